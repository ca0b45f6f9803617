"""The seal of a snapshot: that this user's program made it, here, and that nobody changed it since.

Beside a snapshot lies a small file with the digest of all its bytes, stamped with the user's own key (`keys.py`). An
index that came with a received workspace has no such stamp and is never opened, not even by SQLite.

What is promised: a command, and the reader soon after its first screen, use a snapshot only after all its bytes were
digested (about a tenth of a second for 100 MB). The first screen itself waits for less: it takes a snapshot whose size,
times, file number and device are those that were written down under the stamp when the snapshot was put in place. A
received file has others, and the time of its last change (ctime) is not for a sender to choose.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from enum import Enum
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any

from briefing.files import write_atomic
from briefing.keys import stamp
from briefing.plain import open_plain, read_plain

FILE = "derived.seal"
LARGEST = 4_000_000_000  # bytes of a snapshot; 10,000 articles give a thirtieth
_LIMIT = 10_000  # bytes of a seal
_DIGEST = 32

Entry = dict[str, Any]  # digest, and `facts` once the snapshot had its place


class Proof(Enum):
    """What is known of a snapshot: it is as it was made; it was made here and is damaged; or no stamp of ours fits."""

    PROVEN = "proven"
    DAMAGED = "damaged"
    FOREIGN = "foreign"


def seal_draft(path: Path, draft: Path, key: bytes) -> None:
    """Seal a draft about to take the snapshot's place at `path`; the seal of the one before holds until then."""
    before = _read(path, key)
    _write(path, key, [{"digest": digest(draft)}, *before[:1]])


def settle(path: Path, key: bytes) -> None:
    """Write down how the snapshot that was just put in place, or proven, can be known again at a glance."""
    entries = _read(path, key)
    if entries:
        _write(path, key, [{**entries[0], "facts": _facts(os.lstat(path))}])


def proof(path: Path, key: bytes, *, whole: bool) -> Proof:
    """Whether a snapshot is ours: by all its bytes if `whole`, else at a glance where that can be told."""
    entries = _read(path, key)
    if not entries:
        return Proof.FOREIGN
    try:
        facts = _facts(os.lstat(path))
        if not whole and any(each.get("facts") == facts for each in entries):
            return Proof.PROVEN
        found = digest(path)
    except OSError:
        return Proof.DAMAGED
    for entry in entries:
        if entry["digest"] == found:
            if whole and entry.get("facts") != facts:
                _again(path, key, entry, facts)
            return Proof.PROVEN
    return Proof.DAMAGED


def digest(path: Path) -> str:
    """The digest of a file's bytes. Raises OSError."""
    with open_plain(path, LARGEST, follow=False) as stream:
        return file_digest(stream, lambda: blake2b(digest_size=_DIGEST)).hexdigest()


def _again(path: Path, key: bytes, entry: Entry, facts: list[int]) -> None:
    """The user moved it, or a kill came between: note how it is known from now on, where that can be written."""
    try:
        _write(path, key, [{**entry, "facts": facts}])
    except OSError:
        return


def _facts(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev]


def _write(path: Path, key: bytes, entries: Iterable[Entry]) -> None:
    listed = json.dumps(list(entries))
    mark = stamp(key, "snapshot", os.fsencode(path), listed).hex()
    write_atomic(path.with_name(FILE), json.dumps({"snapshots": listed, "stamp": mark}), private=True)


def _read(path: Path, key: bytes) -> list[Entry]:
    """What is sealed; nothing where there is no seal, or none with our stamp."""
    try:
        found = json.loads(read_plain(path.with_name(FILE), _LIMIT, follow=False))
        listed = found["snapshots"]
        if found["stamp"] != stamp(key, "snapshot", os.fsencode(path), listed).hex():
            return []
        entries: list[Entry] = json.loads(listed)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
    return entries
