"""Writing a snapshot: everything of it into an empty database, or what changed into a copy of the last."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.derived.packer import Packer, dictionary
from briefing.derived.packing import (
    pack_article,
    pack_quotations,
    pack_statement,
)
from briefing.derived.row_writer import First, RowWriter
from briefing.derived.schema import INDEXES, RANK, TABLES
from briefing.derived.stored import Stored
from briefing.derived.values import Derived, Held, Patch, Piece
from briefing.model import Article, Copying, Statement

_SAMPLE = 64  # articles, and statements, of which the dictionary is made


def write(connection: sqlite3.Connection, derived: Derived, step: Callable[[], None], *, whole: bool = False) -> None:
    """Fill an empty database, in one piece if `whole`. `step` is called now and then and may raise, which leaves the
    transaction open, as what the pieces raise does.
    """
    connection.execute("BEGIN")
    for statement in TABLES.split(";"):
        connection.execute(statement)
    pieces = iter(derived.pieces(whole))
    piece: Piece | None = next(pieces, Piece())

    def article_of(name: str) -> Article:
        return derived.held(name).article

    words = _dictionary(derived, piece.statements if piece else (), article_of)
    connection.execute("INSERT INTO dictionary VALUES (?)", (words,))
    rows = RowWriter(connection, derived.outlets, derived.actors, Packer(words), article_of)
    for name in derived.names:
        rows.numbered(name)
    waiting = _Waiting()
    while piece is not None:
        rows.statements(piece.statements, step, waiting.first)
        waiting.take(piece)
        for name in piece.done:
            step()
            waiting.write(derived.held(name), rows)
        piece = next(pieces, None)
    for statement in INDEXES.split(";"):
        step()
        connection.execute(statement)
    rows.about(derived.about())
    connection.execute("COMMIT")


@dataclass(slots=True)
class _Waiting:
    """What is known of articles that are not written, because a later piece can say more of them."""

    first: First = field(default_factory=dict)
    ties: dict[str, bytes] = field(default_factory=dict)
    copied: dict[str, list[Copying]] = field(default_factory=dict)
    at_home: dict[str, list[Statement]] = field(default_factory=dict)

    def take(self, piece: Piece) -> None:
        """Take a piece in."""
        self.ties.update(piece.ties)
        for one in piece.copying:
            self.copied.setdefault(one.article, []).append(one)
        for each in piece.statements:
            self.at_home.setdefault(each.reference.article, []).append(each)

    def write(self, held: Held, rows: RowWriter) -> None:
        """Write an article, of which all is known."""
        name = held.article.id
        rows.article(replace(held, ties=self.ties.pop(name, b"")), self.first.pop(name, {}))
        rows.copying(self.copied.pop(name, ()))
        rows.digest(held.article, held.quotations, self.at_home.pop(name, ()))


def _dictionary(derived: Derived, statements: Sequence[Statement], article_of: Callable[[str], Article]) -> bytes:
    """What values and texts of this briefing have in common."""
    every = [derived.held(name) for name in derived.names[:: max(1, len(derived.names) // _SAMPLE)]]
    values = [pack_quotations(held.article.body, held.quotations) for held in every if held.quotations]
    for each in statements[:: max(1, len(statements) // _SAMPLE)]:
        values.append(pack_statement(each, article_of, lambda _: 0))
    texts = [pack_article(held.article) for held in every]
    return dictionary(values, texts, derived.characters)


def patch(connection: sqlite3.Connection, made: Patch, step: Callable[[], None]) -> None:
    """Bring a copy of the last snapshot up to date. `step` as for `write`."""
    connection.execute("BEGIN")

    def ask(sql: str, *values: object) -> list[tuple[Any, ...]]:
        return connection.execute(sql, values).fetchall()

    def article_of(name: str) -> Article:
        return come[name] if name in come else stored.article(rows.numbers[name])

    come = {held.article.id: held.article for held in made.come}
    stored = Stored(ask, lambda: bytes(ask("SELECT value FROM dictionary")[0][0]))
    rows = RowWriter(connection, made.about.outlets, made.about.outline.actors, stored.packer, article_of)
    other = made.gone | come.keys()
    touched = set(other)
    for name in made.statements_gone:
        touched |= rows.statement_gone(name, stored)
    kept = rows.naming(other, stored)  # as values, because places in the texts of these articles may be others now
    stored.forget()
    for name in made.gone:
        rows.article_gone(name)
    for name in made.gone - come.keys():
        del rows.numbers[name]
    for held in made.come:
        rows.numbered(held.article.id)
        rows.article(held, {})
    for one in made.statements:
        touched |= {report.article for report in one.reports}
    step()
    rows.statements(made.statements, step)
    rows.again(kept)
    for name, found in made.copying.items():
        if name in rows.numbers:
            connection.execute("DELETE FROM copying WHERE article = ?", (rows.numbers[name],))
            rows.copying(found)
    for name in sorted(touched & rows.numbers.keys()):
        step()
        n = rows.numbers[name]
        rows.statements_of_quotations(name, stored)
        rows.digest(stored.article(n), stored.quotations(n), stored.statements(f"home = ? ORDER BY {RANK}", n))
    rows.about(made.about)
    connection.execute("COMMIT")
