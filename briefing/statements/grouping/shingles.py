"""An index over runs of three words, so that a passage is compared with the few that can be the same, not with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.statements.comparing.align import weigh
from briefing.statements.grouping.links import LONG, OCCASION, apart
from briefing.statements.grouping.passages import Passage

SIZE = 3  # words
BITS = 21  # of the number of one word: two million different ones
COMMON = 200  # passages that share a run before it is looked at only for want of rarer ones
FORMULA = 0.4  # share of a passage's runs that may be that common before they are looked at all the same
ENOUGH = 4  # and so many of them
MOST = 400  # passages compared with one, the likeliest first
LEAST = 2.0  # weight of shared runs below which no two passages are linked
FAR = LONG - SIZE  # runs that two passages from different times must share


class Shingles:
    """Passages by their runs of words. A passage that is taken is no longer found."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._numbers: dict[str, int] = {}
        self._taken: set[int] = set()
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
        self._taken.add(id(passage))

    def taken(self, passage: Passage) -> bool:
        """Whether a passage was taken."""
        return id(passage) in self._taken

    def likely(self, passage: Passage, *, taken: bool = False) -> list[Passage]:
        """Passages of other quotations that share enough runs with this one, the likeliest first; `taken`: those too.

        Between articles so far apart that only a long run makes one statement, many runs must be shared.
        """
        places = self._places
        every = self._shingles(passage)
        mine = [shingle for shingle in every if len(places.get(shingle, ())) > 1]
        ordered = sorted(mine, key=lambda shingle: (len(places[shingle]), shingle))
        rare = sum(1 for shingle in ordered if len(places[shingle]) <= COMMON)
        formula = len(ordered) - rare >= FORMULA * len(every)
        ordered = ordered[: max(rare, ENOUGH) if formula else rare]
        counts: dict[int, int] = defaultdict(int)
        weights: dict[int, float] = defaultdict(float)
        found: dict[int, Passage] = {}
        for shingle in ordered:
            weight = every[shingle]
            for other in places[shingle]:
                if other.quotation is passage.quotation or (not taken and id(other) in self._taken):
                    continue
                mark = id(other)
                counts[mark] += 1
                weights[mark] = max(weights[mark], weight)
                found[mark] = other
        kept = [
            other
            for mark, other in found.items()
            if weights[mark] + 0.5 * (counts[mark] - 1) >= LEAST
            and (counts[mark] > FAR or apart(passage, other) <= OCCASION)
        ]
        kept.sort(key=lambda other: (-counts[id(other)], other.article, other.order, other.start))
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
