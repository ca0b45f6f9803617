"""A file of named columns: lists of numbers packed, everything else compressed, each read only when it is asked for."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefing.search.engine.packing import pack, pack_rising, unpack, unpack_rising
from briefing.search.engine.sealed import DamagedError, SealedFile

_LENGTH = 4  # bytes that say how long the list of columns is
_LEVEL = 6


class ColumnsWriter:
    """Gathers columns, then writes their file: how long the list of them is, the list as JSON, the columns."""

    def __init__(self) -> None:
        self._columns: dict[str, tuple[bytes, int]] = {}

    def numbers(self, name: str, numbers: Sequence[int]) -> None:
        """A list of whole numbers, none below 0."""
        self._columns[name] = pack(numbers), len(numbers)

    def rising(self, name: str, numbers: Sequence[int]) -> None:
        """A list of whole numbers in ascending order."""
        self._columns[name] = pack_rising(numbers), len(numbers)

    def values(self, name: str, values: object) -> None:
        """Anything that JSON holds."""
        self._columns[name] = zlib.compress(json.dumps(values).encode("ascii"), _LEVEL), 0

    def lines(self, name: str, lines: Sequence[str]) -> None:
        """Texts that hold no end of a line."""
        self._columns[name] = zlib.compress("\n".join(lines).encode(), _LEVEL), len(lines)

    def raw(self, name: str, raw: bytes) -> None:
        """Bytes as they are."""
        self._columns[name] = raw, len(raw)

    def write(self, path: Path) -> None:
        """Write the file. Raises OSError."""
        head = json.dumps({name: (len(raw), count) for name, (raw, count) in self._columns.items()}).encode("ascii")
        with path.open("xb") as file:
            file.write(len(head).to_bytes(_LENGTH, "little") + head)
            file.writelines(raw for raw, _ in self._columns.values())


class Columns:
    """Such a file, read a column at a time. Methods raise DamagedError."""

    def __init__(self, file: SealedFile) -> None:
        self._file = file
        length = int.from_bytes(file.take(0, _LENGTH), "little")
        self._places: dict[str, tuple[int, int, int]] = {}
        at = _LENGTH + length
        for name, (size, count) in json.loads(file.take(_LENGTH, length)).items():
            self._places[name] = at, size, count
            at += size

    def numbers(self, name: str) -> array[int]:
        """A list of whole numbers."""
        raw, count = self._take(name)
        return unpack(raw, count)

    def rising(self, name: str) -> array[int]:
        """A list of whole numbers in ascending order."""
        raw, count = self._take(name)
        return unpack_rising(raw, count)

    def values(self, name: str) -> Any:
        """What `values` wrote."""
        return json.loads(self._inflated(name))

    def lines(self, name: str) -> list[str]:
        """What `lines` wrote."""
        return self._inflated(name).decode().split("\n") if self._places[name][2] else []

    def raw(self, name: str) -> bytes:
        """What `raw` wrote."""
        return self._take(name)[0]

    def part(self, name: str, start: int, size: int) -> bytes:
        """A stretch of what `raw` wrote."""
        return self._file.take(self._places[name][0] + start, size)

    def _take(self, name: str) -> tuple[bytes, int]:
        at, size, count = self._places[name]
        return self._file.take(at, size), count

    def _inflated(self, name: str) -> bytes:
        try:
            return zlib.decompress(self._take(name)[0])
        except zlib.error as error:
            raise DamagedError(f"{name} cannot be read") from error
