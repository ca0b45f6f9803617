"""What a build had extracted when it was stopped, kept beside the snapshot until the snapshot holds it.

A snapshot is made whole or not at all, and extracting from thousands of articles takes minutes. What an article gives
depends on its file, the actors and the code alone, so each outcome is kept under a key of these, with a digest of its
own, and is taken only where both fit: whatever became of the file, nothing wrong comes out of it. Only the next build
looks at it, and whoever shows a briefing opens the snapshot, so what is half done is never shown.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Generator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from briefing.derived.codec import decode, encode
from briefing.derived.extracting import Extracted, Report, Task, extracted
from briefing.derived.looking import Seen
from briefing.derived.store import DAMAGE
from briefing.model import Actor

FILE = "begun.sqlite"
WORTH = 200  # articles from which keeping is worth it: about two seconds of work
EVERY = 2.0  # seconds of work that a kill may cost
_LOOKED_UP = 64  # outcomes taken between two reports
_TABLE = "CREATE TABLE IF NOT EXISTS outcome (key BLOB PRIMARY KEY, value TEXT NOT NULL, mark BLOB NOT NULL)"
_CAUSE = "CREATE TABLE IF NOT EXISTS cause (mark BLOB NOT NULL)"


def taken_on(
    path: Path | None,
    tasks: Sequence[Task],
    actors: tuple[Actor, ...],
    files: Mapping[str, Seen],
    stamp: str,
    report: Report,
) -> Generator[Extracted, None, None]:
    """What `extracted` gives, taking on from where a build was stopped that had the same files, actors and code.

    What is extracted is kept in the file at `path`, where there is one and it is worth it; `forget` takes it away.
    Close the iterator if it is not used up: that keeps the last of it.
    """
    if path is None or len(tasks) < WORTH:
        yield from extracted(tasks, actors, report)
        return
    cause = _digest(stamp, encode(actors))
    keys = {task.name: _key(cause, task.name, files[task.name].mark) for task in tasks}
    with contextlib.closing(_Begun(path, cause)) as begun:
        left: list[Task] = []
        for at, task in enumerate(tasks):
            if at % _LOOKED_UP == 0:
                report(at - len(left), len(tasks))
            outcome = begun.get(keys[task.name])
            if outcome is None:
                left.append(task)
            else:
                yield outcome
        before = len(tasks) - len(left)
        for outcome in extracted(left, actors, lambda done, _: report(before + done, len(tasks))):
            begun.keep(keys[outcome.name], outcome)
            yield outcome


def forget(path: Path) -> None:
    """Take away what was kept: a snapshot holds it."""
    for each in (path, path.with_name(f"{path.name}-journal")):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)


class _Begun:
    """Outcomes in a file. Where that cannot be read or written, nothing is kept and nothing else goes wrong."""

    def __init__(self, path: Path, cause: bytes) -> None:
        self._waiting: list[tuple[bytes, str, bytes]] = []
        self._written = time.monotonic()
        self._connection = _opened(path, cause)
        if self._connection is None:
            forget(path)
            self._connection = _opened(path, cause)

    def get(self, key: bytes) -> Extracted | None:
        """The outcome under a key, if it is whole; b"" has none."""
        if self._connection is None or not key:
            return None
        try:
            rows = self._connection.execute("SELECT value, mark FROM outcome WHERE key = ?", (key,)).fetchall()
            value, mark = rows[0] if rows else ("", b"")
            return decode(Extracted, value) if mark == _digest(key, value) else None
        except DAMAGE:
            return None

    def keep(self, key: bytes, outcome: Extracted) -> None:
        """Keep an outcome under a key, for good within some seconds."""
        if self._connection is None or not key:
            return
        value = encode(outcome)
        self._waiting.append((key, value, _digest(key, value)))
        if time.monotonic() - self._written >= EVERY:
            self._write()

    def close(self) -> None:
        """Keep what waits, and let go of the file."""
        if self._waiting:
            self._write()
        if self._connection is not None:
            self._connection.close()

    def _write(self) -> None:
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)", self._waiting)
        except sqlite3.Error:  # a full disk, or another writer: the build goes on without keeping
            self._connection.close()
            self._connection = None
        self._waiting.clear()
        self._written = time.monotonic()


def _opened(path: Path, cause: bytes) -> sqlite3.Connection | None:
    """The file with outcomes of one cause; None where it is damaged, holds those of another, or cannot be opened."""
    connection = None
    try:
        connection = sqlite3.connect(path, timeout=0)
        with connection:
            connection.execute(_TABLE)
            connection.execute(_CAUSE)
            if not connection.execute("SELECT 1 FROM cause").fetchall():
                connection.execute("INSERT INTO cause VALUES (?)", (cause,))
        if connection.execute("SELECT mark FROM cause").fetchall() == [(cause,)]:
            return connection
    except (sqlite3.Error, OSError):
        pass
    if connection is not None:
        connection.close()
    return None


def _key(cause: bytes, name: str, mark: bytes) -> bytes:
    """What an outcome comes from; b"" for a file that could not be read."""
    return _digest(cause, name, mark) if mark else b""


def _digest(*parts: str | bytes) -> bytes:
    made = blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8, "big") + raw)
    return made.digest()
