"""Real permissions: the program as a user to whom nothing in the workspace belongs, for whom some of it is closed.

Permission bits do not bind root, as tests often run, and another user could often not run this Python. So everything in
the workspace is given to somebody else, and the program runs without the powers that let root pass over permissions.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.attacks.terminal import Terminal
from tests.program import Program, Ran
from tests.samples import RELEASE, VERBATIM, Made, sample

SOMEBODY = 12345
SETPRIV = shutil.which("setpriv")
_WITHOUT = "-dac_override,-dac_read_search,-fowner,-chown"
pytestmark = [
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="gives files to another user"),
    pytest.mark.skipif(SETPRIV is None, reason="setpriv (util-linux) is not installed here"),
]


@dataclass(frozen=True)
class Theirs:
    """A workspace that belongs to somebody else, and a Python to which permissions apply."""

    made: Made
    home: Path
    python: Path

    def run(self, *arguments: str) -> Ran:
        """The program, with a home of its own."""
        env = {"BRIEFING_WORKSPACE": str(self.made.workspace.root)}
        return Program(self.home, str(self.python)).run(*arguments, env=env)

    def files(self) -> dict[str, int]:
        """Everything in the workspace, with the time of its last change."""
        return {str(path): path.lstat().st_mtime_ns for path in self.made.workspace.root.rglob("*")}


@pytest.fixture
def theirs(tmp_path: Path) -> Theirs:
    """Everybody may read it; only its owner may write."""
    python = tmp_path / "python"
    call = f"{SETPRIV} --bounding-set={_WITHOUT} --inh-caps={_WITHOUT}"
    python.write_text(f'#!/bin/sh\nexec {call} {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    found = Theirs(sample(tmp_path / "workspace"), tmp_path / "home", python)
    found.home.mkdir()
    for path in (found.made.workspace.root, *found.made.workspace.root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.chown(path, SOMEBODY, SOMEBODY)
    return found


def test_permissions_apply(theirs: Theirs) -> None:
    """Without this, a program that may do everything would let everything pass."""
    closed = theirs.made.path(RELEASE)
    closed.chmod(0o600)
    call = [str(theirs.python), "-c", f"open({str(closed)!r})"]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    assert "PermissionError" in done.stderr


def test_what_may_be_read_is_read_and_nothing_is_written_there(theirs: Theirs) -> None:
    before = theirs.files()
    for call in (("list",), ("ledger",), ("search", "ferry"), ("check",), ("quotes",), ("export",), ("index",)):
        done = theirs.run(*call)
        assert done.status == 0, (call, done.err)
        assert "Traceback" not in done.err
        assert done.out
    assert theirs.files() == before
    assert str(theirs.home) in theirs.run("locate").out


def test_an_index_of_another_user_is_left_alone(theirs: Theirs) -> None:
    place = theirs.made.workspace.root / "index" / theirs.made.id
    place.mkdir(parents=True)
    (place / "derived.sqlite").write_bytes(b"theirs")
    (place / "writing.lock").touch(0o600)
    for path in (place.parent, place, *place.iterdir()):
        os.chown(path, SOMEBODY, SOMEBODY)
    before = theirs.files()
    done = theirs.run("search", "ferry")
    assert (done.status, "hit" in done.out) == (0, True), done.err
    assert theirs.files() == before


@pytest.mark.parametrize(
    "call",
    [
        ("add-actor", "Ada Lund"),
        ("set", VERBATIM, "byline=Ada Lund"),
        ("import", "{home}/a.txt", "--yes", "--outlet", "harbour-post"),
        ("import", "{home}/a.txt", "--yes", "--outlet", "New Boats"),
        ("new", "boats"),
        ("export", "--output", "{root}/x.md"),
    ],
)
def test_what_cannot_be_written_is_one_line(theirs: Theirs, call: tuple[str, ...]) -> None:
    (theirs.home / "a.txt").write_text("A boat sails\n\nThe boat sails at night.\n", encoding="utf-8")
    before = theirs.files()
    done = theirs.run(*(each.format(home=theirs.home, root=theirs.made.workspace.root) for each in call))
    assert done.status == 2, done.out
    assert "Traceback" not in done.err
    assert "unexpected" not in done.err
    assert "ermission" in done.err + done.out
    assert "No such file" not in done.err + done.out
    assert theirs.files() == before


@pytest.mark.parametrize("command", ["check", "index", "search", "quotes", "ledger", "export", "list"])
@pytest.mark.parametrize("closed", ["content", "briefing", "articles"])
def test_a_folder_that_may_not_be_read_is_an_error(theirs: Theirs, closed: str, command: str) -> None:
    made = theirs.made
    folder = {"content": made.workspace.content, "briefing": made.folder, "articles": made.folder / "articles"}[closed]
    folder.chmod(0o700)
    done = theirs.run(command, *(["ferry"] if command == "search" else []))
    told = done.out + done.err
    assert "Traceback" not in told
    assert "unexpected" not in told
    assert done.status in (1, 2), told
    assert "No problem" not in told
    assert " 0 articles" not in told


def test_an_article_that_may_not_be_read_is_a_problem_and_the_rest_is_read(theirs: Theirs) -> None:
    theirs.made.path(RELEASE).chmod(0o600)
    done = theirs.run("check")
    assert done.status == 1
    assert f"{RELEASE}.md: cannot be read: you may not read it" in done.out
    done = theirs.run("ledger")
    assert (done.status, "Ada Marsh" in done.out) == (0, True)
    assert "1 problem in the content" in done.err


def test_the_reader_opens_what_is_anothers_and_keeps_clippings_in_its_own_place(theirs: Theirs) -> None:
    (theirs.made.folder / "clippings").mkdir(0o755)
    os.chown(theirs.made.folder / "clippings", SOMEBODY, SOMEBODY)
    before = theirs.files()
    with Terminal(theirs.home, theirs.made.workspace.root, python=str(theirs.python)) as terminal:
        terminal.until("3 Quotes 4")
        terminal.settle()
        for keys in (" ", "b", "\x1b", "3", "s", "\x1b", "\x11"):
            terminal.keys(keys)
        assert terminal.ended() == 0
        assert "Traceback" not in terminal.text
    assert theirs.files() == before
    baskets = list((theirs.home / "state").rglob("basket.yaml"))
    assert len(baskets) == 1
    assert "target:" in baskets[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("closed", ["articles", "briefing", "one"])
def test_the_reader_says_what_it_may_not_read(theirs: Theirs, closed: str) -> None:
    made = theirs.made
    path = {"articles": made.folder / "articles", "briefing": made.folder, "one": made.path(RELEASE)}[closed]
    path.chmod(0o700 if closed != "one" else 0o600)
    with Terminal(theirs.home, made.workspace.root, python=str(theirs.python)) as terminal:
        terminal.until({"one": "1 problem"}.get(closed, "ermission"))
        if terminal.process.poll() is None:
            terminal.keys("\x1b")
            terminal.keys("\x11")
        assert terminal.ended() in (0, 2)
        assert "Traceback" not in terminal.text


def test_the_reader_says_that_a_typed_path_lies_in_a_closed_folder(theirs: Theirs) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="c", dir="/tmp") as closed,  # a short name, so that no line is broken in it
        Terminal(theirs.home, theirs.made.workspace.root, python=str(theirs.python)) as terminal,
    ):
        os.chown(closed, SOMEBODY, SOMEBODY)
        terminal.until("3 Quotes 4")
        for keys in ("", "I", f"{closed}/x", "\r", "\x1b", "e", "\x15", f"{closed}/x", "\r"):
            terminal.keys(keys)
            terminal.settle()  # Esc and a letter that come together are Alt and the letter
        terminal.until("you may not enter")
        terminal.keys("\x1b")
        terminal.settle()
        terminal.keys("\x11")
        assert terminal.ended() == 0
        assert "Traceback" not in terminal.text
