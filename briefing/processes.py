"""The one place that starts processes: pandoc, and Python's own, which look for modules nowhere where they start.

A child that is started with `-c`, as multiprocessing starts its own, would look for every module in the current folder
first, and a `threading.py` beside a received content/ would run. So every child gets PYTHONSAFEPATH (or `-P`); where
Python was told to pass over its environment, no child is started and the work is done here.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from pathlib import Path
from types import FrameType

from briefing.progress import Progress
from briefing.safe_path import guard_children

_POLL = 0.05  # seconds
_PATIENCE = 0.1  # seconds that a process gets to tidy up; what a kill leaves is removed at the next start

Work = Callable[[Progress], None]


def spawning() -> SpawnContext:
    """The way to start processes: anew, because the reader has threads, which a fork would not survive.

    Python's tracker of shared resources is started first, with the real standard error: it hands that one's descriptor
    on, and a full-screen program puts something without a descriptor in its place (ValueError: fds_to_keep).
    Raises OSError where no child could be kept from looking for modules in the current folder.
    """
    if sys.flags.ignore_environment and not sys.flags.safe_path:
        raise OSError("Python was started with -E and without -P, so its children would run what lies in this folder")
    guard_children()
    if os.name == "posix":
        from multiprocessing import resource_tracker

        with contextlib.redirect_stderr(sys.__stderr__), _untold():
            resource_tracker.ensure_running()
    return multiprocessing.get_context("spawn")


@contextlib.contextmanager
def _untold() -> Iterator[None]:
    """The tracker tidies up what a program that was stopped left, and does not tell its user of it."""
    before = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = "ignore"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = before


def run_apart(work: Work, step: Progress, name: str) -> bool:
    """Do some work in another process, passing its steps on; returns whether it came to its end.

    `work` must be picklable. When `step` raises, the process is ended and the exception goes on. False where no process
    can be started, or where it failed: doing the work here then shows why.
    """
    try:
        context = spawning()
    except OSError:
        return False
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, there), name=name)
    try:
        with deaf_children():
            process.start()
    except (OSError, RuntimeError):  # no more processes; or the main module cannot be imported again
        return False
    finally:
        there.close()
    try:
        with contextlib.suppress(EOFError, OSError), here:
            while True:
                stage, done, total = here.recv() if here.poll(_POLL) else ("", 0, 0)
                step(stage, done, total)
        process.join()
        return process.exitcode == 0
    finally:
        if process.is_alive():
            process.terminate()
            process.join(_PATIENCE)
            process.kill()
            process.join()
        process.close()


@contextlib.contextmanager
def deaf_children() -> Iterator[None]:
    """Processes that are started within do not hear Ctrl-C, from their first moment on: it is the program's to answer.

    A terminal sends it to all of them, and one that is still importing would answer with a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run_program(program: str, arguments: Sequence[str], text: str, folder: str, limit: float) -> None:
    """Run a program that is not ours, by its full path, in a folder of its own, with a text on standard input.

    Raises OSError where it does not start, fails (with the first line of what it said), or takes longer than `limit`
    seconds.
    """
    try:
        done = subprocess.run(
            [program, *arguments], input=text.encode(), cwd=folder, capture_output=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OSError(f"it took longer than {limit:.0f} seconds") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise OSError(said or f"it ended with status {done.returncode}")


def start_worker(module: str) -> subprocess.Popen[str]:
    """Start a module of this package as a process that is asked on standard input and answers on standard output.

    Ctrl+C in the terminal stays the program's to answer. Raises OSError where no process starts.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=_environment(),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _environment() -> dict[str, str]:
    """The environment of a worker: it finds this package wherever it lies, and warns nobody."""
    guard_children()
    package = str(Path(__file__).resolve().parents[1])
    paths = [package, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "utf-8"}


def _run(work: Work, there: Connection) -> None:
    """In the new process: work, and say how far it is. What goes wrong is not shown: the terminal is the parent's."""
    leave_with_parent()
    signal.signal(signal.SIGTERM, _leave)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 stays open until the process ends
    work(lambda stage, done, total: there.send((stage, done, total)))


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(1)  # so that a draft is taken away


def leave_with_parent() -> None:
    """In a process that was started for another: end with it, however it ends, and leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def leave_soon(status: int) -> None:
    """End this process in a moment, whatever it closes by then: for what takes longer to close than one may wait."""
    threading.Thread(target=_leave_in_a_moment, args=(status,), name="briefing-leaving", daemon=True).start()


def _leave_in_a_moment(status: int) -> None:
    time.sleep(_PATIENCE)  # a process that ends by itself takes its temporary files with it; this thread ends with it
    os._exit(status)
