"""One writer at a time: a lock in a file, which the system gives back when its holder ends, however it ends.

By flock (Linux, macOS; Linux carries it over to NFS) and by msvcrt on Windows. Who may write in a folder that is shared
may write the file of its lock, since NFS locks nothing else. Where a disk cannot lock at all, the
lock is taken in the user's own state folder instead: it then holds among this user's programs on this machine only.
The file of a lock is never removed, since whoever waits for it has it open.
"""

from __future__ import annotations

import errno
import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

import platformdirs

from briefing.plain import NotPlainError, flags, is_link

LOCK = ".lock"  # the file of a folder's lock
PATIENCE = 30.0  # seconds that a short write waits for another
_POLL = 0.05  # seconds between two tries
_SOON = 0.002  # the same for a short write: another may take the lock again and again, with little time between
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_held = threading.local()


class BusyError(OSError):
    """Another program held the lock for too long."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EBUSY, "another program is writing there; try again", str(path))


@contextmanager
def one_writer(path: Path, waiting: Callable[[], None], *, shared: bool = False, poll: float = _POLL) -> Iterator[None]:
    """Hold the lock in a file. While another holds it, `waiting` is called again and again, and may raise.

    A thread that holds it already goes on at once. `shared` lets other users take the lock too. Raises OSError where
    the file cannot be made, NotPlainError where it is a link, a pipe or a device.
    """
    name = os.path.abspath(path)
    held: set[str] = vars(_held).setdefault("names", set())
    if name in held:
        yield
        return
    handle = _locked(path, waiting, shared=shared, poll=poll)
    held.add(name)
    try:
        yield
    finally:
        held.discard(name)
        unlock(handle)
        os.close(handle)


@contextmanager
def writing_in(folder: Path, *, shared: bool = False, patience: float | None = None) -> Iterator[None]:
    """Be the only one who writes in a folder, for a moment.

    Raises BusyError where another does not come to its end within `patience` seconds (else PATIENCE).
    """
    until = time.monotonic() + (PATIENCE if patience is None else patience)

    def waiting() -> None:
        if time.monotonic() > until:
            raise BusyError(folder)

    with one_writer(folder / LOCK, waiting, shared=shared, poll=_SOON):
        yield


def _locked(path: Path, waiting: Callable[[], None], *, shared: bool, poll: float) -> int:
    handle = _opened(path, shared=shared)
    try:
        while (taken := attempt(handle)) is False:
            waiting()
            time.sleep(poll)
    except BaseException:
        os.close(handle)
        raise
    if taken is None:  # this disk cannot lock
        os.close(handle)
        elsewhere = _elsewhere(path)
        if elsewhere == path:
            raise OSError(errno.ENOLCK, "nothing can be locked here", str(path))
        return _locked(elsewhere, waiting, shared=False, poll=poll)
    return handle


def _opened(path: Path, *, shared: bool) -> int:
    if is_link(path):
        raise NotPlainError(path)
    careful = ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC")
    try:
        handle = os.open(path, flags("O_RDWR", "O_CREAT", *careful), 0o666 if shared else 0o600)
    except PermissionError as refused:  # made by another user: reading is enough to lock it
        try:
            handle = os.open(path, flags("O_RDONLY", *careful))
        except FileNotFoundError:  # nobody made it: the folder is another's
            raise refused from None
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode):
        os.close(handle)
        raise NotPlainError(path)
    if shared and hasattr(os, "fchmod"):
        with suppress(OSError):  # another user's: it stays as it is
            os.fchmod(handle, facts.st_mode | os.stat(path.parent).st_mode & 0o666)
    return handle


def attempt(handle: int) -> bool | None:
    """Whether the lock could be taken; None where this disk cannot lock.

    Raises OSError where the file may only be read and that is not enough: NFS locks what may be written.
    """
    try:
        lock(handle)
    except OSError as error:
        if error.errno == errno.EBADF:
            raise
        return False if error.errno in _BUSY else None
    return True


if os.name == "nt":

    def lock(handle: int) -> None:
        """Take the lock of an open file, without waiting. Raises OSError where another has it, or it cannot be had."""
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        vars(msvcrt)["locking"](handle, vars(msvcrt)["LK_NBLCK"], 1)

    def unlock(handle: int) -> None:
        """Give a lock back. Windows does that at the end of the file's use too, but in its own time."""
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        with suppress(OSError):
            vars(msvcrt)["locking"](handle, vars(msvcrt)["LK_UNLCK"], 1)

else:

    def lock(handle: int) -> None:
        """Take the lock of an open file, without waiting. Raises OSError where another has it, or it cannot be had."""
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def unlock(handle: int) -> None:
        """Give a lock back: closing the file does."""


def _elsewhere(path: Path) -> Path:
    """The file in the user's state folder that stands for a lock on a disk that has none."""
    folder = platformdirs.user_state_path("briefing") / "locks"
    if path.parent == folder:
        return path
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = os.path.realpath(path).encode("utf-8", "surrogateescape")
    return folder / blake2b(name, digest_size=12).hexdigest()
