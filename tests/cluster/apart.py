"""Derives a briefing on a cluster in a process of its own, since a test may open no socket.

    python -m tests.cluster.apart WORKSPACE BRIEFING (--workers N | --scheduler ADDRESS [--kill PID]) [--timed]

It prints how many windows the cluster derived, how many were derived here, and a digest of the whole snapshot. Windows
are small, so that a few articles have several; with `--timed` they are as they are, and it prints the seconds of
extracting, comparing and the rest too. `--kill` ends a process when the first window is done.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from briefing import cluster
from briefing.derived import bring_up_to_date, comparing
from briefing.derived.deriving import READING
from briefing.derived.pooling import WorkPool
from briefing.paths import Workspace
from tests.derived.test_updating import everything

SMALL = 8  # articles of a window


def main(argv: Sequence[str] | None = None) -> int:
    """Derive, and print the three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("briefing")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--scheduler")
    parser.add_argument("--kill", type=int)
    parser.add_argument("--timed", action="store_true")
    options = parser.parse_args(argv)
    if not options.timed:
        comparing.WINDOWS_FROM, comparing.LEAST, comparing.MOST = 2, SMALL, SMALL
    there, here = _counted(options.kill)
    place = Workspace(*(options.workspace / name for name in ("", "content", "index", "state")))
    joining = cluster.started(options.workers) if options.workers else cluster.joined(options.scheduler)
    spent = {READING: 0.0, comparing.COMPARING: 0.0, "": 0.0}
    last, at = "", time.perf_counter()

    def step(stage: str, *_: int) -> None:
        nonlocal last, at
        now = time.perf_counter()
        spent[last if last in spent else ""] += now - at
        last, at = stage, now

    with joining as machines:
        at = time.perf_counter()
        with bring_up_to_date(place, options.briefing, progress=step, machines=machines) as store:
            step("")
            times = [f"{seconds:.2f}" for seconds in spent.values()] if options.timed else []
            print(len(there), len(here), digest(everything(store)), *times)
    return 0


def digest(everything: tuple[object, ...]) -> str:
    """Of all that a snapshot gives."""
    return hashlib.sha256(repr(everything).encode("utf-8", "surrogatepass")).hexdigest()


def _counted(kill: int | None) -> tuple[list[object], list[object]]:
    there: list[object] = []
    here: list[object] = []
    outcomes, part = WorkPool.outcomes, comparing._part

    def watched(self: WorkPool[Any], work: Any, tasks: Any, ahead: int) -> Iterator[Any]:
        for outcome in outcomes(self, work, map(_without_files, tasks), ahead):
            if isinstance(outcome, bytes):  # of a window
                if kill is not None and not there:
                    os.kill(kill, signal.SIGKILL)
                there.append(outcome)
            yield outcome

    def seen(*arguments: Any) -> Any:
        here.append(arguments)
        return part(*arguments)

    WorkPool.outcomes = watched  # type: ignore[method-assign]
    comparing._part = seen  # type: ignore[assignment]
    return there, here


def _without_files(task: Any) -> Any:
    """A task as it is; workers on another machine see no file of this one."""
    for one in task if isinstance(task, list) else ():
        assert not isinstance(one.source, Path), "a worker was given the name of a file"
    return task


if __name__ == "__main__":
    raise SystemExit(main())
