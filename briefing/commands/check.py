"""`briefing check`: everything that is wrong in the files of a briefing, or of all."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.interruption import Interruption
from briefing.commands.common.output import line, value
from briefing.commands.common.progress import Progress
from briefing.commands.common.status import DONE, FINDING
from briefing.content import listed
from briefing.derived import bring_up_to_date
from briefing.errors import ContentError, Problem
from briefing.paths import Workspace
from briefing.text import counted

DESCRIPTION = """\
List everything that is wrong in the files of a briefing, or of all briefings: file, line, field, and what
was expected; also corrections that no longer fit. Ends with 1 if there is anything, with 0 if all is well.
"""
EXAMPLES = """\
  briefing check
  briefing check child-online-safety --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("briefing", metavar="BRIEFING", nargs="?", help="its id; all where none is named")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print them."""
    place = workspace_of(options)
    briefings = [one.id for one in listed(place.content)]
    if options.briefing is not None or not briefings:
        briefings = [choose(place, options.briefing)]
    count = 0
    for briefing in briefings:
        for problem in _problems(place, briefing):
            count += 1
            if options.json:
                parts = {"file": problem.file, "line": problem.line, "field": problem.field, "what": problem.what}
                value({"briefing": briefing, **parts})
            else:
                line(f"{briefing}/{problem}")
    if not options.json:
        checked = counted(len(briefings), "briefing")
        line(f"{counted(count, 'problem') if count else 'No problem'} in {checked}.")
    return FINDING if count else DONE


def _problems(place: Workspace, briefing: str) -> tuple[Problem, ...]:
    try:
        with (
            Interruption() as asked,
            Progress() as progress,
            bring_up_to_date(place, briefing, progress=progress, cancelled=asked) as store,
        ):
            return store.problems
    except ContentError as error:
        return (Problem("briefing.yaml", 0, "", str(error)),)
