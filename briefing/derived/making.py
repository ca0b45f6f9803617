"""Making a snapshot of the content as it is now: the last one touched or patched where that tells all, or all anew."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from briefing.derived.changing import changes
from briefing.derived.database import connect
from briefing.derived.deriving import derived
from briefing.derived.garbage import seldom
from briefing.derived.known import Known, known, known_beside, known_files
from briefing.derived.opening import DAMAGED, FOREIGN, opened
from briefing.derived.pooling import THIS_MACHINE, Machines
from briefing.derived.row_writer import write_files
from briefing.derived.scan import Scan, Seen, changed, marked, scan
from briefing.derived.seal import seal_draft, settle
from briefing.derived.steps import SCANNING, WAITING, WRITING, Steps
from briefing.derived.store import Store
from briefing.derived.unfinished import FILE as UNFINISHED
from briefing.derived.unfinished import Unfinished, forget
from briefing.derived.values import Derived
from briefing.derived.writing import patch, write
from briefing.errors import DerivedError
from briefing.files import make_private, put_in_place
from briefing.locks import one_writer
from briefing.plain import clear_of_links
from briefing.processes import run_apart
from briefing.progress import Progress
from briefing.statements.windows import EntangledError

LARGE = 100  # files from which a process of its own is worth the third of a second that it takes to start
_LOCK = "writing.lock"
_DRAFT = ".derived."
_PAGE = 8_192  # bytes; two articles fill 4,096 badly, and the file is a sixteenth smaller so


@dataclass(slots=True)
class Making:
    """One run of `bring_up_to_date` in which the last snapshot was not up to date."""

    path: Path
    folder: Path
    key: bytes
    fallback: str
    step: Steps
    thorough: bool = False
    machines: Machines = THIS_MACHINE

    @property
    def unfinished(self) -> Path:
        """Where what is extracted is kept until the snapshot holds it."""
        return self.path.with_name(UNFINISHED)

    def made(self, *, apart: bool = True) -> Store:
        """A snapshot of the content as it is now: the last one patched where that tells all, or everything anew. What
        is large is made in a process of its own if `apart`, and here where a cluster does the work.
        """
        with contextlib.ExitStack() as held:
            writable = self._reserved(held)
            now = scan(self.folder)  # after the wait: another reader may have done everything
            last, before = self._last()
            known_by_sight = {} if self.thorough else before
            files = marked(now, known_by_sight, lambda: self.step(SCANNING))
            names = changed(files, before)
            if last is not None and not names and known_beside(last) == frozenset(now.problems):
                forget(self.unfinished)  # by a build that was stopped, of content that has become the last one again
                if self.thorough:
                    last.notes = tuple(self.step.notes)
                    return last
                return self._touched(last, files)
            if apart and writable and last is not None:
                patched = self._patched(now, files, names, last)
                if patched is not None:
                    return patched
            if not (apart and writable and self.machines.near and len(files) >= LARGE):
                unfinished = Unfinished(self.unfinished, self.key) if writable else None
                with derived(self.folder, now, files, self._known(last), self.step, unfinished, self.machines) as made:
                    return self._kept(made) if writable else self._held(made)
            if last is not None:
                last.close()
        run_apart(functools.partial(_make, self.path, self.folder, self.key), self.step, "briefing-derived")
        return self.made(apart=False)  # which has nothing left to do, unless that failed

    def _reserved(self, held: contextlib.ExitStack) -> bool:
        """Make the folder and wait for the lock; whether the snapshot can be written."""
        try:
            make_private(self.path.parent)
            held.enter_context(one_writer(self.path.parent / _LOCK, lambda: self.step(WAITING)))
            clear_of_links(self.path.parent)  # again, because from here on things are written and removed there
        except OSError as error:
            self._in_memory(error)
            return False
        return True

    def _last(self) -> tuple[Store | None, Mapping[str, Seen]]:
        """The last snapshot and the files as it saw them; a note where it cannot be used. A damaged one is removed."""
        store, why = opened(self.path, self.fallback, self.key, whole=True)
        if store is not None:
            try:
                if store.sound():
                    return store, known_files(store)
            except DerivedError:
                pass
            store.close()
            why = DAMAGED
        if why:
            self.step(why)
        if why in (DAMAGED, FOREIGN):
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        return None, {}

    def _known(self, last: Store | None) -> Known:
        """What the last snapshot holds; nothing where it is damaged."""
        if last is None:
            return Known()
        try:
            with last:
                return known(last)
        except DerivedError:
            self.step(DAMAGED)
            return Known()

    def _touched(self, old: Store, files: Mapping[str, Seen]) -> Store:
        """The same snapshot with the files as they are seen now, so that they need not be read the next time."""
        with contextlib.suppress(OSError, sqlite3.Error), self._draft() as draft:
            shutil.copyfile(self.path, draft)
            with _writing(draft) as connection:
                connection.execute("BEGIN")
                write_files(connection, files)
                connection.execute("COMMIT")
            self._place(draft)
        old.notes = tuple(self.step.notes)
        return old

    def _patched(self, now: Scan, files: Mapping[str, Seen], names: Set[str], last: Store) -> Store | None:
        """The last snapshot, changed where the content did; None where everything must be derived."""
        try:
            made = changes(self.folder, now, files, names, last, self.step)
            if made is None:
                return None
            with self._draft() as draft:
                shutil.copyfile(self.path, draft)
                with _writing(draft) as connection:
                    patch(connection, made, lambda: self.step(WRITING))
                self._place(draft)
            forget(self.unfinished)
            last.close()
            return Store(connect(self.path), self.path, self.fallback, tuple(self.step.notes))
        except (DerivedError, OSError, sqlite3.Error):
            return None  # making it anew says what is wrong, or mends it

    def _kept(self, made: Derived) -> Store:
        try:
            self._written(made)
            forget(self.unfinished)
            return Store(connect(self.path), self.path, self.fallback, tuple(self.step.notes))
        except (OSError, sqlite3.Error) as error:
            self._in_memory(error)
            forget(self.unfinished)  # on a full disk it may be what is in the way
            return self._held(made)

    def _written(self, made: Derived, *, whole: bool = False) -> None:
        """Write the snapshot: in pieces, or at once where they cannot be told apart."""
        try:
            with self._draft() as draft:
                with _writing(draft) as connection:
                    write(connection, made, lambda: self.step(WRITING), whole=whole)
                self._place(draft)
        except EntangledError:
            self._written(made, whole=True)

    def _place(self, draft: Path) -> None:
        """Give the draft the snapshot's name, sealed; the seal comes first, so that no kill leaves one unsealed."""
        seal_draft(self.path, draft, self.key)
        put_in_place(draft, self.path)
        settle(self.path, self.key)

    def _held(self, made: Derived, *, whole: bool = False) -> Store:
        connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        try:
            write(connection, made, lambda: self.step(WRITING), whole=whole)
        except EntangledError:
            return self._held(made, whole=True)
        return Store(connection, None, self.fallback, tuple(self.step.notes))

    def _in_memory(self, error: Exception) -> None:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        self.fallback = f"The index cannot be kept in {self.path.parent} ({why}), so it is built anew at every start."

    @contextlib.contextmanager
    def _draft(self) -> Iterator[Path]:
        """A file beside the snapshot that is gone in the end, unless it took the snapshot's name."""
        for left in self.path.parent.glob(f"{_DRAFT}*"):  # by a process that was killed: this one holds the lock
            with contextlib.suppress(OSError):
                left.unlink()
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=_DRAFT)
        os.close(handle)
        try:
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)


def _make(path: Path, folder: Path, key: bytes, step: Progress) -> None:
    """Make a snapshot in a process of its own.

    It ends with the snapshot, and nearly all that it makes it needs until then: looking for garbage at
    Python's own pace took a quarter of the time of deriving.
    """
    with seldom():
        Making(path, folder, key, "", Steps(step, None)).made(apart=False).close()


@contextlib.contextmanager
def _writing(draft: Path) -> Iterator[sqlite3.Connection]:
    """A connection for filling a draft: no journal and no waiting for the disk, because only a whole one is used."""
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
    finally:
        connection.close()
