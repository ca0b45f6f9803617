"""Writing files so that a crash leaves the old one or the new one, and names that are safe as paths."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import unicodedata
from pathlib import Path

from briefing.locks import lock

DRAFT = ".briefing-draft"  # how the name of a file ends that is being written
_CLOSE_FIRST = os.name == "nt"  # a file cannot be renamed there while it is open

_UNSAFE = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.ASCII)  # device names on Windows


def write_atomic(path: Path, text: str | bytes, *, overwrite: bool = True, private: bool = False) -> None:
    """Write a text as UTF-8 with newlines as they are, or bytes; folders above are made (0700).

    A crash leaves the old file or the new one. With `overwrite` false an existing file is left alone:
    raises FileExistsError. `private` keeps it for the user alone (0600). Raises OSError where it cannot write.
    """
    make_private(path.parent)
    handle, draft = _draft(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8") if isinstance(text, str) else text)
            stream.flush()
            os.fsync(stream.fileno())
            with contextlib.suppress(OSError):
                draft.chmod(0o600 if private else _mode(path))
            if not _CLOSE_FIRST:
                _place(draft, path, overwrite=overwrite)
        if _CLOSE_FIRST:
            _place(draft, path, overwrite=overwrite)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _draft(path: Path) -> tuple[int, Path]:
    """A new file beside a path, open and locked, so that `sweep` knows it from one that a killed program left."""
    while True:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=DRAFT)
        if _CLOSE_FIRST:  # there, an open file cannot be removed
            return handle, Path(name)
        try:
            lock(handle)
            if os.path.samestat(os.fstat(handle), os.lstat(name)):
                return handle, Path(name)
        except BlockingIOError:  # `sweep` of another program was quicker
            pass
        except FileNotFoundError:
            pass
        except OSError:  # a disk that cannot lock
            return handle, Path(name)
        os.close(handle)


def _place(draft: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        draft.replace(path)
    else:
        _place_new(draft, path)


def sweep(*folders: Path) -> None:
    """Remove the drafts that killed programs left in some folders, and none that a living one still writes."""
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") and entry.name.endswith(DRAFT):
                    with contextlib.suppress(OSError):
                        _sweep(entry)


def _sweep(entry: os.DirEntry[str]) -> None:
    if not entry.is_file(follow_symlinks=False):
        return
    if _CLOSE_FIRST:
        os.unlink(entry.path)
        return
    handle = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        lock(handle)  # OSError where a living program has it
        os.unlink(entry.path)
    finally:
        os.close(handle)


def _mode(path: Path) -> int:
    """What others may do with a file that is replaced, or what the system lets them do with a new one."""
    try:
        facts = os.lstat(path)
    except OSError:
        return 0o666 & ~_umask()
    return facts.st_mode & 0o777 if stat.S_ISREG(facts.st_mode) else 0o666 & ~_umask()


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished draft in the same folder its name, in place of what had it, once it is safely on the disk."""
    with draft.open("r+b") as stream:
        os.fsync(stream.fileno())
    draft.replace(path)
    _sync_folder(path.parent)


def make_private(folder: Path) -> None:
    """Make a folder and the missing ones above it, each for the user alone (0700); existing ones stay as they are."""
    if not folder.is_dir():
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _place_new(draft: Path, path: Path) -> None:
    """Put the draft where nothing is yet, without a moment in which another file could be overwritten."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        with path.open("x"):
            pass
        draft.replace(path)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def slug(text: str, longest: int = 60) -> str:
    """Letters, digits and hyphens only, never empty, never a reserved name: safe as a file name and as an id."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = _UNSAFE.sub("-", bare).strip("-")[:longest].strip("-")
    if not made:
        return "untitled"
    return f"{made}-x" if _RESERVED.fullmatch(made) else made
