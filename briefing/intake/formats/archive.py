"""Zip files, taken apart in memory: nothing is written, no name becomes a path, endless unpacking is refused."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator

from briefing.errors import ImportingError
from briefing.intake.formats.part import Context, FilePart, Open, failed
from briefing.intake.options import Limits, size
from briefing.language.safety import safe_line

_SMALL = 1 << 20  # bytes below which no ratio is alarming
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
_HIDDEN = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.)[^/]+$|Thumbs\.db$|desktop\.ini$)")


def read(data: bytes, context: Context, inside: Open) -> Iterator[FilePart]:
    """The parts of every file in an archive, in the archive's order; `inside` takes each of them apart."""
    limits = context.limits
    with _opened(data) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _HIDDEN.search(entry.filename)]
        if not entries:
            raise ImportingError("is an archive without files")
        if len(entries) > limits.parts:
            raise ImportingError(f"holds {len(entries):,} files, more than the {limits.parts:,} that one import takes")
        for entry in entries:
            name = safe_line(entry.filename)[:200]
            try:
                within = context.within(name)
                content = _content(archive, entry, context)
            except ImportingError as error:
                yield failed(f"{context.inner} › {name}" if context.inner else name, error)
                continue
            yield from inside(content, within)


def check(data: bytes, limits: Limits) -> None:
    """Refuse a zip-based document (a Word file) whose members unpack to more than a file may hold."""
    with _opened(data) as archive:
        total = 0
        for entry in archive.infolist():
            _sensible(entry, limits)
            total += entry.file_size
            if total > limits.file * 2:
                raise ImportingError("unpacks to more than one file may hold")


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise ImportingError("is a damaged or truncated zip file") from None


def _sensible(entry: zipfile.ZipInfo, limits: Limits) -> None:
    if entry.flag_bits & 0x1:
        raise ImportingError("is encrypted", do="unpack it with its password and import what is inside")
    if entry.file_size > limits.file:
        raise ImportingError(f"is larger than {size(limits.file)}")
    if entry.file_size > _SMALL and entry.file_size > limits.ratio * max(1, entry.compress_size):
        raise ImportingError(f"unpacks to more than {limits.ratio} times its size")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, context: Context) -> bytes:
    if _OUTSIDE.search(entry.filename):
        raise ImportingError("has a name that leads out of the archive")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ImportingError("is a link, and links in archives are not followed")
    _sensible(entry, context.limits)
    room = min(context.limits.file, context.budget.unpacked)
    try:
        with archive.open(entry) as stream:
            data = stream.read(room + 1)  # what the directory says of its size may be a lie
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise ImportingError("is damaged inside its archive") from None
    context.budget.unpacked -= len(data)
    if len(data) > room:
        raise ImportingError("unpacks to more than one archive may hold")
    return data
