"""The reader ends when its terminal is gone, or is told to quit, at rest and at work; and none of its processes stays.

A pseudo-terminal hangs up once nobody has its other end open. So that pytest and what it starts have none, a process of
its own opens it, waits for the reader to be at work, and closes it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.test_decoys import large
from tests.attacks.traps import trapped
from tests.program import Program
from tests.samples import sample

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
LIMIT = 5.0  # seconds; it must not be left behind, and a busy machine is slow to tell
# Arguments: what to wait for on the screen, the fifo of a trap or "", what is typed ("" hangs up), whether SIGHUP is
# ignored. Prints how it ended, the seconds until then, and how many processes of its session were left.
_OUTSIDE = """
import fcntl, os, pty, select, signal, struct, sys, termios, time
shown, fifo, typed, deaf = sys.argv[1:5]
heard = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK) if fifo else -1
pid, end = pty.fork()
if not pid:
    signal.signal(signal.SIGHUP, signal.SIG_IGN if deaf == "deaf" else signal.SIG_DFL)
    os.execv(sys.executable, [sys.executable, "-P", "-m", "briefing"])
fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
told, until, entered = b"", time.monotonic() + 60, not fifo
while shown.encode() not in told or not entered:
    assert time.monotonic() < until, told[-2000:]
    ready = select.select([end] + ([heard] if not entered else []), [], [], 1)[0]
    if heard in ready:
        entered = True
    if end in ready:
        told += os.read(end, 65536)
began = time.monotonic()
if typed:
    os.write(end, typed.encode())
else:
    os.close(end)
status = None
while status is None and time.monotonic() < began + 60:
    if typed and select.select([end], [], [], 0.01)[0]:
        try:
            os.read(end, 65536)
        except OSError:
            pass
    gone, how = os.waitpid(pid, os.WNOHANG)
    if gone:
        status = os.waitstatus_to_exitcode(how)
    elif not typed:
        time.sleep(0.01)
took = time.monotonic() - began
left, until = 1, time.monotonic() + 5
while left and time.monotonic() < until:
    left = 0
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        try:
            with open(f"/proc/{name}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except (OSError, NotADirectoryError):
            continue
        left += len(fields) > 3 and fields[3] == str(pid) and fields[0] != "Z"
    time.sleep(0.05)
print(status, took, left)
if status is None:
    os.killpg(pid, signal.SIGKILL)
"""
KINDS = {
    "hung up": ("", ""),
    "hung up, and told nothing": ("", "deaf"),
    "quit": ("\x11", ""),
}


def ended(tmp_path: Path, root: Path, shown: str, kind: str, at: str = "") -> None:
    program = Program(tmp_path / "home")
    env = program.environment(tmp_path / "log", {"BRIEFING_WORKSPACE": str(root), "TERM": "xterm-256color"})
    fifo = ""
    if at:
        trap = trapped(tmp_path / "home", at)
        env, fifo = env | trap, trap["TRAP_FIFO"]
    typed, deaf = KINDS[kind]
    call = [sys.executable, "-c", _OUTSIDE, shown, fifo, typed, deaf]
    done = subprocess.run(
        call, env=env, cwd=tmp_path, capture_output=True, text=True, timeout=150, check=False, start_new_session=True
    )
    assert done.returncode == 0, done.stderr
    status, took, left = done.stdout.split()
    # 120 is Python's own, where standard output cannot be written any more; nobody is there to see it.
    assert status in {"hung up": ("-1",), "quit": ("0",)}.get(kind, ("0", "120"))
    assert float(took) < LIMIT
    assert left == "0", "processes of its session were left"


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", KINDS)
def test_the_reader_at_rest_ends(tmp_path: Path, kind: str) -> None:
    made = sample(tmp_path / "workspace")
    ended(tmp_path, made.workspace.root, "3 Quotes 4", kind)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "at",
    [
        "briefing.quotations.extract:extract",
        "briefing.content.briefings:read_outline",
        "briefing.derived.writing:write",
        "briefing.search.engine.gathering:Gathering.add",
        "briefing.search.engine.folder:IndexFolder.publish",
    ],
)
def test_the_reader_at_work_ends(tmp_path: Path, kind: str, at: str) -> None:
    made = sample(tmp_path / "workspace")
    ended(tmp_path, made.workspace.root, "\x1b[", kind, at)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", KINDS)
def test_the_reader_ends_while_all_cores_work_for_it(tmp_path: Path, kind: str) -> None:
    made = large(tmp_path / "workspace")
    ended(tmp_path, made.workspace.root, "\x1b[", kind, "briefing.quotations.extract:extract")
