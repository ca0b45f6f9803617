"""The reader: first paint in a real pseudo-terminal against a bare Textual app, a key to filtered panes, memory.

    python -m tests.bench.reader [--articles 10000] [--quotations 50000] [--runs 7]

Timings drift on shared machines, so the programs take turns within one run and are compared by ratio.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.generate import write_workspace

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 60.0  # seconds to wait for a screen
_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07]*\x07")
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("Hello, bare app")
Bare().run()
"""


class Terminal:
    """A program in a pseudo-terminal of 120 by 40."""

    def __init__(self, command: Sequence[str], env: dict[str, str]) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.started = time.perf_counter()
        self.seen = b""
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


def first_paints(programs: dict[str, tuple[Callable[[], Terminal], str]], runs: int) -> dict[str, float]:
    """Median seconds to the first screen of each program, taking turns; the first round warms up and is left out."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for number in range(runs + 1):
        for name, (start, pattern) in programs.items():
            terminal = start()
            try:
                taken = terminal.wait_for(pattern)
            finally:
                terminal.close()
            if number:
                times[name].append(taken)
    return {name: statistics.median(each) for name, each in times.items()}


def keystrokes(terminal: Terminal, words: Sequence[str]) -> list[float]:
    """Seconds from typing the last letter of each word to the panes' counts."""
    taken = []
    for word in words:
        terminal.type("/")
        terminal.type(word[:-1])
        terminal.wait_for(r"of [\d,]+")
        terminal.type(word[-1])
        taken.append(terminal.wait_for(r"articles · [\d,]+ actors"))
        terminal.type("\x1b")
        terminal.wait_for(r"1 Articles [\d,]+")
    return taken


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--quotations", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args(argv)
    if not hasattr(os, "fork"):
        print("first paint is measured in a pseudo-terminal, which this system has not")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), options)
    return 0


def _measure(folder: Path, options: argparse.Namespace) -> None:
    home = folder / "home"
    env = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "XDG_CONFIG_HOME": str(home / "config")}
    large = folder / "large"
    write_workspace(large, articles=options.articles, quotations=options.quotations)
    print(f"python {sys.version.split()[0]}, {os.cpu_count()} cores, {options.articles:,} articles generated")

    def reader(workspace: Path) -> Callable[[], Terminal]:
        command = [sys.executable, "-m", "briefing", "--workspace", str(workspace)]
        return lambda: Terminal(command, env)

    _index(ROOT, env)
    started = time.perf_counter()
    _index(large, env)
    print(f"index of {options.articles:,} articles built in {time.perf_counter() - started:.1f} s")
    for workspace in (ROOT, large):  # so that the reader remembers what was open, as a user's does
        terminal = reader(workspace)()
        terminal.wait_for(r"1 Articles \d")
        terminal.wait_for("Quit")  # in the footer, which comes with the keys
        terminal.quit()
    bare: Callable[[], Terminal] = lambda: Terminal([sys.executable, "-c", BARE], env)  # noqa: E731 - one of three alike
    paints = first_paints(
        {
            "bare Textual app": (bare, "Hello, bare app"),
            "reader, shipped briefing": (reader(ROOT), r"1 Articles \d"),
            f"reader, {options.articles:,} articles": (reader(large), r"1 Articles \d"),
        },
        options.runs,
    )
    base = paints["bare Textual app"]
    print(f"\n{'first paint':34} {'median ms':>10} {'ratio':>7}")
    for name, seconds in paints.items():
        print(f"{name:34} {seconds * 1000:10.0f} {seconds / base:7.2f}")
    terminal = reader(large)()
    terminal.wait_for(r"1 Articles \d")
    taken = keystrokes(terminal, ["safety", "plan", "st", "the", "minister"])
    print(
        f"\nkeystroke to filtered panes, ms: median {statistics.median(taken) * 1000:.0f}, max {max(taken) * 1000:.0f}"
    )
    print(f"memory of the reader then: {terminal.memory():.0f} MB")
    terminal.close()


def _index(workspace: Path, env: dict[str, str]) -> None:
    import subprocess

    command = [sys.executable, "-m", "briefing", "--workspace", str(workspace), "index"]
    subprocess.run(command, check=True, env={**os.environ, **env}, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
