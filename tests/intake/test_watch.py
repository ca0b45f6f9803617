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


@pytest.mark.parametrize("name", ["whole", "short", "linked"])
def test_what_lies_behind_a_linked_folder_is_not_taken(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the last part, in a folder that is linked, and below one; where the watched folder itself is reached by a link
    or by a short name, what lies in it is taken.
    """
    drop, elsewhere = tmp_path / "drop", tmp_path / "elsewhere"
    for folder in (drop / "deep", elsewhere / "below"):
        folder.mkdir(parents=True)
    (drop / "linked").symlink_to(elsewhere)
    (drop / "deep" / "again").symlink_to(elsewhere)
    (tmp_path / "link").symlink_to(drop)
    monkeypatch.chdir(tmp_path)
    watched = {"whole": drop, "short": Path("drop"), "linked": tmp_path / "link"}[name]
    looks = 0
    found: list[str] = []

    def cancelled() -> bool:
        nonlocal looks
        looks += 1
        if looks == 2:
            (elsewhere / "secret.txt").write_text("x", "utf-8")
            (elsewhere / "below" / "secret.txt").write_text("x", "utf-8")
            (drop / "deep" / "linked.txt").symlink_to(elsewhere / "secret.txt")
        if looks == 3:
            (drop / "deep" / "mine.txt").write_text("x", "utf-8")
        return looks > (6 if found else 40)

    for batch in watch(watched, cancelled=cancelled):
        found.extend(path.name for path in batch)
    assert set(found) == {"mine.txt"}
