"""What a person corrected of what the program derived."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.dates import PartialDate
from briefing.model.places import Selector


class CorrectionKind(StrEnum):
    """What a person may correct."""

    SPEAKER = "speaker"
    CONFIRM = "confirm"
    TITLE = "title"
    MERGE = "merge"
    SPLIT = "split"
    REFERENCE = "reference"

    @property
    def of_speaker(self) -> bool:
        """Whether it tells who said a quotation."""
        return self in (CorrectionKind.SPEAKER, CorrectionKind.CONFIRM)


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's correction of what the program derived.

    speaker: `at` one quotation, `value` an actor's id, `printed: NAME` for somebody who is no actor, or None for
    unresolved.  confirm: `at` one quotation whose speaker is right as it is, `value` as for speaker.  title: `at` a
    passage of the
    statement, `value` the title.  merge: `at` a passage of each statement that is really one.  split: `at` passages
    that do not belong with the rest of their statement.  reference: `at` the wording to compare with.

    `by` is who made it and `made` when, as the person gave it; both may be unknown.
    """

    kind: CorrectionKind
    at: tuple[Selector, ...]
    value: str | None = None
    note: str | None = None
    by: str | None = None
    made: PartialDate | None = None
