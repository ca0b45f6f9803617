"""A scheduler and its workers as processes, as an administrator starts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]


class Processes:
    """A context manager: a scheduler and `workers` of one thread each, on this machine alone; all end with it."""

    def __init__(self, folder: Path, workers: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._file = folder / "scheduler.json"
        self.scheduler = self._start("dask_scheduler", "--scheduler-file", str(self._file), "--no-dashboard")
        self.workers = [
            self._start(
                "dask_worker", "--scheduler-file", str(self._file), "--no-dashboard", "--nthreads", "1", "--no-nanny",
                "--local-directory", str(folder),
            )
            for _ in range(workers)
        ]  # fmt: skip

    @property
    def address(self) -> str:
        """Where the scheduler is reached; waits until it says so."""
        until = time.monotonic() + 60
        while not self._file.exists() and time.monotonic() < until:
            time.sleep(0.05)  # another program's file, of which nothing tells us
        return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        host = ("--host", "127.0.0.1")
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *host, *arguments],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
