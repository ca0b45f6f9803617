"""How soon the reader answers a key: a minute of typing in a pseudo-terminal.

    python -m tests.bench.keys [--articles 10000] [--seconds 60]

For each kind of key the time to the first output and to the last before a pause, and for how much of the first the
keyboard's thread had a core, in ms. A key that changes nothing on screen gives no output and is left out; their number
is printed. Where others use the machine too, the times hold whatever else ran, and the last column tells most.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from tests.bench.generate import write_workspace
from tests.bench.reader import index
from tests.bench.terminal import Terminal

Times = tuple[float, float, float]  # seconds to the first output, to the last, and of a core to the first

QUIET = 0.25  # seconds without output after which a key has been answered
ESC = "\x1b"

# What is typed, in turn: the kind of key and the key. Every line leaves the reader where it was.
ROUND = (
    *(("arrow", "\x1b[B"),) * 6,
    *(("arrow", "\x1b[A"),) * 3,
    ("pane", "2"),
    ("pane", "3"),
    ("pane", "1"),
    ("filter", "/"),
    *(("letter", letter) for letter in "plan"),
    ("back", ESC),
    ("open", "\r"),
    ("pane", "1"),
    ("jump", "g"),
    *(("letter in jump", letter) for letter in "mar"),
    ("back", ESC),
    ("ledger", "l"),
    *(("arrow in ledger", "\x1b[B"),) * 3,
    ("back", ESC),
    ("quotation", "]"),
    ("compare", "c"),
    ("back", ESC),
    ("theme", "T"),
    ("theme", "T"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--folder", type=Path, help="made here, and taken from here if it was: indexing takes minutes")
    options = parser.parse_args(argv)
    if not hasattr(os, "fork"):
        print("keys are typed in a pseudo-terminal, which this system has not")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        _measure(options.folder or Path(folder), options.articles, options.seconds)
    return 0


def _measure(folder: Path, articles: int, seconds: float) -> None:
    home, large = folder / "home", folder / "large"
    env = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "XDG_CONFIG_HOME": str(home / "config")}
    if not large.exists():
        write_workspace(large, articles=articles, quotations=5 * articles)
        index(large, env)
    terminal = Terminal([sys.executable, "-m", "briefing", "--workspace", str(large)], env)
    try:
        terminal.wait_for(r"1 Articles \d")
        terminal.rest()
        taken, silent = _typed(terminal, seconds)
        memory = terminal.memory()
    finally:
        terminal.close()
    print(f"python {sys.version.split()[0]}, {os.cpu_count()} cores, {articles:,} articles generated\n")
    print(f"{'':17} {'':>4} {'first output, ms':>27} {'settled, ms':>27} {'of a core, ms':>27}")
    print(f"{'key':17} {'n':>4} " + " ".join(f"{name:>6}" for name in ("p50", "p95", "p99", "max") * 3))
    for kind, times in taken.items():
        shares = [each for column in zip(*times, strict=True) for each in _shares(column)]
        print(f"{kind:17} {len(times):4} " + " ".join(f"{1000 * each:6.0f}" for each in shares))
    print(f"\nkeys without any output: {silent}; memory of the reader then: {memory:.0f} MB")


def _typed(terminal: Terminal, seconds: float) -> tuple[dict[str, list[Times]], int]:
    taken: dict[str, list[Times]] = {}
    silent, end = 0, time.perf_counter() + seconds
    for kind, keys in _until(end):
        terminal.type(keys)
        first, last = terminal.settle(QUIET)
        if first:
            taken.setdefault(kind, []).append((first, last, terminal.worked))
        else:
            silent += 1
    terminal.resize(80, 24)
    taken["resize"] = [(*terminal.settle(QUIET), terminal.worked)]
    return taken, silent


def _until(end: float) -> Iterator[tuple[str, str]]:
    for kind, keys in cycle(ROUND):
        if time.perf_counter() > end:
            return
        yield kind, keys


def _shares(times: Sequence[float]) -> tuple[float, float, float, float]:
    if len(times) < 2:
        return (times[0],) * 4
    parts = statistics.quantiles(times, n=100, method="inclusive")
    return parts[49], parts[94], parts[98], max(times)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
