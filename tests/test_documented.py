"""The README and the program name the same commands and options."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from briefing.cli import command_parser, main_parser
from briefing.commands import COMMANDS, READER

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
_CODE = re.compile(r"^(```+)[^\n]*\n(?P<block>.*?)^\1|(?<!`)`(?P<inline>[^`\n]+)`(?!`)", re.M | re.S)
_EVERYWHERE = {"--help", "-h"}


def code() -> list[str]:
    """Every line of code in the README: of fenced blocks, and between backticks."""
    found: list[str] = []
    for match in _CODE.finditer(README):
        found.extend((match["block"] or match["inline"]).splitlines())
    return [line.strip().removeprefix("$ ").strip() for line in found]


def options(parser: argparse.ArgumentParser) -> set[str]:
    """The options a parser takes."""
    return {name for action in parser._actions for name in action.option_strings}


OPTIONS = {command.name: options(command_parser(command)) for command in (*COMMANDS, READER)}
GENERAL = options(main_parser())
OWN = sorted({(name, one) for name, taken in OPTIONS.items() for one in taken if one not in GENERAL})


def _used() -> list[tuple[str, list[str]]]:
    """Each use of the program in the README's code: the command, and the options after it."""
    uses = []
    for line in code():
        if line != "briefing" and not line.startswith("briefing "):
            continue
        words = [word for word in shlex.split(line, comments=True) if word not in ("|",)]
        names = {command.name for command in COMMANDS}
        command = next((word for word in words[1:] if word in names), "")
        uses.append((command, [word.split("=")[0] for word in words if word.startswith("--")]))
    return uses


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_is_in_the_readme(name: str) -> None:
    assert any(command == name for command, _ in _used()), f"the README shows no `briefing {name}`"


@pytest.mark.parametrize(("name", "option"), OWN)
def test_every_option_is_in_the_readme(name: str, option: str) -> None:
    mentioned = {word.split("=")[0] for line in code() for word in re.findall(r"--[a-z][a-z-]*", line)}
    assert option in mentioned or not option.startswith("--"), f"the README does not name {option} of briefing {name}"


@pytest.mark.parametrize("option", sorted(GENERAL - _EVERYWHERE))
def test_every_general_option_is_in_the_readme(option: str) -> None:
    assert any(option in line for line in code())


def test_the_readme_shows_no_command_or_option_that_is_not_there() -> None:
    strange = [
        (command, option)
        for command, used in _used()
        for option in used
        if option not in OPTIONS[command] | GENERAL | _EVERYWHERE
    ]
    assert strange == []


def test_the_readme_shows_no_option_alone_that_nothing_takes() -> None:
    every = set().union(*OPTIONS.values(), GENERAL, _EVERYWHERE)
    alone = {line.split()[0].split("=")[0] for line in code() if re.match(r"--[a-z]", line)}
    assert alone - every == set()
