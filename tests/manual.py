"""Writes docs/briefing.1, the manual page, from what the commands say of themselves: `python -m tests.manual`.

Own roff, not argparse-manpage: that one joins the lines of descriptions and examples, and comes as source only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from briefing import __version__
from briefing.cli import command_parser, main_parser
from briefing.commands import COMMANDS

FILE = Path(__file__).resolve().parents[1] / "docs" / "briefing.1"
WIDTH = 78  # columns of the options, set as they are

_FILES = """\
content/ holds what people write, index/ what the program derives; 'briefing locate' says where both are, and where
the settings file and the clippings lie.
"""
_STATUS = """\
0 where all is done; 1 for a finding of check or verify; 2 for wrong use or bad input, with one line that says what to
do.
"""


def page() -> str:
    """The whole page in roff (man(7))."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH BRIEFING 1 "" "briefing {__version__}" "User Commands"'
    main = main_parser()
    yield ".SH NAME"
    yield r"briefing \- read a briefing offline and see how each outlet reported the same statement"
    yield ".SH SYNOPSIS"
    yield from _set("briefing [--workspace DIR] [--plain] [BRIEFING]\nbriefing [--workspace DIR] COMMAND ...")
    yield ".SH DESCRIPTION"
    yield _roff("Without a command, 'briefing' opens the reader; 'briefing NAME' opens the briefing of that name.")
    yield from _set(_options(main))
    yield ".SH COMMANDS"
    for command in COMMANDS:
        parser = command_parser(command)
        yield f".SS {_roff(f'briefing {command.name}')}"
        yield _roff(" ".join((parser.description or "").split()))
        yield from _set(_options(parser))
        yield from _set(parser.epilog or "")
    yield ".SH EXIT STATUS"
    yield _roff(" ".join(_STATUS.split()))
    yield ".SH FILES"
    yield _roff(" ".join(_FILES.split()))


def _options(parser: argparse.ArgumentParser) -> str:
    """The arguments as the help lists them, at a width of its own."""
    formatter = argparse.HelpFormatter(parser.prog, width=WIDTH)
    for group in parser._action_groups:
        formatter.start_section(group.title)
        formatter.add_arguments(group._group_actions)
        formatter.end_section()
    return formatter.format_help()


def _set(text: str) -> Iterator[str]:
    """Lines that keep their breaks."""
    yield ".PP"
    yield ".nf"
    yield from (_roff(line) for line in text.strip("\n").split("\n"))
    yield ".fi"


def _roff(line: str) -> str:
    """One line of text for roff: a backslash or a hyphen is itself, and no line begins a request."""
    made = line.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{made}" if made.startswith((".", "'")) else made


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
