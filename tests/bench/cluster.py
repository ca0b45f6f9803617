"""What a cluster costs and what it survives: a made-up briefing derived by one process, then by a scheduler's workers.

    python -m tests.bench.cluster [--articles N] [--workers N ...]

Articles are made up (tests/bench/generate.py), five quotations each. For each number of workers the table says how many
seconds extraction, windows and the rest took, and the largest worker. Then one run loses a worker when the first window
is done, and one loses its scheduler while it extracts and is begun again with another. `same` is whether the snapshot
is the one that this machine derives alone. Workers share this machine's cores, so more of them than cores win nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from briefing.derived import bring_up_to_date
from briefing.paths import Workspace
from tests.bench.generate import write_workspace
from tests.cluster.apart import digest
from tests.cluster.processes import ROOT, Processes
from tests.derived.test_updating import everything

EACH = 5  # quotations an article
LARGER = (8, 32, 128)  # workers for which it is told what archives would take
ARCHIVES = (1_000_000, 10_000_000, 100_000_000)  # of so many articles
MILLISECONDS = 3_600_000  # of an hour


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args(argv)
    print(f"python {sys.version.split()[0]}, {os.cpu_count()} cores, {options.articles:,} articles\n")
    print(f"{'':>20} {'extract s':>10} {'windows s':>10} {'rest s':>7} {'worker MB':>10} {'same':>5}")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_workspace(place, articles=options.articles, quotations=EACH * options.articles)
        expected = _alone(place)
        parts: list[tuple[int, float, float]] = []
        for workers in options.workers:
            with Processes(place / "cluster", workers) as running:
                shared, rest = _row(f"{workers} workers", place, expected, running)
                parts.append((workers, shared, rest))
        with Processes(place / "lossy", 2) as running:
            _row("a worker lost", place, expected, running, "--kill", str(running.workers[0].pid))
        _stopped(place)
        with Processes(place / "second", 2) as running:
            _row("a scheduler lost", place, expected, running, again=True)
    fewest, shared, rest = min(parts)
    _estimate(1000 * fewest * shared / options.articles, 1000 * rest / options.articles)
    return 0


def _estimate(shared: float, alone: float) -> None:
    """Print what larger archives would take, by milliseconds of an article that workers share, and that none shares."""
    print(f"\nan article takes {shared:.1f} ms of a worker and {alone:.1f} ms of this machine; of so many, in hours:\n")
    print(f"{'articles':>20} {'this machine':>12} " + " ".join(f"{count:>5} workers" for count in LARGER))
    for articles in ARCHIVES:
        hours = [articles * shared / count / MILLISECONDS for count in LARGER]
        own = f"{articles * alone / MILLISECONDS:12.1f}"
        print(f"{articles:>20,} {own} " + " ".join(f"{each:>13.1f}" for each in hours))


def _alone(place: Path) -> str:
    with bring_up_to_date(Workspace(place, place / "content", place / "alone", place), "made") as store:
        return digest(everything(store))


def _row(
    name: str, place: Path, expected: str, running: Processes, *options: str, again: bool = False
) -> tuple[float, float]:
    """Print what a run took; the seconds that its workers shared, and those of this machine alone."""
    if not again:
        shutil.rmtree(place / "index", ignore_errors=True)
    command = [sys.executable, "-m", "tests.cluster.apart", str(place), "made", "--scheduler", running.address]
    ran = subprocess.run([*command, "--timed", *options], cwd=ROOT, capture_output=True, text=True, check=True)
    _, _, found, extracting, comparing, rest = ran.stdout.split()
    largest = max(_largest(process.pid) for process in running.workers)
    times = f"{float(extracting):10.1f} {float(comparing):10.1f} {float(rest):7.1f}"
    print(f"{name:>20} {times} {largest:10.0f} {'yes' if found == expected else 'NO':>5}", flush=True)
    return float(extracting) + float(comparing), float(rest)


def _stopped(place: Path) -> None:
    """A run whose scheduler ends when a part was extracted and kept."""
    shutil.rmtree(place / "index", ignore_errors=True)
    kept = place / "index" / "made" / "unfinished.records"
    with Processes(place / "first", 2) as running:
        command = [sys.executable, "-m", "tests.cluster.apart", str(place), "made", "--scheduler", running.address]
        going = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while going.poll() is None and not (kept.exists() and kept.stat().st_size):
            time.sleep(0.05)  # another program's file
        running.scheduler.kill()
        going.wait()


def _largest(process: int) -> float:
    """The most memory that a process had, in MB; 0 where that is not told or it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM"))
    return next((float(words[1]) / 1024 for words in lines), 0.0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
