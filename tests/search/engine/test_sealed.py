"""Of a file only bytes are used that are as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.plain import NotPlainError
from briefing.search.engine.sealed import BLOCK, DamagedError, Seal, SealedFile

RAW = bytes(range(256)) * (3 * BLOCK // 256) + b"and a little more"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(RAW)
    return path


@pytest.mark.parametrize("start", [0, 5, BLOCK - 3, BLOCK, 3 * BLOCK])
@pytest.mark.parametrize("size", [0, 1, 16, BLOCK + 1, 2 * BLOCK])
def test_any_stretch_is_read(path: Path, start: int, size: int) -> None:
    size = min(size, len(RAW) - start)
    assert SealedFile(path, Seal.of(path)).take(start, size) == RAW[start : start + size]


def test_what_changed_is_noticed_where_it_is_read_even_after_opening(path: Path) -> None:
    file = SealedFile(path, Seal.of(path))
    with path.open("r+b") as other:
        other.seek(2 * BLOCK + 7)
        other.write(b"\xff")
    assert file.take(0, 2 * BLOCK) == RAW[: 2 * BLOCK]
    with pytest.raises(DamagedError):
        file.take(2 * BLOCK, 1)
    with pytest.raises(DamagedError):
        file.take(0, len(RAW))


def test_another_size_a_link_and_a_place_outside_are_refused(path: Path, tmp_path: Path) -> None:
    seal = Seal.of(path)
    with pytest.raises(DamagedError):
        SealedFile(path, seal).take(len(RAW) - 1, 2)
    (tmp_path / "link").symlink_to(path)
    with pytest.raises(NotPlainError):
        SealedFile(tmp_path / "link", seal)
    path.write_bytes(RAW + b"x")
    with pytest.raises(DamagedError):
        SealedFile(path, seal)


def test_a_seal_is_read_as_it_was_written(path: Path) -> None:
    seal = Seal.of(path)
    assert Seal.read(seal.written()) == seal
    for wrong in ([], [1], ["x", "00"], [1, "zz"], [1, 2, 3]):
        with pytest.raises((ValueError, TypeError)):
            Seal.read(wrong)
