"""Our index, Whoosh's own searcher over its own codec, and SQLite's FTS5, asked the same of the same texts.

`python -m tests.bench.engines [--articles N] [--quotations N]`. The texts are made up (tests/bench/generate.py). Every
engine answers with the ids of all articles and quotations that fit, as the reader's panes need them while somebody
types; the best twenty by BM25 are asked for apart. Ours indexes statements, actors and the forms of words besides.
Times are of CPU, each question asked once of an index just opened. docs/decisions/search.md quotes what this prints.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from whoosh.analysis.filters import LowercaseFilter
from whoosh.analysis.tokenizers import RegexTokenizer
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.query.compound import And
from whoosh.query.positional import Phrase
from whoosh.query.terms import Prefix, Term

from briefing.language.words import fold
from briefing.paths import Workspace
from briefing.search import Search, bring_index_up_to_date
from tests.bench.generate import SEED, Made, make
from tests.search.made import MadeStore

EACH = 20  # questions of a class
BEST = 20
Passages = list[tuple[str, str]]  # id and text
Asked = tuple[str, str, tuple[str, ...]]  # class, kind (word, all, prefix, phrase), words


class _Stamped(MadeStore):
    """Knows its fingerprint instead of working it out from everything."""

    @property
    def fingerprint(self) -> str:
        return "made"


class Ours:
    """The program's index: Whoosh with flat posting lists and word lists of our own."""

    name = "ours"

    def __init__(self, folder: Path, made: Made) -> None:
        self._home = Workspace(folder, folder / "content", folder / "index", folder / "state")
        self._store = _Stamped(
            outlets=made.outlets,
            actors=made.actors,
            articles=[printed.article for printed in made.printed],
            quotations=[quotation for printed in made.printed for quotation in printed.quotations],
        )
        self._store.search_digests()  # a derived store has them written down
        self._folder = folder

    def build(self) -> None:
        """Write the index."""
        bring_index_up_to_date(self._home, self._store)

    def open(self) -> None:
        """Be ready for the first question."""
        self._search = Search(self._home, self._store)
        assert self._search.ready

    def ask(self, kind: str, words: tuple[str, ...]) -> int:
        """How many articles and quotations fit, having named each."""
        found = self._search.filter(self._written(kind, words), typing=kind == "prefix")
        return len(found.articles) + len(found.quotations)

    def best(self, words: tuple[str, ...]) -> int:
        """How many of the best there are."""
        return len(self._search.find(" ".join(words), BEST).hits)

    def size(self) -> int:
        """Bytes on disk."""
        return size(self._folder / "index")

    @staticmethod
    def _written(kind: str, words: tuple[str, ...]) -> str:
        if kind == "phrase":
            return f'"{" ".join(words)}"'
        return " ".join(words) + ("" if kind == "prefix" else " ")


class Whoosh:
    """Whoosh as it comes."""

    name = "Whoosh"

    def __init__(self, folder: Path, passages: Passages) -> None:
        self._folder, self._passages = folder, passages
        folder.mkdir()

    def build(self) -> None:
        """Write the index."""
        made = Schema(id=ID(stored=True), text=TEXT(analyzer=RegexTokenizer() | LowercaseFilter()))
        writer: Any = create_in(str(self._folder), made).writer(limitmb=256)
        for id_, text in self._passages:
            writer.add_document(id=id_, text=text)
        writer.commit()

    def open(self) -> None:
        """Be ready for the first question."""
        self._searcher: Any = open_dir(str(self._folder)).searcher()

    def ask(self, kind: str, words: tuple[str, ...]) -> int:
        """How many passages fit, having named each."""
        return len({self._passages[number][0] for number in self._searcher.docs_for_query(self._query(kind, words))})

    def best(self, words: tuple[str, ...]) -> int:
        """How many of the best there are."""
        return len([hit["id"] for hit in self._searcher.search(self._query("all", words), limit=BEST)])

    def size(self) -> int:
        """Bytes on disk."""
        return size(self._folder)

    @staticmethod
    def _query(kind: str, words: tuple[str, ...]) -> Any:
        if kind == "phrase":
            return Phrase("text", list(words))
        if kind == "prefix":
            return Prefix("text", words[0])
        return And([Term("text", word) for word in words])


class Fts5:
    """SQLite's full-text index, without a copy of the texts, with lists for beginnings of one to three letters."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path, passages: Passages) -> None:
        self._file, self._passages = folder / "fts5.sqlite", passages
        folder.mkdir()

    def build(self) -> None:
        """Write the index."""
        with sqlite3.connect(self._file) as connection:
            connection.execute("CREATE VIRTUAL TABLE passage USING fts5 (text, content = '', prefix = '1 2 3')")
            texts = ((number, text) for number, (_, text) in enumerate(self._passages))
            connection.executemany("INSERT INTO passage (rowid, text) VALUES (?, ?)", texts)
            connection.execute("INSERT INTO passage (passage) VALUES ('optimize')")
        connection.close()

    def open(self) -> None:
        """Be ready for the first question."""
        self._connection = sqlite3.connect(self._file)

    def ask(self, kind: str, words: tuple[str, ...]) -> int:
        """How many passages fit, having named each."""
        sql = "SELECT rowid FROM passage WHERE passage MATCH ?"
        return len(
            {self._passages[number][0] for (number,) in self._connection.execute(sql, (self._query(kind, words),))}
        )

    def best(self, words: tuple[str, ...]) -> int:
        """How many of the best there are."""
        sql = f"SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT {BEST}"
        return len(self._connection.execute(sql, (self._query("all", words),)).fetchall())

    def size(self) -> int:
        """Bytes on disk."""
        return self._file.stat().st_size

    @staticmethod
    def _query(kind: str, words: tuple[str, ...]) -> str:
        if kind == "phrase":
            return f'"{" ".join(words)}"'
        return f'"{words[0]}" *' if kind == "prefix" else " ".join(f'"{word}"' for word in words)


Engine = Ours | Whoosh | Fts5


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="tests.bench.engines", description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--quotations", type=int, default=10_000)
    chosen = parser.parse_args(argv)
    made = make(chosen.articles, chosen.quotations)
    passages = passages_of(made)
    print(f"{chosen.articles:,} articles, {chosen.quotations:,} quotations; python {sys.version.split()[0]}, ", end="")
    print(f"SQLite {sqlite3.sqlite_version}; ms of CPU time, median and most\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        engines: list[Engine] = [
            Ours(folder / "ours", made), Whoosh(folder / "whoosh", passages), Fts5(folder / "fts5", passages)
        ]  # fmt: skip
        (folder / "ours").mkdir()
        print(f"{'':24}" + "".join(f"{engine.name:>22}" for engine in engines))
        row("build, s", [f"{cpu(engine.build) / 1e3:.1f}" for engine in engines])
        row("on disk, MB", [f"{engine.size() / 1e6:.1f}" for engine in engines])
        row("open", [f"{cpu(engine.open):.1f}" for engine in engines])
        asked = questions(passages)
        for title in dict.fromkeys(title for title, _, _ in asked):
            each = [(kind, words) for name, kind, words in asked if name == title]
            row(title, [times([partial(engine.ask, *question) for question in each]) for engine in engines])
        two = [words for title, _, words in asked if title == "two words"]
        row(f"two words, best {BEST}", [times([partial(engine.best, each) for each in two]) for engine in engines])
    return 0


def passages_of(made: Made) -> Passages:
    """Every article and every quotation as a text of its own."""
    passages = [(printed.article.id, f"{printed.article.headline}\n{printed.article.body}") for printed in made.printed]
    return passages + [(quotation.id, quotation.text) for printed in made.printed for quotation in printed.quotations]


def questions(passages: Passages) -> list[Asked]:
    """What people type, by class."""
    rng = random.Random(SEED)
    runs = [[fold(word.strip("“”.,")) for word in text.split()] for _, text in rng.sample(passages, 400)]
    counts: dict[str, int] = {}
    for word in (word for run in runs for word in run if word.isalpha()):
        counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    common, middling = ranked[:EACH], ranked[200 : 200 + 5 * EACH]
    asked: list[Asked] = [("a common word", "all", (word,)) for word in common]
    asked += [("a rarer word", "all", (word,)) for word in rng.sample(middling, EACH)]
    asked += [("two words", "all", (rng.choice(common), rng.choice(middling))) for _ in range(EACH)]
    for length, title in enumerate(("one letter", "two letters", "three letters"), 1):
        asked += [(title, "prefix", (word[:length],)) for word in rng.sample(middling, EACH)]
    for _ in range(EACH):
        run = rng.choice([run for run in runs if len(run) > 3])
        at = rng.randrange(len(run) - 2)
        asked.append(("a phrase of two words", "phrase", tuple(run[at : at + 2])))
    return asked


def row(title: str, cells: list[str]) -> None:
    """Print a line of the table."""
    print(f"{title:24}" + "".join(f"{cell:>22}" for cell in cells), flush=True)


def times(asked: Sequence[Callable[[], int]]) -> str:
    """Median and most of what some questions take."""
    taken = [cpu(question) for question in asked]
    return f"{median(taken):.2f} {max(taken):8.2f}"


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of this process's own work."""
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    raise SystemExit(main())
