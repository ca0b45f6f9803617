"""Which articles cover the same occasion: dates that allow it, and something that both have.

That is a statement, names that few articles of the same days have, or the speaker with words of the statement itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from zlib import crc32

from briefing.language.words import fold
from briefing.model import Article, PartialDate
from briefing.statements.grouping.days import NEWS, ByDay, before, between, known

WINDOW = 10  # days between two articles on one occasion
RARE = 8  # articles of those days that may have a name before it is too common to tell an occasion
NAMES = 3  # rare names that two articles share when they cover one occasion
SPOKEN = 60  # articles of those days that name a speaker before the name says nothing
WORDS = 2  # telling words of a statement that an article has that names its speaker
SHARED = 2  # names, of any kind, without which two articles are not about one thing
SMALL = 16  # articles of a briefing that has one subject, so that what is of one day can be of one occasion
_NAME = re.compile(r"(?<=[\w,;:’'”\")] )(?:St )?[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*")


class NamesByDay:
    """The names in the articles of a briefing, each as a number, by the days of the articles.

    Names alone tell no occasion where not even the month is known.
    """

    def __init__(self) -> None:
        self.dates: dict[str, PartialDate | None] = {}
        self.names: dict[str, frozenset[int]] = {}
        self._having: dict[int, ByDay[str]] = defaultdict(ByDay)
        self._rare: dict[str, frozenset[int]] = {}

    def add(self, article: str, when: PartialDate | None, names: frozenset[int]) -> None:
        """Take an article in."""
        self.dates[article], self.names[article] = when, names
        for name in names if known(when) else ():
            self._having[name].add(when, article)

    def having(self, name: int, when: PartialDate | None) -> list[str]:
        """The articles within the days of an occasion that have a name; none where the days are not known."""
        return self._having[name].near(when, WINDOW) if name in self._having and known(when) else []

    def rare(self, article: str) -> frozenset[int]:
        """The names of an article that few of the articles of its days have."""
        if article not in self._rare:
            when = self.dates[article]
            names = self.names[article] if known(when) else ()
            self._rare[article] = frozenset(name for name in names if self._few(name, when))
        return self._rare[article]

    def alike(self, article: str) -> set[str]:
        """The articles that share enough names with this one which are rare for both."""
        when, shared = self.dates[article], Counter[str]()
        for name in self.rare(article):
            shared.update(self.having(name, when))
        found = {other for other, count in shared.items() if count >= NAMES and other != article}
        return {other for other in found if len(self.rare(article) & self.rare(other)) >= NAMES}

    def _few(self, name: int, when: PartialDate | None) -> bool:
        having = self._having[name]
        return len(having) <= RARE or len(having.near(when, WINDOW)) <= RARE


class Occasions:
    """For each article, those that cover the same occasion.

    `names` are those of the articles, and of all others within their days; `small`: the briefing has one subject.
    """

    def __init__(
        self, articles: Sequence[Article], carriers: Iterable[frozenset[str]], names: NamesByDay, *, small: bool
    ) -> None:
        self._dates = {article.id: article.published for article in articles}
        self._days = {name: _numbers(when) for name, when in self._dates.items()}
        self._groups: dict[str, dict[frozenset[str], None]] = defaultdict(dict)
        self._names, self._small = names, small
        for group in carriers:
            self._link(group)
        for name in self._dates:
            for other in names.alike(name):
                if other in self._dates and other > name:
                    self._link(frozenset((name, other)))

    def covering(
        self,
        articles: Iterable[str],
        speakers: Mapping[str, frozenset[str]],
        shared: Callable[[str], int],
        since: str | None = None,
    ) -> list[str]:
        """The articles that cover the occasion that these cover, without themselves, in the order of their ids.

        `speakers` is the surnames of the speaker, or of several, that articles have; `shared` how many telling words of
        the statement an article has; `since` the primary source, before which nobody can report it.
        """
        given = set(articles)
        theirs = [self._days[article] for article in (given if since is None else (since,))]
        known = [days for days in theirs if days is not None]
        days = (min(last for _, last in known), max(first for first, _ in known)) if known else None
        linked = {other for article in given for group in self._groups.get(article, ()) for other in group} - given
        found = {other for other in linked if self._between(other, days, since is not None)}
        looked_at = given | found
        for name, when in {(name, self._dates[article]) for article, names in speakers.items() for name in names}:
            naming = self._names.having(number(name), when)
            for other in naming if len(naming) <= SPOKEN else ():
                if other in looked_at or other not in self._days:
                    continue
                looked_at.add(other)
                if self._between(other, days, since is not None) and shared(other) >= WORDS:
                    found.add(other)
        return sorted(found)

    def earlier(self, one: str, others: Iterable[str]) -> bool:
        """Whether an article is surely from before the eve of all of some others: what they print was not said yet."""
        return all(before(self._dates[one], self._dates[other]) for other in others)

    def together(self, one: str, two: str) -> bool:
        """Whether two articles can cover one occasion, if one person speaks in both."""
        return self.closely(one, two) or (self._alike(one, two))

    def closely(self, one: str, two: str) -> bool:
        """Whether two articles cover one occasion, whoever speaks in them: they have a statement in common, or names
        that few others have, or are of the same days in a briefing with one subject.
        """
        if one == two:
            return True
        when, other = self._dates[one], self._dates[two]
        if self._small and near(when, other, NEWS):
            return True
        return near(when, other) and any(two in group for group in self._groups.get(one, ()))

    def _alike(self, one: str, two: str) -> bool:
        when, other = self._dates[one], self._dates[two]
        if not (known(when) and known(other) and near(when, other)):
            return False
        return len(self._names.names[one] & self._names.names[two]) >= SHARED

    def _between(self, article: str, days: tuple[int, int] | None, primary: bool) -> bool:
        """Whether an article's date is near enough to all of several, and not before what it would report.

        `days` are the earliest end and the latest beginning of their dates, None where none is known.
        """
        if days is None:
            return True
        own = self._days[article]
        first, last = own if own is not None else (days[1], days[0])
        if primary and own is not None and last < days[1] - 1:
            return False
        return max(days[1], first) - min(days[0], last) <= WINDOW

    def _link(self, group: frozenset[str]) -> None:
        if len(group) > 1:
            for article in group:
                self._groups[article][group] = None


def _numbers(when: PartialDate | None) -> tuple[int, int] | None:
    """The first and the last day that a date can mean, as numbers."""
    return None if when is None else (when.first.toordinal(), when.last.toordinal())


def names_in(article: Article) -> frozenset[int]:
    """The words of the names in an article, folded: capital letters where no sentence begins."""
    found: Mapping[str, None] = dict.fromkeys(_NAME.findall(article.body))
    words = {word for name in found for word in name.split() if len(word) > 2}
    return frozenset(number(fold(word).removesuffix("'s").removesuffix("’s")) for word in words)


def number(name: str) -> int:
    """A name as a number of 32 bits, the same in every process."""
    return crc32(name.encode("utf-8", "surrogatepass"))


def near(one: PartialDate | None, two: PartialDate | None, days: int = WINDOW) -> bool:
    """Whether two dates, partial or not known, can be within so many days of each other."""
    return between(one, two) <= days
