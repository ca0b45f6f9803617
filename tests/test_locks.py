"""Locks where the system has other ones, or lets only those lock who may write."""

from __future__ import annotations

import errno
import importlib.util
import os
import stat
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace

import platformdirs
import pytest

from briefing import locks
from briefing.locks import LOCK, BusyError, attempt, one_writer, writing_in

posix = pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")


@posix
@pytest.mark.parametrize(("folder", "wanted"), [(0o777, 0o666), (0o770, 0o660), (0o700, 0o600), (0o755, 0o644)])
def test_who_may_write_in_a_shared_folder_may_take_its_lock(tmp_path: Path, folder: int, wanted: int) -> None:
    tmp_path.chmod(folder)
    before = os.umask(0o077)
    try:
        with writing_in(tmp_path, shared=True):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / LOCK).stat().st_mode) == wanted


@posix
def test_nobody_is_kept_from_a_lock_by_its_file_where_the_user_keeps_nobody_from_anything(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with writing_in(tmp_path, shared=True):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / LOCK).stat().st_mode) == 0o666


@posix
def test_what_stands_for_a_lock_on_a_disk_without_any_is_the_users_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = locks.lock

    def unable(handle: int) -> None:
        if os.path.samestat(os.fstat(handle), os.stat(tmp_path / LOCK)):
            raise OSError(errno.ENOLCK, "no")
        lock(handle)

    monkeypatch.setattr(locks, "lock", unable)
    monkeypatch.setattr(platformdirs, "user_state_path", lambda _: tmp_path / "state")
    before = os.umask(0)
    try:
        with writing_in(tmp_path, shared=True):
            pass
    finally:
        os.umask(before)
    (made,) = (tmp_path / "state" / "locks").iterdir()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (made.parent, made)] == [0o700, 0o600]


def test_a_lock_that_another_user_made_is_taken_by_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / LOCK).touch()
    opened = os.open

    def opening(path: Path, how: int, *mode: int) -> int:
        if how & os.O_RDWR:
            raise PermissionError(errno.EACCES, "no")
        return opened(path, how, *mode)

    monkeypatch.setattr(os, "open", opening)
    with writing_in(tmp_path):
        pass


@posix
def test_a_lock_that_is_not_shared_is_the_users_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    with writing_in(tmp_path), one_writer(tmp_path / "other", lambda: None):
        pass
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in (LOCK, "other")] == [0o600, 0o600]


def test_a_lock_that_may_only_be_read_where_that_is_not_enough_is_not_taken_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise two users on NFS would each hold a lock of their own, and lose each other's work."""

    def refused(_: int) -> None:
        raise OSError(errno.EBADF, "Bad file descriptor")

    monkeypatch.setattr(locks, "lock", refused)
    with pytest.raises(OSError, match="Bad file"), writing_in(tmp_path):
        pass


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.EAGAIN, False), (errno.EACCES, False), (errno.EDEADLK, False), (errno.ENOLCK, None), (errno.ENOSYS, None)],
)
def test_a_lock_that_another_has_is_told_from_a_disk_without_locks(
    monkeypatch: pytest.MonkeyPatch, number: int, told: bool | None
) -> None:
    def refused(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(locks, "lock", refused)
    assert attempt(0) is told


def _on_windows(monkeypatch: pytest.MonkeyPatch, calls: list[tuple[int, int]]) -> ModuleType:
    """The module as Windows would have it, with the system's locks written down."""

    def locking(handle: int, how: int, size: int) -> None:
        assert os.lseek(handle, 0, os.SEEK_CUR) == 0
        calls.append((how, size))
        if how == 2 and calls.count((2, 1)) == 1:
            raise OSError(errno.EACCES, "locked")

    msvcrt = SimpleNamespace(locking=locking, LK_NBLCK=2, LK_UNLCK=0)
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    spec = importlib.util.spec_from_file_location("briefing.locks_of_windows", locks.__file__)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as there:
        there.setattr(os, "name", "nt")
        spec.loader.exec_module(made)
    return made


def test_on_windows_a_lock_is_waited_for_and_given_back_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[int, int]] = []
    there = _on_windows(monkeypatch, calls)
    for name in ("fchmod", "O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "geteuid"):
        monkeypatch.delattr(os, name, raising=False)
    waited: list[bool] = []
    with there.one_writer(tmp_path / LOCK, lambda: waited.append(True), shared=True, poll=0.001):
        assert (waited, calls) == ([True], [(2, 1), (2, 1)])
    assert calls[-1] == (0, 1)


def test_a_lock_that_waits_is_given_up_by_whoever_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: int) -> None:
        raise OSError(errno.EAGAIN, "no")

    def enough() -> None:
        raise KeyError

    monkeypatch.setattr(locks, "lock", refused)
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    with pytest.raises(KeyError), one_writer(tmp_path / LOCK, enough):
        pass
    assert before == (len(os.listdir("/proc/self/fd")) if before else 0), "its file is closed"


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits for a lock that another never gives back, by a clock that only they move."""
    waits: list[float] = []

    def refused(_: int) -> None:
        raise OSError(errno.EAGAIN, "no")

    monkeypatch.setattr(locks, "lock", refused)
    monkeypatch.setattr(time, "monotonic", lambda: sum(waits))
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits


def test_a_short_write_looks_often_and_gives_up_after_half_a_minute(tmp_path: Path, waited: list[float]) -> None:
    with pytest.raises(BusyError, match="another program is writing there"), writing_in(tmp_path):
        pass
    assert 30 < sum(waited) < 30.1
    assert 0 < min(waited) <= max(waited) < 0.01


def test_long_work_looks_some_times_a_second(tmp_path: Path, waited: list[float]) -> None:
    def waiting() -> None:
        if len(waited) == 3:
            raise KeyError

    with pytest.raises(KeyError), one_writer(tmp_path / LOCK, waiting):
        pass
    assert 0.01 < min(waited) <= max(waited) < 0.2


def test_a_folder_that_may_not_be_written_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lock file is not there, and cannot be made: the first refusal counts, not that nothing can be read."""
    really = os.open

    def refusing(path: Path, how: int, *mode: int) -> int:
        if how & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really(path, how, *mode)

    monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(PermissionError), writing_in(tmp_path):
        pytest.fail("nothing can be locked there")
