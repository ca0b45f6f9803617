"""Printing: plain lines for people and screen readers, JSON Lines for programs, notes on standard error.

Everything a command prints goes through here, so that no foreign text reaches a terminal unfiltered.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Mapping

from briefing.language.ascii import ASKED, spelt
from briefing.language.safety import safe, safe_line

INDENT = 2
_NARROWEST = 20  # below this, wrapping would only tear words apart


def line(text: str = "", level: int = 0) -> None:
    """Print one line of plain text, indented by `level` steps, wrapped where standard output is a terminal."""
    clean = _plain(safe_line(text))
    margin = " " * (INDENT * level)
    width = _width()
    if width is None or not clean:
        print(f"{margin}{clean}".rstrip())
        return
    wrapped = textwrap.wrap(
        clean,
        max(width, _NARROWEST),
        initial_indent=margin,
        subsequent_indent=margin + " " * INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
    print("\n".join(wrapped))


def block(text: str) -> None:
    """Print a text with its lines as they are."""
    print(safe(text), end="" if text.endswith("\n") else "\n")


def value(form: Mapping[str, object]) -> None:
    """Print one JSON value on one line."""
    print(encode(form))


def encode(form: Mapping[str, object]) -> str:
    """A JSON value on one line that is safe in a terminal: what `text.safe` would replace is written as \\uXXXX.

    The value a program reads back is exact.
    """
    made = json.dumps(form, ensure_ascii=False)
    if made == safe(made):
        return made
    return "".join(char if char == kept else _escape(char) for char, kept in zip(made, safe(made), strict=True))


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def note(text: str) -> None:
    """Print one line on standard error, where it does not mix with what a program reads."""
    with contextlib.suppress(BrokenPipeError):
        print(f"briefing: {_plain(safe_line(text))}", file=sys.stderr)


def _plain(text: str) -> str:
    """A line in ASCII where that was asked for; what a locale says is for the reader, since output may go anywhere."""
    return spelt(text) if os.environ.get(ASKED, "0") != "0" else text


def at_terminal() -> bool:
    """Whether a person sits at both ends: standard input and standard output are a terminal that can show screens."""
    ends = (sys.stdin, sys.stdout)
    return all(end is not None and end.isatty() for end in ends) and os.environ.get("TERM") != "dumb"


def _width() -> int | None:
    """Columns of the terminal that standard output is, None where it is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def prepare() -> None:
    """Make both streams UTF-8 whatever the locale, and harmless where they are closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as the process
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def flush() -> None:
    """Write out what is still held; raises OSError where the reader of a pipe has gone or the disk is full."""
    sys.stdout.flush()


def abandon() -> None:
    """Let go of standard output after it failed, so that nothing complains about it at exit."""
    try:
        handle = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)
