"""Breaking a page's text into lines of a width in terminal cells, keeping offsets."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from briefing.model import Span


TOGETHER = "\u00a0"  # a space at which no line ends

_HELD = "\u00a0\u2007\u202f"  # the spaces that hold together what stands beside them
_WORD = re.compile(rf"((?:\S|[{_HELD}])+)[^\S{_HELD}]*|[^\S{_HELD}]+")


def wrap(text: str, width: int) -> list[Span]:
    """Where each line of the text begins and ends when no line is wider than `width` cells.

    Lines break at spaces (which hang over the end), not at those that hold words together, and, where a word is wider
    than a line, inside it.
    """
    width = max(width, 4)
    lines: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if paragraph.isascii() and len(paragraph) <= width:
            lines.append((start, end))
        elif all(map(_even, set(paragraph))):
            lines.extend(_wrap_even(text, start, end, width))
        else:
            lines.extend(_wrap_paragraph(text, start, end, width))
        start = end + 1
    return lines


@cache
def _even(character: str) -> bool:
    """Whether a character is a cell wide, and a space if it is one at which lines break."""
    return character == " " or ((not character.isspace() or character in _HELD) and cell_len(character) == 1)


def _wrap_even(text: str, start: int, end: int, width: int) -> list[Span]:
    """The lines of a paragraph whose characters are a cell wide each, found by looking at the ends of lines alone: a
    text of some megabytes is laid out while somebody waits."""
    lines: list[Span] = []
    begin = start
    while end - begin > width:
        after = begin + width
        if text[after] == " ":
            while after < end and text[after] == " ":
                after += 1
            if after == end:
                break
        else:
            after = text.rfind(" ", begin, after) + 1 or after
        lines.append((begin, after))
        begin = after
    lines.append((begin, end))
    return lines


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> list[Span]:
    lines: list[Span] = []
    begin, used = start, 0
    for match in _WORD.finditer(text, start, end):
        word = match[1] or ""
        cells = cell_len(word)
        if used and used + cells > width:
            lines.append((begin, match.start()))
            begin, used = match.start(), 0
        if cells > width:
            for piece in chop_cells(word, width)[:-1]:
                lines.append((begin, begin + len(piece)))
                begin += len(piece)
            used = cell_len(text[begin : match.end()])
        else:
            used += cells + len(match.group()) - len(word)
    lines.append((begin, end))
    return lines
