"""Words, and text made alike for looking up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

T = TypeVar("T")

# Capital letters of Latin script, as a class of a pattern.
CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x250)) if letter.isupper())
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")


# Where signs that combine may be; quotation marks and dashes, which every text has, are left out for speed.
_MAY_COMBINE = re.compile("[\u0300-\u200f\u2028-\U0010ffff]")
# Letters with a stroke and joined letters, which no decomposition takes apart.
_STROKES = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ı": "i"}
    | {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ẞ": "ss", "ĸ": "k"}
)
_STROKED = re.compile(f"[{''.join(map(chr, _STROKES))}]")


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order; an apostrophe, a full stop or a comma inside a word belongs to it."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


def fold(text: str) -> str:
    """Letter case, accents and strokes removed, for looking up. The length may change: never use it for offsets."""
    if text.isascii():
        return text.casefold()
    bare = unicodedata.normalize("NFKD", text)
    bare = _MAY_COMBINE.sub(_uncombined, bare)
    if _STROKED.search(bare):  # to translate takes many times as long as to see that nothing is to be
        bare = bare.translate(_STROKES)
    return bare.casefold().replace("’", "'")


def in_a_row(items: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    """Every `size` of them that stand in a row."""
    return zip(*(islice(items, at, None) for at in range(size)), strict=False)


def _uncombined(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match[0]) else match[0]


def one_line(text: str) -> str:
    """Runs of white space become one space; ends are trimmed."""
    return " ".join(text.split())


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports", "1,200 differences"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
