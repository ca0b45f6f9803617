"""How far bringing a briefing up to date has come, whether anybody still waits for it, and what is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.derived.opening import DAMAGED, FOREIGN, LINKED, OTHER_CODE
from briefing.errors import CancelledError
from briefing.progress import Cancelled, Progress

SCANNING = "looking at the files"
WAITING = "waiting for another reader"
WRITING = "writing the index"
_NOTES = (DAMAGED, FOREIGN, LINKED, OTHER_CODE)


@dataclass(slots=True)
class Steps:
    """What follows one run of `bring_up_to_date`; `notes` are sentences that the store then has."""

    progress: Progress | None
    cancelled: Cancelled | None
    notes: list[str] = field(default_factory=list)

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Say how far it is, or a note; raise CancelledError where nobody waits any more."""
        if self.cancelled is not None and self.cancelled():
            raise CancelledError
        if stage in _NOTES and stage not in self.notes:
            self.notes.append(stage)
        if self.progress is not None and stage:
            self.progress(stage, done, total)
