"""Rich text as Outlook packs it into a message (MS-OXRTFCP): a dictionary of 4,096 bytes that grows as it is read."""

from __future__ import annotations

import struct

# What the dictionary holds to begin with (2.1.2.1 of the specification).
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_SIZE = 4096
_HEAD = 16  # bytes: length of all but itself, length unpacked, kind, sum
_PACKED, _PLAIN = b"LZFu", b"MELA"


def unpack(data: bytes, most: int) -> bytes:
    """The rich text; empty for bytes that are none, and no more of it than `most` bytes."""
    if len(data) < _HEAD:
        return b""
    length = struct.unpack_from("<I", data, 4)[0]
    kind = data[8:12]
    if kind == _PLAIN:
        return data[_HEAD : _HEAD + min(length, most)]
    return _unpacked(data[_HEAD:], min(length, most)) if kind == _PACKED else b""


def _unpacked(data: bytes, length: int) -> bytes:
    """Eight runs behind each control byte: a byte as it is, or a place in the dictionary with a length from 2 to 17."""
    held = bytearray(_BEGINNING.ljust(_SIZE, b"\x00"))
    write = len(_BEGINNING)
    made = bytearray()
    at = 0
    while at < len(data) and len(made) < length:
        control = data[at]
        at += 1
        for bit in range(8):
            if not control >> bit & 1:
                run = data[at : at + 1]
                at += 1
            else:
                if at + 2 > len(data):
                    return bytes(made)
                place, count = divmod(data[at] << 8 | data[at + 1], 16)
                at += 2
                if place == write:  # the end
                    return bytes(made[:length])
                run = b""
                for step in range(count + 2):
                    byte = held[(place + step) % _SIZE]
                    held[(write + step) % _SIZE] = byte
                    run += bytes((byte,))
            for byte in run:
                held[write] = byte
                write = (write + 1) % _SIZE
            made += run
    return bytes(made[:length])
