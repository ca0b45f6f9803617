"""One line of a page as pieces of one look each, which marks that overlap add up to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from briefing.model import Span


def styled(text: str, line: Span, base: Style, looks: Sequence[tuple[int, int, Style]]) -> list[Segment]:
    """The pieces of a line, which is the span `line` of the text; each look begins and ends at offsets of the text."""
    start, end = line
    edges = {start, end}
    for first, last, _ in looks:
        edges.update((max(start, min(first, end)), max(start, min(last, end))))
    segments = []
    for first, last in pairwise(sorted(edges)):
        style = base
        for begin, stop, look in looks:
            if begin <= first and last <= stop:
                style += look
        segments.append(Segment(text[first:last].rstrip("\n").replace("\t", " "), style))
    return segments
