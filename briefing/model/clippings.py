"""What a reader picked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.model.places import Selector


class ClippingKind(StrEnum):
    """What a reader picked."""

    ARTICLE = "article"
    QUOTATION = "quotation"
    STATEMENT = "statement"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Clipping:
    """Something a reader picked, with an optional note and tags.

    `target` is its id. `at` is the passage, so that a quotation or a statement is found again when ids have changed;
    a passage that a reader marked has nothing else to be found by.
    """

    kind: ClippingKind
    target: str
    title: str
    at: Selector | None = None
    note: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basket:
    """What a reader picked in one briefing, in order."""

    clippings: tuple[Clipping, ...] = field(default_factory=tuple)
