"""Outlook's files, made here: a compound file as MS-CFB says, with the streams of MS-OXMSG in it, and a winmail.dat."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TIME, _LONG = 0x0040, 0x0003

Tree = Mapping[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file (version 3) with these storages and streams."""
    entries: list[list[object]] = []  # name, kind, child, right, bytes

    def add(name: str, held: bytes | Tree, kind: int) -> int:
        at = len(entries)
        entries.append([name, kind, _FREE, _FREE, held if isinstance(held, bytes) else b""])
        if not isinstance(held, bytes):
            last = None
            for inner in sorted(held, key=lambda one: (len(one), one.upper())):  # a list to the right is a tree, too
                child = add(inner, held[inner], 2 if isinstance(held[inner], bytes) else 1)
                entries[at if last is None else last][2 if last is None else 3] = child
                last = child
        return at

    add("Root Entry", tree, 5)
    mini = bytearray()
    minifat: list[int] = []
    sectors: list[bytes] = []
    fat: list[int] = []
    starts: dict[int, int] = {}

    def chain(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[at : at + _SECTOR].ljust(_SECTOR, b"\x00") for at in range(0, len(data), _SECTOR)]
        sectors.extend(pieces)
        fat.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    for at, entry in enumerate(entries):
        data = entry[4]
        assert isinstance(data, bytes)
        if entry[1] != 2 or not data:
            continue
        if len(data) >= _CUTOFF:
            starts[at] = chain(data)
        else:
            starts[at] = len(minifat)
            count = -(-len(data) // _MINI)
            minifat.extend([*range(len(minifat) + 1, len(minifat) + count), _END])
            mini.extend(data.ljust(count * _MINI, b"\x00"))
    root = chain(bytes(mini)) if mini else _END
    minis = chain(struct.pack(f"<{len(minifat)}I", *minifat).ljust(_SECTOR, b"\xff")) if minifat else _END
    rows = b"".join(_entry(at, entry, starts, root, len(mini)) for at, entry in enumerate(entries))
    directory = chain(rows.ljust(-(-len(rows) // _SECTOR) * _SECTOR, b"\x00"))
    count = 1
    while (len(sectors) + count) * 4 > count * _SECTOR:
        count += 1
    places = list(range(len(sectors), len(sectors) + count))
    table = struct.pack(f"<{len(fat) + count}I", *fat, *[_FAT] * count)
    table = table.ljust(count * _SECTOR, b"\xff")
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0, _CUTOFF,
        minis, 1 if minifat else 0, _END, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *places, *[_FREE] * (109 - count))
    return head + b"".join(sectors) + table


def _entry(at: int, entry: Sequence[object], starts: Mapping[int, int], root: int, mini: int) -> bytes:
    name, kind, child, right, data = entry
    assert isinstance(name, str)
    assert isinstance(data, bytes)
    written = name.encode("utf-16-le")
    size = mini if at == 0 else len(data)
    start = root if at == 0 else starts.get(at, _END if kind == 2 else 0)
    return struct.pack(
        "<64sHBBIII16xIQQIQ", written, len(written) + 2, kind, 1, _FREE, right, child, 0, 0, 0, start, size
    )


def msg(
    strings: Mapping[str, str],
    *,
    binary: Mapping[str, bytes] | None = None,
    sent: int = 0,
    codepage: int = 0,
    attached: Sequence[Tree] = (),
    head: int = 32,
) -> dict[str, bytes | Tree]:
    """The streams of a message: strings by their property's four digits, in UTF-16, or in a code page if one is given.

    `sent` is in tenths of microseconds since 1601.
    """
    kind = "001E" if codepage else "001F"
    tree: dict[str, bytes | Tree] = {
        f"__substg1.0_{id_}{kind}": text.encode(f"cp{codepage}" if codepage else "utf-16-le")
        for id_, text in strings.items()
    }
    tree |= {f"__substg1.0_{id_}": data for id_, data in (binary or {}).items()}
    fixed = [(_TIME, 0x0039, sent)] if sent else []
    fixed += [(_LONG, 0x3FFD, codepage)] if codepage else []
    tree["__properties_version1.0"] = bytes(head) + b"".join(struct.pack("<HHIQ", k, i, 6, v) for k, i, v in fixed)
    for number, one in enumerate(attached):
        tree[f"__attach_version1.0_#{number:08X}"] = one
    return tree


def file(name: str, data: bytes) -> Tree:
    """An attachment that is a file."""
    return {
        "__substg1.0_3707001F": name.encode("utf-16-le"),
        "__substg1.0_37010102": data,
        "__properties_version1.0": bytes(8),
    }


def winmail(attributes: Sequence[tuple[int, bytes]]) -> bytes:
    """A winmail.dat of attributes by their id (MS-OXTNEF 2.1.3)."""
    made = b"\x78\x9f\x3e\x22\x01\x00"
    for id_, data in attributes:
        level = 2 if id_ in (0x9002, 0x8010, 0x800F) else 1
        made += struct.pack("<BHHI", level, id_, 1, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return made
