"""Importing the room is cheap, and its workers are confined."""

from __future__ import annotations

import subprocess
import sys

LIBRARIES = (
    "trafilatura",
    "htmldate",
    "lxml",
    "pypdfium2",
    "feedparser",
    "mammoth",
    "watchfiles",
    "charset_normalizer",
)


def test_the_formats_libraries_are_loaded_only_when_needed() -> None:
    program = f"import sys, briefing.intake\nprint(*(name for name in {LIBRARIES!r} if name in sys.modules))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == ""


def test_every_library_loads_under_confinement() -> None:
    program = (
        "from briefing.intake.workers.guard import confine\nconfine(1 << 30)\n"
        "from briefing.intake.formats.markup.tree import library\nlibrary()\n"
        f"import {', '.join(name for name in LIBRARIES if name != 'watchfiles')}"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
