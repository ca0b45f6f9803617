"""Writing a snapshot, row by row: everything of it into an empty database, or what changed into a copy of the last."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from briefing.derived.codec import decode, encode
from briefing.derived.rows import SHOWN
from briefing.derived.scan import Seen
from briefing.derived.schema import GAP, INDEXES, RANK, TABLES
from briefing.derived.values import About, Derived, Held, Patch
from briefing.language.words import one_line
from briefing.model import Actor, Copying, Speaker, Statement

_DIGEST = 16  # bytes


class NoRoomError(Exception):
    """So many articles came between two others that there is no number left."""


def write(connection: sqlite3.Connection, derived: Derived, step: Callable[[], None]) -> None:
    """Fill an empty database. `step` is called now and then and may raise, which leaves the transaction open."""
    connection.execute("BEGIN")
    for statement in TABLES.split(";"):
        connection.execute(statement)
    rows = _Rows(connection, derived.about)
    ids = [held.article.id for held in derived.articles]
    rows.articles.update((name, (at + 1) * GAP) for at, name in enumerate(ids))
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
    rows.digests(ids, step)
    rows.about(derived.about)
    connection.execute("COMMIT")


def patch(connection: sqlite3.Connection, made: Patch, step: Callable[[], None]) -> None:
    """Bring a copy of the last snapshot up to date. `step` as for `write`. Raises NoRoomError."""
    connection.execute("BEGIN")
    rows = _Rows(connection, made.about)
    rows.articles.update(connection.execute("SELECT id, n FROM article"))
    touched = set(made.gone) | {held.article.id for held in made.come}
    for name in made.statements_gone:
        touched |= rows.statement_gone(name)
    numbers = {name: rows.articles[name] for name in made.gone if name in rows.articles}
    for name in numbers:
        rows.article_gone(name)
    for held in made.come:
        rows.articles[held.article.id] = numbers.get(held.article.id) or rows.between(held.article.id)
    for one in made.statements:
        touched |= {report.article for report in one.reports}
    step()
    rows.statements(made.statements, step)
    for held in made.come:
        rows.article(held, {})
    for name, found in made.copying.items():
        if name in rows.articles:
            connection.execute("DELETE FROM copying WHERE article = ?", (rows.articles[name],))
            rows.copying(found)
    there = [name for name in sorted(touched) if name in rows.articles]
    rows.statements_of_quotations(there)
    rows.digests(there, step)
    rows.about(made.about)
    connection.execute("COMMIT")


def write_files(connection: sqlite3.Connection, files: Mapping[str, Seen]) -> None:
    """Replace what is known of the files, where it is otherwise."""
    held = {name: Seen(*seen) for name, *seen in connection.execute("SELECT * FROM file")}
    connection.executemany(
        "DELETE FROM file WHERE name = ?", [(name,) for name in held if held[name] != files.get(name)]
    )
    rows = (
        (name, each.size, each.mtime, each.mark, each.changed, each.number)
        for name, each in files.items()
        if held.get(name) != each
    )
    connection.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)", rows)


class _Rows:
    """Writes rows; `articles` are the numbers of the articles."""

    def __init__(self, connection: sqlite3.Connection, about: About) -> None:
        self._sql = connection
        self._names = {outlet.id: outlet.name for outlet in about.outlets}
        self.articles: dict[str, int] = {}
        members: defaultdict[int, list[Speaker]] = defaultdict(list)
        for n, id_, name in connection.execute("SELECT speaker, id, name FROM member ORDER BY speaker, place"):
            members[n].append(Speaker(id_, name))
        held = connection.execute("SELECT n, id, name FROM speaker")
        self._speakers: dict[Speaker, int] = {Speaker(id_, name, tuple(members[n])): n for n, id_, name in held}
        self._next = {
            table: 1 + (connection.execute(f"SELECT max(n) FROM {table}").fetchone()[0] or 0)
            for table in ("speaker", "quotation", "mention", "statement", "copying")
        }

    def between(self, name: str) -> int:
        """A number for a new article, between those of its neighbours. Raises NoRoomError."""
        low = self._sql.execute("SELECT max(n) FROM article WHERE id < ?", (name,)).fetchone()[0]
        high = self._sql.execute("SELECT min(n) FROM article WHERE id > ?", (name,)).fetchone()[0]
        low = 0 if low is None else low
        number = low + GAP if high is None else (low + high) // 2
        if number in (low, high):
            raise NoRoomError
        # The row holds the place for the next new article; `article` completes it.
        self._sql.execute("INSERT INTO article VALUES (?, ?, '', '', '', '', NULL)", (number, name))
        return int(number)

    def article(self, held: Held, statements: Mapping[str, int]) -> None:
        """Everything of an article; `statements` are those that its quotations report, where that is known already."""
        article = held.article
        n = self.articles[article.id]
        published = str(article.published) if article.published else ""
        row = n, article.id, article.headline, article.outlet, self._names[article.outlet], published
        self._sql.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
        self._sql.execute("INSERT INTO article_value VALUES (?, ?)", (n, encode(article)))
        self._sql.execute("INSERT INTO article_ties VALUES (?, ?)", (n, held.ties))
        first = self._numbers("quotation", len(held.quotations))
        rows = [
            (
                first + at,
                each.id,
                n,
                self._speaker(each.speaker),
                one_line(each.text)[:SHOWN],
                str(each.kind),
                statements.get(each.id),
                each.sure,
            )
            for at, each in enumerate(held.quotations)
        ]
        self._sql.executemany("INSERT INTO quotation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        values = [(first + at, encode(each)) for at, each in enumerate(held.quotations)]
        self._sql.executemany("INSERT INTO quotation_value VALUES (?, ?)", values)
        if held.uncorrected is not None:
            self._sql.execute("INSERT INTO uncorrected VALUES (?, ?)", (article.id, encode(held.uncorrected)))
        first = self._numbers("mention", len(held.mentions))
        mentions = [(first + at, each.actor, n, each.start, each.end) for at, each in enumerate(held.mentions)]
        self._sql.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", mentions)

    def article_gone(self, name: str) -> None:
        """Take away everything of an article but the statements that name it."""
        n = self.articles.pop(name)
        self._sql.execute("DELETE FROM quotation_value WHERE n IN (SELECT n FROM quotation WHERE article = ?)", (n,))
        for table, column in (("quotation", "article"), ("mention", "article"), ("copying", "article")):
            self._sql.execute(f"DELETE FROM {table} WHERE {column} = ?", (n,))
        for table in ("article", "article_value", "article_ties"):
            self._sql.execute(f"DELETE FROM {table} WHERE n = ?", (n,))
        self._sql.execute("DELETE FROM uncorrected WHERE article = ?", (name,))

    def statements(self, statements: Iterable[Statement], step: Callable[[], None]) -> dict[str, dict[str, int]]:
        """Statements with their reports; for each article the number of the statement that begins first in each
        quotation, as far as these statements go.
        """
        first: dict[str, dict[str, tuple[int, int, int]]] = {}
        for order, each in enumerate(statements):
            if order % 100 == 0:
                step()
            n = self._numbers("statement", 1)
            severity, risky, differing, _ = each.rank
            speaker, home = self._speaker(each.speaker), self.articles[each.reference.article]
            counts = str(each.worst), len(each.reports), len(each.not_found)
            row = n, each.id, each.title, speaker, *counts, home, severity, risky, differing
            self._sql.execute("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._sql.execute("INSERT INTO statement_value VALUES (?, ?)", (n, encode(each)))
            reports = [(self.articles[name], place, n) for name, place in _places(each).items()]
            self._sql.executemany("INSERT INTO report VALUES (?, ?, ?)", reports)
            absent = [(self.articles[one.article], n) for one in each.not_found]
            self._sql.executemany("INSERT INTO absent VALUES (?, ?)", absent)
            for report in each.reports:
                at = report.spans[0][0] if report.spans else 0
                its = first.setdefault(report.article, {})
                for quotation in report.quotations:
                    its[quotation] = min(its.get(quotation, (at, order, n)), (at, order, n))
        return {name: {one: n for one, (_, _, n) in its.items()} for name, its in first.items()}

    def statement_gone(self, name: str) -> set[str]:
        """Take a statement away; the articles that it named."""
        sql = "SELECT n, value FROM statement JOIN statement_value USING (n) WHERE id = ?"
        n, value = self._sql.execute(sql, (name,)).fetchone()
        gone = decode(Statement, value)
        for article, place in _places(gone).items():
            key = self.articles[article], place, n
            self._sql.execute("DELETE FROM report WHERE article = ? AND place = ? AND statement = ?", key)
        for one in gone.not_found:
            self._sql.execute("DELETE FROM absent WHERE article = ? AND statement = ?", (self.articles[one.article], n))
        self._sql.execute("DELETE FROM statement WHERE n = ?", (n,))
        self._sql.execute("DELETE FROM statement_value WHERE n = ?", (n,))
        return {report.article for report in gone.reports} | {gone.reference.article}

    def statements_of_quotations(self, articles: Iterable[str]) -> None:
        """Note anew which statement begins first in each quotation of some articles."""
        joined = "report JOIN statement ON statement.n = report.statement JOIN statement_value USING (n)"
        sql = f"SELECT n, value FROM {joined} WHERE article = ? ORDER BY {RANK}"
        for name in articles:
            number = self.articles[name]
            first: dict[str, tuple[int, int, int]] = {}
            for order, (n, value) in enumerate(self._sql.execute(sql, (number,)).fetchall()):
                for report in decode(Statement, value).reports:
                    if report.article == name:
                        place = report.spans[0][0] if report.spans else 0, order, n
                        first.update((one, min(first.get(one, place), place)) for one in report.quotations)
            self._sql.execute("UPDATE quotation SET statement = NULL WHERE article = ?", (number,))
            found = [(n, number, one) for one, (_, _, n) in first.items()]
            self._sql.executemany("UPDATE quotation SET statement = ? WHERE article = ? AND id = ?", found)

    def copying(self, found: Sequence[Copying]) -> None:
        """How much of one article stands in others."""
        first = self._numbers("copying", len(found))
        rows = [
            (first + at, self.articles[each.article], self.articles[each.source], encode(each))
            for at, each in enumerate(found)
        ]
        self._sql.executemany("INSERT INTO copying VALUES (?, ?, ?, ?)", rows)

    def digests(self, articles: Iterable[str], step: Callable[[], None]) -> None:
        """A digest for each article of all that a search finds because of it."""
        quotations = "SELECT value FROM quotation JOIN quotation_value USING (n) WHERE article = ? ORDER BY n"
        statements = f"SELECT value FROM statement JOIN statement_value USING (n) WHERE home = ? ORDER BY {RANK}"
        for name in articles:
            step()
            n = self.articles[name]
            digest = blake2b(digest_size=_DIGEST)
            for sql in ("SELECT value FROM article_value WHERE n = ?", quotations, statements):
                for (value,) in self._sql.execute(sql, (n,)):
                    digest.update(len(value).to_bytes(8, "big") + value)
            self._sql.execute("UPDATE article SET digest = ? WHERE n = ?", (digest.digest(), n))

    def about(self, about: About) -> None:
        """What is said of the whole briefing, and its actors with how often each speaks and is mentioned."""
        of = about.outline
        meta = {
            "stamp": about.stamp,
            "sources": about.sources,
            "fingerprint": about.fingerprint,
            "info": json.dumps((of.id, of.title, of.summary, of.subject, of.made, of.contractions)),
            "outlets": encode(about.outlets),
            "actors": encode(of.actors),
            "outline": encode(of),
            "unfitted": encode(about.unfitted),
        }
        self._sql.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
        write_files(self._sql, about.files)
        problems = [("", problem) for problem in about.problems]
        problems += [(source, problem) for source, found in about.wrong.items() for problem in found]
        rows = ((source, each.file, each.line, each.field, each.what) for source, each in problems)
        self._sql.execute("DELETE FROM problem")
        self._sql.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", rows)
        self._sql.execute("DELETE FROM actor")
        self._sql.executemany("INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?)", self._actors(of.actors))

    def _actors(self, actors: Iterable[Actor]) -> Iterator[tuple[int, str | None, str, str | None, int, int]]:
        counts = "SELECT speaker, count(*) AS said FROM quotation WHERE speaker IS NOT NULL GROUP BY speaker"
        ids = f"SELECT id, sum(said) FROM ({counts}) JOIN speaker ON n = speaker WHERE id IS NOT NULL GROUP BY id"
        names = f"SELECT name, sum(said) FROM ({counts}) JOIN speaker ON n = speaker WHERE id IS NULL GROUP BY name"
        joint = f"SELECT coalesce(id, name), sum(said) FROM ({counts}) JOIN member USING (speaker) GROUP BY 1"
        said: dict[str, int] = dict(self._sql.execute(ids))
        by_name = self._sql.execute(f"{names} ORDER BY name").fetchall()
        together: Counter[str] = Counter(dict(self._sql.execute(joint)))  # what those said who spoke as one, by each
        mentioned: dict[str, int] = dict(self._sql.execute("SELECT actor, count(*) FROM mention GROUP BY actor"))
        n = 0
        for actor in actors:
            spoke = said.get(actor.id, 0) + together[actor.id]
            yield n, actor.id, actor.name, str(actor.kind), spoke, mentioned.get(actor.id, 0)
            n += 1
        for name, count in by_name:
            yield n, None, name, None, count + together[name], 0
            n += 1

    def _speaker(self, speaker: Speaker | None) -> int | None:
        """The number of a speaker; None while unresolved."""
        if speaker is None:
            return None
        if speaker not in self._speakers:
            self._speakers[speaker] = self._numbers("speaker", 1)
            row = self._speakers[speaker], speaker.id, speaker.name
            self._sql.execute("INSERT INTO speaker VALUES (?, ?, ?)", row)
            rows = ((row[0], place, one.id, one.name) for place, one in enumerate(speaker.members))
            self._sql.executemany("INSERT INTO member VALUES (?, ?, ?, ?)", rows)
        return self._speakers[speaker]

    def _numbers(self, table: str, count: int) -> int:
        """The first of so many new numbers in a row."""
        first = self._next[table]
        self._next[table] += count
        return first


def _places(statement: Statement) -> dict[str, int]:
    """Where each article that reports a statement does so first."""
    found: dict[str, int] = {}
    for report in statement.reports:
        place = report.spans[0][0] if report.spans else 0
        found[report.article] = min(found.get(report.article, place), place)
    return found
