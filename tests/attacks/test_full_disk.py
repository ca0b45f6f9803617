"""A workspace on a disk that is nearly full: what only looks at a briefing works, whatever room is left.

On a real disk of that size, in memory, where the system lets one be mounted (root on Linux, as in a container);
elsewhere `tests/derived/test_outcomes.py` and `tests/attacks/test_files.py` fill one that is made up.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import run
from tests.samples import VERBATIM, sample

_SIZE = 1_000_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None:
        pytest.skip("no disk can be mounted here")
    call = [mount, "-t", "tmpfs", "-o", f"size={_SIZE}", "none", str(place)]
    if subprocess.run(call, capture_output=True, timeout=30, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield place
    finally:
        subprocess.run([unmount, "--lazy", str(place)], capture_output=True, timeout=30, check=True)


def fill(disk: Path, left: int) -> None:
    """Leave so many bytes of room on a disk."""
    with (disk / "filling").open("wb", buffering=0) as stream:
        with contextlib.suppress(OSError):
            while stream.write(bytes(4096)):
                pass
        os.ftruncate(stream.fileno(), os.fstat(stream.fileno()).st_size - left)


@pytest.mark.parametrize("left", [0, 8192, 65536])
def test_looking_needs_no_room(left: int, disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = sample(disk)
    for number in range(3):
        long = "\n\n".join(f"Boat {each * 7919 + number} sails to pier {each}." for each in range(300))
        made.article(f"2025-02-1{number}-harbour-post-boats", long)
    fill(disk, left)
    before = sorted(path.name for path in made.folder.rglob("*"))
    for command in ("search ferry", "check", "export", "timeline", "clippings", "index"):
        status = run(["--workspace", str(disk), *command.split()])
        told = capsys.readouterr()
        assert status == 0, (command, told.err)
        assert "No space" not in told.err + told.out
        if command == "search ferry":
            assert VERBATIM in told.out
    assert sorted(path.name for path in made.folder.rglob("*")) == before
