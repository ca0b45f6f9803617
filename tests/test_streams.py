"""The program among other programs: pipes that close, disks that are full, Ctrl-C, and real terminals."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.language.safety import safe
from tests.program import Program
from tests.samples import Made

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and signals are those of POSIX")

BRIEFING = (sys.executable, "-m", "briefing")
PROGRESS = re.compile(r"(?:\r\x1b\[K[^\r\n\x1b]*)*\r\x1b\[K")


@pytest.fixture
def environment(made: Made, tmp_path: Path) -> dict[str, str]:
    program = Program(tmp_path / "home")
    program.home.mkdir()
    where = {"BRIEFING_WORKSPACE": str(made.workspace.root), "TERM": "xterm-256color", "COLUMNS": "", "LINES": ""}
    return program.environment(program.home / "watched.jsonl", where)


def shell(line: str, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("briefing", " ".join(BRIEFING))
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=environment, capture_output=True, timeout=60, check=False
    )


def test_a_pipe_that_closes_early_is_quiet(environment: dict[str, str]) -> None:
    many = 'for one in $(seq 5000); do echo \'{"reference": "a b c", "printed": "a b c"}\'; done'
    done = shell(f"({many}) | briefing compare --text --jsonl --json | head -1", environment)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
    assert done.returncode == 141
    assert shell("briefing --help | true", environment).stderr == b""


def test_a_full_disk_is_one_line(made: Made, environment: dict[str, str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    made.file("articles/empty.md", b"")  # so that check has a finding to tell
    for command in ("briefing list", "briefing check", "briefing --help"):
        done = shell(f"{command} > /dev/full", environment)
        assert (done.returncode, done.stderr) == (2, b"briefing: No space left on device\n"), command


def test_closed_streams_do_no_harm(environment: dict[str, str]) -> None:
    assert shell("briefing list >&-", environment).returncode == 0
    done = shell("briefing ledger nothing 2>&-", environment)
    assert (done.returncode, done.stdout) == (2, b"")
    done = shell("briefing <&-", environment)
    assert done.returncode == 2
    assert done.stderr.startswith(b"briefing: the reader needs a terminal; ")
    done = shell("briefing compare --text --jsonl <&-", environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_ctrl_c_is_quiet(environment: dict[str, str]) -> None:
    command = [*BRIEFING, "compare", "--text", "--jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(b'{"reference": "a b c", "printed": "a b c"}\n')
        running.stdin.flush()
        assert running.stdout.readline() == b"= verbatim: no difference of words.\n"
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 130
        assert running.stderr.read() == b""


def in_terminal(
    environment: dict[str, str], *arguments: str, columns: int = 50, until: str = "", keys: bytes = b""
) -> tuple[int, str]:
    """Run it in a pseudo-terminal and return its exit status and everything it wrote.

    With `until`, wait until it has shown that, then type `keys`.
    """
    import fcntl
    import pty
    import struct
    import termios

    near, far = pty.openpty()
    fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    written = b""
    with subprocess.Popen([*BRIEFING, *arguments], stdin=far, stdout=far, stderr=far, env=environment) as running:
        os.close(far)
        end = time.monotonic() + 60
        with contextlib.suppress(OSError):  # the terminal's other end is gone: everything was read
            while time.monotonic() < end:
                if select.select([near], [], [], 1)[0]:
                    written += os.read(near, 65536)
                if until and until.encode() in written:
                    os.write(near, keys)
                    until = ""
        os.close(near)
        status = running.wait(30)
    return status, written.decode("utf-8")


def test_in_a_terminal_lines_are_wrapped_and_nothing_is_coloured(environment: dict[str, str]) -> None:
    shell("briefing index", environment)  # so that there is nothing to wait for
    status, told = in_terminal(environment, "ledger")
    assert status == 0
    told = PROGRESS.sub("", told)  # of a machine so slow that it is said what is waited for
    lines = told.split("\r\n")
    assert max(map(len, lines)) <= 50
    assert "\x1b" not in told
    assert "".join(lines) == safe("".join(lines))


def test_progress_is_shown_only_in_a_terminal_and_leaves_nothing(made: Made, environment: dict[str, str]) -> None:
    for number in range(400):
        made.article(f"2025-03-01-harbour-post-{number}", f"“Boat {number} is full,” said Ada Marsh.\n")
    status, told = in_terminal(environment, "index", columns=100)
    assert status == 0
    assert "\r\x1b[K" in told
    assert told.endswith(f"\r\x1b[Kferries: {told.rpartition('ferries: ')[2]}")
    done = shell("briefing index --rebuild", environment)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_reader_opens_in_a_terminal_without_a_socket(environment: dict[str, str]) -> None:
    status, told = in_terminal(environment, columns=120, until="Night ferries", keys=b"q")
    assert status == 0
    assert "Traceback" not in told
    events = Path(environment["WATCH_LOG"]).read_text(encoding="utf-8")
    used = [line for line in events.splitlines() if line.startswith('["socket.')]
    # The event loop wakes itself through a pair of local sockets, which reach nobody.
    assert [line for line in used if not line.startswith('["socket.__new__", "(1,')] == []
    assert '"textual"' in events


def test_the_reader_asks_for_a_terminal(environment: dict[str, str]) -> None:
    done = shell("briefing < /dev/null | cat", environment)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    status, told = in_terminal({**environment, "TERM": "dumb"}, columns=120)
    assert status == 2
    assert told.startswith("briefing: the reader needs a terminal; ")
