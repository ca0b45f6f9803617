"""Deriving a briefing in windows of days, so that one of them is held at a time, and several are derived side by side.

What is derived of an article comes from those whose days allow an occasion with it, and from what these come from in
turn (`ties.py`). So the days of a briefing are parted, and each window is derived with what lies around its borders. At
a border stands a ring of articles, wide enough that no occasion reaches over it; the windows on both sides hold it, and
all that can have to do with it. Where both derived the same of the ring, nothing passed through it, and each window is
right about the statements at home in its own days. Where they did not, the two are derived as one.

What is undated, or of a year, can have to do with any day, so it is derived with every window, and once without any.
Where a window finds of it what is found of it alone, it has nothing to do with those days. It may have with one window.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import pairwise

from briefing.model import Article, Briefing, Copying, Correction, PartialDate, Quotation, Statement
from briefing.statements.copying import WINDOW as COPIED
from briefing.statements.derive import derive
from briefing.statements.grouping.days import known
from briefing.statements.grouping.occasions import WINDOW, NamesByDay, names_in
from briefing.statements.partial import named

RING = WINDOW // 2 + 1  # days on both sides of a border that no two articles on one occasion have between them
WIDE = 0.5  # of the articles of a window, so many can be of any day; each window has all of them
SHIFT = 31  # days by which a border may come later, so that few articles lie around it

Held = Mapping[str, tuple[Article, tuple[Quotation, ...]]]


@dataclass(frozen=True, slots=True)
class Window:
    """Days to derive: from `low` on, and before `high`, as numbers; None where no border is.

    `own` are the articles that begin in these days, `around` those that are derived with them, `outer` those of which
    the names are counted, `sources` those that they can have copied. `corrections` are those of which it says whether
    they fit. `wide` are the articles that can be of any day.
    """

    low: int | None
    high: int | None
    own: tuple[str, ...]
    around: tuple[str, ...]
    outer: tuple[str, ...]
    sources: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    wide: tuple[str, ...] = ()

    @property
    def articles(self) -> set[str]:
        """All articles that are needed."""
        return {*self.own, *self.around, *self.outer, *self.sources, *self.wide}


@dataclass(frozen=True, slots=True)
class WindowResult:
    """What a window gives: the statements at home in its own articles, what was copied of these, their ties, the
    corrections that fit nothing, and digests of all that was derived of the rings at its borders.

    `wide` are digests of all that was derived of each article that can be of any day, `theirs` the statements at home
    in these.
    """

    statements: tuple[Statement, ...]
    copying: tuple[Copying, ...]
    ties: dict[str, bytes]
    unfitted: tuple[Correction, ...]
    left: bytes = b""
    right: bytes = b""
    wide: dict[str, bytes] = field(default_factory=dict)
    theirs: tuple[Statement, ...] = ()


class EntangledError(Exception):
    """Something has to do with days of which the one part is given away already: all must be derived at once."""


class Plan:
    """How a briefing is parted into windows.

    `dates` are those of all articles, `sources` the articles that can be copied, `size` how many articles a window has
    of its own, about.
    """

    def __init__(
        self,
        dates: Mapping[str, PartialDate | None],
        sources: Collection[str],
        corrections: Iterable[Correction],
        size: int,
    ) -> None:
        self._days = {
            name: (when.first.toordinal(), when.last.toordinal())
            for name, when in dates.items()
            if when is not None and known(when)
        }
        self.wide = tuple(name for name in sorted(dates) if name not in self._days)
        self._begins = sorted((first, last, name) for name, (first, last) in self._days.items())
        self._long = max((last - first for first, last, _ in self._begins), default=0)
        self._sources = frozenset(sources)
        self._corrected = [
            (sorted(self._days[at.article][0] for at in one.at if at.article in self._days), one) for one in corrections
        ]
        borders = [
            day
            for day in self._borders(size)
            if not any(days and days[0] < day <= days[-1] for days, _ in self._corrected)
        ]
        self._edges: list[int | None] = [None, *borders, None]

    def windows(self) -> list[Window]:
        """The windows, in the order of their days."""
        return [self._window(low, high) for low, high in pairwise(self._edges)]

    @property
    def outside(self) -> Window:
        """What can be of any day, without what is of some."""
        return Window(None, None, (), (), (), (), wide=self.wide)

    def joined(self, one: Window, two: Window) -> Window:
        """Two windows that follow each other as one."""
        return self._window(one.low, two.high)

    def _borders(self, size: int) -> Iterator[int]:
        """Days on which a window ends and the next one begins."""
        at = 0
        while at + size + size // 2 < len(self._begins):
            earliest = self._begins[at + size][0]
            day = min(range(earliest, earliest + SHIFT), key=lambda day: (len(self._across(day)), day))
            at = bisect_left(self._begins, (day,))
            if len(self._begins) - at < size // 2:  # what is left is no window of its own
                return
            yield day

    def _across(self, border: int) -> list[str]:
        """What both windows at a border hold."""
        return self._within(*self._reach(border))

    def _reach(self, border: int) -> tuple[int, int]:
        """The days of all that can have to do with the ring at a border."""
        ring = self._within(border - RING, border + RING)
        low = min((self._days[name][0] for name in ring), default=border)
        high = max((self._days[name][1] for name in ring), default=border)
        return min(low, border - RING) - WINDOW, max(high, border + RING) + WINDOW

    def _within(self, low: int, high: int) -> list[str]:
        """The articles that can be of some days."""
        first = bisect_left(self._begins, (low - self._long,))
        last = bisect_right(self._begins, (high + 1,))
        return [name for _, end, name in self._begins[first:last] if end >= low]

    def _window(self, low: int | None, high: int | None) -> Window:
        first = self._begins[0][0] if low is None else low
        end = self._begins[-1][0] + 1 if high is None else high
        inside = self._begins[bisect_left(self._begins, (first,)) : bisect_left(self._begins, (end,))]
        own = [name for _, _, name in inside]
        since = first if low is None else self._reach(low)[0]
        until = max((last for _, last, _ in inside), default=end) if high is None else self._reach(high)[1]
        members = self._within(since, until)
        taken = {*own, *members}
        reached = [self._days[name] for name in taken]
        low_names = min((begin for begin, _ in reached), default=first) - WINDOW
        high_names = max((last for _, last in reached), default=end) + WINDOW
        outer = [name for name in self._within(low_names, high_names) if name not in taken]
        last_own = max((last for _, last, _ in inside), default=end)
        sources = [
            name
            for name in self._within(first - COPIED, last_own + COPIED)
            if name in self._sources and name not in taken
        ]
        corrections = [
            one for days, one in self._corrected if (first <= days[0] < end if days else low is None)
        ]  # of articles that are not there: the first window's to miss
        around = sorted(taken.difference(own))
        return Window(low, high, tuple(own), tuple(around), tuple(outer), tuple(sources), tuple(corrections), self.wide)


def windowed(dates: Mapping[str, PartialDate | None], corrections: Iterable[Correction], size: int) -> bool:
    """Whether a briefing can be derived in windows of so many articles: few may be of any day, and nobody may have
    corrected what they say.
    """
    wide = {name for name, when in dates.items() if not known(when)}
    return len(wide) <= WIDE * size and not any(at.article in wide for one in corrections for at in one.at)


def in_turn(
    plan: Plan, derived: Iterable[tuple[Window, WindowResult]], derive: Callable[[Window], WindowResult]
) -> Iterator[tuple[WindowResult, set[str]]]:
    """The parts that make the whole, with the articles of which no later one says anything.

    `derived` are the windows of a plan with what they gave, `derive` gives what one more does. Raises EntangledError.
    """
    outside = derive(plan.outside) if plan.wide else None
    told: dict[str, WindowResult] = {}  # what can be of any day, and the window that it has to do with
    waiting: set[str] = set()
    last: tuple[Window, WindowResult] | None = None
    for found, given in derived:
        window, part = found, given
        if last is not None and last[1].right != part.left:
            window = plan.joined(last[0], window)
            part = derive(window)
            if part.left != last[1].left:
                raise EntangledError
        elif last is not None:
            waiting.update(last[0].own, last[0].around)
            ready = waiting.difference(window.own, window.around)
            waiting -= ready
            _note(told, last[1], outside)
            yield last[1], ready
        last = window, part
    if last is not None:
        _note(told, last[1], outside)
        yield last[1], waiting.union(last[0].own, last[0].around)
    if outside is not None:
        theirs = [one for one in outside.theirs if one.reference.article not in told]
        theirs += [one for name, part in told.items() for one in part.theirs if one.reference.article == name]
        yield replace(outside, statements=tuple(theirs)), set(plan.wide)


def _note(told: dict[str, WindowResult], part: WindowResult, outside: WindowResult | None) -> None:
    for name in part.wide if outside is not None else ():
        if outside is not None and part.wide[name] != outside.wide[name]:
            if name in told:
                raise EntangledError
            told[name] = part


def derive_window(window: Window, frame: Briefing, held: Held) -> WindowResult:
    """What a window gives. `frame` is the briefing without its articles, with all its corrections; `held` are the
    articles of the window, with their quotations.
    """
    members = sorted((*window.own, *window.around, *window.wide))
    inside = frozenset(members)
    mine = frozenset(window.corrections)
    tried = [one for one in frame.corrections if one in mine or any(at.article in inside for at in one.at)]
    names = NamesByDay()
    for name in sorted((*members, *window.outer)):
        article = held[name][0]
        names.add(name, article.published, names_in(article))
    part = replace(frame, articles=tuple(held[name][0] for name in members), corrections=tuple(tried))
    quotations = {name: held[name][1] for name in members}
    sources = [held[name][0] for name in window.sources]
    wide, alone = frozenset(window.wide), not window.own
    own = wide if alone else frozenset(window.own)
    ledger = derive(part, quotations, names, small=False, tied=own, sources=sources)
    return WindowResult(
        tuple(one for one in ledger.statements if one.reference.article in own),
        tuple(one for one in ledger.copying if one.article in own or (one.article in wide and one.source in own)),
        dict(ledger.ties),
        tuple(one for one in ledger.unfitted if one in mine),
        _ring(window.low, part.articles, ledger.statements),
        _ring(window.high, part.articles, ledger.statements),
        {name: _digest(repr(one) for one in ledger.statements if name in named(one)) for name in window.wide},
        tuple(one for one in ledger.statements if one.reference.article in wide),
    )


def _ring(border: int | None, articles: Iterable[Article], statements: Sequence[Statement]) -> bytes:
    """A digest of what was derived of the articles around a border: the statements at home in them, and what they have
    of others. Those are at home on one side, and only that side knows all of them.
    """
    if border is None:
        return b""
    ring = {one.id for one in articles if _at(one.published, border)}
    found: list[str] = []
    for each in statements:
        its = [(one.article, one.spans, one.quotations) for one in each.reports if one.article in ring]
        if its:
            found.append(repr(each if each.reference.article in ring else sorted(its)))
    return _digest(found)


def _digest(found: Iterable[str]) -> bytes:
    return blake2b("\n".join(sorted(found)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _at(when: PartialDate | None, border: int) -> bool:
    return when is not None and when.first.toordinal() <= border + RING and when.last.toordinal() >= border - RING
