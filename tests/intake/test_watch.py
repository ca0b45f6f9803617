"""A watched folder gives files when they are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import ImportingError
from briefing.intake import watch


def test_files_that_are_there_and_files_that_come(tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text("first")
    looks = 0
    found: list[str] = []

    def cancelled() -> bool:
        nonlocal looks
        looks += 1
        return len(found) >= 3 or looks > 60

    for batch in watch(tmp_path, cancelled=cancelled):
        found.extend(path.name for path in batch)
        if found == ["first.txt"]:
            (tmp_path / ".hidden").write_text("x")
            (tmp_path / "half.crdownload").write_text("x")
            (tmp_path / "deep").mkdir()
            (tmp_path / "deep" / "second.txt").write_text("second")
            (tmp_path / "third.txt").write_text("third")
    assert sorted(found) == ["first.txt", "second.txt", "third.txt"]


def test_a_file_that_grows_is_not_given_before_it_is_whole(tmp_path: Path) -> None:
    growing = tmp_path / "growing.txt"
    looks = 0

    def cancelled() -> bool:
        nonlocal looks
        looks += 1
        if looks <= 4:
            with growing.open("a") as stream:
                stream.write("more\n")
        return looks > 60

    for batch in watch(tmp_path, cancelled=cancelled):
        assert [path.name for path in batch] == ["growing.txt"]
        assert looks > 4
        break
    else:
        pytest.fail("the file was never given")
    assert growing.read_text() == "more\n" * 4


def test_only_folders_are_watched(tmp_path: Path) -> None:
    with pytest.raises(ImportingError):
        next(watch(tmp_path / "missing"))
