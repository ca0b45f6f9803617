"""`briefing index`: bring what is derived up to date, or build it again."""

from __future__ import annotations

import argparse
import shutil

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.interruption import Interruption
from briefing.commands.common.opening import tell_state
from briefing.commands.common.output import line
from briefing.commands.common.progress import Progress
from briefing.commands.common.status import DONE
from briefing.content import listed
from briefing.derived import bring_up_to_date
from briefing.language.words import counted
from briefing.paths import Workspace
from briefing.plain import clear_of_links, is_link
from briefing.search import searchable

DESCRIPTION = """\
Bring the quotations, the statements and the search index of a briefing up to date with its files, or those of
all briefings. Opening a briefing does the same; this does it beforehand. Nothing that people wrote is touched.
"""
EXAMPLES = """\
  briefing index
  briefing index child-online-safety --rebuild
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser, meaning="its id; all where none is named")
    parser.add_argument("--rebuild", action="store_true", help="throw away what is derived and make it again")


def run(options: argparse.Namespace) -> int:
    """Do it, and say what there is now."""
    place = workspace_of(options)
    briefings = [one.id for one in listed(place.content)]
    if options.briefing is not None or not briefings:
        briefings = [choose(place, options.briefing)]
    for briefing in briefings:
        derived = place.index_of(briefing)
        if options.rebuild and (is_link(derived) or derived.exists()):
            clear_of_links(derived)
            shutil.rmtree(derived, ignore_errors=not derived.exists())
        _bring(place, briefing)
    return DONE


def _bring(place: Workspace, briefing: str) -> None:
    with (
        Interruption() as asked,
        Progress() as progress,
        bring_up_to_date(place, briefing, progress=progress, cancelled=asked) as store,
    ):
        searchable(place, store, progress=progress, cancelled=asked)
        progress.clear()
        parts = ", ".join(
            (
                counted(len(store.article_rows()), "article"),
                counted(len(store.quotation_rows()), "quotation"),
                counted(len(store.statement_rows()), "statement"),
            )
        )
        line(f"{briefing}: {parts}")
        tell_state(store, briefing)
