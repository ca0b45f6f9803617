"""Words, and text made alike for looking up."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")


_SPACE = re.compile(r"\s+")


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order; an apostrophe, a full stop or a comma inside a word belongs to it."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


def fold(text: str) -> str:
    """Letter case and accents removed, for looking up. The length may change: never use it for offsets."""
    if text.isascii():
        return text.casefold()
    bare = unicodedata.normalize("NFKD", text)
    return "".join(char for char in bare if not unicodedata.combining(char)).casefold().replace("’", "'")


def one_line(text: str) -> str:
    """Runs of white space become one space; ends are trimmed."""
    return _SPACE.sub(" ", text).strip()


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports", "1,200 differences"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
