"""A program that is caught at work: one of its functions says that it was entered, and then computes without end.

So a test knows what the program does without waiting for a while and hoping, and what it does has no end of its own.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from tests.program import Program

LIMIT = 60.0  # seconds that a test waits for something before it fails
# Runs at the start of every Python process. TRAP is module:name, HOW is "spin" or "go"; FIFO is told of the entry.
_TRAP = """
import importlib.util, os, sys
_module, _, _name = os.environ["TRAP"].partition(":")
def _told(function):
    def trap(*arguments, **named):
        with open(os.environ["TRAP_FIFO"], "wb", buffering=0) as fifo:
            fifo.write(b"x")
        while os.environ["TRAP_HOW"] == "spin":
            sum(range(1000))
        return function(*arguments, **named)
    return trap
class _Finder:
    def find_spec(self, name, path=None, target=None):
        if name != _module:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module
        def exec_module(module):
            run(module)
            *above, last = _name.split(".")
            for each in above:
                module = getattr(module, each)
            setattr(module, last, _told(getattr(module, last)))
        spec.loader.exec_module = exec_module
        return spec
sys.meta_path.insert(0, _Finder())
"""


def trapped(home: Path, at: str, how: str = "spin") -> dict[str, str]:
    """What the environment of a program needs so that it stops in the function `at`; TRAP_FIFO is told of that."""
    trap, fifo = home / "trap", home / "fifo"
    trap.mkdir(parents=True, exist_ok=True)
    (trap / "sitecustomize.py").write_text(_TRAP, encoding="utf-8")
    if not fifo.exists():
        os.mkfifo(fifo)
    return {"PYTHONPATH": str(trap), "TRAP": at, "TRAP_HOW": how, "TRAP_FIFO": str(fifo)}


class Caught:
    """A context manager: a call of the program in a session of its own, that stops in the function `at`.

    `env` says where its workspace is. With `how` "go" the function is only told of, and goes on.
    """

    def __init__(
        self, home: Path, at: str, *call: str, env: Mapping[str, str], how: str = "spin", text: bytes = b""
    ) -> None:
        program = Program(home)
        environment = program.environment(home / "log", env) | trapped(home, at, how)
        self._told = os.open(environment["TRAP_FIFO"], os.O_RDONLY | os.O_NONBLOCK)
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "briefing", *call],
            cwd=home,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        assert self.process.stdin is not None
        self.process.stdin.write(text)
        self.process.stdin.close()
        self.process.stdin = None

    def __enter__(self) -> Caught:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._told)
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate(timeout=LIMIT)

    def entered(self) -> None:
        """Wait until the function is entered."""
        deadline = time.monotonic() + LIMIT
        while not select.select([self._told], [], [], 0.05)[0]:
            assert time.monotonic() < deadline, "it was never entered"
            assert self.process.poll() is None, f"it has ended: {self._said()}"

    def ctrl_c(self) -> tuple[float, int, str]:
        """Press Ctrl-C as a terminal does; the seconds until its end, its status, what it said on standard error."""
        began = time.monotonic()
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(LIMIT)
        took = time.monotonic() - began
        return took, self.process.returncode, self._said()

    def _said(self) -> str:
        return self.process.communicate(timeout=LIMIT)[1].decode("utf-8")
