"""An open snapshot: its connection, which one thread has at a time, and what is said where it is damaged."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefing.derived.database import Guard
from briefing.errors import DerivedError
from briefing.hearing import answer

DAMAGE = (sqlite3.Error, ValueError, TypeError, LookupError)  # what reading a damaged snapshot can raise


class OpenSnapshot:
    """A context manager around a connection; `path` is its file, if it has one. Safe for use from several threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._guard = Guard(connection)
        self._guard.start()
        self._path = path
        self._lock = threading.RLock()

    def read(self, sql: str, *values: str | int) -> Sequence[tuple[Any, ...]]:
        """The rows of a query; for this room. Raises DerivedError where the snapshot is damaged."""
        with self.telling(), self._lock:
            self._guard.start()
            return self._connection.execute(sql, values).fetchall()

    def meta(self, key: str) -> bytes:
        """What is said of the whole under a key, encoded; for this room."""
        return bytes(self.read("SELECT value FROM meta WHERE key = ?", key)[0][0])

    @contextlib.contextmanager
    def telling(self) -> Iterator[None]:
        """Turn what a damaged snapshot raises while it is read and decoded into DerivedError; for this room."""
        try:
            yield
        except sqlite3.ProgrammingError:
            raise  # a closed store: a mistake in the program, not in the file
        except DAMAGE as error:
            answer()  # Ctrl-C ends a query with the same error
            if self._path is not None:
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)
            do = "open the briefing again, which builds it anew"
            raise DerivedError("the index is damaged", where=self._path, do=do) from error

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
