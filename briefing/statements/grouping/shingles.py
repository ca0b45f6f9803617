"""An index over runs of three words, so that a passage is compared with the few that can be the same, not with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.statements.comparing.align import weigh
from briefing.statements.grouping.days import LONG_AFTER, between
from briefing.statements.grouping.passages import Passage

SIZE = 3  # words
BITS = 21  # of the number of one word: two million different ones
COMMON = 200  # passages that share a run before it is looked at only for want of rarer ones
FORMULA = 0.4  # share of a passage's runs that may be that common before they are looked at all the same
ENOUGH = 4  # and so many of them
MOST = 400  # passages compared with one, the likeliest first
LEAST = 1.5  # weight of shared runs below which no two passages are linked


class Shingles:
    """Passages by their runs of words. A passage that is taken is no longer found."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._numbers: dict[str, int] = {}
        self._taken: dict[Passage, None] = {}
        once: set[int] = set()
        self._places: dict[int, list[Passage]] = {}  # of runs that are there more than once: the others find nothing
        for passage in passages:
            for shingle in self._shingles(passage):
                if shingle in once:
                    self._places[shingle] = []
                once.add(shingle)
        del once
        for passage in passages:
            self.add(passage)

    def add(self, passage: Passage) -> None:
        """Take a passage in."""
        for shingle in self._shingles(passage):
            if shingle in self._places:
                self._places[shingle].append(passage)

    def take(self, passage: Passage) -> None:
        """Leave a passage out from now on."""
        self._taken[passage] = None

    def taken(self, passage: Passage) -> bool:
        """Whether a passage was taken."""
        return passage in self._taken

    def likely(self, passage: Passage, *, taken: bool = False) -> list[Passage]:
        """Passages of other quotations that share enough runs with this one, the likeliest first; `taken`: those too.

        Articles whose days allow no occasion are left out.
        """
        places = self._places
        every = self._shingles(passage)
        mine = [shingle for shingle in every if len(places.get(shingle, ())) > 1]
        ordered = sorted(mine, key=lambda shingle: (len(places[shingle]), shingle))
        rare = sum(1 for shingle in ordered if len(places[shingle]) <= COMMON)
        formula = len(ordered) - rare >= FORMULA * len(every)
        ordered = ordered[: max(rare, ENOUGH) if formula else rare]
        counts: dict[Passage, int] = defaultdict(int)
        weights: dict[Passage, float] = {}
        for shingle in ordered:
            weight = every[shingle]
            for other in places[shingle]:
                if other.printer == passage.printer or (not taken and other in self._taken):
                    continue
                counts[other] += 1
                weights[other] = max(weights.get(other, 0.0), weight)
        kept = [
            other
            for other, count in counts.items()
            if weights[other] + 0.5 * (count - 1) >= LEAST and between(passage.when, other.when) <= LONG_AFTER
        ]
        kept.sort(key=lambda other: (-counts[other], other.place))
        return kept[:MOST]

    def _shingles(self, passage: Passage) -> dict[int, float]:
        """The runs of a passage, each as one number, with the weight of its words."""
        numbers, keys = self._numbers, passage.keys
        known = [numbers.setdefault(key, len(numbers)) for key in keys]
        weights = [weigh(key) for key in keys]
        return {
            (known[at] << 2 * BITS) | (known[at + 1] << BITS) | known[at + 2]: sum(weights[at : at + SIZE])
            for at in range(len(keys) - SIZE + 1)
        }
