"""Ctrl-C is heard while the program is being loaded, in finalisers and callbacks, and damages nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from briefing import hearing
from briefing.derived import bring_up_to_date
from tests.samples import Made

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends a signal")
_ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r"
_PRESS = "os.kill(os.getpid(), signal.SIGINT)"
_BEGUN = "import os, signal, sys, time; from briefing import hearing; hearing.hear(); "


def program(code: str, before: Callable[[], object] | None = None) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-P", "-c", code]
    return subprocess.run(call, capture_output=True, text=True, timeout=60, check=False, preexec_fn=before)


def test_while_the_program_is_loaded_it_ends_at_once() -> None:
    done = program(f"{_BEGUN}{_PRESS}; time.sleep(60)")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_where_it_is_ignored_it_stays_so() -> None:
    done = program(
        f"{_BEGUN}{_PRESS}; hearing.loaded(); hearing.as_python_does(); {_PRESS}; print('on')",
        lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "on\n", "")


_DROPPED = """
class Left:
    def __del__(self):
        {press}
        sum(range(1000))

def work():
    left = Left()
    del left  # what is raised in there is dropped
    time.sleep(60)

try:
    work()
except KeyboardInterrupt:
    sys.exit(7)
"""


def test_what_python_drops_is_pressed_again() -> None:
    done = program(f"{_BEGUN}hearing.loaded()\n{_DROPPED.format(press=_PRESS)}")
    assert (done.returncode, done.stdout, done.stderr) == (7, "", "")


def test_what_else_python_drops_is_told_as_ever() -> None:
    done = program(
        f"{_BEGUN}hearing.loaded()\n{_DROPPED.format(press='print(1 / 0)').replace('sleep(60)', 'sleep(0)')}"
    )
    assert done.returncode == 0
    assert "ZeroDivisionError" in done.stderr


@pytest.fixture
def pressing() -> Iterator[threading.Timer]:
    """Presses Ctrl-C a moment after it was started; it is answered as in the program."""
    before = signal.signal(signal.SIGINT, hearing.interrupt)
    timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT))
    try:
        yield timer
    finally:
        timer.join()
        signal.signal(signal.SIGINT, before)


def test_a_query_is_ended_and_its_snapshot_is_not_taken_for_damaged(made: Made, pressing: threading.Timer) -> None:
    """SQLite calls back into Python while it works, drops what is raised there, and says that the query failed."""
    with bring_up_to_date(made.workspace, made.id) as store:
        snapshot = made.workspace.index / made.id / "derived.sqlite"
        before = snapshot.stat().st_ino
        pressing.start()
        with pytest.raises(KeyboardInterrupt):
            store.read(_ENDLESS)
        assert not hearing.held()
        assert snapshot.stat().st_ino == before
        assert store.article_rows()


def test_the_readers_loop_hears_it_by_itself() -> None:
    told = "print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    assert program(f"{_BEGUN}hearing.loaded(); hearing.as_python_does(); {told}").stdout == "True\n"


def test_what_is_held_is_pressed_again_before_half_a_second_is_over() -> None:
    assert 0 < hearing._SOON < 0.1
