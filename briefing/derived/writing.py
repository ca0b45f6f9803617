"""Writing a snapshot: everything of it into an empty database, or what changed into a copy of the last."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from briefing.derived.packer import Packer, dictionary
from briefing.derived.packing import (
    pack_article,
    pack_quotations,
    pack_statement,
)
from briefing.derived.row_writer import RowWriter
from briefing.derived.schema import INDEXES, RANK, TABLES
from briefing.derived.stored import Stored
from briefing.derived.values import Derived, Patch
from briefing.model import Article, Copying, Statement

_SAMPLE = 64  # articles, and statements, of which the dictionary is made


def write(connection: sqlite3.Connection, derived: Derived, step: Callable[[], None]) -> None:
    """Fill an empty database. `step` is called now and then and may raise, which leaves the transaction open."""
    connection.execute("BEGIN")
    for statement in TABLES.split(";"):
        connection.execute(statement)
    articles = {held.article.id: held.article for held in derived.articles}
    words = _dictionary(derived, articles)
    connection.execute("INSERT INTO dictionary VALUES (?)", (words,))
    rows = RowWriter(connection, derived.about, Packer(words), articles.__getitem__)
    for name in articles:
        rows.numbered(name)
    at = rows.statements(derived.statements, step)
    for held in derived.articles:
        step()
        rows.article(held, at.get(held.article.id, {}))
    by_article: dict[str, list[Copying]] = {}
    for one in derived.copying:
        by_article.setdefault(one.article, []).append(one)
    for found in by_article.values():
        rows.copying(found)
    for statement in INDEXES.split(";"):
        step()
        connection.execute(statement)
    at_home: dict[str, list[Statement]] = {}
    for each in derived.statements:
        at_home.setdefault(each.reference.article, []).append(each)
    for held in derived.articles:
        step()
        rows.digest(held.article, held.quotations, at_home.get(held.article.id, ()))
    rows.about(derived.about)
    connection.execute("COMMIT")


def _dictionary(derived: Derived, articles: Mapping[str, Article]) -> bytes:
    """What values and texts of this briefing have in common."""
    every = derived.articles[:: max(1, len(derived.articles) // _SAMPLE)]
    values = [pack_quotations(held.article.body, held.quotations) for held in every if held.quotations]
    for each in derived.statements[:: max(1, len(derived.statements) // _SAMPLE)]:
        values.append(pack_statement(each, articles.__getitem__, lambda _: 0))
    texts = [pack_article(held.article) for held in every]
    return dictionary(values, texts, sum(len(held.article.body) for held in derived.articles))


def patch(connection: sqlite3.Connection, made: Patch, step: Callable[[], None]) -> None:
    """Bring a copy of the last snapshot up to date. `step` as for `write`."""
    connection.execute("BEGIN")

    def ask(sql: str, *values: object) -> list[tuple[Any, ...]]:
        return connection.execute(sql, values).fetchall()

    def article_of(name: str) -> Article:
        return come[name] if name in come else stored.article(rows.numbers[name])

    come = {held.article.id: held.article for held in made.come}
    stored = Stored(ask, lambda: bytes(ask("SELECT value FROM dictionary")[0][0]))
    rows = RowWriter(connection, made.about, stored.packer, article_of)
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
