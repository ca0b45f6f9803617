"""One generation of an index, open for reading: which documents have a word, a beginning of a word, a phrase.

A set of documents is a whole number with one byte a document, 1 or 0: sets are joined, cut and turned round by the
processor's own arithmetic, 100,000 documents in some microseconds, whichever of the four kinds they are.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from itertools import compress, pairwise
from pathlib import Path

from briefing.search.engine.codec import POSTINGS, SHORT, WORD_LIST, Postings, Stretches, WordList
from briefing.search.engine.table import KINDS, Table
from briefing.search.engine.words import Term, pairs

Documents = int  # a set of documents: byte number n is 1 if document n is in it

EXPANSIONS = 256  # words that a prefix may stand for, where its documents are not written down together
_PASSAGES = 25_000  # places that may be looked at to check the order of the words of one phrase
_SKIMMED = 16  # documents that are passed over in the time of looking at one place
_FEW = 500  # members of a set that are picked out one by one
_KEPT = 96  # sets kept of words, and of prefixes, lately asked for


class Snapshot:
    """Everything that is read of one generation. Not safe for several threads at once; `Search` takes turns."""

    def __init__(self, place: Path) -> None:
        self.table = Table.read(place)
        self.size = len(self.table.ids)
        self._lists: list[tuple[int, WordList]] = []
        start = 0
        for segment, count in self.table.segments:
            files = (Stretches(place / f"{segment}{ending}") for ending in (WORD_LIST, POSTINGS))
            self._lists.append((start, WordList(*files)))
            start += count
        self._names: dict[str, frozenset[str]] = {}
        self._kept: OrderedDict[str, Documents] = OrderedDict()
        self.everything = self.flags(self.table.mask(*KINDS))
        self.of_kind = {kind: self.flags(self.table.mask(kind)) for kind in KINDS}

    def flags(self, flags: bytes | bytearray) -> Documents:
        """A set from one byte a document."""
        return int.from_bytes(flags, "little")

    def unpacked(self, documents: Documents) -> bytes:
        """A set as one byte a document."""
        return documents.to_bytes(self.size, "little")

    def numbers(self, numbers: Iterable[int]) -> Documents:
        """A set from document numbers."""
        flags = bytearray(self.size)
        for number in numbers:
            flags[number] = 1
        return self.flags(flags)

    def words(self) -> Iterator[tuple[str, int]]:
        """Every word of the index with how many documents have it; a word of several segments comes several times."""
        for _, words in self._lists:
            yield from zip(words.words, words.counts, strict=True)

    def frequency(self, word: str) -> int:
        """How many documents have a word, deleted ones included."""
        numbers = ((words, words.number(word)) for _, words in self._lists)
        return sum(words.counts[number] for words, number in numbers if number is not None)

    def postings(self, word: str) -> Iterator[tuple[int, Postings]]:
        """The posting lists of a word, each with the number that its documents start from."""
        for start, words in self._lists:
            number = words.number(word)
            if number is not None:
                yield start, words.postings(number)

    def expand(self, prefix: str) -> tuple[list[str], int]:
        """The words that begin so, the most frequent `EXPANSIONS` of them in order, and how many there are in all."""
        counts: dict[str, int] = {}
        for _, words in self._lists:
            found = words.beginning(prefix)
            here = slice(found.start, found.stop)
            for word, count in zip(words.words[here], words.counts[here], strict=True):
                counts[word] = counts.get(word, 0) + count
        counts = {word: count for word, count in counts.items() if " " not in word}
        if len(counts) <= EXPANSIONS:
            return list(counts), len(counts)
        best = heapq.nsmallest(EXPANSIONS, counts.items(), key=lambda item: (-item[1], item[0]))
        return [word for word, _ in best], len(counts)

    def begins(self, prefix: str) -> bool:
        """Whether any word begins so."""
        return any(words.beginning(prefix) for _, words in self._lists)

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

    def look(self, term: Term) -> tuple[Documents, str]:
        """The documents that have a term, and what was capped on the way, if anything."""
        if len(term.words) > 1:
            return _Phrase(self, term).documents()
        return self.prefix(term.words[0]) if term.prefix else (self.word(term.words[0]), "")

    def word(self, word: str) -> Documents:
        """The documents that have a word."""
        return self.kept(word, lambda: self.flags(b"".join(self._having(word))))

    def prefix(self, prefix: str) -> tuple[Documents, str]:
        """The documents that have a word that begins so."""
        chosen, total = ([], 0) if len(prefix) <= SHORT else self.expand(prefix)
        capped = set(chosen) if total > EXPANSIONS else None
        note = _capped(prefix, total) if capped else ""
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
        for _, words in self._lists:
            number = words.number(word)
            yield words.union(() if number is None else (number,))

    def _beginning(self, prefix: str, capped: set[str] | None) -> Iterator[bytes]:
        for _, words in self._lists:
            shared = words.shared(prefix)
            if shared is None:
                numbers = words.beginning(prefix)
                shared = words.union(each for each in numbers if capped is None or words.words[each] in capped)
            yield shared


def _capped(prefix: str, total: int) -> str:
    return f"{prefix}* stands for {total:,} words; the {EXPANSIONS} most frequent were searched for."


class _Phrase:
    """Words in a row. Two common words are looked up as a pair, so that no rare word is needed to be fast.

    A group is what may stand at one place of the phrase: words (or pairs) to look up, each with its place; more than
    one where the last word is only begun.
    """

    def __init__(self, snapshot: Snapshot, term: Term) -> None:
        self._snapshot = snapshot
        self._term = term
        whole = term.words[:-1] if term.prefix else term.words
        couples = [(name, at) for at, both in enumerate(pairwise(whole)) for name in pairs(*((word,) for word in both))]
        covered = {place for _, at in couples for place in (at, at + 1)}
        self._units = couples + [(word, at) for at, word in enumerate(whole) if at not in covered]

    def documents(self) -> tuple[Documents, str]:
        """The documents that have the phrase, and what was capped."""
        snapshot, note = self._snapshot, ""
        candidates = snapshot.everything
        for name, _ in self._units:
            candidates &= snapshot.word(name)
        groups = [[unit] for unit in self._units]
        if self._term.prefix:
            last = self._term.words[-1]
            words, total = snapshot.expand(last)
            groups.append(self._endings(words))
            candidates &= snapshot.prefix(last)[0]
            note = _capped(last, total) if total > EXPANSIONS else ""
        if not candidates or groups == [self._units]:
            return candidates, note
        count = candidates.bit_count()
        sized = sorted((sum(snapshot.frequency(name) for name, _ in group), group) for group in groups)
        if min(count, sized[0][0]) * len(groups) + sized[-1][0] // _SKIMMED > _PASSAGES:
            return candidates, f"The words of {self._term} are in {count:,} texts, too many to check their order."
        return snapshot.numbers(self._starts(candidates, [group for _, group in sized])), note

    def _endings(self, words: list[str]) -> list[tuple[str, int]]:
        """What to look up for each word that may come last; with the word before it where both are common."""
        last = len(self._term.words) - 1
        before = self._term.words[last - 1]
        coupled = {word: pairs((before,), (word,)) for word in words}
        return [(each, last - 1) for both in coupled.values() for each in both] + [
            (word, last) for word, both in coupled.items() if not both
        ]

    def _starts(self, candidates: Documents, groups: list[list[tuple[str, int]]]) -> dict[int, set[int]]:
        """Where the phrase starts in each document that has it; the rarest group is read first."""
        flags = self._snapshot.unpacked(candidates)
        starts: dict[int, set[int]] | None = None
        for group in groups:
            found: dict[int, set[int]] = {}
            for name, at in group:
                for start, postings in self._snapshot.postings(name):
                    for number, document in _among(postings, start, flags, starts):
                        places = {place - at for place in postings.places(number)}
                        if starts is not None:
                            places &= starts[document]
                        if places:
                            found.setdefault(document, set()).update(places)
            starts = found
        return starts or {}


def _among(
    postings: Postings, start: int, flags: bytes | bytearray, wanted: dict[int, set[int]] | None
) -> Iterator[tuple[int, int]]:
    """The postings of wanted documents: their numbers in the list and the documents. Walks the shorter of the two."""
    documents = postings.documents
    if wanted is not None and 8 * len(wanted) < len(documents):
        for document in wanted:
            number = bisect_left(documents, document - start) if document >= start else len(documents)
            if number < len(documents) and documents[number] == document - start:
                yield number, document
        return
    for number, document in enumerate(documents):
        if flags[start + document] and (wanted is None or start + document in wanted):
            yield number, start + document
