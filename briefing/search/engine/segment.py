"""A segment open for reading: its words, where each stands, and which stretches its documents are."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, compress, pairwise, repeat
from operator import rshift
from pathlib import Path

from briefing.search.engine.columns import Columns
from briefing.search.engine.documents import HEADLINE, PLAIN
from briefing.search.engine.layout import POSTINGS, SHIFT, TABLE, WORDS, owners
from briefing.search.engine.packing import unpack, unpack_rising, unpack_set
from briefing.search.engine.sealed import Seal, SealedFile

_FEWER = 8  # a word in so many times fewer places than there are articles is followed, not looked for
_AFTER_ALL = "\U0010ffff"
Piece = tuple[int, int, bool]  # first place, places, whether it goes on where the one before ends


class Segment:
    """What is read of one segment. Not safe for several threads at once. Methods raise DamagedError or OSError.

    Sets of documents are bytes, one a document of the segment, 1 or 0.
    """

    def __init__(self, folder: Path, name: str, seals: Mapping[str, Seal]) -> None:
        self.name = name
        files = {
            each: SealedFile(folder / f"{name}{each}", seals[f"{name}{each}"]) for each in (WORDS, TABLE, POSTINGS)
        }
        self._file = Columns(files[WORDS])
        self._postings = files[POSTINGS]
        self.table = Columns(files[TABLE])
        about = self._file.values("about")
        self.size: int = about["size"]
        self._alone: int = about["alone"]

    @cached_property
    def words(self) -> list[str]:
        """The words in order, then the pairs of common words in order."""
        return self._file.lines("words")

    @property
    def alone(self) -> int:
        """How many of `words` are words."""
        return self._alone

    @cached_property
    def counts(self) -> Sequence[int]:
        """How many documents have each of `words`, deleted ones included."""
        return self._file.numbers("found")

    @cached_property
    def _offsets(self) -> Sequence[int]:
        """Where the lists of each word begin: its places, its holders, its weights, and so on for the next."""
        columns = [self._file.numbers(f"{name}_size") for name in ("places", "holders", "halves")]
        sizes = array("I", bytes(4 * 3 * len(columns[0])))
        for at, column in enumerate(columns):
            sizes[at::3] = array("I", column)
        return array("Q", accumulate(sizes, initial=0))

    @cached_property
    def _place_counts(self) -> Sequence[int]:
        return self._file.numbers("places")

    @cached_property
    def _holder_counts(self) -> Sequence[int]:
        return self._file.numbers("holders")

    @cached_property
    def _sets(self) -> dict[int | str, tuple[int, int]]:
        """Where the documents lie that were written down, of words by number and of beginnings."""
        sizes = self._file.numbers("set_sizes")
        keys = [*self._file.numbers("frequent"), *self._file.values("beginnings")]
        return dict(zip(keys, zip(accumulate(sizes, initial=0), sizes, strict=False), strict=True))

    @cached_property
    def _owner(self) -> Sequence[int]:
        return owners(self.table.values("places"), self.bases, self._behind)

    @cached_property
    def bases(self) -> Sequence[int]:
        """Where the text of each article begins."""
        return [base << SHIFT for base in self.table.rising("bases")]

    @cached_property
    def _behind(self) -> Sequence[int]:
        return [base << SHIFT for base in self.table.rising("behind")]

    @cached_property
    def _ends(self) -> Sequence[int]:
        """For each article where the text after its own begins."""
        begins = sorted((*self.bases, *self._behind, int(self.table.values("places"))))
        after = dict(pairwise(begins))
        return [after[base] for base in self.bases]

    @cached_property
    def _headlines(self) -> Sequence[int]:
        """Where the headline of each article ends."""
        return [base + size for base, size in zip(self.bases, self.table.numbers("headlines"), strict=True)]

    def number(self, word: str) -> int | None:
        """The number in `words` of a word or a pair, or None."""
        span = (self._alone, len(self.words)) if " " in word else (0, self._alone)
        number = bisect_left(self.words, word, *span)
        return number if number < span[1] and self.words[number] == word else None

    def beginning(self, prefix: str) -> range:
        """The numbers of the words that begin so."""
        first = bisect_left(self.words, prefix, 0, self._alone)
        return range(first, bisect_left(self.words, prefix + _AFTER_ALL, first, self._alone))

    def shared(self, prefix: str) -> bytes | None:
        """The documents that have any word that begins so, where they were written down together."""
        return self._set(prefix)

    def union(self, numbers: Iterable[int]) -> bytes:
        """The documents that have any of the words."""
        found, joined = bytearray(self.size), 0
        for number in numbers:
            known = self._set(number)
            if known is not None:
                joined |= int.from_bytes(known, "little")
                continue
            for article in self._articles(number):
                found[article] = 1
            first = len(self.bases)
            for holder in self.holders(number):
                found[first + holder] = 1
        if not joined:
            return bytes(found)
        return (joined | int.from_bytes(found, "little")).to_bytes(self.size, "little")

    def places(self, number: int) -> array[int]:
        """Where a word stands in the row of texts."""
        raw = self._list(3 * number)
        return unpack_rising(raw, self._place_counts[number])

    def holders(self, number: int) -> array[int]:
        """The documents that are no articles and have a word, counted from the first such document."""
        return unpack_rising(self._list(3 * number + 1), self._holder_counts[number])

    def weights(self, number: int, wanted: bytes) -> Iterator[tuple[int, float]]:
        """Those of the wanted documents that have a word, in order, and how much it weighs in each.

        Common words stand in very many places: what is not wanted is passed over without a loop of ours.
        """
        first = len(self.bases)
        asked = list(compress(range(first), wanted))
        for article, weight in self._in_articles(self.places(number), asked):
            yield article, weight / 2
        holders, raw = self.holders(number), self._list(3 * number + 2)
        weighed = unpack(raw, len(holders)) if raw else repeat(PLAIN, len(holders))
        others = wanted[first:]
        for holder, weight in compress(zip(holders, weighed, strict=True), map(others.__getitem__, holders)):
            yield first + holder, weight / 2

    def _in_articles(self, places: Sequence[int], articles: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Those of some articles that have a word at some of its places, and its weight there, in halves."""
        if _FEWER * len(places) < len(articles):
            found = set(map(self._owner.__getitem__, map(rshift, places, repeat(SHIFT))))
            articles = [article for article in articles if article in found]
        at = 0
        for article in articles:
            at = bisect_left(places, self.bases[article], at)
            if at == len(places):
                return
            if places[at] < self._ends[article]:
                end = bisect_left(places, self._ends[article], at)
                in_headline = bisect_left(places, self._headlines[article], at, end) - at
                yield article, PLAIN * (end - at) + (HEADLINE - PLAIN) * in_headline
                at = end

    @cached_property
    def _stretches(self) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int]]:
        counts, texts = self.table.numbers("stretches"), self.table.numbers("texts")
        return (
            array("I", accumulate(counts, initial=0)),
            texts,
            self.table.numbers("starts"),
            self.table.numbers("spans"),
        )

    @cached_property
    def homes(self) -> Sequence[int]:
        """Of each document 1 more than the article that it belongs to; 0 for one that belongs to none."""
        return self.table.numbers("article")

    def stretches(self, document: int) -> list[Piece]:
        """The places in the row of texts that make up a document; no article."""
        ends, texts, starts, spans = self._stretches
        other, articles, found = document - len(self.bases), len(self.bases), []
        for at in range(ends[other], ends[other + 1]):
            text = texts[at] - 1 if texts[at] else self.homes[document] - 1
            base = self.bases[text] if text < articles else self._behind[text - articles]
            found.append((base + starts[at], spans[at] >> 1, bool(spans[at] & 1)))
        return found

    def end(self, article: int) -> int:
        """A place behind the text of an article, and before any other text."""
        return self._ends[article]

    def article_at(self, place: int) -> int:
        """The article whose text has a place; -1 for none."""
        return self._owner[place >> SHIFT]

    def _articles(self, number: int) -> Iterable[int]:
        owner = self._owner
        if self._place_counts[number] == 1:
            found = {owner[self.places(number)[0] >> SHIFT]}
        else:
            found = set(map(owner.__getitem__, map(rshift, self.places(number), repeat(SHIFT))))
        found.discard(-1)
        return found

    def _set(self, key: int | str) -> bytes | None:
        place = self._sets.get(key)
        return None if place is None else (unpack_set(self._file.part("sets", *place), self.size))

    def _list(self, which: int) -> bytes:
        start, end = self._offsets[which], self._offsets[which + 1]
        return self._postings.take(start, end - start)
