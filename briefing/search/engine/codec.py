"""How posting lists lie on disk: Whoosh's own format with flat arrays instead of pickled, compressed blocks.

Whoosh's default codec keeps 128 postings a block, each a pickle; reading a common word of a large briefing unpickles
hundreds of them and takes longer than a key press may. Whoosh's codecs are made to be replaced, so here a posting list
is four arrays read straight from the file: documents, how many places each has, weights, places, each in numbers as
narrow as the list allows. No pickle is left in the postings, and a list of documents is one slice. Everything else is
Whoosh's.

Beside the postings each segment gets a word list (`.wrd`): its words with how many documents have each, the documents
of frequent words once more as bits, and, for every beginning of up to three letters that more than `MANY` words share,
the documents that have any of them. So a common word is read in one step, and a prefix of one letter is looked up,
exactly and at once, instead of being expanded into thousands of words.
"""

# whoosh has types only in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import json
import struct
import sys
import weakref
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import sub
from pathlib import Path
from typing import Any, Protocol

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import CorruptIndexError

from briefing.search.engine.schema import WORDS

MANY = 48  # words that may share a beginning before their documents are written down together
_DENSE = 32  # a word that one in so many documents has is kept as bits too: no larger than its list, read at once
SHORT = 3  # letters of the longest such beginning
_MAGIC = 0xB7
_HEAD = struct.Struct("=BBII")  # before a posting list: mark, widths, documents, places
_CODES = ("", "B", "H", "I")  # of arrays of numbers, by their width
_BYTES = (0, 1, 2, 4)
_GAPS, _COUNTS, _WEIGHTS, _PLACES = range(4)
WORD_LIST = ".wrd"  # the file ending of a segment's word list
POSTINGS = W3Codec.POSTS_EXT


class Sliced(Protocol):
    """Something to take stretches of bytes from."""

    def __getitem__(self, stretch: slice, /) -> bytes: ...


class Stretches:
    """An open file as something to take stretches of bytes from.

    Not mapped into memory: what is read of an index does not stay counted as the program's memory. Not safe for
    several threads at once.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        weakref.finalize(self, self._file.close)

    def __getitem__(self, stretch: slice, /) -> bytes:
        self._file.seek(stretch.start or 0)
        return self._file.read(stretch.stop - (stretch.start or 0))


class _Whooshs:
    """A file of Whoosh's as something to take stretches of bytes from."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __getitem__(self, stretch: slice, /) -> bytes:
        return bytes(self._file.get(stretch.start, stretch.stop - stretch.start))


class Postings:
    """The documents that have a word, in ascending order, with the word's weight and places in each.

    On disk: a mark; how wide the numbers of each array are, two bits an array; how many documents; how many places.
    Then the gaps between the documents, how many places each has, the weights in halves, the places. Numbers take one,
    two or four bytes, as the greatest of a list needs; counts that are all 1, and weights that are the counts, are left
    out.
    """

    def __init__(self, file: Sliced, at: int) -> None:
        """Raises CorruptIndexError where there is no posting list."""
        mark, widths, self._count, self._total = _HEAD.unpack(_exactly(file[at : at + _HEAD.size], _HEAD.size, at))
        if mark != _MAGIC:
            raise CorruptIndexError(f"no posting list at {at}")
        self._file = file
        self._wide = [widths >> shift & 3 for shift in (0, 2, 4, 6)]
        sizes = (self._count, self._count, self._count, self._total)
        starts = [at + _HEAD.size]
        for wide, size in zip(self._wide, sizes, strict=True):
            starts.append(starts[-1] + size * _BYTES[wide])
        self._starts = starts
        self.documents = array("I", accumulate(self._array(_GAPS)))

    @cached_property
    def _counts(self) -> Sequence[int]:
        return self._array(_COUNTS) if self._wide[_COUNTS] else array("B", b"\1") * self._count

    @property
    def weights(self) -> array[float]:
        """The word's weight in each document."""
        if not self._wide[_WEIGHTS]:
            return array("f", self._counts)
        return array("f", [halves / 2 for halves in self._array(_WEIGHTS)])

    @cached_property
    def _ends(self) -> array[int]:
        return array("I", accumulate(self._counts))

    @cached_property
    def _places(self) -> array[int]:
        return self._array(_PLACES)

    def _array(self, which: int) -> array[int]:
        start, end = self._starts[which], self._starts[which + 1]
        return _numbers(_CODES[self._wide[which]], _exactly(self._file[start:end], end - start, start))

    def value(self, number: int) -> bytes:
        """The word's places in the document with that number in `documents`, as Whoosh's format has them."""
        return array("I", self.places(number)).tobytes()

    def places(self, number: int) -> Sequence[int]:
        """The word's places in the document with that number in `documents`."""
        return self._places[self._ends[number - 1] if number else 0 : self._ends[number]]


def _exactly(raw: bytes, size: int, at: int) -> bytes:
    if len(raw) != size:
        raise CorruptIndexError(f"the posting list at {at} is cut off")
    return raw


def _packed_list(growing: _Growing) -> bytes:
    """A posting list as `Postings` reads it."""
    documents = growing.documents
    gaps = [documents[0], *map(sub, documents[1:], documents)]
    counts = [growing.ends[0] // 4, *(gap // 4 for gap in map(sub, growing.ends[1:], growing.ends))]
    halves = [round(2 * weight) for weight in growing.weights]
    places = _numbers("I", bytes(growing.values))
    plain = all(half == 2 * count for half, count in zip(halves, counts, strict=True))
    wide = [
        _width(max(gaps)),
        0 if max(counts) == 1 else _width(max(counts)),
        0 if plain else _width(max(halves)),
        _width(max(places, default=0)),
    ]
    head = _HEAD.pack(_MAGIC, sum(each << 2 * at for at, each in enumerate(wide)), len(documents), len(places))
    arrays = zip(wide, (gaps, counts, halves, places), strict=True)
    return head + b"".join(array(_CODES[each], numbers).tobytes() for each, numbers in arrays if each)


def _width(greatest: int) -> int:
    """Which of `_CODES` holds numbers up to this one."""
    return 1 if greatest < 1 << 8 else 2 if greatest < 1 << 16 else 3


class _Growing:
    """A posting list being gathered."""

    __slots__ = ("documents", "ends", "values", "weights")

    def __init__(self) -> None:
        self.documents = array("I")
        self.weights = array("f")
        self.ends = array("I")
        self.values = bytearray()


class Pool:
    """Gathers postings by word. Documents come in order, so nothing is sorted but the words.

    Stands in for Whoosh's pool, which sorts one tuple a posting: less than half the time and memory. It holds all
    postings of a segment, so the builder bounds a segment (`size` counts postings).
    """

    def __init__(self) -> None:
        self.size = 0
        self._fields: dict[str, dict[bytes, _Growing]] = {}

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting: field, word, document, weight, places."""
        name, word, document, weight, value = posting
        try:
            growing = self._fields[name][word]
        except KeyError:
            growing = self._fields.setdefault(name, {})[word] = _Growing()
        growing.documents.append(document)
        growing.weights.append(weight)
        growing.values += value
        growing.ends.append(len(growing.values))
        self.size += 1

    def iter_postings(self) -> Pool:
        """What the field writer is given: the pool itself."""
        return self

    def lists(self) -> Iterator[tuple[str, Iterator[tuple[bytes, _Growing]]]]:
        """The posting lists of every field, fields and words in order."""
        for name in sorted(self._fields):
            lists = self._fields[name]
            yield name, ((word, lists[word]) for word in sorted(lists))

    def cleanup(self) -> None:
        """Forget everything."""
        self._fields.clear()


class _PostingsWriter:
    """Writes one posting list as flat arrays."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._info: Any = None

    def write(self, growing: _Growing) -> None:
        start = self._file.tell()
        self._file.write(_packed_list(growing))
        self._info = W3TermInfo(
            weight=sum(growing.weights),
            df=len(growing.documents),
            minlength=0,
            maxweight=max(growing.weights),
            minid=growing.documents[0],
            maxid=growing.documents[-1],
        )
        self._info.set_extent(start, self._file.tell() - start)

    def finish_postings(self) -> Any:
        """What Whoosh writes into its table of terms."""
        return self._info


class _FieldWriter(W3FieldWriter):
    """Writes the posting lists of a pool, and the word list of the segment along with them."""

    _postwriter: Any

    def __init__(self, codec: FlatCodec, storage: Any, segment: Any) -> None:
        super().__init__(codec, storage, segment)
        self._list = _ListWriter()

    def add_postings(self, schema: Any, lengths: Any, items: Pool) -> None:
        """Write every posting list of the pool; `lengths` knows the segment's documents."""
        for name, lists in items.lists():
            self.start_field(name, schema[name])
            for word, growing in lists:
                self._btext = word
                if name == WORDS:
                    self._list.add(word.decode(), growing.documents, self._postfile.tell(), lengths.doc_count_all())
                self._postwriter.write(growing)
                self.finish_term()
            self.finish_field()

    def close(self) -> None:
        """Write what is left, and the word list."""
        with self._create_file(WORD_LIST) as file:
            file.write(self._list.finish())
        super().close()


class _ListWriter:
    """Gathers words in order of their bytes, and the documents of every short beginning that many of them share."""

    def __init__(self) -> None:
        self._size = 0
        self._words: list[str] = []
        self._counts = array("I")
        self._offsets = array("Q")
        self._frequent: list[int] = []
        self._packed: list[bytes] = []
        self._open: list[tuple[str, int, set[int]]] = []  # beginnings of the word before, shortest first
        self._shared: dict[str, bytes] = {}

    def add(self, word: str, documents: Sequence[int], offset: int, size: int) -> None:
        self._size = size
        while self._open and not word.startswith(self._open[-1][0]):
            self._close()
        for length in range(len(self._open) + 1, min(SHORT, len(word)) + 1):
            self._open.append((word[:length], len(self._words), set()))
        for _, _, gathered in self._open:
            gathered.update(documents)
        if len(documents) > size // _DENSE:
            self._frequent.append(len(self._words))
            self._packed.append(_pack(documents, size))
        self._words.append(word)
        self._counts.append(len(documents))
        self._offsets.append(offset)

    def _close(self) -> None:
        beginning, first, gathered = self._open.pop()
        if len(self._words) - first > MANY:
            self._shared[beginning] = _pack(gathered, self._size)

    def finish(self) -> bytes:
        while self._open:
            self._close()
        words = "\n".join(self._words).encode()
        made = {"size": self._size, "bytes": len(words), "words": len(self._words)}
        head = json.dumps({**made, "frequent": self._frequent, "shared": list(self._shared)}).encode()
        arrays = (array("I", (len(head),)).tobytes(), head, words, self._counts.tobytes(), self._offsets.tobytes())
        return b"".join((*arrays, *self._packed, *self._shared.values()))


class WordList:
    """The words of a segment in order, how many documents have each, and their posting lists.

    Sets of documents are bytes, one a document of the segment, 1 or 0.
    """

    def __init__(self, lists: Sliced, postings: Sliced) -> None:
        self._lists, self._postings = lists, postings
        length = _numbers("I", lists[0:4])[0]
        head = json.loads(lists[4 : 4 + length])
        self._size: int = head["size"]
        at, count = 4 + length, head["words"]
        self.words = lists[at : at + head["bytes"]].decode().split("\n") if count else []
        at += head["bytes"]
        self.counts = _numbers("I", lists[at : at + 4 * count])
        self._offsets = _numbers("Q", lists[at + 4 * count : at + 12 * count])
        packed = range(at + 12 * count, sys.maxsize, _packed_size(self._size) or 1)
        self._frequent: dict[int, int] = dict(zip(head["frequent"], packed, strict=False))
        self._shared: dict[str, int] = dict(zip(head["shared"], packed[len(self._frequent) :], strict=False))

    def number(self, word: str) -> int | None:
        """The word's number in `words`, or None."""
        number = bisect_left(self.words, word)
        return number if number < len(self.words) and self.words[number] == word else None

    def beginning(self, prefix: str) -> range:
        """The numbers of the words that begin so."""
        return range(bisect_left(self.words, prefix), bisect_left(self.words, prefix + _AFTER_ALL))

    def shared(self, prefix: str) -> bytes | None:
        """The documents that have any word that begins so, where they were written down together."""
        at = self._shared.get(prefix)
        return None if at is None else self._unpack(self._bits(at))

    def union(self, numbers: Iterable[int]) -> bytes:
        """The documents that have any of the words."""
        bits, flags = 0, bytearray(self._size)
        for number in numbers:
            at = self._frequent.get(number)
            if at is not None:
                bits |= self._bits(at)
                continue
            for document in self.postings(number).documents:
                flags[document] = 1
        if not bits:
            return bytes(flags)
        both = int.from_bytes(flags, "little") | int.from_bytes(self._unpack(bits), "little")
        return both.to_bytes(self._size, "little")

    def postings(self, number: int) -> Postings:
        """All that is known of where the word stands."""
        return Postings(self._postings, self._offsets[number])

    def _bits(self, at: int) -> int:
        return int.from_bytes(self._lists[at : at + _packed_size(self._size)], "little")

    def _unpack(self, bits: int) -> bytes:
        """One byte a document from one bit a document, through Python's binary notation: no loop of ours."""
        return format(bits, f"0{self._size}b")[::-1].encode("ascii").translate(_FLAGS)


_AFTER_ALL = "\U0010ffff"
_FLAGS = bytes.maketrans(b"01", b"\0\1")


def _packed_size(size: int) -> int:
    return (size + 7) // 8


def _pack(documents: Iterable[int], size: int) -> bytes:
    """One bit a document."""
    notation = bytearray(b"0" * size)
    for document in documents:
        notation[-1 - document] = 49  # a 1
    return int(notation, 2).to_bytes(_packed_size(size), "little")


def _numbers(code: str, raw: bytes) -> array[Any]:
    found: array[Any] = array(code)
    found.frombytes(raw)
    return found


class FlatCodec(W3Codec):
    """Whoosh's codec with flat posting lists and a word list a segment."""

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        """Whoosh's field writer, which writes the word list too."""
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """A writer of flat posting lists."""
        if byteids:
            raise NotImplementedError("an index of ours keeps no vectors")
        return _PostingsWriter(dbfile)

    def postings_reader(
        self, dbfile: Any, terminfo: W3TermInfo, format_: Any, term: Any = None, scorer: Any = None
    ) -> ListMatcher:
        """A posting list as Whoosh reads it (when it merges segments)."""
        found = Postings(_Whooshs(dbfile), terminfo.extent()[0])
        values = [found.value(number) for number in range(len(found.documents))]
        return ListMatcher(found.documents, found.weights, values, format_, scorer=scorer, term=term, terminfo=terminfo)
