"""Marking a passage of a text: from sentence to sentence, then from word to word, at either end.

A value for a state, and functions from one to the next. Only what surrounds an end is split into sentences, so that a
text of any length is marked at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from briefing.language.sentences import sentences

if TYPE_CHECKING:
    from briefing.model import Span

AROUND = 8_000  # characters at either side of an end that are split; longer sentences are stepped through by words
_TOKEN = re.compile(r"\S+")

Unit = Literal["sentence", "word"]


@dataclass(frozen=True, slots=True)
class Marking:
    """A marked stretch of a text, and which of its ends moves."""

    text: str
    start: int
    end: int
    at_end: bool = True

    @property
    def span(self) -> Span:
        """The stretch."""
        return self.start, self.end

    @property
    def edge(self) -> int:
        """The end that moves."""
        return self.end if self.at_end else self.start


def begun(text: str, offset: int) -> Marking | None:
    """The sentence that holds an offset, or the first one after it, else the last before; None in an empty text."""
    found = _units(text, offset, "sentence")
    here = next((span for span in found if offset < span[1]), found[-1] if found else None)
    return Marking(text, *here) if here else None


def extended(marking: Marking, step: int, unit: Unit) -> Marking:
    """With one unit more (1 towards the end of the text, -1 towards its beginning) at the end that moves.

    Where the moving end would pass the other one, it stays, and the other end moves from then on.
    """
    units = _units(marking.text, marking.edge, unit)
    if marking.at_end == (step > 0):
        return _grown(marking, units)
    if marking.at_end:
        ends = [end for start, end in units if marking.start < end < marking.end and start >= marking.start]
        if ends:
            return replace(marking, end=ends[-1])
    else:
        starts = [start for start, end in units if marking.start < start < marking.end and end <= marking.end]
        if starts:
            return replace(marking, start=starts[0])
    turned = swapped(marking)
    return _grown(turned, _units(turned.text, turned.edge, unit))


def _grown(marking: Marking, units: list[Span]) -> Marking:
    if marking.at_end:
        return replace(marking, end=next((end for _, end in units if end > marking.end), marking.end))
    return replace(marking, start=next((start for start, _ in reversed(units) if start < marking.start), marking.start))


def moved(marking: Marking, step: int) -> Marking:
    """The next sentence alone (1), or the one before (-1)."""
    units = _units(marking.text, marking.end if step > 0 else marking.start, "sentence")
    if step > 0:
        found = next((span for span in units if span[0] >= marking.end), None)
    else:
        found = next((span for span in reversed(units) if span[1] <= marking.start), None)
    return Marking(marking.text, *found) if found else marking


def swapped(marking: Marking) -> Marking:
    """The same stretch, its other end moving."""
    return replace(marking, at_end=not marking.at_end)


def whole_words(text: str, span: Span) -> Span | None:
    """A stretch as the mouse took it, out to the ends of its words; None where it holds none."""
    start, end = span
    inner = text[start:end]
    start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    if end <= start:
        return None
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _units(text: str, at: int, unit: Unit) -> list[Span]:
    """The units that lie around an offset, in order; at the ends of what is looked at, whole paragraphs or words."""
    first, last = max(0, at - AROUND), min(len(text), at + AROUND)
    paragraph = text.rfind("\n\n", max(0, first - AROUND), first)
    first = paragraph + 2 if first and paragraph >= 0 else first
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    if unit == "word":
        return [(found.start(), found.end()) for found in _TOKEN.finditer(text, first, last)]
    return sentences(text, first, last)
