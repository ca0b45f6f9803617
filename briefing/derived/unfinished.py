"""What a build had extracted when it was stopped, kept beside the snapshot until the snapshot holds it.

A snapshot is made whole or not at all, and extracting from thousands of articles takes minutes. What an article gives
depends on its file, the actors and the code alone, so each outcome is kept as a record stamped with the user's own key
over all of these, and is taken only where the stamp fits: whatever became of the file, and whoever sent it, nothing
wrong comes out of it. Only the next build looks at it, and whoever shows a briefing opens the snapshot, so what is half
done is never shown.

A record is the length of its value in four bytes, the key of its outcome, the stamp, and the value.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing.derived.codec import decode, encode
from briefing.derived.extracting import Extracted, Task, extracted
from briefing.derived.pooling import THIS_MACHINE, Machines
from briefing.derived.scan import Seen
from briefing.keys import stamp as stamped
from briefing.model import Actor
from briefing.plain import open_plain
from briefing.progress import Counted

FILE = "unfinished.records"
WORTH = 200  # articles from which keeping is worth it: about two seconds of work
EVERY = 2.0  # seconds of work that a kill may cost
LARGEST = 2_000_000_000  # bytes
_LOOKED_UP = 64  # outcomes taken between two calls of `counted`
_SIZE = 16  # bytes of a key and of a stamp
_LONGEST = 200_000_000  # bytes of a value
_DAMAGE = (ValueError, TypeError, LookupError, RecursionError)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The file of what is unfinished, and the user's own key."""

    path: Path
    key: bytes


def taken_on(
    unfinished: Unfinished | None,
    tasks: Sequence[Task],
    actors: tuple[Actor, ...],
    files: Mapping[str, Seen],
    stamp: str,
    counted: Counted,
    machines: Machines = THIS_MACHINE,
) -> Generator[Extracted, None, None]:
    """What `extracted` gives, taking on from where a build was stopped that had the same files, actors and code.

    What is extracted is kept in `unfinished`, where there is one and it is worth it; `forget` takes it away.
    Close the iterator if it is not used up: that keeps the last of it.
    """
    if unfinished is None or len(tasks) < WORTH:
        yield from extracted(tasks, actors, counted, machines)
        return
    cause = stamped(unfinished.key, stamp, encode(actors), size=_SIZE)
    keys = {task.name: _key(unfinished.key, cause, task.name, files[task.name].mark) for task in tasks}
    with contextlib.closing(_Records(unfinished, frozenset(keys.values()))) as records:
        left: list[Task] = []
        for at, task in enumerate(tasks):
            if at % _LOOKED_UP == 0:
                counted(at - len(left), len(tasks))
            outcome = records.get(keys[task.name])
            if outcome is None:
                left.append(task)
            else:
                yield outcome
        before = len(tasks) - len(left)
        for outcome in extracted(left, actors, lambda done, _: counted(before + done, len(tasks)), machines):
            records.keep(keys[outcome.name], outcome)
            yield outcome


def forget(path: Path) -> None:
    """Take away what was kept: a snapshot holds it."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


class _Records:
    """Outcomes in a file. Where that cannot be read or written, nothing is kept and nothing else goes wrong."""

    def __init__(self, unfinished: Unfinished, wanted: frozenset[bytes]) -> None:
        self._path, self._secret = unfinished.path, unfinished.key
        self._values: dict[bytes, bytes] = {}
        self._waiting: list[bytes] = []
        self._written = time.monotonic()
        whole = self._read(wanted)
        self._stream = self._opened(whole)

    def _read(self, wanted: frozenset[bytes]) -> int:
        """Read the records that are wanted and whole; returns where the first one begins that is
        not; 0 where none is of use."""
        whole = 0
        with contextlib.suppress(OSError), open_plain(self._path, LARGEST, follow=False) as stream:
            while len(head := stream.read(4 + 2 * _SIZE)) == 4 + 2 * _SIZE:
                size = int.from_bytes(head[:4], "big")
                key, mark = head[4 : 4 + _SIZE], head[4 + _SIZE :]
                value = stream.read(size) if size <= _LONGEST else b""
                if len(value) != size or mark != self._stamp(key, value):
                    break
                if key in wanted:
                    self._values[key] = value
                whole = stream.tell()
        return whole if self._values else 0

    def _opened(self, whole: int) -> BinaryIO | None:
        """The file for further records behind those that are whole; a new one where there is none."""
        if not whole:
            forget(self._path)
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(self._path, flags | (0 if whole else os.O_EXCL), 0o600)
            os.ftruncate(handle, whole)
            os.lseek(handle, whole, os.SEEK_SET)
        except OSError:
            return None
        return os.fdopen(handle, "wb", buffering=0)

    def get(self, key: bytes) -> Extracted | None:
        """The outcome under a key, if it was kept; b"" has none."""
        value = self._values.pop(key, None)
        if value is None:
            return None
        try:
            return decode(Extracted, value)
        except _DAMAGE:
            return None

    def keep(self, key: bytes, outcome: Extracted) -> None:
        """Keep an outcome under a key, for good within some seconds."""
        if self._stream is None or not key:
            return
        value = encode(outcome)
        self._waiting.append(len(value).to_bytes(4, "big") + key + self._stamp(key, value) + value)
        if time.monotonic() - self._written >= EVERY:
            self._write()

    def close(self) -> None:
        """Keep what waits, and let go of the file."""
        if self._waiting:
            self._write()
        if self._stream is not None:
            self._stream.close()

    def _write(self) -> None:
        if self._stream is None:
            return
        try:
            for record in self._waiting:
                if self._stream.write(record) != len(record):
                    raise OSError("the disk is full")
        except OSError:  # the build goes on without keeping
            self._stream.close()
            self._stream = None
        self._waiting.clear()
        self._written = time.monotonic()

    def _stamp(self, key: bytes, value: bytes) -> bytes:
        return stamped(self._secret, "outcome", key, value, size=_SIZE)


def _key(secret: bytes, cause: bytes, name: str, mark: bytes) -> bytes:
    """What an outcome comes from; b"" for a file that could not be read."""
    return stamped(secret, cause, name, mark, size=_SIZE) if mark else b""
