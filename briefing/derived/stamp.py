"""The stamp of the code that derives: a snapshot made by other code is not brought up to date but made anew."""

from __future__ import annotations

import functools
from hashlib import blake2b
from pathlib import Path

import briefing

SCHEMA = 1
_ROOMS = ("content", "quotations", "statements", "derived")
_FILES = ("model.py", "text.py", "wording.py", "errors.py")
_SOURCES = (".py", ".txt", ".tsv", ".yaml", ".json", ".csv")


@functools.cache
def stamp() -> str:
    """The version and a hash of every source and table of the rooms that a snapshot comes from."""
    package = Path(briefing.__file__).parent
    paths = [package / name for name in _FILES]
    for room in _ROOMS:
        paths.extend(path for path in (package / room).rglob("*") if path.suffix in _SOURCES)
    mark = blake2b(digest_size=12)
    for path in sorted(paths):
        if path.is_file():
            mark.update(path.relative_to(package).as_posix().encode())
            mark.update(blake2b(path.read_bytes()).digest())
    return f"{SCHEMA} {briefing.__version__} {mark.hexdigest()}"
