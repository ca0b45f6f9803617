"""Passages to groups that print the same words.

First what the words settle alone: the longest passage (a primary source's before all others) draws in every passage
that is part of it or overlaps it; what it draws in is not compared again, so near-identical passages cost one round.
Then what is left is tried against the nearest group, with words changed. A passage that joins two others is parted.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from briefing.statements.comparing.align import weigh
from briefing.statements.grouping.links import Link, link
from briefing.statements.grouping.passages import Passage, found, part, split
from briefing.statements.grouping.shingles import Shingles

PART = 4  # words beyond a shared stretch that can be a passage of their own
PART_WEIGHT = 2.5  # and their least weight
MISSES = 60  # passages in a row that are no match before the search for more ends
NEAREST = 30  # passages looked at for a changed wording

_Rank = tuple[bool, int, str, str, int, int]


class Groups:
    """The groups of a briefing's passages; `found` gives them once all passages were taken in."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._roots = list(passages)
        self._index = Shingles(passages)
        self._star: dict[int, int] = {}
        self._members: dict[int, list[Passage]] = {}
        self._stars(passages)
        self._changed()

    def found(self) -> list[list[Passage]]:
        """The groups, each in the order of articles and places, the groups in the order of their first passage."""
        groups: dict[int, list[Passage]] = {}
        for root in self._roots:
            for star, piece in self._pieces(root):
                groups.setdefault(star, []).append(piece)
        return sorted(groups.values(), key=lambda group: _place(group[0]))

    def _stars(self, passages: Sequence[Passage]) -> None:
        queue = [(_rank(passage), number, passage) for number, passage in enumerate(passages)]
        heapq.heapify(queue)
        number = len(queue)
        while queue:
            _, star, head = heapq.heappop(queue)
            if self._index.taken(head) or head.parts:
                continue
            self._index.take(head)
            self._enter(head, star)
            misses = 0
            for other in self._index.likely(head):
                joined = None if self._index.taken(other) else link(head, other)
                if joined is None or not joined.sure:
                    misses += 1
                    if misses > MISSES:
                        break
                    continue
                misses = 0
                for left in self._draw(other, joined, star):
                    heapq.heappush(queue, (_rank(left), number, left))
                    number += 1

    def _enter(self, passage: Passage, star: int) -> None:
        self._star[id(passage)] = star
        self._members.setdefault(star, []).append(passage)

    def _draw(self, passage: Passage, joined: Link, star: int) -> Iterator[Passage]:
        """Put the shared stretch of a passage into a group; what it has beyond can be a passage of its own."""
        self._index.take(passage)
        first = joined.other if _own(passage, 0, joined.other) else 0
        last = joined.end if _own(passage, joined.end, len(passage.keys)) else len(passage.keys)
        if first == 0 and last == len(passage.keys):
            self._enter(passage, star)
            return
        before, middle, after = split(passage, first, last)
        self._index.add(middle)
        self._index.take(middle)
        self._enter(middle, star)
        for left in (before, after):
            if left is not None:
                self._index.add(left)
                yield left

    def _changed(self) -> None:
        """Join each group to the one whose passage is nearest to its own longest, where words were changed."""
        heads = [(star, members[0]) for star, members in self._members.items()]
        queue = sorted(heads, key=lambda item: _rank(item[1]))  # the shortest is taken first
        number = max(self._members, default=0) + len(self._roots) * 4 + 1
        while queue:
            _, head = queue.pop()
            if head.parts:
                continue
            best: tuple[float, Passage, Link] | None = None
            for other in self._index.likely(head, taken=True)[:NEAREST]:
                if other.parts or self._star[id(other)] == self._star[id(head)]:
                    continue
                joined = link(other, head)
                if joined is not None and (best is None or joined.score > best[0]):
                    best = (joined.score, other, joined)
            if best is None:
                continue
            target, into = self._star[id(best[1])], self._star[id(head)]
            members = self._members[into]
            if len(members) == 1 and head.parent is None:
                self._members[into] = []
                for left in self._draw(head, best[2], target):
                    number += 1
                    self._index.take(left)
                    self._enter(left, number)
                    queue.append((number, left))
            else:
                for member in members:
                    self._star[id(member)] = target
                self._members[target] += members
                self._members[into] = []

    def _pieces(self, root: Passage) -> Iterator[tuple[int, Passage]]:
        """The parts of a passage by group; a part that nothing else prints stays with its neighbour."""
        leaves = list(_leaves(root))
        stars = [self._star[id(leaf)] for leaf in leaves]
        lonely = [leaf is not root and len(self._members[star]) <= 1 for leaf, star in zip(leaves, stars, strict=True)]
        kept = [place for place, alone in enumerate(lonely) if not alone] or [0]
        for place, alone in enumerate(lonely):
            if alone:
                stars[place] = stars[min(kept, key=lambda other: (abs(other - place), other))]
        bounds = [(_offset(root, leaf), _offset(root, leaf) + len(leaf.text)) for leaf in leaves]
        at = 0
        while at < len(leaves):
            to = at
            while to + 1 < len(leaves) and stars[to + 1] == stars[at]:
                to += 1
            if at == 0 and to + 1 == len(leaves):
                yield stars[at], root
            else:
                yield stars[at], part(root, bounds[at][0], bounds[to][1])
            at = to + 1


def _offset(root: Passage, leaf: Passage) -> int:
    """Where a part begins in the text of the passage it comes from."""
    at = 0
    while leaf is not root and leaf.parent is not None:
        at, leaf = at + leaf.start, leaf.parent
    return at


def _leaves(passage: Passage) -> Iterator[Passage]:
    if not passage.parts:
        yield passage
    for piece in passage.parts:
        yield from _leaves(piece)


def _own(passage: Passage, first: int, last: int) -> bool:
    """Whether words of a passage are enough to be a passage of their own."""
    return last - first >= PART and sum(weigh(key) for key in passage.keys[first:last]) >= PART_WEIGHT


def _rank(passage: Passage) -> _Rank:
    """The order in which passages draw in others: primary sources, then long ones; the rest settles ties for good."""
    return (
        not (passage.primary and found(passage)),
        -len(passage.keys),
        passage.flat,
        passage.article,
        passage.order,
        passage.start,
    )


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.article, passage.order, passage.start
