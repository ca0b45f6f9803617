"""Which articles cover the same occasion: dates that allow it, and something rare that both have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing.model import Article, PartialDate

WINDOW = 10  # days between two articles on one occasion
RARE = 8  # articles that may have a name before it is too common to tell an occasion
NAMES = 5  # rare names that two articles share when they cover one occasion
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*")


class Occasions:
    """For each article, those that cover the same occasion."""

    def __init__(self, articles: Sequence[Article], carriers: Iterable[frozenset[str]]) -> None:
        self._dates = {article.id: article.published for article in articles}
        self._near: dict[str, set[str]] = defaultdict(set)
        for group in carriers:
            self._link(group)
        self._by_names(articles)

    def covering(self, articles: Iterable[str]) -> list[str]:
        """The articles that cover the occasion that these cover, without themselves, in the order of their ids."""
        given = set(articles)
        found = set().union(*(self._near[article] for article in given)) - given
        return sorted(other for other in found if all(self._allowed(other, article) for article in given))

    def together(self, one: str, two: str) -> bool:
        """Whether two articles cover one occasion."""
        return one == two or two in self._near[one]

    def _allowed(self, one: str, two: str) -> bool:
        return near(self._dates[one], self._dates[two])

    def _link(self, group: Iterable[str]) -> None:
        listed = sorted(group)
        for at, one in enumerate(listed):
            for two in listed[at + 1 :]:
                if self._allowed(one, two):
                    self._near[one].add(two)
                    self._near[two].add(one)

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
                self._link((one, two))


def near(one: PartialDate | None, two: PartialDate | None, days: int = WINDOW) -> bool:
    """Whether two dates, partial or not known, can be within so many days of each other."""
    if one is None or two is None:
        return True
    return max((two.first - one.last).days, (one.first - two.last).days) <= days
