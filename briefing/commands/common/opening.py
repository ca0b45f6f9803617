"""Opening a briefing for a command: brought up to date first, with progress, and what is wrong with it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.commands.common.interruption import Interruption
from briefing.commands.common.output import note
from briefing.commands.common.progress import Progress
from briefing.derived import Store, bring_up_to_date
from briefing.language.words import counted
from briefing.paths import Workspace

if TYPE_CHECKING:
    from briefing.search import Search


def opened(place: Workspace, briefing: str, *, thorough: bool = False) -> Store:
    """What is derived of a briefing as its content is now; with `thorough` every file of the content is read.

    Raises BriefingError where it cannot be opened.
    """
    with Interruption() as asked, Progress() as progress:
        store = bring_up_to_date(place, briefing, progress=progress, cancelled=asked, thorough=thorough)
    tell_state(store, briefing)
    return store


def tell_state(store: Store, briefing: str) -> None:
    """Say what happened while a briefing was opened, where its index lies if not in its place, and that its content has
    problems."""
    for said in (*store.notes, store.fallback):
        if said:
            note(said)
    if store.problems:
        told = counted(len(store.problems), "problem")
        note(f"{told} in the content of {briefing}; 'briefing check {briefing}' lists them")


def searching(place: Workspace, store: Store) -> Search:
    """The index of an opened briefing, made or brought up to date with progress. Raises BriefingError."""
    from briefing.search import searchable  # what only reads does not wait for Whoosh

    with Interruption() as asked, Progress() as progress:
        return searchable(place, store, progress=progress, cancelled=asked)
