"""No socket, whatever lies below Python: the system's own account (strace) of every command, import and the reader.

An audit hook sees what Python does; this sees what PDFium, lxml, SQLite and every child process ask the system for. The
reader's event loop wakes itself through a pair of local sockets, which have no address and reach nobody.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.attacks.terminal import Terminal
from tests.attacks.test_decoys import large
from tests.intake.samples.build import samples
from tests.program import Program
from tests.runs import Setting, run_all
from tests.samples import SAID, Made, sample

STRACE = shutil.which("strace")
pytestmark = [
    pytest.mark.skipif(STRACE is None, reason="strace is not installed here"),
    pytest.mark.slow,
    pytest.mark.timeout(600),
]
OPENING = frozenset("socket bind connect listen accept accept4".split())
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")


def traced(log: Path) -> list[str]:
    """The command that runs Python under strace: all its processes, all calls to do with a network."""
    return [str(STRACE), "-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", str(log), sys.executable]


def asked(log: Path) -> list[str]:
    """The calls that open a socket or give one an address, and every other one that names a network."""
    found = []
    for line in log.read_text(encoding="utf-8").splitlines():
        call = _CALL.match(line)
        if call is None:
            continue
        name, rest = call.groups()
        pair = name == "socketpair" and rest.startswith("AF_UNIX")
        addressed = "sa_family" in rest and name != "getsockname"
        if (
            name in OPENING
            or addressed
            or ("AF_" in rest.replace("AF_UNIX", ""))
            or (name == "socketpair" and not pair)
        ):
            found.append(line)
    return found


def run(made: Made, home: Path, *arguments: str, command: Sequence[str] = ("-P", "-m", "briefing")) -> list[str]:
    """What one call asked for."""
    home.mkdir(exist_ok=True)
    log = home / "strace.log"
    env = Program(home).environment(home / "log", {"BRIEFING_WORKSPACE": str(made.workspace.root)})
    call = [*traced(log), *command, *arguments]
    done = subprocess.run(call, env=env, cwd=home, capture_output=True, timeout=500, check=False)
    assert done.returncode in (0, 1, 2), done.stderr
    return asked(log)


def test_a_socket_would_be_seen(made: Made, tmp_path: Path) -> None:
    """Without this, a log that nothing is written into would let everything pass; a child's is seen as well."""
    code = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); socket.socket(socket.AF_UNIX)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"
    for each in (code, child):
        found = run(made, tmp_path / "home", "-c", each, command=())
        assert {"socket", "bind"} <= {line.partition("(")[0].split()[-1] for line in found}


def test_no_command_asks_for_a_socket(tmp_path: Path) -> None:
    made = sample(tmp_path / "workspace")
    log = tmp_path / "strace.log"
    python = tmp_path / "python"
    first, *rest = traced(log)
    python.write_text(f'#!/bin/sh\nexec {first} -A {" ".join(rest)} "$@"\n', encoding="utf-8")  # -A adds to the log
    python.chmod(0o755)
    done = run_all(Program(tmp_path / "home", str(python)), Setting(made.workspace.root, made.id, SAID, "Tom Reed"))
    assert {ran.status for _, ran in done} == {0, 2}
    assert log.exists()
    assert asked(log) == []


def test_no_import_of_any_format_asks_for_a_socket(tmp_path: Path) -> None:
    made = sample(tmp_path / "workspace")
    files = tmp_path / "files"
    files.mkdir()
    for number, each in enumerate(samples()):
        (files / f"{number}-{Path(each.name).name}").write_bytes(each.data)
    assert run(made, tmp_path / "home", "import", str(files), "--outlet", "harbour-post", "--yes") == []
    assert len(list((made.folder / "articles").glob("*.md"))) > 10


def test_a_briefing_that_takes_all_cores_asks_for_none(tmp_path: Path) -> None:
    made = large(tmp_path / "workspace")
    assert run(made, tmp_path / "home", "search", "ferry") == []


def test_the_reader_asks_for_none(tmp_path: Path) -> None:
    made = sample(tmp_path / "workspace")
    log = tmp_path / "strace.log"
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text("A boat sails\n\n“It sails at night,” said Ada Marsh.\n", encoding="utf-8")
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec {" ".join(traced(log))} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    with Terminal(tmp_path / "home", made.workspace.root, python=str(python)) as terminal:
        terminal.until("3 Quotes 4")
        for keys in (
            "/sail",
            "\r",
            "\x1b",
            "g",
            "ada",
            "\r",
            "3",
            "c",
            "\x1b",
            "l",
            "\x1b",
            " ",
            "b",
            "\x1b",
            "e",
            "\x1b",
        ):
            terminal.keys(keys)
        for keys in ("i", str(files), "\r", "\x1b", "\x1b", "y", "\x1b"):
            terminal.keys(keys)
        terminal.keys("\x11")
        assert terminal.ended() == 0
    assert asked(log) == []
    assert "socketpair(AF_UNIX" in log.read_text(encoding="utf-8"), "the reader was seen at all"
