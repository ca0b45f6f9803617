"""Stopping long work with Ctrl-C so that it can end in good order, and soon.

Work that is followed looks several times a second whether it was asked to stop. What does not look (a library's loop, a
folder with a hundred thousand names) is given a moment, and is then stopped where it is: every write is atomic, so that
costs no more than a kill does, and kills are tested.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any

from briefing.hearing import interrupt, press

PATIENCE = 0.15  # seconds for ending in good order; half a second is promised, and the process has to end too
_TICK = 0.05  # seconds between two looks at whether it was pressed
_AGAIN = 0.3  # seconds until it is pressed once more, in case what it raised was dropped after all


class Interruption:
    """Within it, Ctrl-C asks the work to stop. Call it to learn whether it was asked.

    A second Ctrl-C stops it at once, and so does the clock when the first was not heard: KeyboardInterrupt.
    """

    def __init__(self) -> None:
        self._asked = False
        self._over = threading.Event()
        self._before: Any = None  # what Ctrl-C did before; None where that cannot be put back

    def __call__(self) -> bool:
        return self._asked

    def __enter__(self) -> Interruption:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._ask)
            threading.Thread(target=self._look_on, name="briefing-interruption", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def _ask(self, number: int, frame: FrameType | None) -> None:
        """Only notes it: it runs in the middle of whatever Ctrl-C interrupts."""
        if self._asked:
            interrupt(number, frame)
        self._asked = True

    def _look_on(self) -> None:
        while not self._over.wait(_TICK):
            if self._asked:
                break
        patience = PATIENCE
        while not self._over.wait(patience):
            press(threading.main_thread().ident or 0)
            patience = _AGAIN
