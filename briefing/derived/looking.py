"""Which files of a briefing changed since a snapshot was made: by size and time, and where these differ by content."""

from __future__ import annotations

import stat
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from briefing.content import article_files
from briefing.errors import Problem

FRAME = ("briefing.yaml", "actors.yaml", "corrections.yaml")
ARTICLES = "articles/"
UNSURE = -1  # an mtime that never equals a file's: look at the content next time
_SETTLED = 2_000_000_000  # ns after which another write surely changes the mtime; FAT keeps two seconds
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was seen: its size, its mtime in ns (UNSURE where it may be written again in the same tick), and a
    hash of its content, empty where it cannot be read.
    """

    size: int
    mtime: int
    mark: bytes = b""


@dataclass(frozen=True, slots=True)
class Look:
    """The files of a briefing now and where they lie, by name, and what stands among the articles and is not read."""

    files: dict[str, Seen]
    paths: dict[str, Path]
    problems: tuple[Problem, ...]


def look(folder: Path) -> Look:
    """The files with size and time, without their content."""
    paths, problems = article_files(folder)
    now = time.time_ns()
    placed = {name: folder / name for name in FRAME}
    placed.update({_name(path): path for path in paths})
    files = {}
    for name, path in placed.items():
        try:
            found = path.stat()
        except OSError:
            if name not in FRAME:
                files[name] = Seen(0, UNSURE)
            continue
        settled = found.st_mtime_ns < now - _SETTLED
        files[name] = Seen(found.st_size, found.st_mtime_ns if settled else UNSURE)
    return Look(files, placed, tuple(problems))


def _name(path: Path) -> str:
    """A name that a database takes, for file names too that are no UTF-8."""
    return ARTICLES + path.name.encode("utf-8", "backslashreplace").decode()


def marked(seen_now: Look, known: Mapping[str, Seen], step: Callable[[], None]) -> dict[str, Seen]:
    """The files with the hash of their content: the known one where size and time are the known ones.

    `step` is called before each file that is read, and may raise.
    """
    found = {}
    for name, seen in seen_now.files.items():
        before = known.get(name)
        if before is not None and seen.mtime != UNSURE and (seen.size, seen.mtime) == (before.size, before.mtime):
            found[name] = before
        else:
            step()
            found[name] = Seen(seen.size, seen.mtime, _mark(seen_now.paths[name]))
    return found


def same(files: Mapping[str, Seen], known: Mapping[str, Seen]) -> bool:
    """Whether sizes and times alone show that nothing changed."""
    return files.keys() == known.keys() and all(
        seen.mtime != UNSURE and (seen.size, seen.mtime) == (known[name].size, known[name].mtime)
        for name, seen in files.items()
    )


def changed(files: Mapping[str, Seen], known: Mapping[str, Seen]) -> set[str]:
    """The names whose content is new, other, or gone."""
    names: Iterable[str] = files.keys() | known.keys()
    return {name for name in names if name not in files or name not in known or files[name].mark != known[name].mark}


def fingerprint(stamp: str, files: Mapping[str, Seen], problems: Iterable[Problem]) -> str:
    """What a snapshot comes from, in a few characters: the same code, the same content."""
    mark = blake2b(stamp.encode(), digest_size=16)
    for name in sorted(files):
        mark.update(blake2b(name.encode()).digest() + blake2b(files[name].mark).digest())
    for problem in sorted(problems):
        mark.update(str(problem).encode())
    return mark.hexdigest()


def _mark(path: Path) -> bytes:
    mark = blake2b(digest_size=16)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                mark.update(piece)
    except OSError:
        return b""
    return mark.digest()
