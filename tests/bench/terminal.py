"""A program in a pseudo-terminal, as a benchmark types into it and watches what it sends."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 60.0  # seconds to wait for a screen
RESTING = 0.02  # seconds of a core that a program takes in a second in which it does nothing
_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07]*\x07")


class Terminal:
    """A program in a pseudo-terminal of 120 by 40."""

    def __init__(self, command: Sequence[str], env: dict[str, str]) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.started = time.perf_counter()
        self.seen = b""
        self.busy_at_keys = self.worked = 0.0
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has been compiled
            os.environ.update(env, TERM="xterm-256color", COLORTERM="truecolor")
            os.chdir(ROOT)
            os.execv(command[0], list(command))
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def wait_for(self, pattern: str) -> float:
        """Seconds from the start until a pattern shows. Raises TimeoutError."""
        wanted = re.compile(pattern.encode())
        deadline = time.perf_counter() + LIMIT
        while time.perf_counter() < deadline:
            ready, _, _ = select.select([self._handle], [], [], 0.05)
            if ready:
                try:
                    self.seen += os.read(self._handle, 65536)
                except OSError:
                    break
                if wanted.search(_CONTROL.sub(b"", self.seen)):
                    return time.perf_counter() - self.started
        raise TimeoutError(f"{pattern!r} never showed; last came {self.seen[-300:]!r}")

    def type(self, keys: str) -> float:
        """Send keys, forget what was shown, and return when that was."""
        self.seen = b""
        self.busy_at_keys = self.busy()
        self.started = time.perf_counter()
        os.write(self._handle, keys.encode())
        return self.started

    def memory(self) -> float:
        """Resident memory now, in MB; 0 where the system does not say."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        except OSError:
            return 0.0
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def busy(self, *, all_threads: bool = False) -> float:
        """Seconds for which the keyboard's thread, or all, had a core so far; 0 where the system does not say."""
        tasks = Path(f"/proc/{self.pid}/task")
        try:
            threads = [each.name for each in tasks.iterdir()] if all_threads else [str(self.pid)]
            return sum(int((tasks / each / "schedstat").read_text("ascii").split()[0]) for each in threads) / 1e9
        except OSError:
            return 0.0

    def rest(self) -> None:
        """Wait until the program sends nothing and does next to nothing, in no thread, for a second."""
        deadline, before = time.perf_counter() + LIMIT, -1.0
        while time.perf_counter() < deadline:
            self.type("")
            self.settle(1.0)
            now = self.busy(all_threads=True)
            if now - before < RESTING and before >= 0:
                return
            before = now

    def quit(self) -> None:
        """Let the reader end by itself, so that it remembers the place."""
        os.write(self._handle, b"\x11")
        with contextlib.suppress(OSError):
            while os.read(self._handle, 65536):
                pass
        os.waitpid(self.pid, 0)
        os.close(self._handle)

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._handle)

    def settle(self, quiet: float) -> tuple[float, float]:
        """Seconds from the last keys to the first output after them, and to the last before `quiet` seconds of none.

        Both are 0 where nothing comes. `worked` is then how long the keyboard's thread had a core until the first.
        """
        first = last = 0.0
        before = self.busy_at_keys
        deadline = self.started + LIMIT
        while time.perf_counter() < deadline:
            wait = quiet if first else max(quiet, 1.0)
            ready, _, _ = select.select([self._handle], [], [], wait)
            if not ready:
                break
            try:
                self.seen += os.read(self._handle, 65536)
            except OSError:
                break
            last = time.perf_counter() - self.started
            if not first:
                first, self.worked = last, self.busy() - before
        return first, last

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size; counts from now, as for `type`."""
        import fcntl
        import struct
        import termios

        self.seen = b""
        self.busy_at_keys = self.busy()
        self.started = time.perf_counter()
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)
