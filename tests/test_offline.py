"""Offline: no command opens a socket, and none pays for a library that it does not use."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing.derived.extracting import POOL_FROM
from tests.program import Program, Ran
from tests.runs import Setting, run_all
from tests.samples import SAID, sample

SCREENS = ("textual", "rich")
INDEX = ("whoosh",)
FORMATS = ("trafilatura", "htmldate", "lxml", "pypdfium2", "feedparser", "mammoth", "watchfiles", "dateparser")
HEAVY = (*SCREENS, *INDEX, *FORMATS, "pyperclip", "asyncio", "ssl", "http", "email")

ROOMS = """
    model language errors files paths lazy progress glossary content intake quotations statements derived search export
    clipping commands cluster cli safe_path processes plain locks keys timeline history hearing
""".split()

# What a command may import of HEAVY; everything else may import none of it.
ALLOWED = {"search": set(INDEX), "index": set(INDEX)}
OF_THE_READER = "keys"  # tells of the reader's screens what only they know


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[tuple[str, ...], Ran]]:
    """Every command, watched."""
    place = tmp_path_factory.mktemp("offline") / "workspace"
    made = sample(place)
    return run_all(Program(place.parent / "home"), Setting(place, made.id, SAID, "Tom Reed"))


def test_the_watcher_sees_sockets(tmp_path: Path) -> None:
    """Without this, a watcher that sees nothing would let everything pass."""
    program = Program(tmp_path)
    code = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0))"
    ran = program.run("-c", code, command=())
    assert [kind for kind, _ in ran.sockets] == ["socket.__new__", "socket.bind"]
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"
    assert program.run("-c", child, command=()).sockets == ran.sockets


def test_no_command_opens_a_socket(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    assert [(call, ran.sockets) for call, ran in runs if ran.sockets] == []


def test_a_briefing_that_takes_all_cores_opens_no_socket(tmp_path: Path) -> None:
    made = sample(tmp_path / "workspace")
    for number in range(POOL_FROM):
        made.article(f"2025-03-01-harbour-post-{number}", f"“Boat {number} is full,” said Ada Marsh.\n")
    ran = Program(tmp_path / "home").run("index", env={"BRIEFING_WORKSPACE": str(made.workspace.root)})
    assert (ran.status, ran.err, ran.sockets) == (0, "", ())
    assert "multiprocessing.spawn" in ran.modules or os.cpu_count() == 1


def test_no_command_but_the_reader_imports_textual(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    loaded = [(call, ran.loaded(SCREENS)) for call, ran in runs if call[0] != OF_THE_READER]
    assert [(call, screens) for call, screens in loaded if screens] == []


def test_no_command_pays_for_another(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    """A mistake may load difflib, to say what was meant; an import loads what its files need."""
    paid = {}
    for call, ran in runs:
        if ran.status == 2 or call[0] in ("import", OF_THE_READER):
            continue
        extra = set(ran.loaded(HEAVY)) - ALLOWED.get(call[0], set())
        if extra:
            paid[call] = sorted(extra)
    assert paid == {}


@pytest.mark.parametrize(
    "call", [("--version",), ("--help",), ("compare", "--text", "a", "b"), ("compare", "--help"), ("list",)]
)
def test_quick_answers_load_little(call: tuple[str, ...], tmp_path: Path) -> None:
    ran = Program(tmp_path).run(*call)
    assert (ran.status, ran.err) == (0, "")
    assert ran.loaded((*HEAVY, "sqlite3")) == []


@pytest.mark.parametrize("room", ROOMS)
def test_importing_a_room_loads_no_screens(room: str, tmp_path: Path) -> None:
    ran = Program(tmp_path).run("-c", f"import briefing.{room}", command=())
    assert (ran.status, ran.err) == (0, "")
    assert f"briefing.{room}" in ran.modules
    assert ran.loaded((*SCREENS, *FORMATS)) == []


def test_every_room_is_tried() -> None:
    import pkgutil

    import briefing

    found = {module.name for module in pkgutil.iter_modules(briefing.__path__)}
    assert found - set(ROOMS) == {"reader", "__main__"}
    assert sys.modules["briefing"] is briefing
