"""Opening SQLite for a file that may be hostile, although it has proven itself: nothing in it is run or believed.

The settings are those that SQLite's own documentation names for untrusted files ("Defense Against The Dark Arts").
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from briefing.derived.seal import LARGEST
from briefing.hearing import deaf, held
from briefing.plain import read_plain

IN_MEMORY = os.name == "nt"  # an open file cannot be replaced there
LONGEST = 20.0  # seconds of one query; the longest that the program asks takes one
_STEPS = 50_000  # of SQLite's machine, between two looks at the clock
_LONGEST_VALUE = 200_000_000  # bytes; an article has four million at most, with everything that was found in it


class Guard:
    """Ends a query that does not come to its end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.until = 0.0
        connection.set_progress_handler(self._late, _STEPS)

    def start(self) -> None:
        """A query begins."""
        self.until = time.monotonic() + LONGEST

    @deaf  # SQLite would drop Ctrl-C, and say of the query what it says of a damaged file's
    def _late(self) -> int:
        return int(held() or 0 < self.until < time.monotonic())


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the snapshot in a file, as it is now, for reading. Raises sqlite3.Error or OSError."""
    if IN_MEMORY:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.deserialize(read_plain(path, LARGEST, follow=False))
    else:
        address = f"file:{quote(str(path), safe='/')}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        distrust(connection)
        odd = "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"
        if connection.execute(odd).fetchone() != (0,):
            raise sqlite3.DatabaseError("it holds what a snapshot never has")
    except BaseException:
        connection.close()
        raise
    return connection


def distrust(connection: sqlite3.Connection) -> None:
    """Let nothing that stands in a file be run, and no value be larger than any of ours."""
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0)
    if hasattr(connection, "setconfig"):  # from Python 3.12 on
        connection.setconfig(vars(sqlite3)["SQLITE_DBCONFIG_DEFENSIVE"], True)
        connection.setconfig(vars(sqlite3)["SQLITE_DBCONFIG_ENABLE_TRIGGER"], False)
        connection.setconfig(vars(sqlite3)["SQLITE_DBCONFIG_ENABLE_VIEW"], False)
