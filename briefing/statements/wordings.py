"""What one quotation prints of one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Quotation, QuotationKind, Span
from briefing.statements.grouping.passages import Passage

FRAGMENT = 7  # words inside marks that are, at most, a fragment in a sentence of the outlet's own


@dataclass(frozen=True, slots=True)
class Wording:
    """A quotation's part in a statement: its places in the body, their text, how many words stand inside marks.

    `flat` is its words in normal form, `credit` the outlet that the article says it has them from.
    """

    quotation: Quotation
    primary: bool
    spans: tuple[Span, ...]
    text: str
    words: int
    flat: str
    printer: tuple[str, int]
    credit: str | None = None

    @property
    def article(self) -> str:
        """The article's id."""
        return self.quotation.article

    @property
    def fragment(self) -> bool:
        """Whether the outlet tells it in its own words, with at most a fragment in marks."""
        if self.quotation.kind is not QuotationKind.MIXED:
            return False
        return self.words <= FRAGMENT or self.words * 2 < len(self.quotation.text.split())

    @property
    def attributed(self) -> bool:
        """Whether it belongs to a quotation that was found in its article."""
        return bool(self.quotation.id)

    @property
    def places(self) -> tuple[Span, ...]:
        """The passages that report the statement: the whole quotation where it is told around a fragment."""
        return self.quotation.spans if self.fragment else self.spans

    @property
    def printed(self) -> str:
        """The text of `places`."""
        return self.quotation.text if self.fragment else self.text


def wordings(passages: Sequence[Passage], bodies: Mapping[str, str]) -> list[Wording]:
    """The passages of a statement by quotation, in the order of articles and places."""
    groups: dict[tuple[str, int], list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.printer, []).append(passage)
    return sorted((_wording(group, bodies) for group in groups.values()), key=lambda item: (item.article, item.spans))


def _wording(group: Sequence[Passage], bodies: Mapping[str, str]) -> Wording:
    first = group[0]
    body = bodies[first.article]
    spans = _merged(sorted({span for passage in group for span in (*passage.spans, *passage.beside)}), body)
    text = " ".join(body[start:end] for start, end in spans)
    keys = [key for passage in group for key in passage.keys]
    return Wording(first.quotation, first.primary, spans, text, len(keys), f" {' '.join(keys)} ", first.printer)


def _merged(spans: Sequence[Span], body: str) -> tuple[Span, ...]:
    """Spans with nothing but spaces of one line between them are one."""
    merged: list[Span] = []
    for start, end in (_trimmed(span, body) for span in spans):
        if merged and not body[merged[-1][1] : start].strip() and "\n" not in body[merged[-1][1] : start]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _trimmed(span: Span, body: str) -> Span:
    start, end = span
    text = body[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def locate(wording: Wording) -> list[tuple[int, int, int]]:
    """Where the parts of `text` stand in `printed`: start in the one, its end there, start in the other."""
    places: list[tuple[int, int, int]] = []
    at = 0
    for low, high in wording.spans:
        there = 0
        for first, last in wording.places:
            if first <= low < last:
                places.append((at, at + high - low, there + low - first))
                break
            there += last - first + 1
        at += high - low + 1
    return places
