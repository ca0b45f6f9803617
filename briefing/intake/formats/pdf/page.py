"""One page of a PDF: its lines in the order in which they are read, over columns and around what spans them."""

from __future__ import annotations

import ctypes
import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

HYPHEN = "\u00ad"  # marks a hyphen at a line's end that PDFium knows to be one
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_GAP = 1.3  # of a character's size, beyond which words on one level belong to different columns
_NARROWEST = 0.1  # of a page's width, below which a column is only an indent or a list's numbers
_FEWEST = 3  # lines that make a column
_LEAST, _MOST = 4, 40  # points between which a nominal size is taken for the real one
_LEVEL = 0.45  # of a size, within which two pieces stand on one line


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line, or a piece of one: its words, its box in points from the page's lower left, and how it is set.

    `base` is where its letters stand, from the page's foot.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    base: float
    font: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read one after the other: a column, or a part of one."""

    lines: tuple[PdfLine, ...]
    left: float
    right: float


def pieces(textpage: Any) -> list[PdfLine]:
    """Runs of characters that stand side by side. `textpage` is pypdfium2's."""
    from pypdfium2 import raw  # type: ignore[import-untyped]  # carries no types

    made: list[PdfLine] = []
    run: list[str] = []
    box = [0.0, 0.0, 0.0, 0.0]
    size = base = 0.0
    font = ""
    matrix = raw.FS_MATRIX()
    edges = [ctypes.c_double() for _ in range(4)]
    last_right = level = 0.0

    def end() -> None:
        text = "".join(run).strip(" ")
        if text:
            made.append(PdfLine(text, box[0], box[1], box[2], box[3], size, base, font))
        run.clear()

    for at in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, at)
        if code in (0x0D, 0x0A):
            end()
            continue
        if code in (0x02, 0xFFFE, 0xAD):
            run.append(HYPHEN)
            end()
            continue
        if code < 0x20 or code in (0xFFFF, 0):
            continue
        if code == 0x20 or raw.FPDFText_IsGenerated(textpage, at):
            if run:
                run.append(" ")
            continue
        if not raw.FPDFText_GetCharBox(textpage, at, *edges):
            continue
        left, right, bottom, top = (edge.value for edge in edges)
        here = raw.FPDFText_GetFontSize(textpage, at)
        if not _LEAST < here < _MOST and raw.FPDFText_GetMatrix(textpage, at, matrix):
            here *= math.hypot(matrix.b, matrix.d)  # some files set all text at size 1 and scale it
        level = edges[3].value if raw.FPDFText_GetCharOrigin(textpage, at, edges[2], edges[3]) else bottom
        if run and (
            left - last_right > _GAP * max(here, size, 1)
            or left < last_right - max(here, size, 1)
            or abs(level - base) > 0.5 * max(here, size, 1)
            or abs(here - size) > 0.4 * max(here, size)
            or (abs(here - size) > 0.12 * max(here, size) and abs(level - base) > 0.12 * max(here, size))
        ):
            end()
        if not run:
            box = [left, bottom, right, top]
            size, base = here, level
            font = _font(raw, textpage, at)
        run.append(_LIGATURES.get(code) or (chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"))
        box = [min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)]
        last_right = right
    end()
    return [_sized(line) for line in made]


def _font(raw: Any, textpage: Any, at: int) -> str:
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(textpage, at, None, 0, flags)
    if not 0 < length < 200:
        return ""
    held = ctypes.create_string_buffer(length)
    raw.FPDFText_GetFontInfo(textpage, at, held, length, flags)
    return held.value.decode("utf-8", "replace")


def _sized(line: PdfLine) -> PdfLine:
    """Some files set all text at size 1 and scale it: then the height of the line is its size."""
    height = line.top - line.bottom
    return replace(line, size=height * 1.3) if line.size < 3 and height > 0 else line


def regions(every: Sequence[PdfLine], width: float, gutters: list[float]) -> list[Region]:
    """The lines of a page in reading order, as columns and what spans them.

    `gutters` are the places between the columns of the pages before, for a page with too few lines to show them; this
    page's are added.
    """
    return [
        Region(tuple(lines), min(line.left for line in lines), max(line.right for line in lines))
        for lines in _ordered(list(every), width, 0, gutters)
    ]


def _ordered(every: list[PdfLine], width: float, deep: int, gutters: list[float]) -> Iterator[list[PdfLine]]:
    gutter = (_gutter(every, width) or _held(every, gutters)) if deep < 5 else None
    if gutter is None:
        lines = _joined(every)
        if lines:
            yield lines
        return
    if gutter not in gutters:
        gutters.append(gutter)
    across = sorted((line for line in every if line.left < gutter < line.right), key=lambda line: -line.base)
    rest = [line for line in every if not line.left < gutter < line.right]
    # What spans the columns parts them into bands; in each the left one is read before the right one.
    for spanning, band in _bands(across, rest):
        yield from _ordered(spanning, width, 5, gutters)
        yield from _ordered([line for line in band if line.right <= gutter], width, deep + 1, gutters)
        yield from _ordered([line for line in band if line.left >= gutter], width, deep + 1, gutters)


def _bands(across: list[PdfLine], rest: list[PdfLine]) -> Iterator[tuple[list[PdfLine], list[PdfLine]]]:
    """Groups of spanning lines, each with the lines of the columns below it, down to the next group."""
    left_over = sorted(rest, key=lambda line: -line.base)
    group: list[PdfLine] = []
    for number, line in enumerate([*across, None]):
        level = line.base if line is not None else float("-inf")
        band = [other for other in left_over if other.base > level]
        if band or line is None:
            yield group, band
            left_over = [other for other in left_over if other.base <= level]
            group = []
        if line is not None:
            group.append(across[number])


def _gutter(lines: list[PdfLine], width: float) -> float | None:
    """A place that parts two columns: hardly a line crosses it, and enough stand beside each other on both sides."""
    if len(lines) < 4:  # two lines beside two
        return None
    best: tuple[int, float, float] | None = None
    for start, end in _gaps(lines):
        place = (start + end) / 2
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < _FEWEST:
            if not (_begun(left, right, crossing, width) or _brief(left, right)):
                continue
        elif crossing > 0.5 * min(len(left), len(right)):
            continue
        if any(
            statistics.median(line.right - line.left for line in side) < _NARROWEST * width for side in (left, right)
        ):
            continue
        beside = sum(any(abs(one.base - other.base) < one.size * 3 for other in right) for one in left)
        if beside < min(_FEWEST, len(right)):
            continue
        # The fewest lines across, then the widest gap.
        rank = (crossing, -(end - start), place)
        if best is None or rank < best:
            best = rank
    return best[2] if best else None


def _begun(left: list[PdfLine], right: list[PdfLine], crossing: int, width: float) -> bool:
    """Whether a second column has only begun: a line or two, as wide as a column's and on the first one's levels."""
    if not right or len(left) < 2 * _FEWEST or crossing > 0.3 * len(left):
        return False
    wide = all(line.right - line.left > 0.25 * width for line in right[:-1] or right)
    level = all(any(abs(line.base - other.base) < _LEVEL * line.size for other in left) for line in right)
    return wide and level


def _brief(left: list[PdfLine], right: list[PdfLine]) -> bool:
    """Whether two lines stand beside two, and on either side the second goes on with the first one's sentence."""
    levels = [(one, other) for one in left for other in right if abs(one.base - other.base) < _LEVEL * one.size]
    if len(right) < 2 or len(levels) != len(right):
        return False
    first, second = sorted(levels, key=lambda pair: -pair[0].base)[:2]
    return all(
        below.text[:1].islower() and not above.text.rstrip().endswith((".", ":", ";"))
        for above, below in zip(first, second, strict=True)
    )


def _held(lines: list[PdfLine], gutters: Sequence[float]) -> float | None:
    """A gutter of the pages before that parts these lines too, and that none of them crosses."""
    for place in gutters:
        left = sum(line.right <= place for line in lines)
        right = sum(line.left >= place for line in lines)
        if left and right and left + right == len(lines):
            return place
    return None


def _gaps(lines: list[PdfLine]) -> Iterator[tuple[float, float]]:
    """Strips between the right edge of some lines and the left edge of others, that few lines cross."""
    lefts = sorted({round(line.left, 1) for line in lines})
    rights = sorted(round(line.right, 1) for line in lines)
    for left in lefts[1:]:
        before = [right for right in rights if right <= left]
        if not before:
            continue
        start = before[-1]
        if left - start >= 4:
            yield start, left


def _joined(lines: list[PdfLine]) -> list[PdfLine]:
    """The pieces of one level as one line, from the top down."""
    made: list[PdfLine] = []
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        last = made[-1] if made else None
        if (
            last is not None
            and abs(last.base - line.base) < _LEVEL * max(last.size, line.size)
            and line.left >= last.left
        ):
            wide = line.left - last.right > _GAP * last.size
            made[-1] = PdfLine(
                f"{last.text}{'   ' if wide else ' '}{line.text}", last.left, min(last.bottom, line.bottom),
                max(last.right, line.right), max(last.top, line.top), max(last.size, line.size), last.base, last.font,
            )  # fmt: skip
        else:
            made.append(line)
    return made
