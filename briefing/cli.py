"""The command line: which command is meant, and how its outcome becomes an exit status and at most one line."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from briefing import __version__, hearing
from briefing.commands import COMMANDS, READER, Command
from briefing.commands.common import output
from briefing.commands.common.options import Parser, general, settle_briefing
from briefing.commands.common.status import DONE, FINDING, INTERRUPTED, UNREAD, WRONG
from briefing.errors import BriefingError, CancelledError
from briefing.language.ascii import ASKED

_DESCRIPTION = """\
Read a briefing offline and see how each outlet reported the same statement.

Without a command, 'briefing' opens the reader; 'briefing NAME' opens the briefing of that name.
"""
_EXAMPLES = """\
  briefing                                     open the reader
  briefing search '"online safety" by:kyle'    find a phrase in what one actor said
  briefing ledger --treatment altered          statements whose words an outlet changed without a sign
  briefing compare --text 'We will act now.' 'We may act now.'
  briefing import ~/Downloads/*.html --in my-briefing
  briefing export --output briefing.md

'briefing COMMAND --help' says what a command takes."""


def run(argv: Sequence[str]) -> int:
    """Do what the arguments say and return the exit status; what goes wrong becomes one line on standard error."""
    output.prepare()
    status = _guarded(argv)
    try:
        output.flush()
    except OSError as error:
        output.abandon()
        if isinstance(error, BrokenPipeError):
            return UNREAD
        if status in (DONE, FINDING):
            return _wrong(_told(error))
    return status


def _guarded(argv: Sequence[str]) -> int:
    try:
        return _run(argv)
    except SystemExit as stop:  # argparse has printed help, the version, or what is wrong
        return stop.code if isinstance(stop.code, int) else DONE
    except (KeyboardInterrupt, CancelledError):
        return INTERRUPTED
    except BrokenPipeError:
        output.abandon()
        return UNREAD
    except BriefingError as error:
        return _wrong(str(error))
    except OSError as error:
        return _wrong(_told(error))
    except Exception as error:  # noqa: BLE001 - the last resort: a person gets one line, not a traceback
        from briefing.commands.common.unexpected import report

        return _wrong(report(error, shown="--debug" in argv))


def _run(argv: Sequence[str]) -> int:
    before, name, after = split(argv)
    options = argparse.Namespace(workspace=None, debug=False, plain=False, ascii=False)
    main_parser().parse_args(before, options)
    command = next((one for one in COMMANDS if one.name == name), None)
    if command is None:
        command, after = READER, after if name is None else [name, *after]
    parser = command_parser(command)
    _, options.extra = parser.parse_known_args(after, options)
    settle_briefing(parser, options)
    if options.extra and command is not READER:
        parser.error(f"cannot take {' '.join(options.extra)}")
    if options.ascii:
        os.environ[ASKED] = "1"  # for the reader too, wherever it is told from
    hearing.loaded()
    if command is READER and not options.plain:
        hearing.as_python_does()
    status: int = command.load().run(options)
    return status


def split(argv: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """The options before the command, the command (or the name of a briefing), and what follows it.

    After `--` a name is never a command: `briefing -- list` opens the briefing called list.
    """
    before: list[str] = []
    rest = list(argv)
    while rest and rest[0].startswith("-") and rest[0] != "--":
        before.append(rest.pop(0))
        if before[-1] == "--workspace" and rest:
            before.append(rest.pop(0))
    if not rest or rest[0] == "--":
        return before, None, rest
    return before, rest[0], rest[1:]


def main_parser() -> Parser:
    """What `briefing` itself takes, with the commands in its help."""
    longest = max(len(command.name) for command in COMMANDS)
    table = "\n".join(f"  {command.name:<{longest}}  {command.summary}" for command in COMMANDS)
    parser = Parser(
        "briefing",
        f"{_DESCRIPTION}\ncommands:\n{table}",
        _EXAMPLES,
        usage="briefing [--workspace DIR] [BRIEFING]\n       briefing [--workspace DIR] COMMAND ...",
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    parser.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="open no screens: read by typed lines"
    )
    general(parser)
    return parser


def command_parser(command: Command) -> Parser:
    """What a command takes; its module says so."""
    module = command.load()
    parser = Parser(f"briefing {command.name}".rstrip(), module.DESCRIPTION, module.EXAMPLES)
    module.arguments(parser)
    general(parser)
    return parser


def complete(typed: str) -> None:
    """Answer a shell that asks how the line typed so far goes on, and end the process."""
    import argcomplete

    argcomplete.autocomplete(_completed(split(typed.split()[1:])[1] or ""))


def _completed(named: str) -> argparse.ArgumentParser:
    """All commands in one parser; only the one named says what it takes, so that the others cost no import."""
    from briefing.commands.common.completing import briefings

    parser: argparse.ArgumentParser = main_parser()
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=argparse.ArgumentParser)
    for command in COMMANDS:
        made = commands.add_parser(command.name, help=command.summary)
        if named == command.name:
            module = command.load()
            made.description = module.DESCRIPTION
            module.arguments(made)
            general(made)
    for briefing in set(briefings(argparse.Namespace())) - {command.name for command in COMMANDS}:
        commands.add_parser(briefing, help="open the reader on it")
    return parser


def _wrong(message: str) -> int:
    output.note(message)
    return WRONG


def _told(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{error.filename}: {what}" if error.filename is not None else what
