"""Runs of tests in processes that are forked from one that holds the libraries already, so that a run costs its tests.

`Forks` starts the server (this file as a program, in a copy of the project) and asks it. The server imports what the
first run needed and is none of ours, and forks for every run: ours is imported anew each time, as it is on the disk
then. The tests that failed last go first, then the quick ones.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

_OURS = ("briefing", "tests", "__main__", "__mp_main__", "conftest")


class Run(NamedTuple):
    """How a run of tests ended: `failed` is the first test that failed, "" where none did; `seconds` by the clock."""

    passed: bool
    failed: str
    seconds: float
    told: str = ""


class Forks:
    """A context manager: the server in a copy of the project, for some files of tests (below tests/)."""

    def __init__(self, python: Path, root: Path, tests: Sequence[str]) -> None:
        self._tests = [f"tests/{name}" for name in tests]
        self._call = [str(python), "-m", "tests.attacks.forks"]
        self._root = root
        self._order: list[str] = []
        self._limit = 0.0
        self._slowest = 120.0

    def __enter__(self) -> Forks:
        self._server = subprocess.Popen(
            self._call, cwd=self._root, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait()

    def first(self) -> Run:
        """The run without a mutant: it tells what a later one may cost and what the server had better hold."""
        answer = self._ask({"first": True, "limit": 1200})
        self._order = sorted(answer["times"], key=answer["times"].__getitem__)
        self._slowest = max(20.0, 6 * max(answer["times"].values(), default=0))
        self._limit = max(60.0, 6 * answer["seconds"])
        return Run(answer["status"] == 0, answer["failed"], answer["seconds"], answer["told"])

    def again(self) -> Run:
        """A run of what is on the disk now, until one test fails; one that hangs has failed."""
        answer = self._ask({"first": False, "limit": self._limit})
        if answer["failed"] in self._order:
            self._order.remove(answer["failed"])
            self._order.insert(0, answer["failed"])
        return Run(answer["status"] == 0, answer["failed"], answer["seconds"], answer["told"])

    def _ask(self, wanted: dict[str, Any]) -> Any:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        wanted.update(tests=self._tests, order=self._order, slowest=self._slowest)
        self._server.stdin.write(json.dumps(wanted) + "\n")
        self._server.stdin.flush()
        return json.loads(self._server.stdout.readline())


class _Watching:
    """A plugin of pytest: puts the tests in order, and keeps what each cost and which one failed."""

    def __init__(self, order: list[str]) -> None:
        self._order = {name: place for place, name in enumerate(order)}
        self.times: dict[str, float] = {}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items.sort(key=lambda item: self._order.get(item.nodeid, -1))  # stable: without an order they stay

    def pytest_runtest_logreport(self, report: Any) -> None:
        self.times[report.nodeid] = self.times.get(report.nodeid, 0.0) + report.duration
        if report.failed and not self.failed:
            self.failed = report.nodeid


def _run(wanted: dict[str, Any], answers: int, log: Path) -> None:
    """The forked process: run the tests, answer, and end."""
    import pytest

    os.setsid()
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for handle in (1, 2):
        os.dup2(out, handle)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    if not wanted["first"]:  # compiled code is told by size and second: a mutant's would be taken for the next one's
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    watching = _Watching(wanted["order"])
    given = ["-q", "-x", "-W", "ignore::pytest.PytestAssertRewriteWarning", f"--timeout={wanted['slowest']:.0f}"]
    status = int(pytest.main([*given, *wanted["tests"]], plugins=[watching]))
    modules = sorted(name for name in sys.modules if name.split(".")[0] not in _OURS) if wanted["first"] else []
    told = {"status": status, "failed": watching.failed, "times": watching.times, "modules": modules}
    raw = json.dumps(told).encode()
    while raw:
        raw = raw[os.write(answers, raw) :]
    os._exit(0)


def _answered(wanted: dict[str, Any], log: Path) -> dict[str, Any]:
    """Fork, wait no longer than it may take, and leave nothing of it running."""
    began = time.monotonic()
    end, other = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        _run(wanted, other, log)
    os.close(other)
    raw = b""
    while (left := began + wanted["limit"] - time.monotonic()) > 0 and select.select([end], [], [], left)[0]:
        piece = os.read(end, 1 << 16)
        raw += piece
        if not piece:
            break
    os.close(end)
    for kill in (os.killpg, os.kill):  # what its tests left, too
        with contextlib.suppress(ProcessLookupError):
            kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told: dict[str, Any] = {"status": -1, "failed": "", "times": {}, "modules": []}
    with contextlib.suppress(ValueError):
        told = json.loads(raw)
    return told | {"seconds": time.monotonic() - began}


def main() -> int:
    """Answer every line that asks for a run with a line that says how it ended."""
    log = Path("forks.log").resolve()
    for line in sys.stdin:
        wanted = json.loads(line)
        answer = _answered(wanted, log)
        for name in answer.pop("modules"):
            with contextlib.suppress(Exception):  # what cannot be held beforehand is imported by each run
                importlib.import_module(name)
        answer["told"] = log.read_text(encoding="utf-8", errors="replace")[-3000:] if log.exists() else ""
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
