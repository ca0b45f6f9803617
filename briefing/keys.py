"""The user's own key, by which the program knows again what it made itself.

Everything under index/ is stamped with a keyed digest (BLAKE2b). The key is made at random and kept in the user's state
folder, outside every workspace, so an index that came from somewhere else cannot carry a stamp that fits.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from briefing import files
from briefing.plain import read_plain

FILE = "index.key"
_BYTES = 32
_private = os.urandom(_BYTES)  # where the state folder cannot be written: what is made lasts as long as the program


def user_key(state: Path) -> bytes:
    """This user's key for what is derived in a workspace; made when first asked for, or where it is damaged."""
    path = state / FILE
    key = _read(path)
    if key is None:
        try:
            files.write_atomic(path, os.urandom(_BYTES).hex(), overwrite=path.exists(), private=True)
        except FileExistsError:  # made by another program in between
            pass
        except OSError:
            return _private
        key = _read(path)
    return key or _private


def stamp(key: bytes, *parts: str | bytes, size: int = 32) -> bytes:
    """The keyed digest of some parts, each with its length, so that no two lists of parts have the same."""
    made = blake2b(key=key, digest_size=size)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8, "big") + raw)
    return made.digest()


def _read(path: Path) -> bytes | None:
    try:
        key = bytes.fromhex(read_plain(path, 2 * _BYTES + 2, follow=False).decode("ascii"))
    except (OSError, ValueError):
        return None
    return key if len(key) == _BYTES else None
