"""Whether the days of two articles allow one occasion."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from briefing.model import PartialDate

NEWS = 3  # days in which outlets report what was said
LONG_AFTER = 10  # days in which one can still print a long passage of a primary source


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
    return max((two.first - one.last).days, (one.first - two.last).days, 0)


def before(one: PartialDate | None, two: PartialDate | None) -> bool:
    """Whether a date is surely earlier than the eve of another (clocks differ, embargoes are broken)."""
    return one is not None and two is not None and one.last < two.first - timedelta(days=1)
