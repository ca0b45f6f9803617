"""What a briefing costs as it grows: time, disk and memory at 1, 3, 10 and 30 thousand articles.

    python -m tests.bench.growth [--large] [--articles N ...]

Articles are made up (tests/bench/generate.py), five quotations each. Every step is a command in a process of its own:
the first opening (derived file and index), one article changed until it can be searched, and nothing changed. Memory is
the largest of the processes (VmHWM); disk is what lies under index/, a file with two names (hard links) counted once,
beside the size of content/.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.generate import write_workspace

SIZES = (1_000, 3_000, 10_000, 30_000)
LARGEST = 100_000
EACH = 5  # quotations an article


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="100,000 articles too")
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    options = parser.parse_args(argv)
    print(f"python {sys.version.split()[0]}, {os.cpu_count()} cores\n")
    print(
        f"{'articles':>9} {'first s':>8} {'changed s':>10} {'same s':>7} {'content MB':>11} {'index MB':>9} {'MB':>6}"
    )
    for articles in (*options.articles, *([LARGEST] if options.large else [])):
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), articles)
    return 0


def _measure(folder: Path, articles: int) -> None:
    workspace = folder / "workspace"
    write_workspace(workspace, articles=articles, quotations=EACH * articles)
    env = {**os.environ, "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder)}
    first = _index(workspace, env)
    one = sorted((workspace / "content").glob("*/articles/*.md"))[articles // 2]
    one.write_text(one.read_text(encoding="utf-8") + "\nOne more paragraph stands here now.\n", encoding="utf-8")
    changed, same = _index(workspace, env), _index(workspace, env)
    sizes = [_size(workspace / name) / 1e6 for name in ("content", "index")]
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{articles:9,} {first:8.1f} {changed:10.1f} {same:7.2f} {sizes[0]:11.1f} {sizes[1]:9.1f} {largest:6.0f}",
        flush=True,
    )


def _index(workspace: Path, env: dict[str, str]) -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "briefing", "--workspace", str(workspace), "index"]
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _size(folder: Path) -> int:
    found = [path.stat() for path in folder.rglob("*") if path.is_file()]
    return sum({(one.st_dev, one.st_ino): one.st_size for one in found}.values())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
