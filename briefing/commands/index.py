"""`briefing index`: bring what is derived up to date, or build it again."""

from __future__ import annotations

import argparse
import contextlib
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.interruption import Interruption
from briefing.commands.common.opening import tell_state
from briefing.commands.common.output import line, note
from briefing.commands.common.progress import Progress
from briefing.commands.common.status import DONE
from briefing.content import listed
from briefing.derived import bring_up_to_date
from briefing.errors import CancelledError, UsageError
from briefing.language.words import counted
from briefing.paths import Workspace
from briefing.plain import clear_of_links, is_link
from briefing.search import searchable

if TYPE_CHECKING:
    from briefing.derived.pooling import Machines

MOST = 256  # processes of a cluster on one machine
DESCRIPTION = """\
Bring the quotations, the statements and the search index of a briefing up to date with its files, or those of
all briefings. Opening a briefing does the same; this does it beforehand. Nothing that people wrote is touched.

An archive that outgrows a laptop can be derived on a Dask cluster (--scheduler, or --workers for one on this
machine), which needs briefing[cluster] there and here. The result is the same, and is read offline.
"""
EXAMPLES = """\
  briefing index
  briefing index child-online-safety --rebuild
  briefing index archive --scheduler tls://cluster.example:8786
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser, meaning="its id; all where none is named")
    parser.add_argument("--rebuild", action="store_true", help="throw away what is derived and make it again")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--scheduler", metavar="ADDRESS", help="derive on the Dask cluster whose scheduler this is")
    place.add_argument("--workers", metavar="N", type=_number, help="derive on a Dask cluster of N processes here")


def run(options: argparse.Namespace) -> int:
    """Do it, and say what there is now."""
    place = workspace_of(options)
    briefings = [one.id for one in listed(place.content)]
    if options.briefing is not None or not briefings:
        briefings = [choose(place, options.briefing)]
    try:
        with _machines(options) as machines:
            for briefing in briefings:
                _index(place, briefing, machines, rebuild=options.rebuild)
    except (KeyboardInterrupt, CancelledError):
        note("stopped: what was extracted is kept, and the same command goes on from there")
        raise
    return DONE


def _index(place: Workspace, briefing: str, machines: Machines | None, *, rebuild: bool) -> None:
    derived = place.index_of(briefing)
    if rebuild and (is_link(derived) or derived.exists()):
        clear_of_links(derived)
        shutil.rmtree(derived, ignore_errors=not derived.exists())
    _bring(place, briefing, machines)


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to {MOST}, found {text!r}")
    return int(text)


@contextlib.contextmanager
def _machines(options: argparse.Namespace) -> Iterator[Machines | None]:
    """What is derived on: this machine, unless a cluster was asked for. Raises UsageError where Dask is not there."""
    if options.scheduler is None and options.workers is None:
        yield None
        return
    try:
        from briefing import cluster  # and with it Dask, which nothing else needs
    except ImportError as error:
        raise UsageError("a cluster needs Dask", do="install it with: pip install 'briefing[cluster]'") from error
    if options.scheduler is not None and not options.scheduler.startswith("tls://"):
        note(f"{options.scheduler} is not encrypted: who is in that network can read the articles and have code run")
    with cluster.started(options.workers) if options.scheduler is None else cluster.joined(options.scheduler) as found:
        yield found


def _bring(place: Workspace, briefing: str, machines: Machines | None) -> None:
    with (
        Interruption() as asked,
        Progress() as progress,
        bring_up_to_date(place, briefing, progress=progress, cancelled=asked, machines=machines) as store,
    ):
        searchable(place, store, progress=progress, cancelled=asked)
        progress.clear()
        kinds = ("article", "quotation", "statement")
        parts = ", ".join(counted(count, kind) for count, kind in zip(store.counts(), kinds, strict=True))
        line(f"{briefing}: {parts}")
        tell_state(store, briefing)
