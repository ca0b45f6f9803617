"""What others may do with what is written, names that are safe as paths, and disks that can do less."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import files, locks
from briefing.files import DRAFT, in_temporary_folder, make_private, slug, sweep, write_atomic

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links are those of POSIX")


@pytest.fixture(params=[0o022, 0o077, 0o002])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the user lets nobody do with new files."""
    before = os.umask(request.param)
    yield request.param
    assert os.umask(before) == request.param, "it was not put back"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_a_new_file_may_be_read_by_whom_the_user_lets(tmp_path: Path, umask: int) -> None:
    write_atomic(tmp_path / "new", "x")
    assert mode(tmp_path / "new") == 0o666 & ~umask
    (tmp_path / "link").symlink_to(tmp_path / "new")
    write_atomic(tmp_path / "link", "x")
    assert mode(tmp_path / "link") == 0o666 & ~umask


@posix
@pytest.mark.parametrize("held", [0o600, 0o640, 0o444, 0o777])
def test_a_file_that_is_replaced_keeps_what_others_may_do(tmp_path: Path, held: int) -> None:
    (tmp_path / "a").touch()
    (tmp_path / "a").chmod(held)
    write_atomic(tmp_path / "a", "x")
    assert mode(tmp_path / "a") == held


@posix
def test_private_folders_are_the_users_alone_and_others_stay(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private(tmp_path / "a" / "b")
    make_private(tmp_path / "a" / "b")
    assert [mode(path) for path in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")] == [0o755, 0o700, 0o700]


@posix
def test_a_folder_that_another_program_makes_meanwhile_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def is_dir(path: Path) -> bool:
        looked.append(path)
        return len(looked) > 1 and os.path.isdir(path)

    (tmp_path / "a").mkdir()
    monkeypatch.setattr(Path, "is_dir", is_dir)
    make_private(tmp_path / "a")
    assert len(looked) > 1


def test_what_is_there_is_overwritten_unless_it_must_not_be(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a", "one")
    write_atomic(tmp_path / "a", "two")
    with pytest.raises(FileExistsError):
        write_atomic(tmp_path / "a", "three", overwrite=False)
    assert (tmp_path / "a").read_text(encoding="utf-8") == "two"


@posix
def test_a_disk_without_hard_links_still_overwrites_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unable)
    write_atomic(tmp_path / "a", "one", overwrite=False)
    with pytest.raises(FileExistsError):
        write_atomic(tmp_path / "a", "two", overwrite=False)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["one"]


@posix
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EAGAIN, errno.ENOENT])
def test_a_draft_that_cannot_be_held_is_made_once_more_or_used_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Another program's sweep may be quicker, by a lock or by removing it; or nothing can be locked at all."""
    lock, calls = locks.lock, []

    def first(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 1 or number == errno.ENOLCK:
            raise OSError(number, "no")
        lock(handle)

    monkeypatch.setattr(files, "lock", first)
    write_atomic(tmp_path / "a", "one")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "one"
    assert len(calls) == (1 if number == errno.ENOLCK else 2)


@posix
def test_nothing_but_drafts_is_swept(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("kept", encoding="utf-8")
    (tmp_path / f".link{DRAFT}").symlink_to(target)
    (tmp_path / f".folder{DRAFT}").mkdir()
    (tmp_path / f"shown{DRAFT}").touch()
    os.mkfifo(tmp_path / f".pipe{DRAFT}")
    (tmp_path / f".left{DRAFT}").touch()
    before = {path.name for path in tmp_path.iterdir()}
    sweep(tmp_path)
    assert before - {path.name for path in tmp_path.iterdir()} == {f".left{DRAFT}"}


@posix
def test_a_link_is_not_swept_where_the_system_cannot_refuse_to_follow_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "target").write_text("kept", encoding="utf-8")
    (tmp_path / f".link{DRAFT}").symlink_to(tmp_path / "target")
    monkeypatch.delattr(os, "O_NOFOLLOW")
    sweep(tmp_path)
    assert (tmp_path / f".link{DRAFT}").is_symlink()


def test_a_long_name_leaves_room_for_what_a_draft_is_called(tmp_path: Path) -> None:
    write_atomic(tmp_path / ("a" * 255), "x")
    assert [path.name for path in tmp_path.iterdir()] == ["a" * 255]


@posix
@pytest.mark.parametrize("meanwhile", ["locked", "removed"])
def test_a_temporary_folder_that_another_program_took_for_left_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    take, made = locks.attempt, []

    def first(handle: int) -> bool | None:
        made.append(handle)
        if len(made) > 1:
            return take(handle)
        if meanwhile == "removed":
            (folder,) = tmp_path.iterdir()
            shutil.rmtree(folder)
        return meanwhile != "locked"

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(files, "attempt", first)
    with in_temporary_folder() as folder:
        assert len(made) == 2
        assert mode(folder / ".held") == 0o600
        assert folder.is_dir()


def test_a_temporary_folder_that_is_gone_already_is_left_in_peace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with in_temporary_folder() as folder:
        shutil.rmtree(folder)
    assert list(tmp_path.iterdir()) == []


class Windows:
    """A disk on which nothing that is open can be removed or renamed over."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: set[int] = set()
        self.removed: list[str] = []
        self._open, self._close, self._rmtree = os.open, os.close, shutil.rmtree
        monkeypatch.setattr(files, "_CLOSE_FIRST", True)
        monkeypatch.setattr(os, "open", self.open)
        monkeypatch.setattr(os, "close", self.close)
        monkeypatch.setattr(shutil, "rmtree", self.rmtree)

    def open(self, path: str | Path, *given: int, **named: int) -> int:
        handle = self._open(path, *given, **named)
        if str(path).endswith(".held"):
            self.opened.add(handle)
        return handle

    def close(self, handle: int) -> None:
        self.opened.discard(handle)
        self._close(handle)

    def rmtree(self, folder: Path, ignore_errors: bool = False) -> None:
        self.removed.append(str(folder))
        if self.opened and not ignore_errors:
            raise PermissionError(13, "it is open")
        if not self.opened:
            self._rmtree(folder, ignore_errors)


@posix
def test_on_windows_a_temporary_folder_goes_once_it_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = Windows(monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with in_temporary_folder() as folder:
        assert folder.is_dir()
    assert not folder.exists()
    with in_temporary_folder() as folder:
        there.opened.add(-1)  # somebody else reads a file in it
    assert folder.exists(), "it is left, and swept at the next start"
    there.opened.clear()
    there.removed.clear()
    files.sweep_temporary()
    assert there.removed == [str(folder)]
    assert not folder.exists()


@posix
def test_elsewhere_a_temporary_folder_is_removed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = Windows(monkeypatch)
    monkeypatch.setattr(files, "_CLOSE_FIRST", False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    there.opened.add(-1)
    with in_temporary_folder() as folder:
        pass
    assert there.removed == [str(folder)]


@posix
@pytest.mark.parametrize("refused", [3, 1000])
def test_on_windows_a_name_is_tried_again_while_something_reads_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    tried: list[Path] = []
    waited: list[float] = []
    replace = Path.replace

    def replacing(draft: Path, path: Path) -> Path:
        tried.append(path)
        if len(tried) <= refused:
            raise PermissionError(13, "it is open")
        return replace(draft, path)

    monkeypatch.setattr(files, "_CLOSE_FIRST", True)
    monkeypatch.setattr(Path, "replace", replacing)
    monkeypatch.setattr(time, "sleep", waited.append)
    if refused == 3:
        write_atomic(tmp_path / "a", "x")
        assert (len(tried), len(waited)) == (4, 3)
        assert (tmp_path / "a").read_text(encoding="utf-8") == "x"
    else:
        with pytest.raises(PermissionError):
            write_atomic(tmp_path / "a", "x")
        assert sum(waited) == pytest.approx(1), "a second, and no more"
        assert list(tmp_path.iterdir()) == []
    tried.clear()
    monkeypatch.setattr(files, "_CLOSE_FIRST", False)
    with pytest.raises(PermissionError):
        write_atomic(tmp_path / "b", "x")
    assert len(tried) == 1, "elsewhere it is refused for good"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Boats & Nets", "boats-nets"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ça va", "ca-va"),
        ("", "untitled"),
        ("\u202e…", "untitled"),
        ("CON", "con-x"),
        ("lpt1", "lpt1-x"),
        ("console", "console"),
        ("a" * 70, "a" * 60),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_slug_is_letters_digits_and_hyphens_of_no_great_length(text: str, made: str) -> None:
    assert slug(text) == made
    assert len(slug(text, 5)) <= 10
