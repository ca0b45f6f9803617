"""Which articles cover the same occasion: dates that allow it, and something that both have.

That is a statement, names that few articles have, or the speaker with words of the statement itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta

from briefing.language.words import fold
from briefing.model import Article, PartialDate
from briefing.statements.grouping.days import NEWS, Days, between

WINDOW = 10  # days between two articles on one occasion
RARE = 8  # articles that may have a name before it is too common to tell an occasion
NAMES = 3  # rare names that two articles share when they cover one occasion
SPOKEN = 60  # articles that name a speaker before the name says nothing
WORDS = 2  # telling words of a statement that an article has that names its speaker
SHARED = 2  # names, of any kind, without which two articles are not about one thing
SMALL = 16  # articles of a briefing that has one subject, so that what is of one day can be of one occasion
_NAME = re.compile(r"(?<=[\w,;:’'”\")] )(?:St )?[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*")


class Occasions:
    """For each article, those that cover the same occasion."""

    def __init__(self, articles: Sequence[Article], carriers: Iterable[frozenset[str]]) -> None:
        self._dates = {article.id: article.published for article in articles}
        self._groups: dict[str, dict[frozenset[str], None]] = defaultdict(dict)
        self._names: dict[str, frozenset[str]] = {}
        self._having: dict[str, list[str]] = defaultdict(list)
        for group in carriers:
            self._link(group)
        for article in articles:
            self._names[article.id] = names = _names(article)
            for name in names:
                self._having[name].append(article.id)
        self._by_names()

    def covering(
        self, articles: Iterable[str], speaker: frozenset[str], shared: Callable[[str], int], since: str | None = None
    ) -> list[str]:
        """The articles that cover the occasion that these cover, without themselves, in the order of their ids.

        `speaker` is the words of the speaker's name, `shared` how many telling words of the statement an article has,
        `since` the primary source, before which nobody can report it.
        """
        given = set(articles)
        days = Days()
        for article in given if since is None else (since,):
            days = days.with_day(self._dates[article])
        linked = {other for article in given for group in self._groups.get(article, ()) for other in group} - given
        covering = {other for other in linked if self._between(other, days, since is not None)}
        for word in speaker:
            naming = self._having.get(word, ())
            if len(naming) <= SPOKEN:
                for other in naming:
                    near = (
                        other not in covering and other not in given and self._between(other, days, since is not None)
                    )
                    if near and shared(other) >= WORDS:
                        covering.add(other)
        return sorted(covering)

    def together(self, one: str, two: str) -> bool:
        """Whether two articles can cover one occasion."""
        if one == two:
            return True
        if not near(self._dates[one], self._dates[two]):
            return False
        if len(self._dates) <= SMALL and near(self._dates[one], self._dates[two], NEWS):
            return True
        return any(two in group for group in self._groups.get(one, ())) or self._alike(one, two)

    def _alike(self, one: str, two: str) -> bool:
        return len(self._names[one] & self._names[two]) >= SHARED

    def _between(self, article: str, days: Days, primary: bool) -> bool:
        """Whether an article's date is near enough to all of several, and not before what it would report."""
        when = self._dates[article]
        if primary and when is not None and days.last is not None and when.last < days.last - timedelta(days=1):
            return False
        return days.with_day(when).distance <= WINDOW

    def _link(self, group: frozenset[str]) -> None:
        if len(group) > 1:
            for article in group:
                self._groups[article][group] = None

    def _by_names(self) -> None:
        shared: Counter[tuple[str, str]] = Counter()
        for listed in self._having.values():
            if 1 < len(listed) <= RARE:
                ordered = sorted(listed)
                shared.update((one, two) for at, one in enumerate(ordered) for two in ordered[at + 1 :])
        for (one, two), count in shared.items():
            if count >= NAMES:
                self._link(frozenset((one, two)))


def _names(article: Article) -> frozenset[str]:
    """The words of the names in an article, folded: capital letters where no sentence begins."""
    names: Mapping[str, None] = dict.fromkeys(_NAME.findall(article.body))
    words = (word for name in names for word in name.split())
    return frozenset(fold(word).removesuffix("'s").removesuffix("’s") for word in words if len(word) > 2)


def near(one: PartialDate | None, two: PartialDate | None, days: int = WINDOW) -> bool:
    """Whether two dates, partial or not known, can be within so many days of each other."""
    return between(one, two) <= days
