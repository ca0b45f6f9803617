"""Ctrl-C, heard from the program's first line on, and wherever Python drops what it raises.

Python raises KeyboardInterrupt wherever the program happens to be. In a finaliser, or a callback (importlib has one for
every module it imports, SQLite asks one of ours while a query runs), what is raised is told or dropped, and the work
goes on; SQLite even says that the query failed, as it does of a damaged file. So in callbacks that are `deaf` nothing
is raised: it is held, and answered by whoever comes next, or pressed again a moment later. So it is wherever else
Python says that it dropped one.

This file imports only what is built into Python: it runs before it is known where modules may be looked for.
"""

import _signal  # type: ignore[import-not-found]  # what `signal` is made of, and built in
import _thread
import os
import sys
import time

TYPE_CHECKING = False  # `typing` is a file, which may be a sender's here
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType
    from typing import TypeVar

    Called = TypeVar("Called", bound=Callable[..., object])

INTERRUPTED = 130  # as shells report a program that Ctrl-C ended
_SOON = 0.01  # seconds until it is pressed again
_deaf: "set[CodeType]" = set()  # of callbacks
_held = False  # whether Ctrl-C was pressed and nothing was raised for it yet


def hear() -> None:
    """Until `loaded`, Ctrl-C ends the process where it is: nothing was begun. Call it in the main thread.

    Where Ctrl-C is ignored already (a program in the background of a shell), it stays so.
    """
    main = _thread.get_ident()
    told = sys.unraisablehook

    def dropped(raised: "sys.UnraisableHookArgs") -> None:
        if issubclass(raised.exc_type, KeyboardInterrupt):
            _hold(main)
        else:
            told(raised)

    sys.unraisablehook = dropped
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _end)


def loaded() -> None:
    """From here on, Ctrl-C raises KeyboardInterrupt. Without `hear`, as in tests, nothing is changed."""
    if _signal.getsignal(_signal.SIGINT) is _end:
        _signal.signal(_signal.SIGINT, interrupt)


def as_python_does() -> None:
    """From here on, Ctrl-C does what it does in Python, for what looks whether it does: the loop of the reader."""
    if _signal.getsignal(_signal.SIGINT) is interrupt:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)


def deaf(callback: "Called") -> "Called":
    """A decorator for a callback that must not be ended by Ctrl-C, because whoever calls it drops what it raises."""
    _deaf.add(callback.__code__)
    return callback


def held() -> bool:
    """Whether Ctrl-C waits for an answer: a callback that is deaf had better come to its end."""
    return _held


def answer() -> None:
    """Raise KeyboardInterrupt if Ctrl-C waits for an answer: before an error is believed that it may have caused."""
    global _held
    if _held:
        _held = False
        raise KeyboardInterrupt


def interrupt(_number: int, frame: "FrameType | None") -> None:
    """What Ctrl-C does: raises KeyboardInterrupt, or holds it where it would be dropped."""
    global _held
    while frame is not None:
        if frame.f_code in _deaf:
            _hold(_thread.get_ident())  # signals are answered in the main thread
            return
        frame = frame.f_back
    _held = False
    raise KeyboardInterrupt


def press(main: int) -> None:
    """As if Ctrl-C were pressed: in the main thread, where it also ends what waits for the system."""
    if hasattr(_signal, "pthread_kill"):
        _signal.pthread_kill(main, _signal.SIGINT)
    else:
        _thread.interrupt_main()


def _hold(main: int) -> None:
    global _held
    if not _held:
        _held = True
        _thread.start_new_thread(_press_until_answered, (main,))


def _press_until_answered(main: int) -> None:
    while _held:
        time.sleep(_SOON)  # nothing tells when a callback that is deaf has returned
        if _held:
            press(main)


def _end(_number: int, _frame: "FrameType | None") -> None:
    os._exit(INTERRUPTED)
