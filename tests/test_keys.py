"""The user's own key: made once, private, never taken from a link or a damaged file; and what is stamped with it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefing import files
from briefing.keys import FILE, stamp, user_key


def test_a_key_is_made_at_random_and_kept(tmp_path: Path) -> None:
    made = user_key(tmp_path / "one")
    assert len(made) == 32
    assert user_key(tmp_path / "one") == made
    assert user_key(tmp_path / "two") != made
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "one" / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("raw", [b"", b"00" * 31, b"00" * 33, b"00" * 34, b"zz" * 32, b"\xff" * 64])
def test_a_damaged_key_is_made_anew(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / FILE).write_bytes(raw)
    made = user_key(tmp_path)
    assert len(made) == 32
    assert user_key(tmp_path) == made
    assert bytes.fromhex((tmp_path / FILE).read_text(encoding="ascii")) == made


def test_a_key_may_end_in_a_newline(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"ab" * 32 + b"\r\n")
    assert user_key(tmp_path) == b"\xab" * 32


@pytest.mark.skipif(os.name != "posix", reason="makes a link")
def test_a_key_is_not_read_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("ab" * 32, encoding="ascii")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / FILE).symlink_to(tmp_path / "theirs")
    assert user_key(tmp_path / "state") != b"\xab" * 32
    assert (tmp_path / "theirs").read_text(encoding="ascii") == "ab" * 32


def test_where_none_can_be_kept_one_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    made = user_key(tmp_path / "file")
    assert len(made) == 32
    assert user_key(tmp_path / "file") == made


def test_a_disk_that_refuses_gives_a_key_for_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "write_atomic", refusing)
    made = user_key(tmp_path)
    assert (len(made), user_key(tmp_path)) == (32, made)


def test_a_key_that_another_program_makes_meanwhile_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def quicker(path: Path, *_: object, **__: object) -> None:
        path.write_text("cd" * 32, encoding="ascii")
        raise FileExistsError(str(path))

    monkeypatch.setattr(files, "write_atomic", quicker)
    assert user_key(tmp_path) == b"\xcd" * 32


def test_a_stamp_is_of_the_key_the_parts_and_where_they_end() -> None:
    made = stamp(b"key", "ab", "c")
    assert made == stamp(b"key", b"ab", "c")
    assert len({made, stamp(b"yek", "ab", "c"), stamp(b"key", "a", "bc"), stamp(b"key", "abc"), stamp(b"key")}) == 5
    assert (len(made), len(stamp(b"key", "x", size=16))) == (32, 16)
    assert stamp(b"key", "\ud800") != stamp(b"key", "?")
    assert stamp(b"key", "x" * 300) != stamp(b"key", "x" * 299, "x")
