"""Prints what every file of the package is about, room by room: `make map`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "briefing"
_TOLD = re.compile(r'"""(.+?)(?:"""|$)', re.MULTILINE)  # at the beginning of a file: parsing all of them takes seconds


def subjects() -> Iterator[tuple[str, str]]:
    """Each file of the package by its path, with the first line of what it says of itself, room by room."""
    for path in sorted(PACKAGE.rglob("*.py"), key=lambda path: (path.parent, path.name)):
        told = _TOLD.match(path.read_text(encoding="utf-8"))
        yield path.relative_to(PACKAGE).as_posix(), told[1].strip() if told else ""


def main() -> int:
    """Print them, a blank line between rooms."""
    room = ""
    for name, subject in subjects():
        if (here := name.rpartition("/")[0]) != room:
            room = here
            print(f"\n{room or PACKAGE.name}/")
        print(f"    {name.rpartition('/')[2]:<20} {subject}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
