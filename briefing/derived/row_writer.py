"""Writing the rows of a snapshot: of articles with all that comes with them, of statements, and of the whole."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from briefing.derived.codec import encode, plain
from briefing.derived.packer import Packer
from briefing.derived.packing import (
    pack_article,
    pack_copying,
    pack_places,
    pack_quotations,
    pack_statement,
)
from briefing.derived.rows import SHOWN
from briefing.derived.scan import Seen
from briefing.derived.schema import RANK, REPORTED
from briefing.derived.stored import Stored
from briefing.derived.values import About, Held
from briefing.language.words import one_line
from briefing.model import Actor, Article, Copying, Outlet, Quotation, Span, Speaker, Statement

_DIGEST = 16  # bytes

Beginning = tuple[int, tuple[int, int, int, str], int]  # of a statement in a quotation: where, its rank, its number
First = dict[str, dict[str, Beginning]]  # which statement begins first, by article and quotation


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


class RowWriter:
    """Writes rows; `numbers` are those of the articles that are there, `article_of` gives an article by its id."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        outlets: Iterable[Outlet],
        actors: Iterable[Actor],
        packer: Packer,
        article_of: Callable[[str], Article],
    ) -> None:
        self._sql = connection
        self._packer = packer
        self._article_of = article_of
        self._names = {outlet.id: outlet.name for outlet in outlets}
        self._actors = {actor.id: n for n, actor in enumerate(actors)}
        self.numbers: dict[str, int] = dict(connection.execute("SELECT id, n FROM article"))
        members: defaultdict[int, list[Speaker]] = defaultdict(list)
        for n, id_, name in connection.execute("SELECT speaker, id, name FROM member ORDER BY speaker, place"):
            members[n].append(Speaker(id_, name))
        held = connection.execute("SELECT n, id, name FROM speaker")
        self._speakers: dict[Speaker, int] = {Speaker(id_, name, tuple(members[n])): n for n, id_, name in held}
        self._next: dict[str, int] = {
            table: connection.execute(f"SELECT max(n) FROM {table}").fetchone()[0] or 0
            for table in ("speaker", "article", "statement")
        }

    def numbered(self, name: str) -> None:
        """Give an article a number, if it has none."""
        if name not in self.numbers:
            self.numbers[name] = self._number("article")

    def article(self, held: Held, first: Mapping[str, Beginning]) -> None:
        """Everything of an article; `first` are the statements that begin first in its quotations, where known."""
        article = held.article
        n = self.numbers[article.id]
        published = str(article.published) if article.published else ""
        row = n, article.id, article.headline, article.outlet, self._names[article.outlet], published
        self._sql.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
        self._sql.execute("INSERT INTO article_value VALUES (?, ?)", (n, self._packed(pack_article(article))))
        if held.ties:
            self._sql.execute("INSERT INTO article_ties VALUES (?, ?)", (n, held.ties))
        rows = [
            (
                n,
                place,
                each.id,
                self._speaker(each.speaker),
                one_line(each.text)[:SHOWN],
                str(each.kind),
                first[each.id][-1] if each.id in first else None,
                each.sure,
            )
            for place, each in enumerate(held.quotations)
        ]
        self._sql.executemany("INSERT INTO quotation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        if rows:
            value = self._packed(pack_quotations(article.body, held.quotations))
            self._sql.execute("INSERT INTO quotation_value VALUES (?, ?)", (n, value))
        if held.uncorrected is not None:
            self._sql.execute("INSERT INTO uncorrected VALUES (?, ?)", (article.id, encode(held.uncorrected)))
        places: dict[int, list[Span]] = {}
        for one in held.mentions:
            places.setdefault(self._actors[one.actor], []).append((one.start, one.end))
        mentions = [(actor, n, len(its), pack_places(its)) for actor, its in places.items()]
        self._sql.executemany("INSERT INTO mention VALUES (?, ?, ?, ?)", mentions)

    def article_gone(self, name: str) -> None:
        """Take away everything of an article but the statements that name it, and its number."""
        n = self.numbers[name]
        for table in ("article", "article_value", "article_ties", "quotation_value"):
            self._sql.execute(f"DELETE FROM {table} WHERE n = ?", (n,))
        for table in ("quotation", "mention", "copying"):
            self._sql.execute(f"DELETE FROM {table} WHERE article = ?", (n,))
        self._sql.execute("DELETE FROM uncorrected WHERE article = ?", (name,))

    def statements(self, statements: Iterable[Statement], step: Callable[[], None], first: First | None = None) -> None:
        """Statements with their reports; in `first` is noted, for each article, which one begins first in each
        quotation, as far as these statements go.
        """
        for count, each in enumerate(statements):
            if count % 100 == 0:
                step()
            n = self._number("statement")
            severity, risky, differing, _ = each.rank
            speaker, home = self._speaker(each.speaker), self.numbers[each.reference.article]
            counts = str(each.worst), len(each.reports), len(each.not_found)
            row = n, each.id, each.title, speaker, *counts, home, severity, risky, differing
            self._sql.execute("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._sql.execute("INSERT INTO statement_value VALUES (?, ?)", (n, self._statement(each)))
            reports = [(self.numbers[name], place, n) for name, place in _places(each).items()]
            self._sql.executemany("INSERT INTO report VALUES (?, ?, ?)", reports)
            absent = [(self.numbers[one.article], n) for one in each.not_found]
            self._sql.executemany("INSERT INTO absent VALUES (?, ?)", absent)
            for report in each.reports:
                if first is None:
                    continue
                place = report.spans[0][0] if report.spans else 0, each.rank, n
                its = first.setdefault(report.article, {})
                its.update((one, min(its.get(one, place), place)) for one in report.quotations)

    def statement_gone(self, name: str, stored: Stored) -> set[str]:
        """Take a statement away; the articles that it named."""
        n = self._sql.execute("SELECT n FROM statement WHERE id = ?", (name,)).fetchone()[0]
        (gone,) = stored.numbered([n])
        for article, place in _places(gone).items():
            key = self.numbers[article], place, n
            self._sql.execute("DELETE FROM report WHERE article = ? AND place = ? AND statement = ?", key)
        for one in gone.not_found:
            self._sql.execute("DELETE FROM absent WHERE article = ? AND statement = ?", (self.numbers[one.article], n))
        self._sql.execute("DELETE FROM statement WHERE n = ?", (n,))
        self._sql.execute("DELETE FROM statement_value WHERE n = ?", (n,))
        return {report.article for report in gone.reports} | {gone.reference.article}

    def naming(self, articles: Iterable[str], stored: Stored) -> dict[int, Statement]:
        """The statements that name any of some articles, by number."""
        found: set[int] = set()
        for n in [self.numbers[name] for name in articles if name in self.numbers]:
            for table in ("report", "absent"):
                found.update(
                    one for (one,) in self._sql.execute(f"SELECT statement FROM {table} WHERE article = ?", (n,))
                )
        return {n: stored.numbered([n])[0] for n in sorted(found)}

    def again(self, kept: Mapping[int, Statement]) -> None:
        """Pack statements again that are as they were, though articles that they name are not."""
        values = [(self._statement(each), n) for n, each in kept.items()]
        self._sql.executemany("UPDATE statement_value SET value = ? WHERE n = ?", values)

    def statements_of_quotations(self, name: str, stored: Stored) -> None:
        """Note anew which statement begins first in each quotation of an article."""
        number = self.numbers[name]
        listed = self._sql.execute(
            "SELECT id, n FROM statement WHERE n IN (SELECT statement FROM report WHERE article = ?)", (number,)
        )
        numbers: dict[str, int] = dict(listed)
        first: dict[str, tuple[int, int, int]] = {}
        for order, each in enumerate(stored.statements(f"article = ? ORDER BY {RANK}", number, joined=REPORTED)):
            for report in each.reports:
                if report.article == name:
                    place = report.spans[0][0] if report.spans else 0, order, numbers[each.id]
                    first.update((one, min(first.get(one, place), place)) for one in report.quotations)
        self._sql.execute("UPDATE quotation SET statement = NULL WHERE article = ?", (number,))
        found = [(n, number, one) for one, (_, _, n) in first.items()]
        self._sql.executemany("UPDATE quotation SET statement = ? WHERE article = ? AND id = ?", found)

    def copying(self, found: Sequence[Copying]) -> None:
        """How much of one article stands in others."""
        rows = [
            (self.numbers[each.article], place, self.numbers[each.source], pack_copying(each))
            for place, each in enumerate(found)
        ]
        self._sql.executemany("INSERT INTO copying VALUES (?, ?, ?, ?)", rows)

    def digest(self, article: Article, quotations: Sequence[Quotation], statements: Iterable[Statement]) -> None:
        """A digest of all that a search finds because of an article: itself, its quotations, and the statements at
        home in it, in the ledger's order.
        """
        digest = blake2b(digest_size=_DIGEST)
        for value in (article, quotations, *statements):
            encoded = plain(value)
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
        self._sql.execute("UPDATE article SET digest = ? WHERE n = ?", (digest.digest(), self.numbers[article.id]))

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
        self._sql.executemany("INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?)", self._actor_rows(of.actors))

    def _actor_rows(self, actors: Iterable[Actor]) -> Iterator[tuple[int, str | None, str, str | None, int, int]]:
        counts = "SELECT speaker, count(*) AS said FROM quotation WHERE speaker IS NOT NULL GROUP BY speaker"
        ids = f"SELECT id, sum(said) FROM ({counts}) JOIN speaker ON n = speaker WHERE id IS NOT NULL GROUP BY id"
        names = f"SELECT name, sum(said) FROM ({counts}) JOIN speaker ON n = speaker WHERE id IS NULL GROUP BY name"
        joint = f"SELECT coalesce(id, name), sum(said) FROM ({counts}) JOIN member USING (speaker) GROUP BY 1"
        said: dict[str, int] = dict(self._sql.execute(ids))
        by_name = self._sql.execute(f"{names} ORDER BY name").fetchall()
        together: Counter[str] = Counter(dict(self._sql.execute(joint)))  # what those said who spoke as one, by each
        mentioned: dict[int, int] = dict(self._sql.execute("SELECT actor, sum(count) FROM mention GROUP BY actor"))
        n = 0
        for actor in actors:
            spoke = said.get(actor.id, 0) + together[actor.id]
            yield n, actor.id, actor.name, str(actor.kind), spoke, mentioned.get(n, 0)
            n += 1
        for name, count in by_name:
            yield n, None, name, None, count + together[name], 0
            n += 1

    def _packed(self, raw: bytes) -> bytes:
        return self._packer.pack(raw)

    def _statement(self, statement: Statement) -> bytes:
        return self._packed(pack_statement(statement, self._article_of, self.numbers.__getitem__))

    def _speaker(self, speaker: Speaker | None) -> int | None:
        """The number of a speaker; None while unresolved."""
        if speaker is None:
            return None
        if speaker not in self._speakers:
            self._speakers[speaker] = self._number("speaker")
            row = self._speakers[speaker], speaker.id, speaker.name
            self._sql.execute("INSERT INTO speaker VALUES (?, ?, ?)", row)
            rows = ((row[0], place, one.id, one.name) for place, one in enumerate(speaker.members))
            self._sql.executemany("INSERT INTO member VALUES (?, ?, ?, ?)", rows)
        return self._speakers[speaker]

    def _number(self, table: str) -> int:
        """A new number."""
        self._next[table] += 1
        return self._next[table]


def _places(statement: Statement) -> dict[str, int]:
    """Where each article that reports a statement does so first."""
    found: dict[str, int] = {}
    for report in statement.reports:
        place = report.spans[0][0] if report.spans else 0
        found[report.article] = min(found.get(report.article, place), place)
    return found
