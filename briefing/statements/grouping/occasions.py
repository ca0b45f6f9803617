"""Which articles cover the same occasion: dates that allow it, and something rare that both have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefing.model import Article, PartialDate

WINDOW = 10  # days between two articles on one occasion
RARE = 8  # articles that may have a name before it is too common to tell an occasion
NAMES = 5  # rare names that two articles share when they cover one occasion
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*")


class Occasions:
    """For each article, those that cover the same occasion."""

    def __init__(self, articles: Sequence[Article], carriers: Iterable[frozenset[str]]) -> None:
        self._dates = {article.id: article.published for article in articles}
        self._groups: dict[str, set[frozenset[str]]] = defaultdict(set)
        for group in carriers:
            self._link(group)
        self._by_names(articles)

    def covering(self, articles: Iterable[str]) -> list[str]:
        """The articles that cover the occasion that these cover, without themselves, in the order of their ids."""
        given = set(articles)
        groups = set().union(*(self._groups[article] for article in given))
        found = set().union(*groups) - given
        dates = [when for article in given if (when := self._dates[article]) is not None]
        if not dates:
            return sorted(found)
        earliest, latest = min(when.last for when in dates), max(when.first for when in dates)
        return sorted(other for other in found if self._between(other, earliest, latest))

    def together(self, one: str, two: str) -> bool:
        """Whether two articles cover one occasion."""
        if one == two:
            return True
        return near(self._dates[one], self._dates[two]) and any(two in group for group in self._groups[one])

    def _between(self, article: str, earliest: date, latest: date) -> bool:
        """Whether an article's date is near enough to all of several, the first of which ends, the last begins then."""
        when = self._dates[article]
        return when is None or ((when.first - earliest).days <= WINDOW and (latest - when.last).days <= WINDOW)

    def _link(self, group: frozenset[str]) -> None:
        if len(group) > 1:
            for article in group:
                self._groups[article].add(group)

    def _by_names(self, articles: Sequence[Article]) -> None:
        having: Mapping[str, set[str]] = defaultdict(set)
        for article in articles:
            for name in set(_NAME.findall(article.body)):
                having[name].add(article.id)
        shared: Counter[tuple[str, str]] = Counter()
        for listed in having.values():
            if 1 < len(listed) <= RARE:
                ordered = sorted(listed)
                shared.update((one, two) for at, one in enumerate(ordered) for two in ordered[at + 1 :])
        for (one, two), count in shared.items():
            if count >= NAMES:
                self._link(frozenset((one, two)))


def near(one: PartialDate | None, two: PartialDate | None, days: int = WINDOW) -> bool:
    """Whether two dates, partial or not known, can be within so many days of each other."""
    if one is None or two is None:
        return True
    return max((two.first - one.last).days, (one.first - two.last).days) <= days
