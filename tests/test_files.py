"""What others may do with what is written, names that are safe as paths, and disks that can do less."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import files, locks
from briefing.files import DRAFT, make_private, slug, sweep, write_atomic

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
