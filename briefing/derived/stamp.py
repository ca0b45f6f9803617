"""The stamp of the code that derives: a snapshot made by other code is not brought up to date but made anew."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import briefing

SCHEMA = 1
_ROOMS = ("language", "content", "quotations", "statements", "derived")
_FILES = ("model.py", "errors.py")
_SOURCES = (".py", ".txt", ".tsv", ".yaml", ".json", ".csv")


@functools.cache
def stamp() -> str:
    """The version and a hash of every source and table of the rooms that a snapshot comes from."""
    package = os.path.dirname(briefing.__file__)
    mark = blake2b(digest_size=12)
    for name in sorted([*_FILES, *_below(package, _ROOMS)]):
        mark.update(name.encode())
        with open(f"{package}/{name}", "rb", buffering=0) as file:
            mark.update(blake2b(file.read()).digest())
    return f"{SCHEMA} {briefing.__version__} {mark.hexdigest()}"


def _below(package: str, folders: Iterable[str]) -> Iterator[str]:
    """The sources and tables in folders of the package, by their names in it, without `Path`: a first screen waits."""
    for folder in folders:
        with os.scandir(f"{package}/{folder}") as entries:
            for entry in entries:
                name = f"{folder}/{entry.name}"
                if entry.is_dir():
                    yield from _below(package, [name])
                elif entry.name.endswith(_SOURCES):
                    yield name
