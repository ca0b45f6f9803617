"""An index over runs of words, so that a passage is compared with the few that can be the same, not with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from briefing.statements.grouping.days import LONG_AFTER, ByDay
from briefing.statements.grouping.passages import Passage

COMMON = 200  # passages of an occasion's days that share a run before it is looked at only for want of rarer ones
FORMULA = 0.4  # share of a passage's runs that may be that common before they are looked at all the same
ENOUGH = 4  # and so many of them
FEW = 4  # passages of one quotation whose runs are counted anew each time
MOST = 400  # passages compared with one, the likeliest first


class Shingles:
    """Passages by their runs of words. A passage that is taken is no longer found.

    Only passages whose days allow an occasion with the one that is asked about are found, or counted.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._taken: dict[Passage, None] = {}
        self._printed: dict[tuple[str, int], list[Passage]] = defaultdict(list)
        self._counted: dict[tuple[str, int], tuple[int, Counter[int]]] = {}
        once: set[int] = set()
        self._places: dict[int, ByDay[Passage]] = {}  # of runs that are there more than once: the others find nothing
        for passage in passages:
            for run in set(passage.runs):
                if run in once:
                    self._places.setdefault(run, ByDay())
                once.add(run)
        del once
        for passage in passages:
            self.add(passage)

    def add(self, passage: Passage) -> None:
        """Take a passage in."""
        self._printed[passage.printer].append(passage)
        for run in dict.fromkeys(passage.runs):
            if run in self._places:
                self._places[run].add(passage.when, passage)

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
        every = set(passage.runs)
        several = every & self._places.keys()
        own = self._own(passage.printer)
        near: dict[int, Sequence[Passage]] = {}  # of a dated passage; an undated one's are all, and only counted
        if passage.when is not None:
            near = {run: self._places[run].near(passage.when, LONG_AFTER) for run in several}
        sizes = {run: self._others(run, passage, near) - own[run] for run in several}
        ordered = sorted((run for run in sizes if sizes[run] > 0), key=lambda run: (sizes[run], run))
        rare = sum(1 for run in ordered if sizes[run] <= COMMON)
        formula = len(ordered) - rare >= FORMULA * len(every)
        ordered = ordered[: max(rare, ENOUGH) if formula else rare]
        counts = Counter(
            chain.from_iterable(near.get(run) or self._places[run].near(passage.when, LONG_AFTER) for run in ordered)
        )
        printer, bare = passage.printer, passage.bare
        found = [
            other
            for other in counts
            if (taken or other not in self._taken) and other.printer != printer and not (bare and other.bare)
        ]
        return sorted(found, key=lambda other: (-counts[other], other.place))[:MOST]

    def _own(self, printer: tuple[str, int]) -> Counter[int]:
        """How many passages of a quotation have each run; kept where there are many, as of a speech in many parts."""
        printed = self._printed[printer]
        known, counts = self._counted.get(printer, (0, Counter[int]()))
        counts.update(run for one in printed[known:] for run in set(one.runs))
        if len(printed) > FEW:
            self._counted[printer] = len(printed), counts
        return counts

    def _others(self, run: int, passage: Passage, near: Mapping[int, Sequence[Passage]]) -> int:
        """How many passages of its days have a run, its own quotation's among them; `near` are those of dated ones."""
        if not passage.bare:
            return len(near[run]) if near else len(self._places[run])
        found = near[run] if near else self._places[run].near(None, LONG_AFTER)
        return sum(1 for one in found if not one.bare or one.printer == passage.printer)
