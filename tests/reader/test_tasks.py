"""The pages of docs/tasks: their tables are pressed, row by row, and what they promise must be on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import command_parser
from briefing.commands import COMMANDS
from tests.reader.conftest import Open, screen_text, settle
from tests.reader.test_pictures import compare, drawn

TASKS = Path(__file__).resolve().parents[2] / "docs" / "tasks"
PAGES = sorted(path.stem for path in TASKS.glob("*.md") if path.stem != "README")
NAMED = {
    "Enter": "enter",
    "Esc": "escape",
    "Tab": "tab",
    "Space": "space",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "Alt+←": "alt+left",
    "Shift+↑": "shift+up",
    "Shift+↓": "shift+down",
    "*": "asterisk",
    "Ctrl+P": "ctrl+p",
    "Ctrl+S": "ctrl+s",
    "F2": "f2",
    "/": "slash",
    ".": "full_stop",
    "?": "question_mark",
}
_HEAD = "| press | what you see |"
_CODE = re.compile(r"`([^`]+)`")

Row = tuple[list[str], list[str]]  # what is typed or pressed, and what is then on the screen


def tables() -> Iterator[tuple[str, list[Row]]]:
    """Every table of keys, by its page and its number there."""
    for name in PAGES:
        lines = (TASKS / f"{name}.md").read_text(encoding="utf-8").splitlines()
        for number, at in enumerate([at for at, line in enumerate(lines) if line == _HEAD], 1):
            rows = []
            for line in lines[at + 2 :]:
                if not line.startswith("|"):
                    break
                left, right = line.strip("| ").split(" | ", 1)
                rows.append((_CODE.findall(left), _CODE.findall(right)))
            yield f"{name} {number}", rows


TABLES = dict(tables())


def pressed(token: str) -> list[str]:
    """The keys of one piece of code: a named key, or what is typed letter by letter."""
    return [NAMED[token]] if token in NAMED else list(token)


@pytest.mark.parametrize("name", TABLES)
async def test_a_page_says_what_happens(name: str, open_reader: Open) -> None:
    async with open_reader((120, 40)) as (app, pilot):
        for tokens, promised in TABLES[name]:
            assert tokens, f"{name}: a row without keys"
            for token in tokens:
                await pilot.press(*pressed(token))
                await settle(pilot)
            passing = [note.message for note in app._notifications]
            shown = " ".join(" ".join([screen_text(app), *passing]).split())
            assert [words for words in promised if words not in shown] == [], (
                f"{name}, after {' '.join(tokens)}:\n{shown}"
            )


def test_the_tables_promise_something() -> None:
    assert sum(len(promised) for rows in TABLES.values() for _, promised in rows) > 20


def test_every_page_is_in_the_list() -> None:
    listed = (TASKS / "README.md").read_text(encoding="utf-8")
    assert [name for name in PAGES if f"({name}.md)" not in listed] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_take_what_it_writes(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    for line in (TASKS / f"{page}.md").read_text(encoding="utf-8").splitlines():
        if not line.startswith("    briefing ") or "> " in line:
            continue
        words = shlex.split(line, comments=True)[1:]
        command = next((each for each in COMMANDS if each.name == words[0]), None)
        assert command is not None or words[0].startswith("--"), line
        if command is not None:
            try:
                command_parser(command).parse_args(words[1:])
            except SystemExit:
                pytest.fail(f"{page}.md: {line.strip()}: {capsys.readouterr().err}")


async def test_the_picture_of_the_first_minutes_is_of_today(open_reader: Open) -> None:
    compare(TASKS / "reading.svg", await drawn(open_reader, (120, 40), []))
