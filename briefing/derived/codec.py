"""Values of the model as bytes, and back: JSON by msgspec, which knows dataclasses, compressed.

A value is a few hundred bytes of which half are names that every value has, so the compression starts with those names
(zlib's preset dictionary): a third of the size at little cost. The dictionary comes from the model, so a value is read
only by the code that wrote it: the snapshot carries the stamp of that code.
"""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Iterable
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    import msgspec

T = TypeVar("T")

LEVEL = 1  # of compression: the quickest
LONGEST = 1 << 28  # bytes of a value; none of ours comes near
_RAW = -15  # no header and no checksum: the file has its own


def plain(value: object) -> bytes:
    """A value of the model, or a tuple of such, as JSON: the same for the same value."""
    return _encoder().encode(value)


def encode(value: object) -> bytes:
    """A value of the model, or a tuple of such."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW, zdict=_dictionary())
    return packer.compress(plain(value)) + packer.flush()


def decode(kind: type[T], raw: bytes) -> T:
    """The value that was encoded. Raises ValueError for anything else."""
    return cast(T, _decoder(cast(Any, kind)).decode(_unpacked(raw)))


def decode_all(kind: type[T], raw: bytes) -> tuple[T, ...]:
    """The values of an encoded tuple. Raises ValueError for anything else."""
    return cast(tuple[T, ...], _decoder(GenericAlias(tuple, (kind, ...))).decode(_unpacked(raw)))


def _unpacked(raw: bytes) -> bytes:
    unpacker = zlib.decompressobj(_RAW, zdict=_dictionary())
    try:
        found = unpacker.decompress(raw, LONGEST)
    except (zlib.error, TypeError) as error:
        raise ValueError("no value of the model") from error
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("a value of the model is cut off")
    return found


@cache
def _encoder() -> msgspec.json.Encoder:
    import msgspec  # here: a first screen decodes nothing

    return msgspec.json.Encoder()


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    import msgspec

    return msgspec.json.Decoder(kind)


@cache
def _dictionary() -> bytes:
    """What values have in common, the commonest last, as zlib wants it."""
    from briefing import model

    kinds = (model.Actor, model.Outlet, model.Copying, model.Article, model.Reference, model.NotFound, model.Nearest)
    often = (model.Statement, model.Report, model.Difference, model.Words, model.Speaker, model.Quotation)
    return b"".join(_names((*kinds, *often)))


def _names(kinds: Iterable[Any]) -> Iterable[bytes]:
    for kind in kinds:
        for each in dataclasses.fields(kind):
            yield f',"{each.name}":'.encode()
