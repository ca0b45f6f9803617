"""Reading a file of which only bytes are believed that have the digest they had when it was written.

A file is digested a block at a time; the digests stand in the note of what counts, which is stamped with the user's own
key (`folder.py`). Every block is digested again whenever it is read, before anything is made of its bytes: so opening
an index costs what is read of it and not its size, and a file that is changed while it is open is noticed too.
"""

from __future__ import annotations

import os
import weakref
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from briefing.plain import open_plain

BLOCK = 1 << 15  # bytes
LARGEST = 4_000_000_000  # bytes of a file
_DIGEST = 16
_KEPT = 8  # blocks kept of those lately read, since lists lie side by side


class DamagedError(ValueError):
    """Bytes of an index are not those that were written."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What is known of a file: its size, and the digest of each of its blocks."""

    size: int
    digests: bytes

    @classmethod
    def of(cls, path: Path) -> Seal:
        """The seal of a file just written. Raises OSError."""
        with open_plain(path, LARGEST, follow=False) as file:
            digests = []
            while block := file.read(BLOCK):
                digests.append(_digest(block))
            return cls(file.tell(), b"".join(digests))

    @classmethod
    def read(cls, written: Sequence[object]) -> Seal:
        """The seal that `written` gives. Raises ValueError or TypeError."""
        size, digests = written
        return cls(int(str(size)), bytes.fromhex(str(digests)))

    def written(self) -> tuple[int, str]:
        """The seal as JSON."""
        return self.size, self.digests.hex()


class SealedFile:
    """A file open for reading, as something to take stretches of bytes from. Not safe for several threads at once.

    Not mapped into memory: what is read of an index does not stay counted as the program's memory. Raises OSError at
    once where there is no plain file of that size, DamagedError at the first byte that is not as it was.
    """

    def __init__(self, path: Path, seal: Seal) -> None:
        with open_plain(path, LARGEST, follow=False) as file:
            handle = os.dup(file.fileno())
        weakref.finalize(self, os.close, handle)
        self._handle = handle
        self._seal = seal
        self._blocks: OrderedDict[int, bytes] = OrderedDict()
        if os.fstat(handle).st_size != seal.size:
            raise DamagedError(f"{path.name} has another size")

    def take(self, start: int, size: int) -> bytes:
        """The bytes from `start` on."""
        if start < 0 or size < 0 or start + size > self._seal.size:
            raise DamagedError("there are no such bytes")
        first, last = start // BLOCK, (start + size - 1) // BLOCK
        if not size:
            return b""
        if first == last:
            at = start - first * BLOCK
            return self._block(first)[at : at + size]
        whole = self._read(first, last) if last - first >= _KEPT else b"".join(map(self._block, range(first, last + 1)))
        return whole[start - first * BLOCK :][:size]

    def _block(self, number: int) -> bytes:
        block = self._blocks.get(number)
        if block is None:
            block = self._blocks[number] = self._read(number, number)
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        return block

    def _read(self, first: int, last: int) -> bytes:
        """The blocks from `first` to `last`, as they were written."""
        os.lseek(self._handle, first * BLOCK, os.SEEK_SET)
        wanted = min((last + 1) * BLOCK, self._seal.size) - first * BLOCK
        pieces = []
        while wanted > 0 and (piece := os.read(self._handle, wanted)):
            pieces.append(piece)
            wanted -= len(piece)
        raw = b"".join(pieces)
        digests = b"".join(_digest(raw[at : at + BLOCK]) for at in range(0, len(raw), BLOCK))
        if digests != self._seal.digests[first * _DIGEST : (last + 1) * _DIGEST]:
            raise DamagedError("the index is damaged")
        return raw


def _digest(block: bytes) -> bytes:
    return blake2b(block, digest_size=_DIGEST).digest()
