"""Compressing the values of a snapshot, by one dictionary of its own: some of its texts and values, so that what its
articles have in common costs little from the first word on.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

LEVEL = 6  # of compression
LONGEST = 1 << 28  # bytes of a value; none of ours comes near
MOST = 1 << 15  # bytes of a dictionary: zlib looks no further back
SHARE = 64  # of the texts is the dictionary, at most
_PIECE = 64  # bytes of a text that are worth looking back to
_RAW = -15  # no header and no checksum: the file has its own


class Packer:
    """Bytes in less, by the dictionary of a snapshot."""

    def __init__(self, dictionary: bytes) -> None:
        self.dictionary = dictionary
        self._fresh: zlib._Compress | None = None

    def pack(self, raw: bytes) -> bytes:
        """Compress."""
        if self._fresh is None:  # a copy of one that has read the dictionary costs a tenth of reading it
            self._fresh = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW, 9, zdict=self.dictionary)
        packer = self._fresh.copy()
        return packer.compress(raw) + packer.flush()

    def unpack(self, packed: bytes) -> bytes:
        """What was compressed. Raises ValueError for anything else, and for what would be too long."""
        unpacker = zlib.decompressobj(_RAW, zdict=self.dictionary)
        try:
            found = unpacker.decompress(packed, LONGEST)
        except (zlib.error, TypeError) as error:
            raise ValueError("no value of a snapshot") from error
        if not unpacker.eof or unpacker.unused_data:
            raise ValueError("a value of a snapshot is cut off")
        return found


def dictionary(values: Sequence[bytes], texts: Sequence[bytes], size: int) -> bytes:
    """A dictionary for a briefing with `size` characters of text, from some of its texts and values."""
    room = min(MOST, size // SHARE)
    return _some(texts, room - room // 8) + _some(values, room // 8)  # the commonest last, as zlib wants it


def _some(raw: Sequence[bytes], room: int) -> bytes:
    part = max(_PIECE, room // max(1, len(raw)))
    return b"".join([one[:part] for one in raw])[:room]
