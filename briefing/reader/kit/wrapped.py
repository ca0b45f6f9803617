"""The lines of a page that was broken at a width: which line an offset stands on, and which marks a line has."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.reader.kit.layout import wrap
from briefing.reader.kit.markup import Mark

if TYPE_CHECKING:
    from briefing.model import Span


class WrappedText:
    """A text's lines, none wider than `width` cells; `spans` are where each begins and ends, in characters."""

    def __init__(self, text: str = "", width: int = 0) -> None:
        self.spans: list[Span] = wrap(text, width) if text else [(0, 0)]
        self._starts = [start for start, _ in self.spans]
        self._marks: dict[int, list[Mark]] = {}

    def __len__(self) -> int:
        return len(self.spans)

    def at(self, offset: int) -> int:
        """The number of the line on which an offset stands."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def offset(self, line: int) -> int:
        """The offset at which a line begins; of the first or the last where there is no such line."""
        return self._starts[min(max(line, 0), len(self._starts) - 1)]

    def under(self, mark: Mark) -> range:
        """The lines that a mark touches."""
        return range(self.at(mark.start), self.at(max(mark.start, mark.end - 1)) + 1)

    def lay(self, marks: Iterable[Mark]) -> None:
        """Find the lines of these marks, once for a page and a width: there may be a hundred thousand hits."""
        by_line: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            for line in self.under(mark):
                by_line[line].append(mark)
        self._marks = by_line

    def marks(self, line: int, over: Iterable[Mark] = ()) -> list[Mark]:
        """The marks of a line, those of `over` that touch it behind the others."""
        return [*self._marks.get(line, ()), *(mark for mark in over if line in self.under(mark))]
