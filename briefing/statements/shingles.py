"""An index over runs of three words, so that a passage is compared with the few that can be the same, not with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.statements.links import kinship
from briefing.statements.passages import Passage

SIZE = 3  # words
COMMON = 200  # passages that share a run before it is looked at only for want of rarer ones
ENOUGH = 4  # runs that are looked at however common they are
MOST = 400  # passages compared with one, the likeliest first
LEAST = 2.5  # weight of shared words below which no two passages are linked


class Shingles:
    """Passages by their runs of words. A passage that is taken is no longer found."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._places: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
        self._taken: set[int] = set()
        for passage in passages:
            self.add(passage)

    def add(self, passage: Passage) -> None:
        """Take a passage in."""
        for shingle in _shingles(passage.keys):
            self._places[shingle].append(passage)

    def take(self, passage: Passage) -> None:
        """Leave a passage out from now on."""
        self._taken.add(id(passage))

    def taken(self, passage: Passage) -> bool:
        """Whether a passage was taken."""
        return id(passage) in self._taken

    def likely(self, passage: Passage, *, taken: bool = False) -> list[Passage]:
        """Passages of other quotations that share a run with this one, the likeliest first; `taken` ones too or not."""
        places = self._places
        mine = [shingle for shingle in _shingles(passage.keys) if len(places.get(shingle, ())) > 1]
        ordered = sorted(mine, key=lambda shingle: (len(places[shingle]), shingle))
        counts: dict[int, float] = defaultdict(float)
        found: dict[int, Passage] = {}
        for used, shingle in enumerate(ordered):
            listed: Sequence[Passage] = places[shingle]
            if used >= ENOUGH and len(listed) > COMMON:
                break
            if not taken and len(listed) > ENOUGH:
                listed = self._prune(shingle)
            share = 1.0 / len(listed) if listed else 0.0
            for other in listed:
                if other.quotation is passage.quotation or (not taken and id(other) in self._taken):
                    continue
                counts[id(other)] += 1 + share
                found[id(other)] = other
        ranked = sorted(found.values(), key=lambda other: (-counts[id(other)], other.article, other.order, other.start))
        return [other for other in ranked[:MOST] if kinship(passage, other) >= LEAST]

    def _prune(self, shingle: tuple[str, ...]) -> Sequence[Passage]:
        return [other for other in self._places[shingle] if id(other) not in self._taken]


def _shingles(keys: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(keys[at : at + SIZE]) for at in range(len(keys) - SIZE + 1)}
