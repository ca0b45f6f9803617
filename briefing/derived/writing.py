"""Writing a snapshot: every row of it anew, in one transaction, into an empty database."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefing.content import Outline
from briefing.derived.codec import encode
from briefing.derived.looking import Seen
from briefing.derived.rows import SHOWN
from briefing.derived.schema import INDEXES, TABLES
from briefing.errors import Problem
from briefing.language.words import one_line
from briefing.model import Article, Briefing, Mention, Quotation, Speaker, Statement
from briefing.statements import Ledger


@dataclass(slots=True)
class Derived:
    """Everything that a snapshot holds, by article id where it belongs to an article.

    `stamp` and `sources` are of the code that derived it (see `stamp.py`).
    `uncorrected` are the quotations as extracted, of the articles in which people corrected any.
    `wrong` are the problems of article files by the file's name, `problems` all the others.
    """

    stamp: str
    sources: str
    fingerprint: str
    outline: Outline
    briefing: Briefing
    files: Mapping[str, Seen]
    quotations: Mapping[str, tuple[Quotation, ...]]
    uncorrected: Mapping[str, tuple[Quotation, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    ledger: Ledger
    wrong: Mapping[str, tuple[Problem, ...]]
    problems: Iterable[Problem] = field(default_factory=tuple)


class _Numbers:
    """The numbers that stand for articles and speakers in the rows."""

    def __init__(self, derived: Derived) -> None:
        self.articles = {article.id: n for n, article in enumerate(derived.briefing.articles)}
        said = [each.speaker for found in derived.quotations.values() for each in found]
        told = [each.speaker for each in derived.ledger.statements]
        speakers = dict.fromkeys(speaker for speaker in (*said, *told) if speaker is not None)
        self.speakers: dict[Speaker, int] = {speaker: n for n, speaker in enumerate(speakers)}

    def of(self, speaker: Speaker | None) -> int | None:
        """The number of a speaker; None while unresolved."""
        return None if speaker is None else self.speakers[speaker]


def write(connection: sqlite3.Connection, derived: Derived, step: Callable[[], None]) -> None:
    """Fill an empty database. `step` is called now and then and may raise, which leaves the transaction open."""
    connection.execute("BEGIN")
    for statement in TABLES.split(";"):
        connection.execute(statement)
    numbers = _Numbers(derived)
    for write_part in (_meta, _articles, _speakers, _quotations, _statements, _actors):
        step()
        write_part(connection, derived, numbers)
    for statement in INDEXES.split(";"):
        step()
        connection.execute(statement)
    connection.execute("COMMIT")


def write_files(connection: sqlite3.Connection, files: Mapping[str, Seen]) -> None:
    """Replace what is known of the files."""
    connection.execute("DELETE FROM file")
    rows = ((name, each.size, each.mtime, each.mark, each.changed, each.number) for name, each in files.items())
    connection.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)", rows)


def _meta(connection: sqlite3.Connection, derived: Derived, _: _Numbers) -> None:
    of = derived.outline
    meta = {
        "stamp": derived.stamp,
        "sources": derived.sources,
        "fingerprint": derived.fingerprint,
        "info": json.dumps((of.id, of.title, of.summary, of.subject, of.made, of.contractions)),
        "outlets": encode(derived.briefing.outlets),
        "actors": encode(derived.briefing.actors),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    write_files(connection, derived.files)
    problems = [("", problem) for problem in derived.problems]
    problems += [(source, problem) for source, found in derived.wrong.items() for problem in found]
    rows = ((source, each.file, each.line, each.field, each.what) for source, each in problems)
    connection.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", rows)


def _articles(connection: sqlite3.Connection, derived: Derived, numbers: _Numbers) -> None:
    names = {outlet.id: outlet.name for outlet in derived.briefing.outlets}
    articles = list(enumerate(derived.briefing.articles))
    rows = ((n, *_article_row(article, names)) for n, article in articles)
    connection.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO article_value VALUES (?, ?)", ((n, encode(article)) for n, article in articles))
    mentions = (mention for _, article in articles for mention in derived.mentions[article.id])
    rows_of_mentions = (
        (n, each.actor, numbers.articles[each.article], each.start, each.end) for n, each in enumerate(mentions)
    )
    connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", rows_of_mentions)


def _article_row(article: Article, names: Mapping[str, str]) -> tuple[str, ...]:
    published = str(article.published) if article.published else ""
    return article.id, article.headline, article.outlet, names[article.outlet], published


def _speakers(connection: sqlite3.Connection, _: Derived, numbers: _Numbers) -> None:
    rows = ((n, speaker.id, speaker.name) for speaker, n in numbers.speakers.items())
    connection.executemany("INSERT INTO speaker VALUES (?, ?, ?)", rows)


def _quotations(connection: sqlite3.Connection, derived: Derived, numbers: _Numbers) -> None:
    quotations = [each for article in derived.briefing.articles for each in derived.quotations[article.id]]
    statements = _statement_of_quotation(derived.ledger.statements)
    rows = (
        (
            n,
            each.id,
            numbers.articles[each.article],
            numbers.of(each.speaker),
            one_line(each.text)[:SHOWN],
            str(each.kind),
            statements.get(each.id),
            each.sure,
        )
        for n, each in enumerate(quotations)
    )
    connection.executemany("INSERT INTO quotation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    values = ((n, encode(each)) for n, each in enumerate(quotations))
    connection.executemany("INSERT INTO quotation_value VALUES (?, ?)", values)
    held = ((article, encode(found)) for article, found in derived.uncorrected.items())
    connection.executemany("INSERT INTO uncorrected VALUES (?, ?)", held)


def _statement_of_quotation(statements: Iterable[Statement]) -> dict[str, int]:
    """For each quotation the number of the statement that begins first in it."""
    first: dict[str, tuple[int, int]] = {}
    for n, statement in enumerate(statements):
        for report in statement.reports:
            for quotation in report.quotations:
                place = (report.spans[0][0] if report.spans else 0, n)
                first[quotation] = min(first.get(quotation, place), place)
    return {quotation: n for quotation, (_, n) in first.items()}


def _statements(connection: sqlite3.Connection, derived: Derived, numbers: _Numbers) -> None:
    statements = list(enumerate(derived.ledger.statements))
    rows = (
        (n, each.id, each.title, numbers.of(each.speaker), str(each.worst), len(each.reports), len(each.not_found))
        for n, each in statements
    )
    connection.executemany("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO statement_value VALUES (?, ?)", ((n, encode(each)) for n, each in statements))
    places = sorted(
        (numbers.articles[report.article], report.spans[0][0] if report.spans else 0, n)
        for n, each in statements
        for report in each.reports
    )
    reports = dict.fromkeys((article, n) for article, _, n in places)
    connection.executemany("INSERT INTO report VALUES (?, ?, ?)", ((n, *report) for n, report in enumerate(reports)))
    copying = ((n, numbers.articles[each.article], encode(each)) for n, each in enumerate(derived.ledger.copying))
    connection.executemany("INSERT INTO copying VALUES (?, ?, ?)", copying)


def _actors(connection: sqlite3.Connection, derived: Derived, _: _Numbers) -> None:
    rows = enumerate(_actor_rows(derived))
    connection.executemany("INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?)", ((n, *row) for n, row in rows))


def _actor_rows(derived: Derived) -> Iterator[tuple[str | None, str, str | None, int, int]]:
    speakers = [each.speaker for found in derived.quotations.values() for each in found if each.speaker]
    said = Counter(speaker.id for speaker in speakers if speaker.id is not None)
    others = Counter(speaker.name for speaker in speakers if speaker.id is None)
    mentioned = Counter(mention.actor for found in derived.mentions.values() for mention in found)
    for actor in derived.briefing.actors:
        yield actor.id, actor.name, str(actor.kind), said[actor.id], mentioned[actor.id]
    for name in sorted(others):
        yield None, name, None, others[name], 0
