"""Nothing in a workspace is ever run: a received folder may hold files with the names of modules."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.derived.extracting import POOL_FROM
from tests.attacks.terminal import Terminal
from tests.program import Program
from tests.runs import Setting, run_all
from tests.samples import SAID, Made, sample

# Standard modules, libraries that others look for without needing them, and our own.
STANDARD = sorted(
    name for name in sys.stdlib_module_names if name.isidentifier() and name not in sys.builtin_module_names
)
OTHERS = (
    "whoosh textual rich yaml rapidfuzz platformdirs pyperclip trafilatura htmldate pypdfium2 feedparser mammoth "
    "watchfiles lxml dateparser brotli cchardet faust_cchardet orjson simplejson chardet charset_normalizer zstandard "
    "pycurl sitecustomize usercustomize tests briefing_plugins sqlite3 py3langid xattr uvloop setproctitle numpy"
).split()
CONSOLE = (os.path.join(os.path.dirname(sys.executable), "briefing"),)


def unguarded() -> dict[str, str]:
    """The environment without what another test of this process may have guarded its children with."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}


def early(folder: Path) -> set[str]:
    """What Python itself imports for `-m` before anything of ours can run; the command and `-P` have no such moment."""
    folder.mkdir()
    (folder / "nothing_else.py").write_text("import sys; print(*sys.modules)", encoding="utf-8")
    call = [sys.executable, "-m", "nothing_else"]
    found = subprocess.run(
        call, cwd=folder, env=unguarded(), capture_output=True, text=True, timeout=60, check=True
    ).stdout.split()
    return {name.partition(".")[0] for name in found}


def decoys(folder: Path, *, own: bool) -> Path:
    """Put a file for every name into a folder; each writes down that it ran. Returns where that would be written."""
    ran = folder.parent / "decoys-that-ran.txt"
    code = f"with open({str(ran)!r}, 'a') as file:\n    file.write(__name__ + chr(10))\nraise ImportError(__name__)\n"
    for name in {*STANDARD, *OTHERS} - (set() if own else early(folder.parent / "clean")):
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    if own:
        (folder / "briefing").mkdir()
        (folder / "briefing" / "__init__.py").write_text(code, encoding="utf-8")
    return ran


def told(ran: Path) -> list[str]:
    return sorted(set(ran.read_text(encoding="utf-8").split())) if ran.exists() else []


def large(root: Path) -> Made:
    """A briefing for which every kind of child is started."""
    made = sample(root)
    for number in range(POOL_FROM):
        made.article(f"2025-03-01-harbour-post-{number}", f"“Boat {number} is full,” said Ada Marsh.\n")
    return made


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("command", "own"), [(("-P", "-m", "briefing"), True), (("-m", "briefing"), False), (CONSOLE, True)]
)
def test_no_command_runs_a_file_of_the_folder(tmp_path: Path, command: tuple[str, ...], own: bool) -> None:
    made = large(tmp_path / "workspace")
    ran = decoys(made.workspace.root, own=own)
    program = Program(tmp_path / "home")
    first = program.run("index", cwd=made.workspace.root, command=command)
    assert (first.status, told(ran)) == (0, []), first.err
    assert "multiprocessing.spawn" in first.modules
    setting = Setting(made.workspace.root, made.id, SAID, "Tom Reed")
    done = run_all(program, setting, cwd=made.workspace.root, command=command)
    assert told(ran) == []
    assert {ran_.status for _, ran_ in done} == {0, 2}


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_the_reader_runs_no_file_of_the_folder(tmp_path: Path) -> None:
    made = large(tmp_path / "workspace")
    ran = decoys(made.workspace.root, own=True)
    with Terminal(tmp_path / "home", made.workspace.root, command=CONSOLE) as terminal:
        terminal.until("Night ferries")
        terminal.keys("/ferr")
        terminal.until(" of ")
        terminal.keys("\x1b")
        terminal.keys("\x11")
        terminal.ended()
    assert told(ran) == []


def test_an_empty_part_of_the_search_path_is_not_handed_on(tmp_path: Path) -> None:
    """`PYTHONPATH=$PYTHONPATH:/x` has an empty first part, which is the folder that a person stands in."""
    made = large(tmp_path / "workspace")
    (made.workspace.root / "selectors.py").write_text("open('ran', 'w').close()", encoding="utf-8")
    (made.workspace.root / "concurrent.py").write_text("open('ran', 'w').close()", encoding="utf-8")
    program = Program(tmp_path / "home")
    env = {"PYTHONPATH": os.pathsep + str(tmp_path / "home" / "watcher")}
    assert program.run("index", cwd=made.workspace.root, command=CONSOLE, env=env).status == 0
    assert not (made.workspace.root / "ran").exists()


def test_without_a_way_to_guard_its_children_the_program_starts_none(tmp_path: Path) -> None:
    made = large(tmp_path / "workspace")
    ran = decoys(made.workspace.root, own=False)
    home = tmp_path / "home"
    environment = {**os.environ, "XDG_STATE_HOME": str(home), "HOME": str(home)}
    call = [sys.executable, "-E", "-m", "briefing", "index"]
    done = subprocess.run(call, cwd=made.workspace.root, env=environment, capture_output=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    assert told(ran) == []


def test_the_decoys_would_be_run(tmp_path: Path) -> None:
    """Without this, decoys that nothing could find would let everything pass."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    ran = decoys(folder, own=True)
    for call in (["-c", "import threading"], ["-m", "briefing"]):
        subprocess.run(
            [sys.executable, *call], cwd=folder, env=unguarded(), capture_output=True, timeout=60, check=False
        )
    assert {"threading", "importlib"} <= set(told(ran))


def test_one_place_starts_processes() -> None:
    package = Path(__file__).resolve().parents[2] / "briefing"
    starting = re.compile(r"\bPopen\(|\bget_context\(|subprocess\.run|os\.(?:system|spawn|exec|fork|posix_spawn)\w*\(")
    found = {path.name for path in package.rglob("*.py") if starting.search(path.read_text(encoding="utf-8"))}
    assert found == {"processes.py"}
