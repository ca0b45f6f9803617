"""Writing a gathered segment: its posting lists, its words, and the table of its documents, a file each.

    <segment>.pst   of each word its places, then the documents that are no articles, then its weights in these
    <segment>.wrd   the words, how long the lists of each are, and sets of documents that are asked for at every letter
    <segment>.tbl   what conditions are checked against, and which stretches each document is

Documents are numbered from 0, the articles first. Nothing in these files is run by reading it: lists of numbers, and
JSON.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress, repeat
from operator import rshift
from pathlib import Path
from typing import Any

from briefing.search.engine.columns import ColumnsWriter
from briefing.search.engine.documents import ACTOR, KINDS
from briefing.search.engine.gathering import Gathering, Postings
from briefing.search.engine.layout import POSTINGS, SHIFT, SHORT, TABLE, WORDS, owners
from briefing.search.engine.packing import pack, pack_rising, pack_set

MANY = 8_192  # postings of a word, or of all words with a beginning, whose documents are written down
_COUNTS = ("found", "places", "holders", "places_size", "holders_size", "halves_size")


def write(folder: Path, name: str, gathering: Gathering) -> None:
    """Write the files of a segment. Raises OSError."""
    gathering.finish()
    _write_words(folder, name, gathering)
    _write_table(folder / f"{name}{TABLE}", gathering)


def _write_words(folder: Path, name: str, gathering: Gathering) -> None:
    size = len(gathering.articles) + len(gathering.others)
    owner = owners(gathering.size, gathering.bases, gathering.behind)
    shared = _Shared(gathering.counts(), size)
    words: list[str] = []
    columns = [array("I") for _ in _COUNTS]
    alone = 0
    frequent: list[int] = []
    sets: list[bytes] = []
    with (folder / f"{name}{POSTINGS}").open("xb") as file:
        for word, postings in gathering.terms():
            documents = _documents(postings, owner, len(gathering.articles))
            places, holders = pack_rising(postings.places), pack_rising(postings.holders)
            halves = pack(postings.halves)
            file.write(places + holders + halves)
            counts = len(documents), len(postings.places), len(postings.holders)
            for column, value in zip(columns, (*counts, len(places), len(holders), len(halves)), strict=True):
                column.append(value)
            if len(postings.places) + len(postings.holders) > MANY:
                frequent.append(len(words))
                sets.append(pack_set(documents, size))
            if " " not in word:
                alone += 1
                shared.add(word, documents)
            words.append(word)
    beginnings = shared.sets()
    sets.extend(beginnings.values())
    into = ColumnsWriter()
    into.values("about", {"size": size, "alone": alone})
    into.lines("words", words)
    for key, column in zip(_COUNTS, columns, strict=True):
        into.numbers(key, column)
    into.numbers("frequent", frequent)
    into.values("beginnings", list(beginnings))
    into.numbers("set_sizes", list(map(len, sets)))
    into.raw("sets", b"".join(sets))
    into.write(folder / f"{name}{WORDS}")


def _documents(postings: Postings, owner: Sequence[int], articles: int) -> list[int]:
    """The documents that have a term, in ascending order."""
    if len(postings.places) == 1:
        found = {owner[postings.places[0] >> SHIFT]: None}
    else:
        found = dict.fromkeys(map(owner.__getitem__, map(rshift, postings.places, repeat(SHIFT))))
    found.pop(-1, None)
    return [*found, *(articles + holder for holder in postings.holders)]


class _Shared:
    """Gathers, of words in order, the documents of each short beginning that stands for very many postings."""

    def __init__(self, every: Iterable[tuple[str, int]], size: int) -> None:
        totals: Counter[str] = Counter()
        for word, count in every:
            if " " not in word:
                totals[word[:SHORT]] += count
        for beginning, count in list(totals.items()):
            for length in range(1, len(beginning)):
                totals[beginning[:length]] += count
        self._many = {beginning for beginning, total in totals.items() if total > MANY}
        self._size = size
        self._open: dict[str, bytearray] = {}
        self._closed: dict[str, bytes] = {}

    def add(self, word: str, documents: Iterable[int]) -> None:
        """Take the next word."""
        for beginning in [each for each in self._open if not word.startswith(each)]:
            self._close(beginning)
        for length in range(1, min(SHORT, len(word)) + 1):
            if word[:length] in self._many:
                if word[:length] not in self._open:
                    self._open[word[:length]] = bytearray(self._size)
                found = self._open[word[:length]]
                for document in documents:
                    found[document] = 1

    def sets(self) -> dict[str, bytes]:
        """The documents of each beginning, packed."""
        for beginning in list(self._open):
            self._close(beginning)
        return self._closed

    def _close(self, beginning: str) -> None:
        members = list(compress(range(self._size), self._open.pop(beginning)))
        self._closed[beginning] = pack_set(members, self._size)


class _Ordinals(dict[Any, int]):
    """Numbers for values in the order in which they come; 0 is for none."""

    def __missing__(self, key: Any) -> int:
        self[key] = number = len(self) + 1
        return number


def _write_table(path: Path, gathering: Gathering) -> None:
    articles = gathering.articles
    documents = [*articles, *gathering.others]
    foreign = _Ordinals()  # articles that are reported from and lie in other segments
    outlets, labels, speakers, treatments = (_Ordinals() for _ in range(4))
    names = {each.id: each.facts["names"] for each in gathering.others if each.kind == ACTOR}
    carried: list[int] = []
    carrier: list[int] = []
    for number, document in enumerate(documents):
        for article in document.articles:
            home = gathering.number.get(article)
            carried.append(number)
            carrier.append(len(articles) + foreign[article] - 1 if home is None else home)
    file = ColumnsWriter()
    file.values("articles", [document.id for document in articles])
    file.values("others", [document.id for document in gathering.others])
    cast = [number for number, document in enumerate(documents) if document.kind == ACTOR]
    file.rising("cast", cast)
    file.values("actors", [documents[number].id for number in cast])
    file.numbers("kinds", [KINDS.index(document.kind) for document in documents])
    file.numbers("lengths", [document.length for document in documents])
    file.numbers("label", [_known(labels, document.label) for document in documents])
    file.numbers("speaker", [_known(speakers, document.speaker) for document in documents])
    file.numbers("article", [1 + gathering.number.get(document.home or "", -1) for document in documents])
    file.numbers("treated", [_known(treatments, document.treated) for document in documents])
    file.numbers("outlet", [outlets[tuple(article.facts["outlet"])] for article in articles])
    for at, day in enumerate(("first", "last")):
        file.numbers(day, [article.facts["days"][at] for article in articles])
    file.values("bylines", [article.facts["by"] or "" for article in articles])
    file.rising("carried", carried)
    file.numbers("carrier", carrier)
    file.values("foreign", list(foreign))
    file.values("outlets", list(outlets))
    file.values("labels", list(labels))
    file.values("speakers", list(speakers))
    file.values("names", [names.get(key) for key in speakers])
    file.values("treatments", list(treatments))
    file.raw("digests", b"".join(article.digest for article in articles))
    file.raw("actor_digests", b"".join(documents[number].digest for number in cast))
    _write_stretches(file, gathering)
    file.write(path)


def _write_stretches(file: ColumnsWriter, gathering: Gathering) -> None:
    articles = len(gathering.articles)
    file.values("places", gathering.size)
    file.rising("bases", [base >> SHIFT for base in gathering.bases])
    file.rising("behind", [base >> SHIFT for base in gathering.behind])
    file.numbers("headlines", gathering.headlines)
    counts, texts, starts, lengths = (array("I") for _ in range(4))
    for number, document in enumerate(gathering.others):
        home = gathering.number.get(document.home or "", -1)
        stretches = gathering.stretches(number)
        counts.append(len(stretches))
        for text, start, length, joined in stretches:
            texts.append(0 if text == home else 1 + (text if text >= 0 else articles - 1 - text))
            starts.append(start)
            lengths.append(2 * length + joined)
    file.numbers("stretches", counts)
    file.numbers("texts", texts)
    file.numbers("starts", starts)
    file.numbers("spans", lengths)


def _known(ordinals: _Ordinals, value: object) -> int:
    return 0 if value is None else ordinals[value]
