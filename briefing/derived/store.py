"""A consistent snapshot of what is derived of one briefing, read from its file.

The file of a snapshot is never changed: a newer snapshot is another file that takes its name. So a store reads without
locks and without a journal (SQLite's `immutable`), which works on a read-only or a network disk, beside any number of
other readers, and whatever happens to a process that writes; and it keeps reading the snapshot that it opened.
A system that does not let an open file be replaced (Windows) gets the snapshot in memory instead.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing.derived.codec import decode_all
from briefing.derived.open_snapshot import DAMAGE, OpenSnapshot
from briefing.derived.rows import ActorRow, ArticleRow, Info, QuotationRow, StatementRow
from briefing.derived.schema import RANK, REPORTED
from briefing.derived.stamp import sources, stamp
from briefing.errors import Problem
from briefing.hearing import answer
from briefing.lazy import Later

if TYPE_CHECKING:
    from briefing import model
    from briefing.derived.stored import Stored
    from briefing.model import Actor, Article, Copying, Mention, Outlet, Quotation, Statement
else:
    model = Later("briefing.model")  # the panes of a first screen need no noun of it

K = TypeVar("K", bound=StrEnum)

_SPEAKERS = "SELECT n, name FROM speaker"
_QUOTATIONS = "article CROSS JOIN quotation ON quotation.article = article.n"  # in the articles' order, without sorting
_ARTICLE = "(SELECT n FROM article WHERE id = ?)"


class OtherCodeError(Exception):
    """The snapshot was made by another version of the program."""


class Store(OpenSnapshot):
    """One snapshot; a context manager. Safe for use from several threads.

    `fallback` says in one sentence why the index lies elsewhere or in memory, else ""; `notes` what happened while it
    was brought up to date; `out_of` is 0, or the number of articles of which it is but a glimpse (`glimpse.py`).
    Methods raise DerivedError where the snapshot turns out to be damaged (its file is then removed, so that the next
    opening builds it again), KeyError for an id that it does not have.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None = None,
        fallback: str = "",
        notes: tuple[str, ...] = (),
        *,
        out_of: int = 0,
    ) -> None:
        super().__init__(connection, path)
        self.fallback = fallback
        self.notes = notes
        self.out_of = out_of
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        if meta.get("sources") != sources() and meta["stamp"] != stamp():
            raise OtherCodeError
        self.stamp = str(meta["stamp"])  # that of this code, too: making it anew reads all sources
        self.fingerprint = meta["fingerprint"]
        self.info = Info(*json.loads(meta["info"]))
        self._cast_as_text = meta["outlets"], meta["actors"]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the content, and the corrections that no longer fit."""
        found = self.read("SELECT file, line, field, what FROM problem ORDER BY file, line, field, what")
        return tuple(Problem(*row) for row in found)

    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets, those too that only an article names."""
        with self.telling():
            return self._cast[0]

    def actors(self) -> tuple[Actor, ...]:
        """The actors of the briefing."""
        with self.telling():
            return self._cast[1]

    def counts(self) -> tuple[int, int, int]:
        """How many articles, quotations and statements there are."""
        tables = "article", _QUOTATIONS, "statement"
        articles, quotations, statements = (self.read(f"SELECT count(*) FROM {each}")[0][0] for each in tables)
        return articles, quotations, statements

    def article_rows(self, first: int = 0, count: int = -1) -> list[ArticleRow]:
        """The articles by id: all of them, or `count` from the `first` on."""
        sql = "SELECT id, headline, outlet, outlet_name, published FROM article ORDER BY id LIMIT ? OFFSET ?"
        return list(map(ArticleRow._make, self.read(sql, count, first)))

    def place_of(self, article: str) -> int:
        """Which of `article_rows` an article is; 0 for one that is not there."""
        return int(
            self.read("SELECT count(*) FROM article WHERE id < (SELECT id FROM article WHERE id = ?)", article)[0][0]
        )

    def actor_rows(self) -> list[ActorRow]:
        """The actors of the briefing in its order, then the other speakers by name."""
        rows = self.read("SELECT id, name, kind, said, mentioned FROM actor ORDER BY n")
        kinds = _by_word(model.ActorKind)
        with self.telling():
            return [
                ActorRow(id_, name, kinds[kind] if kind else None, said, mentioned)
                for id_, name, kind, said, mentioned in rows
            ]

    def quotation_rows(self) -> list[QuotationRow]:
        """All quotations by article and place."""
        articles = self.read("SELECT n, id, outlet_name FROM article")
        ids = {n: id_ for n, id_, _ in articles}
        outlets = {n: name for n, _, name in articles}
        statements = self._names("SELECT n, id FROM statement")
        speakers, kinds = self._names(_SPEAKERS), _by_word(model.QuotationKind)
        make = QuotationRow._make  # fifty thousand times: a fifth faster than the call
        shown = "quotation.id, article, speaker, text, kind, statement, sure"
        rows = self.read(f"SELECT {shown} FROM {_QUOTATIONS} ORDER BY article.id, place")
        with self.telling():
            return [
                make((id_, ids[n], outlets[n], speakers[speaker], text, kinds[kind], statements[statement], sure == 1))
                for id_, n, speaker, text, kind, statement, sure in rows
            ]

    def statement_rows(self) -> list[StatementRow]:
        """All statements in the ledger's order."""
        speakers = self._names(_SPEAKERS)
        treatments = _by_word(model.Treatment)
        rows = self.read(f"SELECT id, title, speaker, worst, reports, not_found FROM statement ORDER BY {RANK}")
        with self.telling():
            return [
                StatementRow(id_, title, speakers[speaker], treatments[worst], reports, not_found)
                for id_, title, speaker, worst, reports, not_found in rows
            ]

    def article(self, id: str) -> Article:  # noqa: A002 the model's word
        """An article with its body."""
        n = self.number(id)
        with self._reading() as stored:
            return stored.article(n)

    def quotation(self, id: str) -> Quotation:  # noqa: A002 the model's word
        """A quotation."""
        rows = self.read("SELECT article, place FROM quotation WHERE id = ? LIMIT 1", id)
        if not rows:
            raise KeyError(id)
        with self._reading() as stored:
            return stored.quotations_at(rows)[0]

    def statement(self, id: str) -> Statement:  # noqa: A002 the model's word
        """A statement with its reports."""
        found = self._statements_where("statement.id = ? LIMIT 1", id)
        if not found:
            raise KeyError(id)
        return found[0]

    def quotations_in(self, article: str) -> tuple[Quotation, ...]:
        """The quotations of an article by place."""
        rows = self.read("SELECT n FROM article WHERE id = ?", article)
        with self._reading() as stored:
            return stored.quotations(rows[0][0]) if rows else ()

    def quotations_by(self, name_or_actor_id: str) -> tuple[Quotation, ...]:
        """What an actor said, by id; or what a speaker said who is no actor, by name; what was said with others too."""
        where = f"speaker IN ({self._speakers(name_or_actor_id)})"
        joined = "quotation JOIN article ON article.n = quotation.article"
        places = self.read(f"SELECT article, place FROM {joined} WHERE {where} ORDER BY article.id, place")
        with self._reading() as stored:
            return stored.quotations_at(places)

    def statements(self) -> tuple[Statement, ...]:
        """All statements in the ledger's order."""
        return tuple(sorted(self._statements_where("1 ORDER BY home"), key=lambda one: one.rank))

    def statements_in(self, article: str) -> tuple[Statement, ...]:
        """The statements that an article reports, by where it reports them."""
        return self._statements_where(f"article = {_ARTICLE} ORDER BY place, {RANK}", article, joined=REPORTED)

    def statements_at(self, article: str) -> tuple[Statement, ...]:
        """The statements whose reference stands in an article, in the ledger's order."""
        return self._statements_where(f"home = {_ARTICLE} ORDER BY {RANK}", article)

    def statements_naming(self, articles: Iterable[str]) -> tuple[Statement, ...]:
        """The statements that any of these articles reports, and those that were not found in any; for this room."""
        found: set[int] = set()
        for name in articles:
            for table in ("report", "absent"):
                found.update(n for (n,) in self.read(f"SELECT statement FROM {table} WHERE article = {_ARTICLE}", name))
        with self._reading() as stored:
            return stored.numbered(found)

    def search_digests(self) -> dict[str, bytes]:
        """For each article, in the order of `article_rows`, a digest of all that a search finds because of it: itself,
        its quotations, and the statements whose reference stands in it.
        """
        return dict(self.read("SELECT id, digest FROM article ORDER BY id"))

    def indexed(
        self, articles: Sequence[str]
    ) -> Iterator[tuple[Article, tuple[Quotation, ...], tuple[Statement, ...]]]:
        """Articles, each with its quotations and the statements whose reference stands in it."""
        for name in articles:
            yield self.article(name), self.quotations_in(name), self.statements_at(name)

    def statements_by(self, name_or_actor_id: str) -> tuple[Statement, ...]:
        """The statements of an actor, by id; or of a speaker who is no actor, by name; those made with others too."""
        return self._statements_where(f"speaker IN ({self._speakers(name_or_actor_id)}) ORDER BY {RANK}")

    def statement_of(self, quotation_id: str) -> str | None:
        """The id of the statement that a quotation reports; the first one where it holds several."""
        joined = "quotation JOIN statement ON statement.n = quotation.statement"
        rows = self.read(f"SELECT statement.id FROM {joined} WHERE quotation.id = ? LIMIT 1", quotation_id)
        return rows[0][0] if rows else None

    def mentions_of(self, actor: str) -> tuple[Mention, ...]:
        """Where an actor is named, by article and place."""
        return self._mentions("actor.id = ?", actor)

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, by article and place."""
        return self._mentions("1")

    def mentions_in(self, article: str) -> tuple[Mention, ...]:
        """Which actors an article names, by place."""
        return self._mentions(f"mention.article = {_ARTICLE}", article)

    def copying_of(self, article: str) -> tuple[Copying, ...]:
        """How much of an article stands in others."""
        return self._copying(f"WHERE copying.article = {_ARTICLE} ORDER BY place", article)

    def copying(self) -> tuple[Copying, ...]:
        """How much of every article stands in others, by article."""
        return self._copying("ORDER BY article.id, place")

    def sound(self) -> bool:
        """Whether its outlets and its actors are in order. Its seal says whether the file is as it was made."""
        try:
            _ = self._cast
        except DAMAGE:
            answer()
            return False
        return True

    @cached_property
    def _cast(self) -> tuple[tuple[Outlet, ...], tuple[Actor, ...]]:
        outlets, actors = self._cast_as_text  # decoded when asked for: a first screen shows neither
        return decode_all(model.Outlet, outlets), decode_all(model.Actor, actors)

    def _names(self, sql: str) -> dict[int | None, str]:
        names: dict[int | None, str] = {row[0]: row[1] for row in self.read(sql)}
        names[None] = ""
        return names

    def _speakers(self, who: str) -> str:
        """The numbers of the speakers that an actor's id, or the name of one who is no actor, means, for SQL: alone and
        with others, who spoke as one.
        """
        means = "id = ?" if self.read("SELECT 1 FROM actor WHERE id = ?", who) else "id IS NULL AND name = ?"
        alone = self.read(f"SELECT n FROM speaker WHERE {means}", who)
        together = self.read(f"SELECT speaker FROM member WHERE {means}", who)
        return ", ".join([str(n) for (n,) in (*alone, *together)])

    def number(self, article: str) -> int:
        """The number of an article here; for this room. Raises KeyError."""
        rows = self.read("SELECT n FROM article WHERE id = ?", article)
        if not rows:
            raise KeyError(article)
        return int(rows[0][0])

    def _statements_where(self, where: str, *values: str, joined: str = "statement") -> tuple[Statement, ...]:
        with self._reading() as stored:
            return stored.statements(where, *values, joined=joined)

    def _mentions(self, where: str, *values: str) -> tuple[Mention, ...]:
        with self._reading() as stored:
            return stored.mentions(where, *values)

    def _copying(self, sql: str, *values: str) -> tuple[Copying, ...]:
        with self._reading() as stored:
            return stored.copying(sql, *values)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Stored]:
        """The values, for one thread at a time."""
        with self._lock, self.telling():
            yield self._stored

    @cached_property
    def _stored(self) -> Stored:
        from briefing.derived.stored import Stored  # the panes of a first screen need no value

        return Stored(self.read, lambda: bytes(self.read("SELECT value FROM dictionary")[0][0]))


def _by_word(kind: type[K]) -> dict[str, K]:
    return {str(member): member for member in kind}
