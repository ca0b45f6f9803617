"""Where a briefing's snapshot lies, and what befalls files: for tests that damage them."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.derived.opening import FILE
from tests.samples import Made


def snapshot(made: Made) -> Path:
    """Where its derived file lies."""
    return made.workspace.index / made.id / FILE


def garbage(path: Path) -> None:
    """What is no database."""
    path.write_bytes(b"no database at all" * 1000)


def empty(path: Path) -> None:
    """Nothing at all."""
    path.write_bytes(b"")


def half(path: Path) -> None:
    """The first half of it."""
    os.truncate(path, path.stat().st_size // 2)
