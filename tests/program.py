"""Running the whole program as a person does: as a process of its own, watched from inside.

Every run writes down what a test may ask afterwards: the modules that were imported, and every use of a socket, by the
program and by the processes it starts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Runs at the start of every Python process that finds it on PYTHONPATH, before the program does.
_WATCHER = """
import atexit, json, os, sys
_log = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def _write(kind, what):
    os.write(_log, (json.dumps([kind, what]) + "\\n").encode())
def _hook(event, arguments):
    if event.startswith("socket."):
        _write(event, repr(arguments[1:]))
sys.addaudithook(_hook)
atexit.register(lambda: _write("modules", sorted(sys.modules)))
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left: exit status, both streams, the modules of all its processes, and what it did with sockets."""

    status: int
    out: str
    err: str
    modules: frozenset[str]
    sockets: tuple[tuple[str, str], ...]

    def loaded(self, names: Sequence[str]) -> list[str]:
        """Which of these packages were imported."""
        return [name for name in names if name in self.modules]


@dataclass(frozen=True, slots=True)
class Program:
    """The program in a folder of its own, with a user's folders of its own."""

    home: Path
    python: str = sys.executable

    def environment(self, log: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment of a run: nothing of the user's own, the watcher in front."""
        watcher = self.home / "watcher"
        watcher.mkdir(parents=True, exist_ok=True)
        (watcher / "sitecustomize.py").write_text(_WATCHER, encoding="utf-8")
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("BRIEFING", "XDG_", "PYTHON"))
        }
        return {
            **kept,
            "HOME": str(self.home),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "PYTHONPATH": str(watcher),
            "WATCH_LOG": str(log),
            "LC_ALL": "C",  # the plainest locale: what is printed must be UTF-8 all the same
            **(more or {}),
        }

    def run(
        self,
        *arguments: str,
        cwd: Path | None = None,
        text: bytes = b"",
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = ("-m", "briefing"),
    ) -> Ran:
        """Run it to its end, with `text` on standard input."""
        self.home.mkdir(parents=True, exist_ok=True)
        log = self.home / "watched.jsonl"
        log.write_bytes(b"")
        done = subprocess.run(
            [self.python, *command, *arguments],
            input=text,
            capture_output=True,
            cwd=cwd or self.home,
            env=self.environment(log, env),
            timeout=100,
            check=False,
        )
        events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        modules = frozenset(name for kind, what in events if kind == "modules" for name in what)
        sockets = tuple((kind, what) for kind, what in events if kind != "modules")
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"), modules, sockets)
