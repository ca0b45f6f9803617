"""Killed at any moment, or run twice at once, the program loses nothing and answers rightly the next time."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.program import Program
from tests.samples import Made

ARTICLES = 40
MOMENTS = 5  # kills, spread evenly over the time that the whole work takes


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


@pytest.fixture
def full(made: Made) -> Made:
    """A briefing that takes a moment to index."""
    for number in range(ARTICLES):
        made.article(f"2025-03-01-harbour-post-{number}", f"“Boat {number} sails at night,” said Ada Marsh.\n\n" * 5)
    return made


def where(made: Made) -> dict[str, str]:
    return {"BRIEFING_WORKSPACE": str(made.workspace.root)}


def start(program: Program, made: Made, *arguments: str) -> subprocess.Popen[bytes]:
    program.home.mkdir(exist_ok=True)
    environment = program.environment(program.home / "killed.jsonl", where(made))
    command = [sys.executable, "-m", "briefing", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def killed(program: Program, made: Made, after: float, *arguments: str) -> bool:
    """Run it and kill it after some seconds; whether it was still running then."""
    with start(program, made, *arguments) as running:
        try:
            running.wait(after)
        except subprocess.TimeoutExpired:
            running.kill()
            return True
    return False


def answers(program: Program, made: Made) -> tuple[str, str]:
    ledger = program.run("ledger", "--json", env=where(made))
    search = program.run("search", "night", "--limit", "0", "--json", env=where(made))
    assert (ledger.status, ledger.err, search.status, search.err) == (0, "", 0, "")
    return ledger.out, search.out


def seconds(program: Program, made: Made, *arguments: str) -> float:
    """How long it takes from start to end."""
    began = time.monotonic()
    assert program.run(*arguments, env=where(made)).status == 0
    return time.monotonic() - began


def test_killed_while_indexing(program: Program, full: Made) -> None:
    whole = seconds(program, full, "index", "--rebuild")
    expected = answers(program, full)
    stopped = 0
    for moment in range(1, MOMENTS + 1):
        stopped += killed(program, full, whole * moment / (MOMENTS + 1), "index", "--rebuild")
        assert answers(program, full) == expected
    assert stopped


def test_killed_while_exporting(program: Program, full: Made, tmp_path: Path) -> None:
    target = tmp_path / "export.md"
    argv = ("export", "--output", str(target), "--force", "--title")
    program.run(*argv, "One", env=where(full))
    one = target.read_text(encoding="utf-8")
    whole = seconds(program, full, *argv, "Two")
    two = target.read_text(encoding="utf-8")
    assert one != two
    stopped = 0
    for moment in range(1, MOMENTS + 1):
        title = ("One", "Two")[moment % 2]
        stopped += killed(program, full, whole * moment / (MOMENTS + 1), *argv, title)
        assert target.read_text(encoding="utf-8") in (one, two)
    assert stopped


def test_killed_while_importing(program: Program, made: Made, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    for number in range(ARTICLES):
        text = f"Boat number {number} sails\n\n“Boat {number} sails at night,” said Ada Marsh.\n"
        (saved / f"{number}.txt").write_text(text, encoding="utf-8")
    argv = ("import", str(saved), "--outlet", "harbour-post", "--yes")
    stopped = 0
    for moment in range(1, MOMENTS + 1):
        stopped += killed(program, made, 0.15 * moment, *argv)
        assert program.run("check", env=where(made)).status == 0
    assert stopped
    assert program.run(*argv, env=where(made)).status == 0
    articles = list((made.folder / "articles").glob("*sails*.md"))  # not the draft that a kill may leave
    assert len(articles) == ARTICLES
    assert program.run("check", env=where(made)).status == 0


def test_two_at_once(program: Program, full: Made) -> None:
    runs = [start(program, full, "search", "night", "--limit", "0", "--json") for _ in range(3)]
    told = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert {err for _, err in told} == {b""}
    assert len({out for out, _ in told}) == 1
    assert told[0][0].count(b"\n") > ARTICLES
