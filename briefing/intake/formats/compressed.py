"""What is packed by gzip, told by its first bytes, without loading a reader for it."""

from __future__ import annotations

import zlib


def is_warc(data: bytes) -> bool:
    """Whether bytes are a web archive, as it is or packed by gzip."""
    if data.startswith(b"WARC/"):
        return True
    if not data.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(31).decompress(data[:4096], 16).startswith(b"WARC/")
    except zlib.error:
        return False
