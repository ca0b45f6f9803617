"""Looking for garbage seldom while something is derived: nearly all that is made then is needed until the end.

How often Python looks is one figure for all threads, and a reader may patch two briefings at once: so the first one in
notes it, and the last one out gives it back.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

PACE = 100_000  # objects made between two looks for garbage, where work ends with what it makes

_lock = Lock()
_inside = 0
_before = gc.get_threshold()


@contextmanager
def seldom() -> Iterator[None]:
    """Look for garbage at `PACE` until the last of those that are inside has ended, then as before the first."""
    global _inside, _before
    with _lock:
        if not _inside:
            _before = gc.get_threshold()
            gc.set_threshold(PACE)
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.set_threshold(*_before)
