"""The table of an index's documents: which document is what, and what conditions are checked against.

Whoosh numbers documents from 0 across its segments; the table has a column for each fact, in that order. It is made
from Whoosh's rows after every change and kept beside the index as JSON, so that a reader opens it in one step, without
Whoosh and without a pickle.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.search.documents import ACTOR, ARTICLE, QUOTATION, STATEMENT

TABLE = "table.json"
DIGESTS = "digests.json"
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
        raw = json.loads((folder / TABLE).read_bytes())
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


Row = tuple[str, str, str, dict[str, Any], int]  # kind, id, digest, facts, number of words


class _Ordinals(dict[Any, int]):
    def __missing__(self, key: Any) -> int:
        self[key] = number = len(self)
        return number


def make(segments: Sequence[tuple[str, int]], rows: Sequence[Row | None]) -> Table:
    """The table of an index with these rows, None for a deleted document."""
    articles = [number for number, row in enumerate(rows) if row and row[0] == ARTICLE]
    facts = [row[3] for row in map(rows.__getitem__, articles) if row]
    ordinals = {row[1]: at for at, row in enumerate(map(rows.__getitem__, articles)) if row}
    outlets, labels, speakers, treatments = _Ordinals(), _Ordinals(), _Ordinals(), _Ordinals()
    carried = [
        (number, ordinals[name])
        for number, row in enumerate(rows)
        if row and row[0] == STATEMENT
        for name in row[3]["articles"]
        if name in ordinals
    ]

    def column(pick: Callable[[Row], int]) -> array[int]:
        return array("i", (pick(row) if row else NONE for row in rows))

    def home(row: Row) -> int:
        name = {ARTICLE: row[1], QUOTATION: row[3].get("article")}.get(row[0])
        return ordinals.get(name, NONE) if name is not None else NONE

    def spoken(row: Row) -> int:
        key = row[1] if row[0] == ACTOR else row[3].get("speaker")
        return NONE if key is None else speakers[key]

    speaker = column(spoken)
    named = {row[1]: row[3]["names"] for row in rows if row and row[0] == ACTOR}
    return Table(
        segments=list(segments),
        ids=[row[1] if row else "" for row in rows],
        kinds=column(lambda row: KINDS.index(row[0])),
        lengths=column(lambda row: row[4]),
        label=column(lambda row: NONE if row[0] == STATEMENT else labels[row[3]["kind"]]),
        labels=list(labels),
        speaker=speaker,
        speakers=list(speakers),
        names=[named.get(key, [key]) for key in speakers],
        article=column(home),
        articles=array("i", articles),
        outlet=array("i", (outlets[tuple(each["outlet"])] for each in facts)),
        outlets=list(outlets),
        first=array("i", (each["days"][0] for each in facts)),
        last=array("i", (each["days"][1] for each in facts)),
        bylines=[each["by"] or "" for each in facts],
        carried=array("i", (number for number, _ in carried)),
        carrier=array("i", (ordinal for _, ordinal in carried)),
        treated=column(lambda row: treatments[tuple(row[3]["kinds"])] if row[0] == STATEMENT else NONE),
        treatments=[list(each) for each in treatments],
    )


def write_digests(folder: Path, rows: Iterable[Row | None]) -> None:
    """Put beside an index what the next update compares with: kind, id, digest of each document, null for deleted."""
    listed = [row[:3] if row else None for row in rows]
    (folder / DIGESTS).write_text(json.dumps(listed, ensure_ascii=True), encoding="ascii")


def read_digests(folder: Path) -> dict[tuple[str, str], tuple[int, str]]:
    """Kind and id of every document of an index, with its number and digest."""
    listed = json.loads((folder / DIGESTS).read_bytes())
    return {(row[0], row[1]): (number, row[2]) for number, row in enumerate(listed) if row}
