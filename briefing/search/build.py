"""Building an index and bringing it up to date, a document at a time, by what has changed.

One process does it. Whoosh can spread the work over several, but its workers wait for ever on their queue when their
parent is killed, and do not stop when the work is cancelled; and with flat posting lists one core is fast enough.
"""

# whoosh has types only in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh.index import create_in, open_dir
from whoosh.reading import SegmentReader

from briefing.errors import CancelledError, DerivedError
from briefing.paths import Workspace
from briefing.progress import Cancelled, Progress
from briefing.search.engine import table
from briefing.search.engine.codec import FlatCodec, Pool
from briefing.search.engine.documents import Document, Source, count, documents
from briefing.search.engine.folder import IndexFolder, Manifest
from briefing.search.engine.schema import ROW, WORDS, schema

SEGMENT = 1_000_000  # postings gathered in memory before a segment is written
_SMALL = 4_000  # documents of a segment that is merged with others like it
_MANY = 6  # small segments before they are merged
_WORN = 3  # one document in so many deleted, and the index is made anew


def bring_index_up_to_date(
    workspace: Workspace, store: Source, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> None:
    """Make a briefing's index agree with what is derived of it; only what changed is indexed again.

    Where nothing changed it costs one small read. `progress` is called with what is being done, how much of it is done
    and how much there is. Raises CancelledError if `cancelled` says so, leaving the index as it was, and DerivedError
    where the index cannot be written. A first build that does not come to its end goes on the next time where it was.
    """
    folder = IndexFolder(workspace, store.info.id)
    if _agrees(folder.current(), store):
        return
    with folder.writing(progress, cancelled):
        before = folder.current()
        if _agrees(before, store):
            return
        if before and not before.sound(flat=False):
            before = None
        begun = folder.begun() if before is None else None
        if begun and not begun.sound(flat=False):
            begun = None
        folder.sweep(*(held.place for held in (before, begun) if held))
        try:
            place = _Build(folder, before, progress, cancelled, begun).run(store)
            folder.publish(place, store.fingerprint)
            folder.sweep(place, *([before.place] if before else []))
        except OSError as error:
            raise DerivedError(
                f"the index cannot be written: {error.strerror}",
                where=folder.path,
                do="see that there is space and that the folder can be written",
            ) from error


def _agrees(manifest: Manifest | None, store: Source) -> bool:
    return manifest is not None and manifest.fingerprint == store.fingerprint and manifest.whole()


class _Build:
    """One update: the generation before it, and the one that is being made, once something differs.

    Without one before it, what is written is kept from segment to segment; `begun` is what an earlier build kept so.
    """

    def __init__(
        self,
        folder: IndexFolder,
        before: Manifest | None,
        progress: Progress | None,
        cancelled: Cancelled | None,
        begun: Manifest | None = None,
    ) -> None:
        self._folder = folder
        self._first = before is None
        self._before = before or begun
        self._kept = begun
        self._digests: list[tuple[str, str, str]] = []
        self._progress = progress
        self._cancelled = cancelled
        self._place: Path | None = None
        self._index: Any = None
        self._writer: Any = None

    def run(self, store: Source) -> Path:
        """The folder of the generation that agrees with the store."""
        try:
            return self._run(store)
        except BaseException:
            with contextlib.suppress(OSError):
                if self._writer is not None and not self._writer.is_closed:
                    self._writer.cancel()
            if self._place is not None:
                shutil.rmtree(self._place, ignore_errors=True)
            raise

    def _run(self, store: Source) -> Path:
        known = table.read_digests(self._before.place) if self._before else {}
        self._digests = [(*name, digest) for name, (_, digest) in known.items()]
        gone, total, shown = dict(known), count(store), -1
        seen: set[tuple[str, str]] = set()
        for done, document in documents(store):
            if done != shown:
                self._tell(done, total)
                shown = done
            name, digest = (document.kind, document.id), document.digest
            if name in seen:
                continue
            seen.add(name)
            if name in known and known[name][1] == digest:
                del gone[name]
            else:
                self._add(document)
                self._digests.append((*name, digest))
                self._keep()
        if self._before and not self._first and not gone and self._writer is None:
            return self._before.place
        if self._before and _WORN * len(gone) > len(known) > _SMALL:
            return self._anew(store)
        self._finish([number for number, _ in gone.values()])
        assert self._place is not None  # _finish has opened it
        return self._place

    def _anew(self, store: Source) -> Path:
        if self._writer is not None:
            self._writer.cancel()
        if self._place is not None:
            shutil.rmtree(self._place)
        fresh = _Build(self._folder, None, self._progress, self._cancelled)
        return fresh.run(store)

    def _keep(self) -> None:
        """Keep what a first build has written, whenever a segment is complete; a later one has the last generation."""
        if self._first and self._writer is None and self._place is not None:
            with contextlib.suppress(OSError):  # no room for it: what is kept is what was kept last
                self._kept = self._folder.keep(self._place, self._digests, self._kept)

    def _tell(self, done: int, total: int) -> None:
        if self._cancelled and self._cancelled():
            raise CancelledError
        if self._progress:
            self._progress("indexing", done, total)

    def _open(self) -> Any:
        if self._place is None:
            self._place = self._folder.begin(self._before)
            opened = open_dir if self._before else create_in
            self._index = opened(str(self._place), schema=schema())
        if self._writer is None:
            self._writer = self._index.writer(codec=FlatCodec(), compound=False)
            self._writer.pool = Pool()
        return self._writer

    def _add(self, document: Document) -> None:
        self._open().add_document(**{WORDS: document.parts, ROW: table.row(document)})
        if self._writer.pool.size > SEGMENT:
            self._writer.commit(merge=False)
            self._writer = None

    def _finish(self, gone: Sequence[int]) -> None:
        writer = self._open()
        for number in gone:
            writer.delete_document(number)
        writer.commit(mergetype=_merge_small)
        assert self._place is not None  # _open has made it
        with self._index.reader() as reader:
            leaves = [leaf for leaf, _ in reader.leaf_readers()] if reader.doc_count_all() else []
            segments = [(leaf.segment().segment_id(), leaf.doc_count_all()) for leaf in leaves]
            table.write(self._place, segments, [row for leaf in leaves for row in _rows(leaf)])


def _rows(leaf: SegmentReader) -> Iterator[bytes | None]:
    """The row of each document of a segment, None for a deleted one."""
    for number, row in enumerate(leaf.column_reader(ROW, translate=False)):
        yield None if leaf.is_deleted(number) else row


def _merge_small(writer: Any, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy: when many small segments have gathered, put them into the one being written."""
    small = [segment for segment in segments if segment.doc_count_all() <= _SMALL]
    if len(small) < _MANY:
        return segments
    for segment in small:
        with SegmentReader(writer.storage, writer.schema, segment) as reader:
            writer.add_reader(reader)
    return [segment for segment in segments if segment not in small]
