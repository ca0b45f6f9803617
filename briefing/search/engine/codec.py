"""Our segments as Whoosh knows them: a codec, so that an index of ours is a Whoosh index.

Each generation is a folder that Whoosh opens (`whoosh.index.open_dir`): its table of contents names our segments, and
Whoosh's readers, searchers and query objects read them through this codec, ten times as slowly as `view.py`, which
takes its sets straight from the lists. The program itself writes the table of contents and never reads one, for it is a
pickle. Tests ask Whoosh's searcher and ours the same.
"""

# whoosh has types only in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo

from briefing.search.engine.layout import segment_files
from briefing.search.engine.schema import FIELD, schema
from briefing.search.engine.sealed import Seal
from briefing.search.engine.segment import Segment

INDEX = "MAIN"  # Whoosh's name for an index that has no other


def write_contents(folder: Path, segments: Iterable[tuple[str, bytes]]) -> None:
    """Write Whoosh's table of contents beside segments, each with what is deleted of it. Raises OSError."""
    listed = [WhooshSegment(name, gone) for name, gone in segments]
    TOC(schema(), listed, 1).write(FileStorage(str(folder)), INDEX)


class WhooshSegment(base.Segment):
    """What Whoosh keeps of a segment."""

    def __init__(self, name: str, gone: bytes) -> None:
        super().__init__(INDEX)
        self.name = name
        self._size = len(gone)
        self._gone = frozenset(number for number, dead in enumerate(gone) if dead)

    def codec(self) -> FlatCodec:
        """Ours."""
        return FlatCodec()

    def doc_count_all(self) -> int:
        """How many documents it has, deleted ones included."""
        return self._size

    def deleted_count(self) -> int:
        """How many are deleted."""
        return len(self._gone)

    def deleted_docs(self) -> Iterable[int]:
        """Which are deleted."""
        return iter(self._gone)

    def is_deleted(self, docnum: int) -> bool:
        """Whether one is."""
        return docnum in self._gone

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """A segment that is written is not changed."""
        raise NotImplementedError


class FlatCodec(base.Codec):
    """Reads our segments for Whoosh. They are written by `gathering.py`, for Whoosh takes a posting at a time."""

    def _writes_elsewhere(self, *_args: object, **_options: object) -> Any:
        raise NotImplementedError("segments of ours are not written through Whoosh")

    per_document_writer = field_writer = postings_writer = postings_reader = new_segment = _writes_elsewhere

    def terms_reader(self, storage: Any, segment: WhooshSegment) -> _Terms:
        """The words of a segment."""
        return _Terms(_opened(storage, segment))

    def per_document_reader(self, storage: Any, segment: WhooshSegment) -> _Documents:
        """The documents of a segment."""
        return _Documents(_opened(storage, segment), segment)


def _opened(storage: FileStorage, segment: WhooshSegment) -> Segment:
    folder = Path(str(storage.folder))
    return Segment(folder, segment.name, {name: Seal.of(folder / name) for name in segment_files(segment.name)})


class _Terms(base.TermsReader):
    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._words = [word.encode() for word in segment.words[: segment.alone]]

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] == FIELD and self._segment.number(term[1].decode()) is not None

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((FIELD, word) for word in self._words)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((fieldname, word) for word in self._words[bisect_left(self._words, prefix) :])

    def cursor(self, _fieldname: str, _fieldobj: Any) -> Any:
        raise NotImplementedError("spelling is put right by suggest.py")

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def indexed_field_names(self) -> list[str]:
        return [FIELD]

    def term_info(self, _fieldname: str, text: bytes) -> TermInfo:
        weights = dict(self._weights(self._number(text)))
        return TermInfo(
            weight=sum(weights.values()),
            df=len(weights),
            minlength=1,
            maxweight=max(weights.values()),
            minid=min(weights),
            maxid=max(weights),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, _fieldname: str, text: bytes) -> int:
        return self._segment.counts[self._number(text)]

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        number = self._number(text)
        weights = dict(self._weights(number))
        found = _places(self._segment, number, weights)
        values = [format_.encode(places) for places in found]
        info = self.term_info(fieldname, text)
        term = (fieldname, text)
        return ListMatcher(
            list(weights), list(weights.values()), values, format_, scorer=scorer, term=term, terminfo=info
        )

    def _weights(self, number: int) -> Iterator[tuple[int, float]]:
        return self._segment.weights(number, b"\1" * self._segment.size)

    def _number(self, text: bytes) -> int:
        number = self._segment.number(text.decode())
        if number is None:
            raise KeyError(text)
        return number


class _Documents(base.PerDocumentReader):
    def __init__(self, segment: Segment, known: WhooshSegment) -> None:
        self._known = known
        self._lengths = segment.table.numbers("lengths")

    def doc_count(self) -> int:
        return self._known.doc_count_all() - self._known.deleted_count()

    def doc_count_all(self) -> int:
        return self._known.doc_count_all()

    def has_deletions(self) -> bool:
        return self._known.deleted_count() > 0

    def is_deleted(self, docnum: int) -> bool:
        return self._known.is_deleted(docnum)

    def deleted_docs(self) -> Iterable[int]:
        return self._known.deleted_docs()

    def doc_field_length(self, docnum: int, _fieldname: str, _default: int = 0) -> int:
        return self._lengths[docnum]

    def field_length(self, _fieldname: str) -> int:
        return sum(self._lengths)

    def min_field_length(self, _fieldname: str) -> int:
        return min(self._lengths, default=0)

    def max_field_length(self, _fieldname: str) -> int:
        return max(self._lengths, default=0)

    def stored_fields(self, _docnum: int) -> dict[str, object]:
        return {}


def _places(segment: Segment, number: int, documents: Iterable[int]) -> Iterator[list[int]]:
    """Where a word stands in each of some documents, counted from its beginning; passages lie a place apart."""
    row: Sequence[int] = segment.places(number)
    for document in documents:
        if document < len(segment.bases):
            yield _between(row, segment.bases[document], segment.end(document))
            continue
        found, before = array("I"), 0
        for start, size, joined in segment.stretches(document):
            before += 0 if joined else 1
            found.extend(before + place for place in _between(row, start, start + size))
            before += size
        yield found.tolist()


def _between(row: Sequence[int], start: int, end: int) -> list[int]:
    """The places between two, counted from the first."""
    return [place - start for place in row[bisect_left(row, start) : bisect_left(row, end)]]
