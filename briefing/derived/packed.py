"""The forms in which values of a snapshot are packed, each checked when it is read."""

from __future__ import annotations

import msgspec

from briefing.model import (
    ArticleKind,
    DifferenceKind,
    Nature,
    ReferenceWhy,
    Risk,
    Span,
    Treatment,
)


class PackedArticle(msgspec.Struct, array_like=True, frozen=True):
    """An article, without its row."""

    body: str
    kind: ArticleKind
    byline: str | None
    url: str | None
    via: str | None
    embargo: str | None
    language: str | None
    origin: str | None


class PackedWords(msgspec.Struct, array_like=True, frozen=True):
    """A stretch; its words where the text has others there."""

    start: int
    end: int
    text: str | None


class PackedQuotation(msgspec.Struct, array_like=True, frozen=True):
    """A quotation, without its row; what is None is as the text has it."""

    spans: tuple[Span, ...]
    quoted: tuple[Span, ...] | None
    text: str | None
    cue: PackedWords | None
    source: PackedWords | None
    why: str
    corrected: bool
    marked: bool
    certainty: float | None
    denied: bool


class PackedSpeaker(msgspec.Struct, array_like=True, frozen=True):
    """A speaker."""

    id: str | None
    name: str
    members: tuple[PackedSpeaker, ...]


class PackedReference(msgspec.Struct, array_like=True, frozen=True):
    """A reference, its article by number."""

    article: int
    spans: tuple[Span, ...]
    text: str | None
    why: ReferenceWhy
    outlets: int


class PackedDifference(msgspec.Struct, array_like=True, frozen=True):
    """A difference; its words where the two texts have others there."""

    kind: DifferenceKind
    reference_span: Span
    printed_span: Span
    reference: str | None
    printed: str | None
    marked: bool
    risks: tuple[Risk, ...]
    nature: Nature | None


class PackedReport(msgspec.Struct, array_like=True, frozen=True):
    """A report, its article by number; what is None is as the article has it."""

    article: int
    outlet: str | None
    treatment: Treatment
    spans: tuple[Span, ...]
    text: str | None
    quotations: tuple[str, ...]
    differences: tuple[PackedDifference, ...]
    styled: tuple[PackedDifference, ...]
    evidence: str
    score: float
    copy_of: str | None
    merged: str
    credit: str | None
    headline: bool
    speaker: PackedSpeaker | None


class PackedNotFound(msgspec.Struct, array_like=True, frozen=True):
    """A statement that was not found, its article by number; the nearest passage by its place, or in words."""

    article: int
    outlet: str | None
    searched: int
    nearest: str | Span | None
    score: float


class PackedStatement(msgspec.Struct, array_like=True, frozen=True):
    """A statement, without its row."""

    reference: PackedReference
    reports: tuple[PackedReport, ...]
    not_found: tuple[PackedNotFound, ...]


class PackedCopying(msgspec.Struct, array_like=True, frozen=True):
    """How much of an article stands in another, without the two."""

    spans: tuple[Span, ...]
    share: float
    quoted: float
