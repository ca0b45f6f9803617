"""What several commands take, with the same name and the same meaning in each."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from briefing.commands.common.completing import articles, briefings, completed_by
from briefing.language.safety import safe_line

_ITS_ID = "its id; not needed where there is only one"
WITHIN = "within"  # where --in puts its value beside a briefing that can be named by its place
_IN = ("--in", "--into")


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line that says what to do, and whose options are never abbreviated."""

    def __init__(self, prog: str, description: str, examples: str = "", usage: str | None = None) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=f"examples:\n{examples.rstrip()}" if examples else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, on standard error; exit 2."""
        print(f"{self.prog}: {safe_line(message)}; see '{self.prog} --help'", file=sys.stderr)
        raise SystemExit(2)


def general(parser: argparse.ArgumentParser) -> None:
    """What every command takes, before or after its name."""
    group = parser.add_argument_group("general options")
    group.add_argument(
        "--workspace",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder with content/ and index/ (else BRIEFING_WORKSPACE, else the current folder, else your own)",
    )
    group.add_argument(
        "--ascii",
        action="store_true",
        default=argparse.SUPPRESS,
        help="show nothing but ASCII (the reader does so by itself where the locale has no UTF-8)",
    )
    group.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="show the details of an unexpected error"
    )


def briefing(parser: argparse.ArgumentParser, metavar: str = "BRIEFING", meaning: str = _ITS_ID) -> None:
    """The briefing a command works on: by its place, or as everywhere with --in."""
    completed_by(parser.add_argument("briefing", metavar=metavar, nargs="?", help=meaning), briefings)
    option = parser.add_argument(
        *_IN, dest=WITHIN, metavar="BRIEFING", default=argparse.SUPPRESS, help="the same by an option"
    )
    completed_by(option, briefings)


def inside(parser: argparse.ArgumentParser, meaning: str = _ITS_ID) -> None:
    """The briefing a command works on, where its place is another's: --in, or --into as import once had it."""
    completed_by(parser.add_argument(*_IN, dest="briefing", metavar="BRIEFING", help=meaning), briefings)


def settle_briefing(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Make one of a briefing named by its place and with --in; ends with an error where they are two."""
    named = getattr(options, WITHIN, None)
    if named is None:
        return
    if options.briefing not in (None, named):
        parser.error(f"names two briefings, {options.briefing} and --in {named}")
    options.briefing = named


def article(parser: argparse.ArgumentParser) -> None:
    """The one article that a command works on."""
    completed_by(parser.add_argument("article", metavar="ARTICLE", help="its id, or words of its headline"), articles)


def as_json(parser: argparse.ArgumentParser) -> None:
    """JSON instead of plain text."""
    parser.add_argument("--json", action="store_true", help="one JSON value a line instead of plain text")


def count(text: str) -> int:
    """A whole number that is not negative, for argparse's `type`; raises ArgumentTypeError for anything else."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)
