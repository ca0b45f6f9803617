"""The reader: first paint in a real pseudo-terminal against a bare Textual app, a key to filtered panes, memory.

    python -m tests.bench.reader [--articles 10000] [--quotations 50000] [--runs 7]

Timings drift on shared machines, so the programs take turns within one run and are compared by ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.generate import write_workspace
from tests.bench.terminal import ROOT, Terminal

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("Hello, bare app")
Bare().run()
"""


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

    index(ROOT, env)
    started = time.perf_counter()
    index(large, env)
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


def index(workspace: Path, env: dict[str, str]) -> None:
    """Bring the index of a workspace up to date, in a process of its own."""
    import subprocess

    command = [sys.executable, "-m", "briefing", "--workspace", str(workspace), "index"]
    subprocess.run(command, check=True, env={**os.environ, **env}, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
