"""Which files of a briefing changed since a snapshot was made: by size, times and file number, and where these
differ by content."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b, file_digest
from pathlib import Path

from briefing.content import article_files
from briefing.content.disk import ARTICLE_LIMIT, YAML_LIMIT
from briefing.content.folders import ENDING
from briefing.errors import Problem
from briefing.plain import open_plain

FRAME = ("briefing.yaml", "actors.yaml", "corrections.yaml")
ARTICLES = "articles/"
UNSURE = -1  # an mtime that never equals a file's: look at the content next time
_SETTLED = 2_000_000_000  # ns after which another write surely changes the mtime; FAT keeps two seconds


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was seen: its size, its mtime in ns (UNSURE where it may be written again in the same tick), a hash
    of its content, empty where it cannot be read, and what nobody sets at will: the time of its last change (ctime) in
    ns, and its number on the disk.
    """

    size: int
    mtime: int
    mark: bytes = b""
    changed: int = 0
    number: int = 0

    def looks_like(self, other: Seen) -> bool:
        """Whether everything but the content is alike, and told for sure, as git does for its index."""
        if self.mtime == UNSURE or self.mtime != other.mtime or self.size != other.size:
            return False
        return self.changed == other.changed and self.number == other.number


@dataclass(frozen=True, slots=True)
class Scan:
    """The files of a briefing now and where they lie, by name, and what stands among the articles and is not read."""

    files: dict[str, Seen]
    paths: dict[str, Path]
    problems: tuple[Problem, ...]


def scan(folder: Path) -> Scan:
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
        files[name] = seen(found, now)
    return Scan(files, placed, tuple(problems))


def seen(found: os.stat_result, now: int) -> Seen:
    """A file as `os.stat` shows it at a moment (in ns)."""
    settled = max(found.st_mtime_ns, found.st_ctime_ns) < now - _SETTLED
    number = found.st_ino & 0x7FFF_FFFF_FFFF_FFFF  # what a database takes
    return Seen(found.st_size, found.st_mtime_ns if settled else UNSURE, b"", found.st_ctime_ns, number)


def article_of(name: str) -> str:
    """The id of the article that a file holds, by the file's name here."""
    return name.removeprefix(ARTICLES).removesuffix(ENDING)


def file_of(article: str) -> str:
    """The name of an article's file, below the briefing's folder."""
    return f"{ARTICLES}{article}{ENDING}"


def _name(path: Path) -> str:
    """A name that a database takes, for file names too that are no UTF-8."""
    return ARTICLES + path.name.encode("utf-8", "backslashreplace").decode()


def marked(seen_now: Scan, known: Mapping[str, Seen], step: Callable[[], None]) -> dict[str, Seen]:
    """The files with the hash of their content: the known one where size and time are the known ones.

    `step` is called before each file that is read, and may raise.
    """
    found = {}
    for name, now in seen_now.files.items():
        before = known.get(name)
        if before is not None and now.looks_like(before):
            found[name] = before
        else:
            step()
            found[name] = replace(now, mark=_mark(seen_now.paths[name]))
    return found


def same(files: Mapping[str, Seen], known: Mapping[str, Seen]) -> bool:
    """Whether sizes, times and numbers alone show that nothing changed."""
    return files.keys() == known.keys() and all(now.looks_like(known[name]) for name, now in files.items())


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
    """The hash of a file that is read; one that is no plain file or too large has none, as its content is not read."""
    try:
        with open_plain(path, max(ARTICLE_LIMIT, YAML_LIMIT)) as stream:
            return file_digest(stream, lambda: blake2b(digest_size=16)).digest()
    except OSError:
        return b""
