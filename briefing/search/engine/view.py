"""One generation of an index, open for reading: which documents have a word, a beginning of a word, a phrase.

A set of documents is a whole number with one byte a document, 1 or 0: sets are joined, cut and turned round by the
processor's own arithmetic, 100,000 documents in some microseconds, whichever of the four kinds they are.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from pathlib import Path

from briefing.search.engine.documents import KINDS
from briefing.search.engine.layout import SHORT
from briefing.search.engine.packing import flags
from briefing.search.engine.sealed import Seal
from briefing.search.engine.segment import Segment
from briefing.search.engine.table import Table

Documents = int  # a set of documents: byte number n is 1 if document n is in it

EXPANSIONS = 256  # words that a prefix may stand for, where its letters are more than a few
_FEW = 500  # members of a set that are picked out one by one
_KEPT = 96  # sets kept of words, and of prefixes, lately asked for


class IndexView:
    """Everything that is read of one generation. Not safe for several threads at once; `Search` takes turns.

    Reading raises DamagedError, OSError, or what else bytes give that are not those that were written.
    """

    def __init__(self, place: Path, segments: Sequence[tuple[str, bytes]], seals: Mapping[str, Seal]) -> None:
        opened = [(Segment(place, name, seals), gone) for name, gone in segments]
        self.table = Table(opened)
        self.size = self.table.size
        self.segments: list[tuple[int, Segment]] = []  # each with the number of its first document
        first = 0
        for segment, _ in opened:
            self.segments.append((first, segment))
            first += segment.size
        self._names: dict[str, frozenset[str]] = {}
        self._kept: OrderedDict[str, Documents] = OrderedDict()

    @cached_property
    def everything(self) -> Documents:
        """Every document."""
        return self.flags(self.table.mask(*KINDS))

    @cached_property
    def of_kind(self) -> dict[str, Documents]:
        """The documents of each kind."""
        return {kind: self.flags(self.table.mask(kind)) for kind in KINDS}

    def flags(self, flags: bytes | bytearray) -> Documents:
        """A set from one byte a document."""
        return int.from_bytes(flags, "little")

    def unpacked(self, documents: Documents) -> bytes:
        """A set as one byte a document."""
        return documents.to_bytes(self.size, "little")

    def numbers(self, numbers: Iterable[int]) -> Documents:
        """A set from document numbers."""
        return self.flags(flags(numbers, self.size))

    def words(self) -> Iterator[tuple[str, int]]:
        """Every word of the index with how many documents have it; a word of several segments comes several times."""
        for _, segment in self.segments:
            yield from zip(segment.words[: segment.alone], segment.counts, strict=False)

    def frequency(self, word: str) -> int:
        """How many documents have a word, deleted ones included."""
        return sum(segment.counts[number] for _, segment, number in self.having(word))

    def having(self, word: str) -> Iterator[tuple[int, Segment, int]]:
        """The segments that have a word, each with the number of its first document and the word's number there."""
        for first, segment in self.segments:
            number = segment.number(word)
            if number is not None:
                yield first, segment, number

    def weights(self, word: str, wanted: bytes) -> Iterator[tuple[int, float]]:
        """Those of the wanted documents (a byte each) that have a word, and how much it weighs in each."""
        for first, segment, number in self.having(word):
            for document, weight in segment.weights(number, wanted[first : first + segment.size]):
                yield first + document, weight

    def expand(self, prefix: str) -> tuple[list[str], int]:
        """The most frequent `EXPANSIONS` words that begin so, the most frequent first, and how many there are."""
        counts: dict[str, int] = {}
        for _, segment in self.segments:
            found = segment.beginning(prefix)
            here = slice(found.start, found.stop)
            for word, count in zip(segment.words[here], segment.counts[here], strict=True):
                counts[word] = counts.get(word, 0) + count
        best = heapq.nsmallest(EXPANSIONS, counts.items(), key=lambda item: (-item[1], item[0]))
        return [word for word, _ in best], len(counts)

    def begins(self, prefix: str) -> bool:
        """Whether any word begins so."""
        return any(segment.beginning(prefix) for _, segment in self.segments)

    def members(self, documents: Documents) -> Iterable[int]:
        """The numbers of the documents of a set, in order."""
        flags = self.unpacked(documents)
        if documents.bit_count() > _FEW:
            return compress(range(self.size), flags)
        found, at = [], flags.find(1)
        while at >= 0:
            found.append(at)
            at = flags.find(1, at + 1)
        return found

    def names(self, documents: Documents) -> frozenset[str]:
        """The ids of the documents of a set."""
        for kind, every in self.of_kind.items():
            if documents == every:
                return self._every(kind)
        if documents.bit_count() > _FEW:
            return frozenset(compress(self.table.ids, self.unpacked(documents)))
        return frozenset(map(self.table.ids.__getitem__, self.members(documents)))

    def _every(self, kind: str) -> frozenset[str]:
        if kind not in self._names:
            self._names[kind] = frozenset(compress(self.table.ids, self.table.mask(kind)))
        return self._names[kind]

    def word(self, word: str) -> Documents:
        """The documents that have a word."""
        return self.kept(word, lambda: self.flags(b"".join(self._having(word))))

    def prefix(self, prefix: str) -> tuple[Documents, str]:
        """The documents that have a word that begins so."""
        chosen, total = ([], 0) if len(prefix) <= SHORT else self.expand(prefix)
        capped = set(chosen) if total > EXPANSIONS else None
        note = capped_note(prefix, total) if capped else ""
        return self.kept(prefix + "*", lambda: self.flags(b"".join(self._beginning(prefix, capped)))), note

    def kept(self, name: str, find: Callable[[], Documents]) -> Documents:
        """A set by its name, found again only where it was not asked for lately; deleted documents taken out."""
        kept = self._kept.get(name)
        if kept is None:
            kept = self._kept[name] = find() & self.everything
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(name)
        return kept

    def _having(self, word: str) -> Iterator[bytes]:
        for _, segment in self.segments:
            number = segment.number(word)
            yield segment.union(() if number is None else (number,))

    def _beginning(self, prefix: str, capped: set[str] | None) -> Iterator[bytes]:
        for _, segment in self.segments:
            shared = segment.shared(prefix)
            if shared is None:
                numbers = segment.beginning(prefix)
                shared = segment.union(each for each in numbers if capped is None or segment.words[each] in capped)
            yield shared


def capped_note(prefix: str, total: int) -> str:
    """What is said where a beginning stands for more words than were searched for."""
    return f"{prefix}* stands for {total:,} words; the {EXPANSIONS} most frequent were searched for."
