"""Writing files so that a crash leaves the old one or the new one, and names that are safe as paths."""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import shutil
import stat
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from briefing.locks import attempt, lock
from briefing.plain import flags, is_link, owned

DRAFT = ".briefing-draft"  # how the name of a file ends that is being written
_CLOSE_FIRST = os.name == "nt"  # a file cannot be renamed there while it is open

_swept: set[str] = set()  # folders in which this program looked for drafts of killed ones

_TRIES = 20  # times that a name is tried while something reads its file
_PAUSE = 0.05  # seconds between them

_TEMPORARY = "briefing-held-"  # how the names of our temporary folders begin
_HELD = ".held"  # the file in one by which its program holds it

_UNSAFE = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.ASCII)  # device names on Windows


def write_atomic(path: Path, text: str | bytes, *, overwrite: bool = True, private: bool = False) -> None:
    """Write a text as UTF-8 with newlines as they are, or bytes; folders above are made (0700).

    A crash leaves the old file or the new one, and perhaps a draft, which the next program that writes there removes.
    With `overwrite` false an existing file is left alone:
    raises FileExistsError. `private` keeps it for the user alone (0600). Raises OSError where it cannot write.
    """
    make_private(path.parent)
    _sweep_once(path.parent)
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
        _replace(draft, path)
    else:
        _place_new(draft, path)


def _replace(draft: Path, path: Path) -> None:
    """Give a draft a name that a file may have already. On Windows that is refused while anything reads the file, as a
    search for viruses does with every new one: it is tried again for a second.
    """
    for _ in range(_TRIES if _CLOSE_FIRST else 0):
        try:
            draft.replace(path)
        except PermissionError:
            time.sleep(_PAUSE)  # Windows tells nobody when whoever reads the file lets go of it
        else:
            return
    draft.replace(path)


def sweep(*folders: Path) -> None:
    """Remove the drafts that killed programs left in some folders, and none that a living one still writes."""
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") and entry.name.endswith(DRAFT):
                    with contextlib.suppress(OSError):
                        _sweep(entry)


def _sweep_once(folder: Path) -> None:
    """Sweep a folder the first time that this program writes there: later it could take long, with many files."""
    name = os.path.abspath(folder)
    if name not in _swept:
        _swept.add(name)
        sweep(folder)


def _sweep(entry: os.DirEntry[str]) -> None:
    if not entry.is_file(follow_symlinks=False):
        return
    if _CLOSE_FIRST:
        os.unlink(entry.path)
        return
    handle = os.open(entry.path, flags("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK"))
    try:
        lock(handle)  # OSError where a living program has it
        os.unlink(entry.path)
    finally:
        os.close(handle)


def temporary_folder() -> Path:
    """A new folder of the user's own among the system's temporary ones, which lasts as long as the program.

    It is held by a lock, so that `sweep_temporary` of another program leaves it alone, and takes it away where this one
    was killed. Raises OSError where none can be made.
    """
    folder, handle = _held_folder()
    atexit.register(_leave, folder, handle)
    return folder


@contextlib.contextmanager
def in_temporary_folder() -> Iterator[Path]:
    """The same, for a moment."""
    folder, handle = _held_folder()
    try:
        yield folder
    finally:
        _leave(folder, handle)


def _held_folder() -> tuple[Path, int]:
    """A new folder, and the open and locked file in it by which it is held."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY))
        with contextlib.suppress(FileNotFoundError):  # another program took it for one that was left
            handle = os.open(folder / _HELD, flags("O_RDWR", "O_CREAT", "O_CLOEXEC"), 0o600)
            if _is_held(folder, handle):
                return folder, handle
            os.close(handle)


def _is_held(folder: Path, handle: int) -> bool:
    """Whether a folder is held by its open file from now on; a disk that cannot lock holds it unlocked."""
    if attempt(handle) is False:
        return False
    try:
        return _CLOSE_FIRST or os.path.samestat(os.fstat(handle), os.lstat(folder / _HELD))
    except FileNotFoundError:
        return False


def _leave(folder: Path, handle: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.close(handle)
    if _CLOSE_FIRST:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_temporary() -> None:
    """Remove the temporary folders of this user's killed programs, and none that a living one holds."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(_TEMPORARY) and not is_link(entry.path) and owned(Path(entry.path)):
                with contextlib.suppress(OSError):
                    _sweep_folder(Path(entry.path))


def _sweep_folder(folder: Path) -> None:
    try:
        handle = os.open(folder / _HELD, flags("O_RDWR", "O_NOFOLLOW", "O_NONBLOCK"))
    except FileNotFoundError:
        folder.rmdir()  # killed before it held anything
        return
    try:
        lock(handle)  # OSError where a living program has it
        if not _CLOSE_FIRST:
            shutil.rmtree(folder)
    finally:
        os.close(handle)
    if _CLOSE_FIRST:
        shutil.rmtree(folder)


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
    _replace(draft, path)
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
        _replace(draft, path)


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
