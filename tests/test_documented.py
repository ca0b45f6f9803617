"""The README shows every command, and no command or option that is not there.

It needs a line of code (indented by four, fenced, or between backticks) for each command, such as `briefing list`.
Options in such a line, also those named in its comment, must be options of that command; options that stand alone
between backticks must be options of some command.
"""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from briefing.cli import command_parser, main_parser
from briefing.commands import COMMANDS, READER

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
_CODE = re.compile(r"^(```+)[^\n]*\n(?P<fenced>.*?)^\1|^    (?P<indented>[^\n]+)|`(?P<inline>[^`\n]+)`", re.M | re.S)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def _options(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings}


OPTIONS = {command.name: _options(command_parser(command)) for command in (*COMMANDS, READER)}
GENERAL = _options(main_parser())


def _code() -> list[str]:
    """Every line of code in the README."""
    found: list[str] = []
    for match in _CODE.finditer(README):
        found.extend((match["fenced"] or match["indented"] or match["inline"]).splitlines())
    return [line.strip().removeprefix("$ ").strip() for line in found]


def _uses() -> list[tuple[str, list[str]]]:
    """Each use of the program: the command ("" for the reader), and the options named in the line."""
    uses = []
    for line in _code():
        words = shlex.split(line, comments=True) if re.match(r"briefing(?![\w-])", line) else []
        if words and words[0] == "briefing":
            command = next((word for word in words[1:] if word in OPTIONS and word), "")
            uses.append((command, _OPTION.findall(line)))
    return uses


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_is_in_the_readme(name: str) -> None:
    assert name in {command for command, _ in _uses()}, f"README.md shows no `briefing {name}`"


def test_the_readme_gives_no_command_an_option_that_it_does_not_take() -> None:
    strange = [(command, option) for command, used in _uses() for option in used if option not in OPTIONS[command]]
    assert [(command, option) for command, option in strange if option not in GENERAL] == []


def test_the_readme_names_no_option_that_nothing_takes() -> None:
    every = set().union(*OPTIONS.values(), GENERAL)
    alone = {option for line in _code() if line.startswith("--") for option in _OPTION.findall(line)}
    assert alone
    assert alone - every == set()


def test_the_readme_names_no_command_that_is_not_there() -> None:
    placeholders = {"NAME", "COMMAND", "BRIEFING"}
    named = {match[1] for line in _code() if (match := re.match(r"briefing ([A-Za-z][\w-]*)", line))}
    shipped = {path.name for path in (Path(__file__).resolve().parents[1] / "content").iterdir()}
    assert named - set(OPTIONS) - placeholders - shipped == set()
