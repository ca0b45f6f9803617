"""Ctrl-C is heard by work that looks for it, by work that does not, and by work in which it was dropped once."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable

import pytest

from briefing.commands.common import interruption
from briefing.commands.common.interruption import Interruption

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends a signal")


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_it_only_asks_what_looks_for_it() -> None:
    with Interruption() as asked:
        assert not asked()
        press()
        assert asked()


def never_looks() -> None:
    with Interruption():
        press()
        threading.Event().wait(60)


def drops_it_once() -> None:
    with Interruption():
        press()
        with contextlib.suppress(KeyboardInterrupt):  # as Python drops it in a finaliser
            threading.Event().wait(60)
        threading.Event().wait(60)


@pytest.mark.parametrize("work", [never_looks, drops_it_once])
def test_what_does_not_look_is_stopped(work: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "_AGAIN", 0.1)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        work()
    assert time.monotonic() - began < 10


def test_afterwards_it_does_what_it_did_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before
