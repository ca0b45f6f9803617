"""Watching over work that looks neither at the clock nor at whether anybody still waits for it.

What people and their enemies write can make reading it slow: a megabyte of one word, a verb of saying in every second
place. So a thread looks on, several times a second, and ends the work where it is. Python allows that for its own code
only, between two of its steps; what is ended so must be computation that changes nothing but its own values.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_TICK = 0.1  # seconds between two looks
_UNHEARD = 5  # looks after which the work is taken not to have heard


class TooLongError(Exception):
    """The work took longer than it was given."""


class _Ended(BaseException):
    """Raised in the middle of the work; no handler in it takes this for its own."""


class Overseer:
    """Looks on while work is done; a context manager. `check` is asked at every look; if it raises, that ends the work.

    The work must be done in the thread that made the overseer.
    """

    def __init__(self, check: Callable[[], None]) -> None:
        self._check = check
        self._worker = threading.get_ident()
        self._lock = threading.Lock()
        self._until: float | None = None  # of the worker's own time; None while nothing is overseen
        self._why: Exception | None = None
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look_on, name="briefing-overseer", daemon=True)

    def __enter__(self) -> Overseer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    @contextmanager
    def overseeing(self, seconds: float = float("inf")) -> Iterator[None]:
        """Do some work within. Raises TooLongError where it takes longer than that, or what `check` raises."""
        with self._lock:
            self._why = None
            self._until = self._now() + seconds
        try:
            yield
        except _Ended:
            pass
        finally:
            self._leave()
        if self._why is not None:
            raise self._why

    def _leave(self) -> None:
        with suppress(_Ended):
            with self._lock:
                self._until = None
            _raise_in(self._worker, None)
            return
        self._leave()

    def _look_on(self) -> None:
        unheard = 0
        while not self._done.wait(_TICK):
            with self._lock:
                if self._until is None:
                    continue
                if self._why is not None:  # raised where Python hears no exception, as in a finaliser: once more
                    unheard = (unheard + 1) % _UNHEARD
                    if not unheard:
                        _raise_in(self._worker, _Ended)
                    continue
                try:
                    self._check()
                    if self._now() > self._until:
                        raise TooLongError
                except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where the work is done
                    self._why = error
                    _raise_in(self._worker, _Ended)

    def _now(self) -> float:
        """Seconds that the worker has computed, where the system tells: a busy machine cuts nothing off."""
        if hasattr(time, "pthread_getcpuclockid"):
            return time.clock_gettime(time.pthread_getcpuclockid(self._worker))
        return time.monotonic()


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have an exception raised in a thread at its next step; None takes back one that was not raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)
