"""The values of a snapshot, put together from its rows and from what is packed beside them.

For whoever reads a snapshot, and for whoever patches one: both have a way to ask it something. Articles are read again
and again, because what others print of them are stretches of their text; so the last ones are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from briefing.derived.packer import Packer
from briefing.derived.packing import (
    unpack_article,
    unpack_copying,
    unpack_places,
    unpack_quotations,
    unpack_statement,
)
from briefing.model import Article, Copying, Mention, Quotation, Speaker, Statement

KEPT = 4_000_000  # characters of articles that are kept
_MANY = 500  # numbers in a query
_ARTICLE = "SELECT article.n, id, headline, outlet, published, value FROM article JOIN article_value USING (n)"
_STATEMENT = "value, statement.id, statement.title, statement.speaker"
_VALUES = "JOIN statement_value ON statement_value.n = statement.n"

Ask = Callable[..., Sequence[tuple[Any, ...]]]  # the rows of a query with its values


class Stored:
    """Reads values by asking a snapshot. What it raises where that is damaged is what `ask` raises, ValueError,
    TypeError, and LookupError.
    """

    def __init__(self, ask: Ask, dictionary: Callable[[], bytes]) -> None:
        self._ask = ask
        self._dictionary = dictionary
        self._packer: Packer | None = None
        self._articles: dict[int, Article] = {}
        self._speakers: dict[int, Speaker] = {}  # their numbers keep what they stand for
        self._kept = 0

    @property
    def packer(self) -> Packer:
        """By which its values are packed."""
        if self._packer is None:
            self._packer = Packer(self._dictionary())
        return self._packer

    def article(self, n: int) -> Article:
        """The article that has a number. Raises KeyError where none has."""
        found = self._articles.get(n)
        if found is None:
            rows = self._ask(f"{_ARTICLE} WHERE article.n = ?", n)
            if not rows:
                raise KeyError(n)
            found = self._made(rows[0])
        return found

    def _made(self, row: tuple[Any, ...]) -> Article:
        n, *said, value = row
        found = unpack_article(self.packer.unpack(value), tuple(said))
        if self._kept + len(found.body) > KEPT:
            self._articles.clear()
            self._kept = 0
        self._articles[n] = found
        self._kept += len(found.body)
        return found

    def forget(self) -> None:
        """Keep no article: some are about to change."""
        self._articles.clear()
        self._kept = 0

    def quotations(self, n: int) -> tuple[Quotation, ...]:
        """The quotations of an article by place."""
        values = self._ask("SELECT value FROM quotation_value WHERE n = ?", n)
        if not values:
            return ()
        rows = self._ask("SELECT id, kind, sure, speaker FROM quotation WHERE article = ? ORDER BY place", n)
        of = self.article(n)
        said = [(id_, kind, sure, self._speaker(speaker)) for id_, kind, sure, speaker in rows]
        return unpack_quotations(self.packer.unpack(values[0][0]), of.id, of.body, said)

    def quotations_at(self, places: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
        """Quotations by the number of their article and their place there, those of an article in a row."""
        found: list[Quotation] = []
        last = -1
        its: tuple[Quotation, ...] = ()
        for n, place in places:
            if n != last:
                last, its = n, self.quotations(n)
            found.append(its[place])
        return tuple(found)

    def statements(self, where: str, *values: object, joined: str = "statement") -> tuple[Statement, ...]:
        """Statements, as what stands behind WHERE in a query of what is joined says."""
        rows = self._ask(f"SELECT {_STATEMENT} FROM {joined} {_VALUES} WHERE {where}", *values)
        unpack = self.packer.unpack
        return tuple(
            [
                unpack_statement(unpack(value), (id_, title, self._speaker(speaker)), self.article)
                for value, id_, title, speaker in rows
            ]
        )

    def _speaker(self, n: int | None) -> Speaker | None:
        """The speaker that has a number; None while unresolved."""
        if n is None:
            return None
        if n not in self._speakers:
            id_, name = self._ask("SELECT id, name FROM speaker WHERE n = ?", n)[0]
            members = self._ask("SELECT id, name FROM member WHERE speaker = ? ORDER BY place", n)
            self._speakers[n] = Speaker(id_, name, tuple([Speaker(*one) for one in members]))
        return self._speakers[n]

    def numbered(self, numbers: Iterable[int]) -> tuple[Statement, ...]:
        """The statements that have these numbers, in no order."""
        found: list[Statement] = []
        left = sorted(numbers)
        for at in range(0, len(left), _MANY):
            listed = ", ".join(map(str, left[at : at + _MANY]))
            found += self.statements(f"statement.n IN ({listed}) ORDER BY home")
        return tuple(found)

    def copying(self, sql: str, *values: object) -> tuple[Copying, ...]:
        """How much of articles stands in others, as what stands behind `copying` in a query says."""
        joined = "copying JOIN article ON article.n = copying.article JOIN article AS other ON other.n = copying.source"
        rows = self._ask(f"SELECT value, article.id, other.id FROM {joined} {sql}", *values)
        return tuple([unpack_copying(*row) for row in rows])

    def mentions(self, sql: str, *values: object) -> tuple[Mention, ...]:
        """Mentions, by article and place, as what stands behind WHERE in a query says."""
        joined = "mention JOIN article ON article.n = mention.article JOIN actor ON actor.n = mention.actor"
        rows = self._ask(f"SELECT article.id, actor.id, places FROM {joined} WHERE {sql}", *values)
        found = [(name, *place, actor) for name, actor, places in rows for place in unpack_places(places)]
        return tuple([Mention(actor, name, start, end) for name, start, end, actor in sorted(found)])
