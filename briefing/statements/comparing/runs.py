"""Runs of words that two texts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel


@dataclass(slots=True)
class Run:
    """Words `first`.. of one text that are words `other`.. of the other, `length` of them."""

    first: int
    other: int
    length: int

    @property
    def last(self) -> int:
        """The word after the run."""
        return self.first + self.length

    @property
    def end(self) -> int:
        """The word after the run in the other text."""
        return self.other + self.length


def words(a: Sequence[str], b: Sequence[str], here: tuple[int, int], there: tuple[int, int]) -> list[Run]:
    """The runs of a stretch of one text that a stretch of the other has too, word by word."""
    (lo_a, hi_a), (lo_b, hi_b) = here, there
    if lo_a >= hi_a or lo_b >= hi_b:
        return []
    codes = Indel.opcodes(a[lo_a:hi_a], b[lo_b:hi_b])
    return [
        Run(lo_a + code.src_start, lo_b + code.dest_start, code.src_end - code.src_start)
        for code in codes
        if code.tag == "equal"
    ]


def joined(runs: Sequence[Run]) -> list[Run]:
    """The runs, those that follow each other in both texts as one."""
    made: list[Run] = []
    for run in runs:
        if made and made[-1].last == run.first and made[-1].end == run.other:
            made[-1].length += run.length
        else:
            made.append(Run(run.first, run.other, run.length))
    return made
