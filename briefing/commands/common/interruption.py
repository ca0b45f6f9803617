"""Stopping long work with Ctrl-C so that it can end in good order."""

from __future__ import annotations

import signal
import threading
from types import TracebackType
from typing import Any


class Interruption:
    """Within it, Ctrl-C asks the work to stop; a second one stops it at once. Call it to learn whether it was asked."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._before: Any = None  # what Ctrl-C did before; None where that cannot be put back

    def __call__(self) -> bool:
        return self._asked.is_set()

    def __enter__(self) -> Interruption:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def _ask(self, *_: object) -> None:
        if self._asked.is_set():
            raise KeyboardInterrupt
        self._asked.set()
