"""The reader in a pseudo-terminal of its own: keys go in, and every byte that it sends to the terminal is kept."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

LIMIT = 60.0  # seconds that a test waits for something to be shown before it fails
_QUIET = 0.3  # seconds without a byte after which a screen counts as painted
_IDLE = 3  # ticks of computing in that time that are no work
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][0-9A-B]|\x1b[=>78]")


class Terminal:
    """A context manager; the reader runs in the workspace's folder with a user's folders of its own."""

    def __init__(
        self,
        home: Path,
        folder: Path,
        *arguments: str,
        size: tuple[int, int] = (120, 40),
        command: Sequence[str] = ("-P", "-m", "briefing"),
        env: Mapping[str, str] | None = None,
        python: str = sys.executable,
    ) -> None:
        home.mkdir(parents=True, exist_ok=True)
        foreign = ("BRIEFING", "XDG_", "PYTHON", "COLUMNS", "LINES")  # the size is the terminal's
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        user = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("STATE", "DATA", "CONFIG", "CACHE")}
        self.raw = b""
        self._end, other = os.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process = subprocess.Popen(
            [python, *command, *arguments],
            cwd=folder,
            env={**kept, **user, "HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(env or {})},
            stdin=other,
            stdout=other,
            stderr=other,
            start_new_session=True,
        )
        os.close(other)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(LIMIT)
        os.close(self._end)

    def _take(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._end], [], [], seconds)
        if not ready:
            return False
        with contextlib.suppress(OSError):  # Linux says that the other end is closed with an error
            piece = os.read(self._end, 1 << 16)
            self.raw += piece
            return bool(piece)
        return False

    @property
    def text(self) -> str:
        """What was sent, without the sequences that place and colour it."""
        return _SEQUENCE.sub(b"", self.raw).decode("utf-8", "replace")

    def until(self, words: str, *, after: int = 0) -> None:
        """Wait until some words were sent."""
        deadline = time.monotonic() + LIMIT
        while words not in self.text[after:]:
            assert time.monotonic() < deadline, f"{words!r} was not shown: {self.text[-2000:]!r}"
            self._take(0.1)
            assert self.process.poll() is None or words in self.text, f"it has ended: {self.text[-2000:]!r}"

    def settle(self) -> None:
        """Wait until nothing more is painted, and nothing computed that could be."""
        deadline = time.monotonic() + LIMIT
        busy = True
        while busy:
            before = self._computed()
            busy = self._take(_QUIET) or self._computed() > before + _IDLE
            assert time.monotonic() < deadline, "it paints without end"

    def _computed(self) -> int:
        """What the program and its children have computed, in the system's ticks; 0 where the system does not tell."""
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
                if int(fields[3]) == self.process.pid:  # the session that was begun for it
                    total += int(fields[11]) + int(fields[12]) + (_IDLE + 1 if fields[0] == "R" else 0)
        return total

    def press(self, typed: str) -> None:
        """Press keys, and wait for nothing."""
        os.write(self._end, typed.encode())

    def keys(self, typed: str) -> None:
        """Press keys, and wait until what they do is painted."""
        self.press(typed)
        self.settle()

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, and wait until that is painted."""
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)  # as whoever owns the terminal is told
        self.settle()

    def ended(self) -> int:
        """Wait for the reader's end; its exit status."""
        deadline = time.monotonic() + LIMIT
        while self.process.poll() is None:
            assert time.monotonic() < deadline, "it does not end"
            self._take(0.1)
        return self.process.returncode
