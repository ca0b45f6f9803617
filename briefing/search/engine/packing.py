"""Lists of whole numbers as few bytes, read again without a loop of ours.

A list is laid out in planes: the lowest byte of every number, then the second byte of every number, up to the last
that any of them needs. Gaps between the places of a word are small, so the higher planes are nearly all zeros, and each
plane of a longer list is Huffman-coded by itself (zlib): a word costs about as many bits as its frequency says it must,
and zlib, slices and arrays do all of the reading. Short lists are planes and nothing else; how long a list is, and how
many bytes it takes, is kept elsewhere.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub

from briefing.search.engine.sealed import DamagedError

SHORT = 32  # numbers of a list that is worth no coding
_SIZE = 3  # bytes that say how many a coded plane takes; before them one says how many planes, and which are coded
_CODES = ("B", "B", "H", "I", "I")  # of arrays that hold numbers of so many planes
_WIDTHS = (0, 1, 2, 4, 4)


def pack(numbers: Sequence[int]) -> bytes:
    """A list of whole numbers, none below 0 or of more than four bytes."""
    if len(numbers) < 2:
        return b"".join(number.to_bytes((number.bit_length() + 7) // 8, "little") for number in numbers)
    needed = (max(numbers).bit_length() + 7) // 8
    width = _WIDTHS[needed]
    raw = array(_CODES[needed], numbers if width else ())
    if sys.byteorder == "big":
        raw.byteswap()
    whole = raw.tobytes()
    planes = [whole[place::width] for place in range(needed)]
    if len(numbers) < SHORT:
        return b"".join(planes)
    head, sizes, kept = len(planes) << 4, [], []
    for place, plane in enumerate(planes):
        coded = _coded(plane)
        if len(coded) + _SIZE < len(plane) and len(coded) < 1 << 8 * _SIZE:
            head |= 1 << place
            sizes.append(len(coded).to_bytes(_SIZE, "little"))
            kept.append(coded)
        else:
            kept.append(plane)
    return b"".join((bytes((head,)), *sizes, *kept))


def unpack(raw: bytes, count: int) -> array[int]:
    """The `count` numbers again. Raises DamagedError where they are not there."""
    if count < SHORT:
        size, left = divmod(len(raw), count or 1)
        if left or size > 4:
            raise DamagedError("a list of numbers is cut off")
        planes = [raw[place * count : (place + 1) * count] for place in range(size)]
    else:
        planes = _planes(raw, count)
    if not planes:
        return array("B", bytes(count))
    width = _WIDTHS[len(planes)]
    if width == 1:
        return array("B", planes[0])
    whole = bytearray(width * count)
    for place, plane in enumerate(planes):
        whole[place::width] = plane
    numbers = array(_CODES[len(planes)], bytes(whole))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def pack_rising(numbers: Sequence[int]) -> bytes:
    """A list of whole numbers in ascending order, as the gaps between them."""
    return pack([numbers[0], *map(sub, numbers[1:], numbers)] if len(numbers) > 1 else numbers)


def unpack_rising(raw: bytes, count: int) -> array[int]:
    """The numbers again. Raises DamagedError where they are not there."""
    return array("I", accumulate(unpack(raw, count)))


def pack_set(members: Sequence[int], size: int) -> bytes:
    """A set of numbers below `size`, given in ascending order: as bits or as gaps, whichever takes less."""
    gaps = b"\1" + len(members).to_bytes(4, "little") + pack_rising(members)
    if len(gaps) < size // 8:
        return gaps
    notation = bytearray(b"0" * (size or 1))
    for member in members:
        notation[-1 - member] = 49  # a 1
    return b"\0" + int(notation, 2).to_bytes((size + 7) // 8, "little")


def unpack_set(raw: bytes, size: int) -> bytes:
    """A set of numbers again: one byte a number, 1 or 0. Raises DamagedError where it is none."""
    if raw[:1] == b"\1":
        return bytes(flags(unpack_rising(raw[5:], int.from_bytes(raw[1:5], "little")), size))
    if len(raw) != 1 + (size + 7) // 8:
        raise DamagedError("a set of documents is cut off")
    bits = int.from_bytes(raw[1:], "little")
    # one byte a number from one bit a number, through Python's binary notation: no loop of ours
    return format(bits, f"0{size}b")[::-1].encode("ascii").translate(_FLAGS) if size else b""


def flags(members: Iterable[int], size: int) -> bytearray:
    """A set of numbers below `size` as one byte a number."""
    found = bytearray(size)
    for member in members:
        found[member] = 1
    return found


_FLAGS = bytes.maketrans(b"01", b"\0\1")


def _coded(plane: bytes) -> bytes:
    coder = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, 8, zlib.Z_HUFFMAN_ONLY)
    return coder.compress(plane) + coder.flush()


def _planes(raw: bytes, count: int) -> list[bytes]:
    head = raw[0] if raw else 0
    coded = [bool(head >> place & 1) for place in range(head >> 4)]
    planes, size_at, at = [], 1, 1 + _SIZE * sum(coded)
    for each in coded:
        size = count
        if each:
            size = int.from_bytes(raw[size_at : size_at + _SIZE], "little")
            size_at += _SIZE
        plane = raw[at : at + size]
        at += size
        try:
            planes.append(zlib.decompress(plane, -zlib.MAX_WBITS, count) if each else plane)
        except zlib.error as error:
            raise DamagedError("a list of numbers cannot be read") from error
    if len(planes) > 4 or at != len(raw) or any(len(plane) != count for plane in planes):
        raise DamagedError("a list of numbers is cut off")
    return planes
