"""What is a link, what is opened, and what is done where a system has less than Linux has."""

from __future__ import annotations

import os
import socket
import stat
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing import plain
from briefing.plain import NotPlainError, clear_of_links, flags, is_link, open_plain, owned, read_plain

posix = pytest.mark.skipif(os.name != "posix", reason="makes links and pipes")


def test_flags_are_put_together_and_missing_ones_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert flags("O_RDWR", "O_CREAT") == os.O_RDWR | os.O_CREAT
    assert flags("O_NO_SUCH") == 0
    assert flags("O_NO_SUCH", "O_RDWR") == os.O_RDWR
    monkeypatch.delattr(os, "O_CREAT")
    assert flags("O_RDWR", "O_CREAT") == os.O_RDWR


@pytest.mark.parametrize(
    ("tag", "link"),
    [
        (0, False),
        (0xA000_0003, True),  # a junction
        (0xA000_000C, True),  # a symbolic link
        (0xA000_001D, True),  # a link made by Linux on Windows
        (0x9000_001A, False),  # a file of OneDrive, which may lie in the cloud still
        (0x8000_0017, False),  # a compressed file
    ],
)
def test_windows_links_are_told_from_what_else_it_marks(monkeypatch: pytest.MonkeyPatch, tag: int, link: bool) -> None:
    def lstat(_: object) -> SimpleNamespace:
        return SimpleNamespace(st_mode=stat.S_IFREG, st_file_attributes=0x400, st_reparse_tag=tag)

    monkeypatch.setattr(os, "lstat", lstat)
    assert is_link("anything") is link


def test_what_is_not_there_is_no_link(tmp_path: Path) -> None:
    assert not is_link(tmp_path / "nothing")
    assert not is_link(tmp_path)


@posix
def test_a_link_is_followed_unless_it_must_not_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("a")
    assert read_plain(tmp_path / "link", 5) == b"12345"
    with open_plain(tmp_path / "link", 5) as stream:
        assert stream.read() == b"12345"
    with pytest.raises(NotPlainError), open_plain(tmp_path / "link", 5, follow=False):
        pass
    monkeypatch.setattr(plain, "is_link", lambda _: False)  # it was put there after the look
    with pytest.raises(NotPlainError), open_plain(tmp_path / "link", 5, follow=False):
        pass


@posix
def test_a_socket_is_no_plain_file_and_a_missing_file_is_missing() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, socket.socket(socket.AF_UNIX) as one:
        one.bind(f"{folder}/socket")
        with pytest.raises(NotPlainError), open_plain(Path(folder) / "socket", 5):
            pass
        with pytest.raises(FileNotFoundError), open_plain(Path(folder) / "nothing", 5):
            pass
        assert clear_of_links(Path(folder))
        assert os.listdir(folder) == []


def test_a_folder_is_no_plain_file_where_it_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")  # as Windows answers

    (tmp_path / "a").touch()
    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(NotPlainError), open_plain(tmp_path, 5):
        pass
    with pytest.raises(PermissionError), open_plain(tmp_path / "a", 5):
        pass


@posix
def test_links_to_folders_and_files_are_taken_away_however_deep(tmp_path: Path) -> None:
    target, folder = tmp_path / "target", tmp_path / "index"
    target.mkdir()
    (target / "kept").touch()
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "z").mkdir()
    for link in (folder / "a" / "b" / "folder", folder / "a" / "file"):
        link.symlink_to(target if link.name == "folder" else target / "kept")
    assert clear_of_links(folder), "though the last folder looked at has none"
    assert not clear_of_links(folder)
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*")) == ["a", "a/b", "z"]
    assert (target / "kept").exists()


def test_a_junction_is_taken_away_as_an_empty_folder_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "index"
    (folder / "junction").mkdir(parents=True)
    monkeypatch.setattr(plain, "is_link", lambda path: Path(path).name == "junction")
    assert clear_of_links(folder)  # the system refuses to unlink a folder
    assert list(folder.iterdir()) == []


@posix
def test_what_another_program_took_away_meanwhile_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path | str) -> bool:
        if Path(path).name == "link" and Path(path).is_symlink():
            Path(path).unlink()
            return True
        return False

    (tmp_path / "link").symlink_to("nowhere")
    monkeypatch.setattr(plain, "is_link", gone)
    assert clear_of_links(tmp_path)


@posix
def test_whose_a_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert owned(tmp_path)
    assert owned(tmp_path / "nothing")
    (tmp_path / "file").touch()
    assert owned(tmp_path / "file" / "below")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert not owned(tmp_path)
    monkeypatch.delattr(os, "geteuid")
    assert owned(tmp_path), "Windows does not tell"

    def refused(_: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "lstat", refused)
    assert not owned(tmp_path)
