"""What is kept beside a build survives a disk that fills: no article is lost, and nothing is said to be wrong."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from briefing.derived.extracting import Extracted
from briefing.derived.outcomes import Outcomes
from briefing.model import Article, ArticleKind

_FULL = OSError(28, "No space left on device")


class Small(io.RawIOBase):
    """A file on a disk with so much room: it takes what there is room for, then nothing, and cannot be closed."""

    def __init__(self, file: IO[bytes], room: int) -> None:
        self._file = file
        self._room = room

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, raw: Any) -> int:
        taken = min(self._room, len(raw))
        if not taken:
            raise _FULL
        self._room -= taken
        return self._file.write(raw[:taken])

    def seek(self, at: int, whence: int = 0) -> int:
        return self._file.seek(at, whence)

    def readinto(self, buffer: Any) -> int:
        read = self._file.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)

    def close(self) -> None:
        if not self.closed:
            super().close()
            raise _FULL


def extracted(number: int) -> Extracted:
    words = " ".join(f"{number}-{word}" for word in range(10 + 97 * number % 700))
    article = Article(f"a{number}", f"Headline {number}", "harbour-post", words, ArticleKind.REPORT)
    return Extracted(f"articles/a{number}.md", article)


def small(room: int) -> Callable[..., object]:
    """What stands for a temporary file, buffered where that is asked for."""
    make = tempfile.TemporaryFile

    def made(*_: object, buffering: int = -1, **__: object) -> object:
        raw = Small(make(), room)
        return raw if buffering == 0 else io.BufferedRandom(raw)

    return made


@pytest.mark.parametrize("room", [0, 1, 900, 5_000, 40_000, 10_000_000])
def test_a_disk_that_fills_loses_nothing(room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What had no room is kept in memory. It must be told where it is written: a buffer would tell it a step later."""
    monkeypatch.setattr(tempfile, "TemporaryFile", small(room))
    with Outcomes((), tmp_path) as outcomes:
        for number in range(30):
            outcomes.add(extracted(number))
        assert any(isinstance(known.at, tuple) for known in outcomes.known.values()) is (room >= 900)
        for number in range(30):
            assert outcomes.article(f"a{number}") == extracted(number).article
            assert outcomes.packed(f"a{number}")
