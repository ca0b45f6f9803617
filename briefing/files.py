"""Writing files so that a crash leaves the old one or the new one, and names that are safe as paths."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

_UNSAFE = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.ASCII)  # device names on Windows


def write_atomic(path: Path, text: str, *, overwrite: bool = True) -> None:
    """Write UTF-8 text with newlines as they are; folders above are made (0700).

    A crash leaves the old file or the new one. With `overwrite` false an existing file is left alone:
    raises FileExistsError. Raises OSError where it cannot write.
    """
    make_private(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):
            draft.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        if overwrite:
            draft.replace(path)
        else:
            _place_new(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(path.parent)


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
