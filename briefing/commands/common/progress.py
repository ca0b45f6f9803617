"""How far a long piece of work has come, on standard error and only where that is a terminal."""

from __future__ import annotations

import os
import shutil
import sys
import time
from types import TracebackType

from briefing.language.safety import safe_line

_QUIET = 0.4  # seconds before anything is shown: short work stays silent
_STEADY = 2.0  # seconds after which the pace says something
_PAUSE = 0.1  # seconds between two updates
_CUT = "..."


def _room() -> int:
    """Characters of a line that is not broken: a broken one could not be rewritten in place."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns - 1
    except (OSError, ValueError):
        return shutil.get_terminal_size().columns - 1


def _fitting(stage: str, count: str, pace: str, room: int) -> str:
    """What is being done, how much of it is done and how fast: as much of that as there is room for, the last first."""
    left = pace.rpartition(", ")[2]
    for end in (f"{count}{pace}", f"{count}, {left}" if left else count, count):
        if len(stage) + len(end) <= room:
            return stage + end
    short = max(0, room - len(count) - len(_CUT))
    return (stage[:short].rstrip() + _CUT + count)[: max(0, room)]


class Progress:
    """A line that is rewritten in place, and gone when the work is done. Call it with a stage, done and total."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._next = time.monotonic() + _QUIET
        self._drawn = False
        self._stage = ""
        self._begun = 0.0  # when this stage was first shown, and at how many
        self._first = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + _PAUSE
        self._drawn = True
        if stage != self._stage:
            self._stage, self._begun, self._first = stage, now, done
        count = f" {done:,} of {total:,}" if total else ""
        told = _fitting(safe_line(stage), count, self._pace(now, done, total) if total else "", _room())
        print(f"\r\x1b[K{told}", end="", file=sys.stderr, flush=True)

    def _pace(self, now: float, done: int, total: int) -> str:
        """How many a second, and about how long the rest will take; nothing before that can be told."""
        took, made = now - self._begun, done - self._first
        if took < _STEADY or made < 1:
            return ""
        rate = made / took
        left = round((total - done) / rate)
        if left < 1:
            return f", {rate:.0f} a second" if rate >= 1 else ""
        rest = f"{left} s" if left < 120 else f"{round(left / 60)} min"
        return f", {rate:.0f} a second, about {rest} left" if rate >= 1 else f", about {rest} left"

    def clear(self) -> None:
        """Take the line away, before something else is written there."""
        if self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._drawn = False
