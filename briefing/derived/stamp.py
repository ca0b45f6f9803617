"""The stamp of the code that derives: a snapshot made by other code is not brought up to date but made anew.

Comments, docstrings and blank lines do not count: whoever explains a rule better rebuilds nobody's index. Telling them
apart takes 20 ms, so a snapshot also carries the digest of the sources as they were, which takes 3: while that is the
same, nothing else is looked at.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

import briefing

SCHEMA = 1
ROOMS = ("model", "language", "content", "quotations", "statements", "derived")
FILES = ("errors.py", "files.py", "plain.py")
_SOURCES = (".py", ".txt", ".tsv", ".yaml", ".json", ".csv")
_PACKAGE = os.path.dirname(briefing.__file__)
_PYTHON = rb'''
    (?P<dropped>
        ^[ \t]*[rR]?"""(?:[^\\"]|\\.|"(?!""))*"""[ \t]*\n   # a string that is a statement: a docstring
      | ^[ \t]*(?:\#[^\n]*)?\n                              # a blank line, or one with nothing but a comment
      | [ \t]*\#[^\n]*                                      # a comment at the end of a line
    )
  | """(?:[^\\"]|\\.|"(?!""))*""" | \'\'\'(?:[^\\']|\\.|'(?!''))*\'\'\' | "(?:[^\\"\n]|\\.)*" | '(?:[^\\'\n]|\\.)*'
    '''


@functools.cache
def stamp() -> str:
    """The version and a hash of every table, and of every source without its comments, that a snapshot comes from."""
    return f"{SCHEMA} {briefing.__version__} {digest(_PACKAGE, bare)}"


@functools.cache
def sources() -> str:
    """A hash of every source and table as it is: where it is the same, so is the stamp."""
    return f"{SCHEMA} {briefing.__version__} {digest(_PACKAGE)}"


def bare(source: bytes) -> bytes:
    """A Python source without comments, docstrings and blank lines."""
    return _python().sub(lambda match: b"" if match.lastgroup == "dropped" else match[0], source)


@functools.cache
def _python() -> re.Pattern[bytes]:
    return re.compile(_PYTHON, re.VERBOSE | re.MULTILINE | re.DOTALL)  # not while a first screen waits


def digest(package: str, read: Callable[[bytes], bytes] | None = None) -> str:
    """A hash of the sources and tables below the folder `package`, Python sources as `read` makes them."""
    mark = blake2b(digest_size=12)
    for name in sorted([*FILES, *_below(package, ROOMS)]):
        mark.update(name.encode())
        with open(f"{package}/{name}", "rb", buffering=0) as file:
            source = file.read()
        mark.update(blake2b(read(source) if read is not None and name.endswith(".py") else source).digest())
    return mark.hexdigest()


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
