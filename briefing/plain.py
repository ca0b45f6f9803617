"""Reading plain files only, up to a stated size, and finding links where none may be.

A pipe, a device or a file of holes may stand wherever a file is expected: opening it could wait for ever, and reading
it could fill the memory. So whatever reads a file that a person named, or that may have been received, reads it here.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import reduce
from io import BufferedReader
from operator import or_
from pathlib import Path

_ELSEWHERE = 0x2000_0000  # in a reparse tag of Windows: what is there is the name of something else (links, junctions)
_WAITS_FOR_NOBODY = ("O_NONBLOCK", "O_NOCTTY", "O_BINARY")
_NO_LINK = ("O_NOFOLLOW",)


def flags(*names: str) -> int:
    """The flags of these names for `os.open`; one that this system lacks (Windows has few of them) is none."""
    return reduce(or_, (getattr(os, name, 0) for name in names))


class NotPlainError(OSError):
    """A folder, a pipe, a device, or a link where none may be."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(errno.EINVAL, "is no plain file", str(path))


class TooLargeError(OSError):
    """A file that is larger than what is read of it."""

    def __init__(self, path: Path | str, limit: int) -> None:
        super().__init__(errno.EFBIG, f"is larger than {said(limit)}, so it is not read", str(path))


def said(limit: int) -> str:
    """A number of bytes in words."""
    for size, unit in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if limit >= size:
            return f"{limit / size:.3g} {unit}"
    return f"{limit} bytes"


def read_plain(path: Path, limit: int, *, follow: bool = True) -> bytes:
    """The bytes of a file. Raises NotPlainError, TooLargeError where it has more than `limit` bytes, or OSError.

    With `follow` false a link is refused.
    """
    with open_plain(path, limit, follow=follow) as stream:
        raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise TooLargeError(path, limit)
    return raw


@contextmanager
def open_plain(path: Path, limit: int, *, follow: bool = True) -> Iterator[BufferedReader]:
    """A file opened for reading, if it is a plain one of at most `limit` bytes. Raises as `read_plain` does."""
    if not follow and is_link(path):
        raise NotPlainError(path)
    try:
        handle = os.open(path, flags("O_RDONLY", *_WAITS_FOR_NOBODY, *(() if follow else _NO_LINK)))
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO) or os.path.isdir(path):  # a link, a socket; a folder on Windows
            raise NotPlainError(path) from None
        raise
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise NotPlainError(path)
        if facts.st_size > limit:
            raise TooLargeError(path, limit)
    except OSError:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as stream:
        yield stream


def is_link(path: Path | str) -> bool:
    """Whether a path is a link, or on Windows a junction or another name of something else; False where nothing is.

    Windows marks much else in the same way (files of OneDrive, compressed ones), which is where it stands.
    """
    try:
        facts = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(facts.st_mode) or bool(getattr(facts, "st_reparse_tag", 0) & _ELSEWHERE)


def clear_of_links(folder: Path) -> bool:
    """Take away every link below a folder, and the folder itself where it is one, and every pipe, socket and device.

    What a link leads to is left alone. Returns whether any was there. Raises OSError where one cannot be taken away.
    """
    if is_link(folder):
        _unlink(folder)
        return True
    cleared = False
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if is_link(entry.path) or not (entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)):
                _unlink(Path(entry.path))
                cleared = True
            elif entry.is_dir(follow_symlinks=False):
                cleared = clear_of_links(Path(entry.path)) or cleared
    return cleared


def _unlink(link: Path) -> None:
    try:
        link.unlink(missing_ok=True)
    except OSError:
        os.rmdir(link)  # a junction on Windows is taken away as an empty folder is


def owned(path: Path) -> bool:
    """Whether a file or folder is this user's own, as far as the system tells; True where nothing is."""
    try:
        facts = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return not hasattr(os, "geteuid") or facts.st_uid == os.geteuid()
