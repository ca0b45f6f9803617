"""`briefing check`: everything that is wrong in the files of a briefing, or of all."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.interruption import Interruption
from briefing.commands.common.output import line, note, value
from briefing.commands.common.progress import Progress
from briefing.commands.common.status import DONE, FINDING
from briefing.content import listed, problems_beside, unfilled
from briefing.derived import bring_up_to_date
from briefing.errors import ContentError, Problem
from briefing.language.words import counted
from briefing.paths import Workspace

DESCRIPTION = """\
List everything that is wrong in the files of a briefing, or of all briefings: file, line, field, and what
was expected; also corrections that no longer fit, and what cannot be read in baskets, saved searches and dropped
names. Then, as notices, what could be filled in: outlets that are not known, dates that are missing. Ends
with 1 if anything is wrong, with 0 if not, whatever the notices.
"""
EXAMPLES = """\
  briefing check
  briefing check child-online-safety --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser, meaning="its id; all where none is named")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print them."""
    place = workspace_of(options)
    briefings = [one.id for one in listed(place.content)]
    if options.briefing is not None or not briefings:
        briefings = [choose(place, options.briefing)]
    wrong = open_ = 0
    for briefing in briefings:
        problems, notices = _looked(place, briefing)
        wrong, open_ = wrong + len(problems), open_ + len(notices)
        for problem in problems:
            _tell(briefing, problem, "problem", as_json=options.json)
        for notice in notices:
            _tell(briefing, notice, "notice", as_json=options.json)
    if not options.json:
        told = counted(wrong, "problem") if wrong else "No problem"
        also = f", {counted(open_, 'notice')}" if open_ else ""
        line(f"{told}{also} in {counted(len(briefings), 'briefing')}.")
    return FINDING if wrong else DONE


def _tell(briefing: str, problem: Problem, severity: str, *, as_json: bool) -> None:
    if as_json:
        parts = {"file": problem.file, "line": problem.line, "field": problem.field, "what": problem.what}
        value({"briefing": briefing, **parts, "severity": severity})
    else:
        line(f"Notice: {briefing}/{problem}" if severity == "notice" else f"{briefing}/{problem}")


def _looked(place: Workspace, briefing: str) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What is wrong in a briefing's files, and what could be filled in."""
    try:
        with (
            Interruption() as asked,
            Progress() as progress,
            bring_up_to_date(place, briefing, progress=progress, cancelled=asked) as store,
        ):
            problems = store.problems
            if store.fallback:
                progress.clear()
                note(store.fallback)
            beside = problems_beside(place.content / briefing, place.searches(briefing), place.clippings(briefing))
            return tuple(sorted({*problems, *beside})), tuple(unfilled(store.article_rows(), problems))
    except ContentError as error:
        return (Problem("briefing.yaml", 0, "", str(error)),), ()
