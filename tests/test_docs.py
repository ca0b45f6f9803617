"""The documentation is whole: every room, command and key is in it, and nothing cites a document that is not there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from briefing.commands import COMMANDS
from briefing.model import Treatment
from briefing.reader.app import BriefingApp
from briefing.reader.keymap import every_binding
from tests import keys, manual
from tools.map import subjects

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "briefing"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "training").glob("*.md")]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_CITED = re.compile(r"\b(?:docs|training|tests)/[\w/.-]*\.md\b")
_CLASS = re.compile(r"^class ([A-Za-z]\w*)", re.MULTILINE)
_CODE = re.compile(r"`([a-z_]+(?:/[a-z_]+)*(?:/|\.py))`")


def rooms() -> list[str]:
    """The rooms of the package: its folders, and the files beside them."""
    folders = [f"{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()]
    return sorted(folders + [path.name for path in PACKAGE.glob("*.py") if path.name != "__init__.py"])


@pytest.mark.parametrize("room", rooms())
def test_every_room_is_in_the_architecture(room: str) -> None:
    table = ARCHITECTURE[ARCHITECTURE.index("## Rooms") : ARCHITECTURE.index("## The walk")]
    assert f"`{room}`" in table


def test_every_room_within_a_room_is_in_the_architecture() -> None:
    folders = [path.parent.relative_to(PACKAGE).parts for path in PACKAGE.rglob("*/*/__init__.py")]
    inner = {"/".join(parts[1:]) for parts in folders if len(parts) > 1}
    assert {name for name in inner if f"{name}/`" not in ARCHITECTURE} == set()


def test_what_the_architecture_names_is_there() -> None:
    here = {*rooms(), "content/", "index/", "training/", "tests/"}
    named = {name for name in _CODE.findall(ARCHITECTURE) if "/" in name.rstrip("/") or name in here}
    everywhere = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*")}
    parts = {"/".join(path.split("/")[at:]) for path in everywhere for at in range(path.count("/") + 1)}
    assert {name for name in named if name.rstrip("/") not in parts} <= {"training/", "tests/", "index/"}


def test_every_file_has_a_place_in_the_tables_of_what_is_where() -> None:
    """But a command's module, which is called as the command is."""
    table = ARCHITECTURE[ARCHITECTURE.index("## Rooms") : ARCHITECTURE.index("## The walk")]
    named = {f"/{name}" for name in _CODE.findall(table)}
    files = [path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" and path.parent.name != "commands"]
    assert len(files) > 300
    missing = [
        name
        for path in files
        if not any((name := f"/{path.relative_to(PACKAGE).as_posix()}").endswith(each) for each in named)
    ]
    assert missing == []


def test_every_file_says_what_it_is_about() -> None:
    assert [name for name, subject in subjects() if not subject] == []


def test_a_class_name_means_one_thing() -> None:
    """But for what is the same in two rooms, each for what it works on; names that begin with _ are a file's own."""
    alike = {
        "Stage",  # a step of a pipeline: from an article to quotations, from quotations to statements
        "Work",  # what the stages of a pipeline hand on
        "Token",  # a word of a text, with what its room knows of it: how it compares, or its tag
    }
    homes: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in _CLASS.findall(path.read_text(encoding="utf-8")):
            homes.setdefault(name, []).append(path.relative_to(PACKAGE).as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1 and name not in alike} == {}
    assert [name for name in alike if len(homes[name]) < 2] == []


def test_every_file_that_the_architecture_names_is_there() -> None:
    everywhere = [path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*.*")]
    named = set(re.findall(r"`([\w/]+\.(?:py|tcss))`", ARCHITECTURE))
    assert {name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in everywhere)} == set()


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_its_module_description_and_examples(command: str) -> None:
    module = next(each for each in COMMANDS if each.name == command).load()
    assert module.DESCRIPTION.strip()
    assert f"briefing {command}" in module.EXAMPLES


def test_every_key_is_listed() -> None:
    assert keys.FILE.read_text(encoding="utf-8") == keys.page(), "write it again: python -m tests.keys"

    silent = [
        id_
        for id_, every in every_binding(BriefingApp).items()
        if not any(one.tooltip or one.description for one in every)
    ]
    assert silent == []


def test_the_manual_page_is_what_the_commands_say() -> None:
    assert manual.FILE.read_text(encoding="utf-8") == manual.page(), "write it again: python -m tests.manual"


def test_every_treatment_is_in_the_glossary_and_the_readme_with_its_sign() -> None:
    for page in (ROOT / "docs" / "glossary.md", ROOT / "README.md"):
        text = page.read_text(encoding="utf-8")
        for treatment in Treatment:
            assert re.search(rf"\| [^\n]*{re.escape(str(treatment))}[^\n]*\|", text), f"{page.name}: {treatment}"
            assert treatment.sign in text


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_library_is_in_the_table_of_what_each_is_given() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    first = [row.split("|")[1].casefold() for row in page.splitlines() if row.startswith("| ")]
    named = {name for row in first for name in re.findall(r"[\w-]+", row)}
    assert {re.split(r"[<>=]", one)[0].casefold() for one in wanted} - named == set()


def test_every_decision_is_in_their_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in folder.glob("*.md") if path.name != "README.md" and path.name not in listed] == []


def test_nothing_cites_a_document_that_is_not_there() -> None:
    code = [path for folder in ("briefing", "training", "tools", "tests") for path in (ROOT / folder).rglob("*.py")]
    for path in [*code, *PAGES, ROOT / "Makefile", ROOT / "pyproject.toml"]:
        text = path.read_text(encoding="utf-8")
        assert [name for name in _CITED.findall(text) if not (ROOT / name).is_file()] == [], path
        assert "design, section" not in text or path == Path(__file__), path


def test_the_newest_heading_of_the_changes_is_of_what_comes_next_and_all_others_have_a_date() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ — \d{4}-\d{2}-\d{2}", heading) for heading in headings[1:])
