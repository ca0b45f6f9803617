"""Writing an export: nothing is overwritten unasked, nothing is ever half there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import ExportError
from briefing.export import write_export


def test_it_writes_exactly_the_text(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    write_export(path, "# Título\n\nMore\n")
    assert path.read_bytes() == "# Título\n\nMore\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["new.md"]


def test_nothing_is_overwritten_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "there.md"
    path.write_text("mine")
    with pytest.raises(ExportError, match="exists already; give another name"):
        write_export(path, "new")
    assert path.read_text() == "mine"
    write_export(path, "new", overwrite=True)
    assert path.read_text() == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["there.md"]


def test_a_link_leads_to_the_new_text(tmp_path: Path) -> None:
    target = tmp_path / "target.md"
    target.write_text("old")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    write_export(link, "new", overwrite=True)
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("overwrite", [False, True])
def test_targets_that_cannot_be(tmp_path: Path, overwrite: bool) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path, told in (
        (tmp_path, "is a folder; give the name of a file in it"),
        (pipe, "is not an ordinary file; give the name of a file"),
        (tmp_path / "none" / "new.md", "its folder does not exist; make the folder first"),
        (file / "new.md", "its folder does not exist"),
        (tmp_path / ("x" * 300), "cannot be written"),
        (tmp_path / "a\0b", "cannot be written"),
        (loop, "cannot be written"),
    ):
        with pytest.raises(ExportError, match=told) as caught:
            write_export(path, "new", overwrite)
        assert "\n" not in str(caught.value)
        assert "\0" not in str(caught.value)
    assert file.read_text() == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "loop", "pipe"]


def test_a_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(ExportError, match=r"cannot be written \(Permission denied\); choose a place"):
        write_export(tmp_path / "new.md", "new")


WRITER = """
import sys
from pathlib import Path
from briefing.export import write_export
path, sizes = Path(sys.argv[1]), 400_000
while True:
    for letter in "ab":
        write_export(path, letter * sizes, overwrite=True)
        print(letter, flush=True)
"""


@pytest.mark.parametrize("rounds", range(3, 8))
def test_a_kill_leaves_the_old_text_or_the_new(tmp_path: Path, rounds: int) -> None:
    path = tmp_path / "export.md"
    with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(rounds):
            assert process.stdout.readline().strip() in "ab"
        process.send_signal(signal.SIGKILL)
    text = path.read_text()
    assert text in ("a" * 400_000, "b" * 400_000)
