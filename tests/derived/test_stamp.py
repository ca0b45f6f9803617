"""What makes a snapshot be derived anew: the code and the tables that it comes from, and nothing that only explains."""

from __future__ import annotations

import ast
import io
import shutil
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing.derived import open_store, stamp
from tests.derived.watching import Watched

PACKAGE = Path(briefing.__file__).parent
STAMPED = [PACKAGE / name for name in stamp.FILES] + [
    path for room in stamp.ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))
]
_LAYOUT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package."""
    return shutil.copytree(PACKAGE, tmp_path / "briefing", ignore=shutil.ignore_patterns("__pycache__", "shipped"))


def meaning(package: Path) -> str:
    return stamp.digest(str(package), stamp.bare)


def change(path: Path, old: str, new: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count(old) == 1
    path.write_text(source.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("statements/derive.py", '"""', None),
        ("derived/schema.py", "from __future__", "# Why the tables are as they are.\nfrom __future__"),
        ("language/numerals.py", "from __future__", "\n\n\nfrom __future__"),
        ("glossary.py", "from __future__", "ANOTHER = 3\nfrom __future__"),
        ("search/build.py", "from __future__", "ANOTHER = 3\nfrom __future__"),
    ],
)
def test_what_explains_or_is_of_another_room_does_not_count(
    package: Path, name: str, old: str, new: str | None
) -> None:
    before, path = meaning(package), package / name
    if new is None:  # the docstring of the module
        source = path.read_text(encoding="utf-8")
        assert source.startswith(old)
        path.write_text('"""Another account' + source[source.index('"""', 3) :], encoding="utf-8")
    else:
        change(path, old, new)
    assert meaning(package) == before


@pytest.mark.parametrize(
    ("name", "addition"),
    [
        ("model/statements.py", "ANOTHER = 3\n"),
        ("language/words.py", "ANOTHER = '''3'''\n"),
        ("content/articles.py", "ANOTHER = '# 3'\n"),
        ("quotations/extract.py", "ANOTHER = 3\n"),
        ("statements/comparing/risks.py", "ANOTHER = 3\n"),
        ("derived/codec.py", "ANOTHER = 3\n"),
        ("quotations/learned/claims.tsv", "bias\t0.1\n"),
    ],
)
def test_code_constants_and_tables_count(package: Path, name: str, addition: str) -> None:
    before = meaning(package)
    with (package / name).open("a", encoding="utf-8") as file:
        file.write(addition)
    after = meaning(package)
    assert after != before
    change(package / name, addition, addition.replace("3", "4").replace("0.1", "0.2"))
    assert meaning(package) != after


def tokens(source: bytes) -> list[str]:
    return [one.string for one in tokenize.tokenize(io.BytesIO(source).readline) if one.type not in _LAYOUT]


def explained(source: bytes) -> Iterator[str]:
    """The strings that are statements, as they stand in a source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield ast.get_source_segment(source.decode(), node) or ""


@pytest.mark.parametrize("path", STAMPED, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_source_loses_its_docstrings_and_comments_and_nothing_else(path: Path) -> None:
    """Python's own reader agrees, for every source that there is."""
    source = path.read_bytes()
    left = tokens(source)
    for docstring in explained(source):
        left.remove(docstring)
    assert tokens(stamp.bare(source)) == left


def imported(path: Path) -> Iterator[Path]:
    """The files of the package that a file imports, also where it is used only for types."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            if name.split(".")[0] == "briefing":
                base = PACKAGE.joinpath(*name.split(".")[1:])
                yield from (file for file in (base.with_suffix(".py"), base / "__init__.py") if file.is_file())


def test_everything_that_deriving_imports_is_stamped() -> None:
    waiting, seen = [PACKAGE / "derived" / "deriving.py"], set[Path]()
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting.extend(imported(path))
    without = {path.relative_to(PACKAGE).as_posix() for path in seen - set(STAMPED)}
    # The version, which is in the stamp in words; when modules are imported; how processes, locks, keys and waits are;
    # how Ctrl-C is heard.
    waits = {"hearing.py", "keys.py", "lazy.py", "locks.py", "processes.py", "progress.py", "safe_path.py"}
    assert without == {"__init__.py", *waits}


def test_a_snapshot_of_the_same_code_with_other_comments_is_kept(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.run().close()
    for module in ("store", "deriving"):
        monkeypatch.setattr(f"briefing.derived.{module}.sources", lambda: "other comments")
    with open_store(watched.made.workspace, watched.made.id) or pytest.fail("it was not kept"):
        pass
    with watched.run() as store:
        assert watched.extracted == []
        assert store.notes == ()
