"""Whether the days of two articles allow one occasion, and things found by their days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from briefing.model import PartialDate

T = TypeVar("T")

NEWS = 3  # days in which outlets report what was said
LONG_AFTER = 10  # days in which one can still print a long passage of a primary source
_DRAWER = 16  # days that are kept together
_SPANNED = 4  # drawers that one date may span; what spans more is looked at always
_FEW = 24  # things that are simply looked through
_NEVER = date.max.toordinal()
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = re.compile(rf"\b(?:on|last|late|early|since) ({'|'.join(_WEEK)})\b")
_BACK = {"today": 0, "this morning": 0, "this afternoon": 0, "tonight": 0, "yesterday": 1, "last night": 1}
_COUNTED = re.compile(rf"\b({'|'.join(_BACK)})\b")


class Days(NamedTuple):
    """The days that passages of one statement come from: no later than `first` begins, no earlier than `last` ends.

    None where no day is known: an undated article fits every day, and brings no other day with it.
    """

    first: date | None = None
    last: date | None = None

    @property
    def distance(self) -> int:
        """The days that surely lie between the earliest and the latest."""
        return max(0, (self.last - self.first).days) if self.first and self.last else 0

    def with_day(self, when: PartialDate | None) -> Days:
        """These days and one more."""
        return self if when is None else self.joined(Days(when.last, when.first))

    def joined(self, other: Days) -> Days:
        """The days of both."""
        if self.first is None or self.last is None:
            return other
        if other.first is None or other.last is None:
            return self
        return Days(min(self.first, other.first), max(self.last, other.last))


def between(one: PartialDate | None, two: PartialDate | None) -> int:
    """The fewest days that can lie between two dates; one that is not known can be any."""
    if one is None or two is None:
        return 0
    (first, last), (other_first, other_last) = _bounds(one), _bounds(two)
    return max(other_first - last, first - other_last, 0)


def before(one: PartialDate | None, two: PartialDate | None) -> bool:
    """Whether a date is surely earlier than the eve of another (clocks differ, embargoes are broken)."""
    return one is not None and two is not None and one.last < two.first - timedelta(days=1)


def known(when: PartialDate | None) -> bool:
    """Whether a date says enough to tell an occasion by itself: a month, or a day."""
    return when is not None and when.month > 0


@lru_cache(maxsize=4096)
def _bounds(when: PartialDate | None) -> tuple[int, int]:
    """The numbers of the first and the last day that a date can mean."""
    return (0, _NEVER) if when is None else (when.first.toordinal(), when.last.toordinal())


class ByDay(Generic[T]):
    """Things with their dates, found by date without looking at all of them."""

    __slots__ = ("_drawers", "_items", "_last", "_wide")

    def __init__(self) -> None:
        self._items: list[tuple[int, int, int, T]] = []  # first day, last day, number, the thing
        self._drawers: dict[int, list[tuple[int, int, int, T]]] | None = None  # made, with what follows, for many
        self._wide: list[tuple[int, int, int, T]]  # of a year, or undated
        self._last: dict[tuple[int, int], tuple[int, list[T]]]  # of days asked for: how many there were, and these

    def __len__(self) -> int:
        return len(self._items)

    def add(self, when: PartialDate | None, item: T) -> None:
        """Take a thing in."""
        low, high = _bounds(when)
        held = low, high, len(self._items), item
        self._items.append(held)
        if self._drawers is not None:
            self._put(self._drawers, held)

    def near(self, when: PartialDate | None, days: int) -> list[T]:
        """What can be within so many days of a date, in the order in which it was taken in; not to be changed."""
        if when is None:
            return [item for _, _, _, item in self._items]
        low, high = _bounds(when)
        low, high = low - days, high + days
        if len(self._items) <= _FEW or high - low > _SPANNED * _DRAWER:
            return [item for first, last, _, item in self._items if first <= high and last >= low]
        if self._drawers is None:
            self._drawers, self._wide, self._last = {}, [], {}
            for held in self._items:
                self._put(self._drawers, held)
        last = self._last.get((low, high))
        if last is not None and last[0] == len(self._items):
            return last[1]
        drawers = self._drawers
        found = {
            number: item
            for drawer in range(low // _DRAWER, high // _DRAWER + 1)
            for first, last, number, item in drawers.get(drawer, ())
            if first <= high and last >= low
        }
        found.update((number, item) for first, last, number, item in self._wide if first <= high and last >= low)
        if len(self._last) > _FEW:
            self._last.clear()
        self._last[low, high] = len(self._items), [found[number] for number in sorted(found)]
        return self._last[low, high][1]

    def _put(self, drawers: dict[int, list[tuple[int, int, int, T]]], held: tuple[int, int, int, T]) -> None:
        low, high = held[0] // _DRAWER, held[1] // _DRAWER
        if high - low >= _SPANNED:
            self._wide.append(held)
        else:
            for drawer in range(low, high + 1):
                drawers.setdefault(drawer, []).append(held)


def counted(told: str, when: date) -> PartialDate | None:
    """The day that folded words name, counted back from the day of their article: on Monday; None if none."""
    back = None
    if (named := _NAMED.search(told)) is not None:
        back = (when.weekday() - _WEEK.index(named[1])) % 7
    elif (word := _COUNTED.search(told)) is not None:
        back = _BACK[word[1]]
    if back is None:
        return None
    day = when - timedelta(days=back)
    return PartialDate(day.year, day.month, day.day)
