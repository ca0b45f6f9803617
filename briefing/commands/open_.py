"""`briefing` and `briefing NAME`: open the reader."""

from __future__ import annotations

import argparse

from briefing.commands import COMMANDS
from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.names import hint
from briefing.commands.common.output import at_terminal
from briefing.commands.common.status import DONE
from briefing.content import briefing_ids
from briefing.errors import UsageError
from briefing.paths import Workspace

DESCRIPTION = "Open the reader, on the briefing named or on the one there is."
EXAMPLES = """\
  briefing
  briefing child-online-safety
  briefing --plain                the same as lines that are typed and read: for a screen reader, a braille line
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser)
    parser.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="lines instead of screens, for a screen reader"
    )


def run(options: argparse.Namespace) -> int:
    """Open the reader and return its exit status."""
    place = workspace_of(options)
    briefing = None if options.briefing is None else _named(place, options.briefing)
    if options.extra:
        raise UsageError(f"cannot take {' '.join(options.extra)}", do="see 'briefing --help'")
    if not options.plain and not at_terminal():
        raise UsageError("the reader needs a terminal", do="'briefing --plain' and the commands need none")
    if not briefing_ids(place.content):
        choose(place, None)  # which says what is missing, and what to do
    if options.plain:
        return _talk(place, choose(place, briefing))
    from briefing.reader import run as read  # the screens cost half a second; a mistake above must not

    return read(place, briefing)


def _talk(place: Workspace, briefing: str) -> int:
    from briefing.commands.common.dialogue import Dialogue
    from briefing.commands.common.opening import opened, searching

    with opened(place, briefing) as store:
        Dialogue(store, lambda: searching(place, store), place.clippings(briefing)).cmdloop()
    return DONE


def _named(place: Workspace, typed: str) -> str:
    """The briefing named; a misspelt command ends here too."""
    try:
        return choose(place, typed)
    except UsageError:
        names = [command.name for command in COMMANDS] + list(briefing_ids(place.content))
        raise UsageError(f"there is no command and no briefing {typed!r}", do=hint(typed, names)) from None
