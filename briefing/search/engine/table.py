"""The table of an index's documents: which document is what, and what conditions are checked against.

Whoosh numbers documents from 0 across its segments; the table has a column for each fact, in that order. It is made
from Whoosh's rows after every change and kept beside the index as JSON, so that a reader opens it in one step, without
Whoosh and without a pickle.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.plain import read_plain
from briefing.search.engine.documents import ACTOR, ARTICLE, QUOTATION, STATEMENT, Document

TABLE = "table.json"
DIGESTS = "digests.json"
_LARGEST = 1_000_000_000  # bytes of a table
KINDS = (ARTICLE, QUOTATION, ACTOR, STATEMENT)
NONE = -1  # also the kind of a document that is deleted but still takes up a number


@dataclass(slots=True)
class Table:
    """Columns over documents, over articles, over speakers. An ordinal is a place in another list; NONE is none."""

    segments: list[tuple[str, int]]  # Whoosh's segments in order, with how many documents each has
    ids: list[str]
    kinds: array[int]  # of each document, an ordinal in KINDS
    lengths: array[int]  # words of each document
    label: array[int]  # ordinal in `labels`: the kind of an article, a quotation or an actor
    speaker: array[int]  # ordinal in `speakers`: of a quotation, of a statement; an actor's own
    article: array[int]  # ordinal in `articles`: of a quotation; an article's own
    articles: array[int]  # the documents that are articles
    outlet: array[int]  # of each of `articles`, an ordinal in `outlets`
    first: array[int]  # the earliest and the latest day of each of `articles`, 0 unknown
    last: array[int]
    bylines: list[str]  # of each of `articles`
    carried: array[int]  # statements, and in `carrier` the ordinals of the articles that report them
    carrier: array[int]
    treated: array[int]  # of each document, an ordinal in `treatments`
    treatments: list[list[str]]  # how reports treated a statement
    outlets: list[tuple[str, str, str]]  # id, name, kind
    labels: list[str]
    speakers: list[str]  # an actor's id, or a name
    names: list[list[str]]  # of each of `speakers`

    def mask(self, *kinds: str) -> bytes:
        """One for each document of these kinds, zero for others."""
        return bytes(map([*(kind in kinds for kind in KINDS), False].__getitem__, self.kinds))

    def kind(self, document: int) -> str:
        """What a document is."""
        return KINDS[self.kinds[document]]

    def write(self, folder: Path) -> None:
        """Put the table beside an index."""
        raw = {name: _plain(getattr(self, name)) for name in self.__slots__}
        (folder / TABLE).write_text(json.dumps(raw, ensure_ascii=True), encoding="ascii")

    @classmethod
    def read(cls, folder: Path) -> Table:
        """The table beside an index. Raises OSError, ValueError, KeyError or TypeError where there is none."""
        raw = json.loads(read_plain(folder / TABLE, _LARGEST, follow=False))
        return cls(**{name: _column(raw[name]) for name in cls.__slots__})


def _plain(value: Any) -> Any:
    """A column of numbers as a string of its bytes, a tenth of the time of a list to read; lists as they are."""
    return b64encode(value.tobytes()).decode("ascii") if isinstance(value, array) else value


def _column(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    column = array("i")
    column.frombytes(b64decode(value))
    return column


_Row = tuple[str, str, str, dict[str, Any], int]  # kind, id, digest, facts, number of words
_ARTICLE = json.dumps([ARTICLE]).encode("ascii")[:-1]  # how the row of an article begins


class _Ordinals(dict[Any, int]):
    def __missing__(self, key: Any) -> int:
        self[key] = number = len(self)
        return number


def write(folder: Path, segments: Sequence[tuple[str, int]], rows: Sequence[bytes | None]) -> None:
    """Put beside an index its table, and what the next update compares with: kind, id, digest of each document.

    `rows` are the rows that were indexed, in the order of Whoosh's documents, None for a deleted one.
    """
    articles = [number for number, raw in enumerate(rows) if raw and raw.startswith(_ARTICLE)]
    filling = _Filling({json.loads(rows[number] or b"")[1]: at for at, number in enumerate(articles)})

    def filled() -> Iterator[Sequence[str] | None]:
        for number, raw in enumerate(rows):
            row = json.loads(raw) if raw else None
            filling.add(number, row)
            yield row[:3] if row else None

    write_digests(folder, filled())
    filling.table(list(segments), array("i", articles)).write(folder)


def write_digests(folder: Path, digests: Iterable[Sequence[str] | None]) -> None:
    """Put beside an index kind, id and digest of each document, None for a deleted one."""
    with (folder / DIGESTS).open("w", encoding="ascii") as file:
        file.writelines(json.dumps(each) + "\n" for each in digests)


def row(document: Document) -> bytes:
    """What the index keeps of a document beside its words."""
    kept = (document.kind, document.id, document.digest, document.facts, document.length)
    return json.dumps(kept).encode("ascii")


def read_digests(folder: Path) -> dict[tuple[str, str], tuple[int, str]]:
    """Kind and id of every document of an index, with its number and digest."""
    with (folder / DIGESTS).open(encoding="ascii") as file:
        listed = enumerate(map(json.loads, file))
        return {(found[0], found[1]): (number, found[2]) for number, found in listed if found}


class _Filling:
    """A table's columns while its rows are read."""

    def __init__(self, articles: dict[str, int]) -> None:
        self._articles = articles
        self._ids: list[str] = []
        self._kinds, self._lengths, self._label = array("i"), array("i"), array("i")
        self._speaker, self._article, self._treated = array("i"), array("i"), array("i")
        self._outlet, self._first, self._last = array("i"), array("i"), array("i")
        self._carried, self._carrier = array("i"), array("i")
        self._bylines: list[str] = []
        self._names: dict[str, list[str]] = {}
        self._outlets, self._labels, self._speakers, self._treatments = (_Ordinals() for _ in range(4))

    def add(self, number: int, row: _Row | None) -> None:
        """Take the next row."""
        kind, name, _, facts, length = row or ("", "", "", {}, NONE)
        self._ids.append(name)
        self._kinds.append(KINDS.index(kind) if kind else NONE)
        self._lengths.append(length)
        self._label.append(self._labels[facts["kind"]] if "kind" in facts else NONE)
        speaker = name if kind == ACTOR else facts.get("speaker")
        self._speaker.append(NONE if speaker is None else self._speakers[speaker])
        home = name if kind == ARTICLE else facts.get("article")
        self._article.append(NONE if home is None else self._articles.get(home, NONE))
        self._treated.append(self._treatments[tuple(facts["kinds"])] if kind == STATEMENT else NONE)
        if kind == ARTICLE:
            self._outlet.append(self._outlets[tuple(facts["outlet"])])
            self._first.append(facts["days"][0])
            self._last.append(facts["days"][1])
            self._bylines.append(facts["by"] or "")
        elif kind == ACTOR:
            self._names[name] = facts["names"]
        for article in facts.get("articles", ()):
            if article in self._articles:
                self._carried.append(number)
                self._carrier.append(self._articles[article])

    def table(self, segments: list[tuple[str, int]], articles: array[int]) -> Table:
        """The table of the rows taken."""
        return Table(
            segments=segments,
            ids=self._ids,
            kinds=self._kinds,
            lengths=self._lengths,
            label=self._label,
            speaker=self._speaker,
            article=self._article,
            articles=articles,
            outlet=self._outlet,
            first=self._first,
            last=self._last,
            bylines=self._bylines,
            carried=self._carried,
            carrier=self._carrier,
            treated=self._treated,
            treatments=[list(each) for each in self._treatments],
            outlets=list(self._outlets),
            labels=list(self._labels),
            speakers=list(self._speakers),
            names=[self._names.get(key, [key]) for key in self._speakers],
        )
