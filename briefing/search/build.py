"""Building an index and bringing it up to date, an article and what comes with it at a time, by what has changed.

One process does it, for one is fast enough. A document is never merged out of a segment: where many small segments have
gathered, their articles are indexed again, which the store makes cheaper than reading back what was written.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import CancelledError, DerivedError
from briefing.lazy import Later
from briefing.paths import Workspace
from briefing.progress import Cancelled, Progress
from briefing.search.engine import documents
from briefing.search.engine.documents import Document
from briefing.search.engine.folder import UNFINISHED, IndexFolder, Kept, Manifest
from briefing.search.engine.gathering import Gathering
from briefing.search.engine.standing import Standing
from briefing.search.engine.texts import Texts
from briefing.search.engine.writing import write

if TYPE_CHECKING:
    from briefing.derived import Store

codec: Any = Later("briefing.search.engine.codec")  # Whoosh is imported where something is written
SEGMENT = 2_500_000  # places gathered in memory before a segment is written: of 6,000 articles, a hundred megabytes
_MANY = 6  # segments before small ones are put together
_LIKE = 4  # how much larger than what is put together already the next segment may be
_WORN = 3  # one document in so many deleted, and the index is made anew
_SMALL = 4_000  # documents of an index that is never worn


def bring_index_up_to_date(
    workspace: Workspace, store: Store, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> None:
    """Make a briefing's index agree with what is derived of it; only what changed is indexed again.

    Where nothing changed it costs one small read. `progress` is called with what is being done, how much of it is done
    and how much there is. Raises CancelledError if `cancelled` says so, leaving the index as it was, and DerivedError
    where the index cannot be written. A first build that does not come to its end has made the index of a part of the
    articles, which answers nothing, and the next one brings that up to date.
    """
    folder = IndexFolder(workspace, store.info.id)
    if _agrees(folder.current(), store):
        return
    with folder.writing(progress, cancelled):
        before = folder.last()
        if _agrees(before, store):
            return
        folder.sweep(*([before.place] if before else []))
        try:
            place = _Build(folder, store, before, progress, cancelled).run()
            folder.sweep(place, *([before.place] if before and before.counts else []))
        except OSError as error:
            raise DerivedError(
                f"the index cannot be written: {error.strerror}",
                where=folder.path,
                do="see that there is space and that the folder can be written",
            ) from error


def _agrees(manifest: Manifest | None, store: Store) -> bool:
    return manifest is not None and manifest.counts and manifest.fingerprint == store.fingerprint and manifest.whole()


class _Build:
    """One update. Where no generation counts yet, each segment is published as soon as it is written, as unfinished."""

    def __init__(
        self,
        folder: IndexFolder,
        store: Store,
        before: Manifest | None,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._folder = folder
        self._store = store
        self._before = before
        self._progress = progress
        self._cancelled = cancelled
        self._first = False
        self._place: Path | None = None
        self._segments: list[Kept] = []
        self._texts = Texts()
        self._gathering = Gathering(self._texts)

    def run(self) -> Path:
        """Let a generation count that agrees with the store: a new one, or the one before where nothing differs.

        Returns its folder.
        """
        try:
            self._run()
            assert self._place is not None  # _run has made it
            self._publish(self._store.fingerprint)
            return self._place
        except BaseException:
            if self._place is not None and not (self._before and self._before.place == self._place):
                shutil.rmtree(self._place, ignore_errors=True)
            raise

    def _run(self) -> None:
        standing = Standing.of(self._before)
        self._first = standing is None or not (self._before and self._before.counts)
        standing = standing or Standing()
        digests = documents.digests(self._store)
        actors = {document.id: document for document in documents.actors(self._store)}
        changed = standing.retire(digests, {name: document.digest for name, document in actors.items()})
        if not self._first and self._before and not changed:
            self._place, self._segments = self._before.place, list(self._before.segments)
            return
        if standing.worn(_WORN, _SMALL):
            standing = Standing()
        if not self._first:
            standing.put_together(_MANY, _LIKE)
        self._segments = standing.segments()
        self._place = self._folder.begin()
        self._index(
            [name for name in digests if name not in standing.articles],
            digests,
            [document for name, document in actors.items() if name not in standing.actors],
        )
        codec.write_contents(self._place, self._segments)

    def _index(self, names: list[str], digests: Mapping[str, bytes], actors: Iterable[Document]) -> None:
        """Index articles with what comes with them, then actors."""
        actors = list(actors)
        total = len(names) + len(actors)
        for done, group in enumerate(documents.groups(self._store, names), 1):
            self._tell(done, total)
            for document in group:
                self._gathering.add(document, digests[names[done - 1]])
            if self._gathering.size > SEGMENT:
                self._write()
        for done, document in enumerate(actors, 1 + len(names)):
            self._tell(done, total)
            self._gathering.add(document)
        self._write()

    def _write(self) -> None:
        """Write what is gathered as a segment; where no generation counts yet, it is kept whatever happens."""
        gathering, self._gathering = self._gathering, Gathering(self._texts)
        if not gathering:
            return
        assert self._place is not None  # _run has made it
        name = f"MAIN_{secrets.token_hex(8)}"  # as Whoosh names segments; never used again
        write(self._place, name, gathering)
        self._segments.append((name, bytes(len(gathering))))
        if self._first:
            with contextlib.suppress(OSError):  # no room for it: what is kept is what was kept last
                self._publish(UNFINISHED)

    def _publish(self, fingerprint: str) -> None:
        assert self._place is not None  # _run has made it
        self._before = self._folder.publish(self._place, fingerprint, self._segments, self._before)

    def _tell(self, done: int, total: int) -> None:
        if self._cancelled and self._cancelled():
            raise CancelledError
        if self._progress:
            self._progress("indexing", done, total)
