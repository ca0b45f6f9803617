"""One writer at a time, on all systems alike: SQLite's own file lock, which a killed process lets go.

It only spares double work. Where a disk cannot lock, two writers make the same snapshot and the last one stays.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_POLL = 0.05  # seconds


@contextlib.contextmanager
def one_writer(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock in a file. While another holds it, `waiting` is called again and again, and may raise."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        while _busy(connection):
            waiting()
            time.sleep(_POLL)
        yield
    finally:
        connection.close()


def _busy(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY
    return False
