"""Hearing Esc soon, and ending where the terminal is gone.

Esc alone is the beginning of every other special key, so a program waits before it believes it. Textual waits 100 ms
and then until its input loop wakes up, every tenth of a second. Here the loop wakes as soon as that wait is over, and
the wait is that of vim and tmux users (25 ms: ncurses' ESCDELAY, which a person's own setting of it replaces).

A terminal that is gone refuses whatever is written. Textual's writer would end at that, and the program would wait for
it as soon as thirty pieces are queued; so what cannot be written is dropped, and the program goes on to its end.
"""

from __future__ import annotations

import contextlib
import os
import selectors
from codecs import getincrementaldecoder
from typing import IO, Any

from textual import constants
from textual._parser import ParseError  # what Textual's own loop is made of has no public name
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_IDLE = 0.1  # seconds between two looks at whether the program ends, as in Textual's loop
_READ = 4096  # bytes


class _Terminal:
    """The file that the screen is written to; what a terminal that is gone refuses is dropped."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._file.flush()


class PromptDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with an input loop that does not oversleep a lone Esc."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._file: Any = _Terminal(self._file)

    def run_input_thread(self) -> None:
        """Turn what is typed into events until the program ends."""
        parser = XTermParser()
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            wait = _IDLE
            while not self.exit_event.is_set():
                typed = ""
                if selector.select(wait):
                    raw = self._heard()
                    if not raw:  # the terminal was closed; the app waits for this thread, so not it for the app
                        self._loop.call_soon_threadsafe(self._app.exit)
                        break
                    typed = decode(raw)
                    for event in parser.feed(typed):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                wait = constants.ESCAPE_DELAY if typed.endswith("\x1b") else _IDLE
        with contextlib.suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass

    def _heard(self) -> bytes:
        """What was typed; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, _READ)
        except OSError:
            return b""
