"""From what a person names to the files in it: folders are walked, links and what is hidden are passed over."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PAGES = (".html", ".htm", ".xhtml")
_COMPANIONS = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_file")  # what browsers save beside a page


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read, or, with `problem`, a path that will not be."""

    path: Path
    problem: str = ""


def walk(paths: Iterable[Path]) -> Iterator[FoundFile]:
    """Every file under the paths, in order of name within each folder (f2 before f10), read as it is reached.

    A link that the person names is followed; one found inside a folder is not. Hidden files, and the folders that
    browsers save beside a page, are passed over.
    """
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield FoundFile(path, f"cannot be read ({error.strerror or error})")
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path)
        elif stat.S_ISREG(mode):
            yield FoundFile(path)
        else:
            yield FoundFile(path, "is not a file")


def _folder(folder: Path) -> Iterator[FoundFile]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: _in_order(entry.name))
    except OSError as error:
        yield FoundFile(folder, f"cannot be read ({error.strerror or error})")
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield FoundFile(path, "is a link, and links inside a folder are not followed")
        elif entry.is_dir(follow_symlinks=False):
            if not _companion(entry.name, names):
                yield from _folder(path)
        elif entry.is_file(follow_symlinks=False):
            yield FoundFile(path)
        else:
            yield FoundFile(path, "is not a file")


def _in_order(name: str) -> tuple[list[str | int], str]:
    """A name as files are sorted by it, numbers by their value: f2 before f10; then as it is written."""
    parts = re.split(r"([0-9]+)", name)
    return [int(part) if at % 2 else part for at, part in enumerate(parts)], name


def _companion(name: str, names: set[str]) -> bool:
    return any(
        name.endswith(ending) and any(name.removesuffix(ending) + page in names for page in _PAGES)
        for ending in _COMPANIONS
    )
