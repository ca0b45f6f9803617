"""Passages to groups that print the same words.

First what the words settle alone: the longest passage (a primary source's before all others) draws in every passage
that is part of it or overlaps it; what it draws in is not compared again, so near-identical passages cost one round.
Then what is left is tried against the nearest group, with words changed. A passage that joins two others is parted.

Some passages cannot be in one group, whatever their words: those of days that do not fit, two texts that one article
prints, and two texts that stand word for word in several outlets each.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefing.model import PartialDate
from briefing.statements.comparing.align import weigh
from briefing.statements.grouping.again import again, day_told
from briefing.statements.grouping.days import LONG_AFTER, NEWS, ByDay, Days
from briefing.statements.grouping.fitting import better, separate
from briefing.statements.grouping.links import PassageLink, link, rivals, two_texts
from briefing.statements.grouping.passages import Passage, part, split
from briefing.statements.grouping.people import Relation, relation
from briefing.statements.grouping.shingles import Shingles

PART = 4  # words beyond a shared stretch that can be a passage of their own
PART_WEIGHT = 2.5  # and their least weight
MISSES = 60  # passages in a row that are no match before the search for more ends
NEAREST = 30  # passages looked at for a changed wording
SEVERAL = 2  # independent outlets that print a text word for word: it is no slip of one

_Rank = tuple[bool, int, str, str, int, int]


class Groups:
    """The groups of a briefing's passages; `made` gives them once all passages were taken in."""

    def __init__(
        self,
        passages: Sequence[Passage],
        sources: Mapping[str, str] | None = None,
        bodies: Mapping[str, str] | None = None,
    ) -> None:
        """Group passages; `sources` names, for each article, the one that stands for its text (see `independent`), and
        `bodies` are the texts of the articles.
        """
        self._texts, self._bodies = sources or {}, bodies or {}
        self._roots = list(passages)
        self._index = Shingles(passages)
        self._star: dict[Passage, int] = {}
        self._members: dict[int, list[Passage]] = {}
        self._days: dict[int, Days] = {}
        self._sources: dict[int, list[Passage]] = defaultdict(list)  # of each group, its primary sources
        self._here: dict[int, dict[str, list[Passage]]] = defaultdict(dict)  # of each group, its members by article
        self._printers: dict[str, ByDay[str]] = defaultdict(ByDay)
        for passage in passages:
            self._printers[passage.flat].add(passage.when, self._texts.get(passage.article, passage.article))
        self._near: dict[Passage, list[Passage]] = {}
        self._named_days: dict[Passage, PartialDate | None] = {}
        self._stars(passages)
        self._changed()

    def made(self) -> list[list[Passage]]:
        """The groups, each in the order of articles and places, the groups in the order of their first passage."""
        groups: dict[int, list[Passage]] = {}
        for root in self._roots:
            for star, piece in self._pieces(root):
                groups.setdefault(star, []).append(piece)
        return sorted(groups.values(), key=lambda group: group[0].place)

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
                fits = joined is not None and joined.sure and self._fits(star, head, other)
                if joined is None or not fits or self._better(head, other):
                    misses += 1
                    if misses > MISSES:
                        break
                    continue
                misses = 0
                for left in self._draw(other, joined, star):
                    heapq.heappush(queue, (_rank(left), number, left))
                    number += 1

    def _enter(self, passage: Passage, star: int) -> None:
        self._star[passage] = star
        self._members.setdefault(star, []).append(passage)
        self._days[star] = self._days.get(star, Days()).with_day(passage.when)
        if passage.primary:
            self._sources[star].append(passage)
        self._here[star].setdefault(passage.article, []).append(passage)

    def _move(self, into: int, target: int) -> None:
        """Put all members of a group into another."""
        for member in self._members[into]:
            self._enter(member, target)
        self._members[into] = []
        self._here[into] = {}
        self._sources[into] = []

    def _fits(self, star: int, nearest: Passage, passage: Passage) -> bool:
        """Whether nothing but its words speaks against a passage, or its group, in a group with `nearest`."""
        own = self._star.get(passage)
        coming = [passage] if own is None else self._members[own]
        days = Days().with_day(passage.when) if own is None else self._days[own]
        primary = bool(self._sources[star]) or any(member.primary for member in coming)
        if self._days[star].joined(days).distance > (LONG_AFTER if primary else NEWS):
            return False
        several = passage.flat != nearest.flat and min(self._told(passage), self._told(nearest)) >= SEVERAL
        if several and two_texts(nearest, passage):
            return False
        if rivals(self._members[star][0], coming[0]):  # a passage that both have in common joins no two rivals
            return False
        here = self._here[star]
        if any(
            (relation(member.who, one.who) is not Relation.SAME and two_texts(member, one)) or separate(member, one)
            for one in coming
            for member in here.get(one.article, ())
        ):
            return False
        theirs = [one for one in coming if one.primary]
        return not any(self._apart(member, one) for one in theirs for member in self._sources.get(star, ()))

    def _better(self, head: Passage, other: Passage) -> bool:
        """Whether a passage belongs rather to another than to `head`."""
        if relation(head.who, other.who) is Relation.OTHER:
            return better(head, other, self._index.likely(other, taken=True)[:NEAREST], self._apart, self._day)
        return head.primary and better(head, other, self._near_sources(head), self._apart, self._day)

    def _apart(self, one: Passage, two: Passage) -> bool:
        return separate(one, two) or again(one, two, self._texts)

    def _day(self, passage: Passage) -> PartialDate | None:
        """The day that an outlet names beside its words."""
        if passage not in self._named_days:
            body = self._bodies.get(passage.article, "")
            self._named_days[passage] = day_told(body, passage.quotation.spans, passage.when)
        return self._named_days[passage]

    def _near_sources(self, head: Passage) -> list[Passage]:
        """The other primary sources of much the same words as one."""
        if head not in self._near:
            likely = self._index.likely(head, taken=True)
            self._near[head] = [one for one in likely if one.primary and self._apart(head, one)]
        return self._near[head]

    def _told(self, passage: Passage) -> int:
        """How many independent outlets print exactly this within the days of an occasion."""
        printers = self._printers.get(passage.flat)
        return len(set(printers.near(passage.when, LONG_AFTER))) if printers is not None else 0

    def _draw(self, passage: Passage, joined: PassageLink, star: int) -> Iterator[Passage]:
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
            best: tuple[float, Passage, PassageLink] | None = None
            for other in self._index.likely(head, taken=True)[:NEAREST]:
                if other.parts or self._star[other] == self._star[head]:
                    continue
                joined = link(other, head)
                if joined is None or (best is not None and joined.score <= best[0]):
                    continue
                if self._fits(self._star[other], other, head) and not self._better(other, head):
                    best = (joined.score, other, joined)
            if best is None:
                continue
            target, into = self._star[best[1]], self._star[head]
            members = self._members[into]
            if len(members) == 1 and head.parent is None:
                self._members[into], self._here[into] = [], {}
                for left in self._draw(head, best[2], target):
                    number += 1
                    self._index.take(left)
                    self._enter(left, number)
                    queue.append((number, left))
            else:
                self._move(into, target)

    def _pieces(self, root: Passage) -> Iterator[tuple[int, Passage]]:
        """The parts of a passage by group; a part that nothing else prints stays with its neighbour."""
        leaves = list(_leaves(root))
        stars = [self._star[leaf] for leaf in leaves]
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
        not passage.primary,
        -len(passage.keys),
        passage.flat,
        passage.article,
        passage.order,
        passage.start,
    )
