"""What the program did not expect: the details go to a file, a person gets one line."""

from __future__ import annotations

import sys
import traceback

from briefing.files import write_atomic
from briefing.language.safety import safe
from briefing.paths import state_file

NAME = "unexpected-error.txt"  # beside the reader's state; the last one only


def report(error: Exception, *, shown: bool) -> str:
    """Keep the details (or print them on standard error) and return the one line that says so."""
    details = safe("".join(traceback.format_exception(error)))
    said = f"something unexpected happened ({type(error).__name__}: {error})"
    if shown:
        print(details, end="", file=sys.stderr)
        return said
    path = state_file().parent / NAME
    try:
        write_atomic(path, details)
    except OSError:
        return f"{said}; the same command with --debug shows the details"
    return f"{said}; the details are in {path}"
