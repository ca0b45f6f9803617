"""Reading and writing a briefing's files: what is refused, on which line, and what the system's refusals become."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefing.content.disk import ARTICLE_LIMIT, YAML_LIMIT, changing, decode, inside_of, place, read_text, set_aside
from briefing.errors import ContentError

posix = pytest.mark.skipif(os.name != "posix", reason="makes links and pipes")


def test_the_limits_are_four_megabytes() -> None:
    assert (ARTICLE_LIMIT, YAML_LIMIT) == (4_000_000, 4_000_000)


@pytest.mark.parametrize(
    ("raw", "line"),
    [(b"\xff", 1), (b"\n\xff", 2), (b"a\nb\n\xff", 3), (b"\0", 1), (b"\n\0", 2), (b"a\nb\n\0\n", 3)],
)
def test_what_is_no_text_is_told_with_its_line(raw: bytes, line: int) -> None:
    text, problem = decode(raw, "a.md")
    assert text is None
    assert problem is not None
    assert problem.line == line


@posix
def test_a_file_as_a_whole_is_wrong_on_no_line(tmp_path: Path) -> None:
    folder = tmp_path / "briefing"
    folder.mkdir()
    (tmp_path / "elsewhere").write_text("x", encoding="utf-8")
    (folder / "out").symlink_to(tmp_path / "elsewhere")
    (folder / "circle").symlink_to(folder / "circle")
    (folder / "broken").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe")
    for name, told in (("out", "a link out of"), ("pipe", "expected a file"), ("circle", "in a circle|many levels")):
        text, problem = read_text(folder / name, name, 10, folder)
        assert text is None
        assert problem is not None
        assert problem.line == 0
        assert any(part in problem.what for part in told.split("|")), problem.what
    assert read_text(folder / "broken", "broken", 10, folder) == (None, None)
    with pytest.raises(OSError, match="nowhere"):
        inside_of(folder / "nowhere", folder)
    with pytest.raises(OSError, match="gone"):
        inside_of(folder / "pipe", tmp_path / "gone")


@posix
def test_folders_are_made_open_to_whom_the_system_opens_them(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        place(tmp_path / "a" / "b" / "c.yaml", "x")
        with changing(tmp_path / "d" / "e"):
            pass
    finally:
        os.umask(before)
    for folder in (tmp_path / "a" / "b", tmp_path / "d" / "e"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "d" / "e" / ".lock").stat().st_mode) == 0o644, "others may take the lock too"


def test_what_is_set_aside_takes_the_next_free_name(tmp_path: Path) -> None:
    names = []
    for number in range(4):
        (tmp_path / "a.md").write_text(str(number), encoding="utf-8")
        before = set(tmp_path.iterdir())
        set_aside(tmp_path / "a.md")
        names += [path.name for path in set(tmp_path.iterdir()) - before]
    assert len(names) == len(set(names)) == 4
    assert sorted(path.read_text(encoding="utf-8") for path in tmp_path.iterdir()) == ["0", "1", "2", "3"]


def test_what_cannot_be_set_aside_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*_: object) -> None:
        raise OSError(13, "Permission denied")

    (tmp_path / "a.md").touch()
    monkeypatch.setattr(Path, "rename", unable)
    monkeypatch.setattr(Path, "replace", unable)
    with pytest.raises(ContentError, match="Permission denied"):
        set_aside(tmp_path / "a.md")


def test_what_is_there_is_replaced_unless_it_must_not_be(tmp_path: Path) -> None:
    place(tmp_path / "a.yaml", "one")
    place(tmp_path / "a.yaml", "two")
    with pytest.raises(FileExistsError):
        place(tmp_path / "a.yaml", "three", overwrite=False)
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "two"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ContentError, match=r"cannot be written .*check permissions"), changing(tmp_path / "file" / "a"):
        pass


def test_what_is_set_aside_takes_the_first_free_number(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        (tmp_path / "a.yaml").touch()
        assert set_aside(tmp_path / "a.yaml").name == f"a.yaml.damaged-{number}"


@posix
def test_a_file_that_cannot_be_set_aside_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="is damaged and cannot be set aside"):
        set_aside(tmp_path / "nothing.yaml")
