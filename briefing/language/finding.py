"""Finding words in the text that is open: letter case, accents, kinds of quotation marks and line ends do not count."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Span

_ALIKE = str.maketrans("’‘‛“”„«»–—−\n\t\u00a0\u202føłđß", '\'\'\'"""""---    olds')


def occurrences(text: str, wanted: str, most: int | None = None) -> tuple[Span, ...]:
    """Where the words stand, in order, and no more than `most` of them; none where nothing is wanted."""
    sought = " ".join(_folded(wanted).split())
    if not sought:
        return ()
    held = _folded(text)
    spans: list[Span] = []
    at = held.find(sought)
    while at >= 0 and len(spans) != most:
        spans.append((at, at + len(sought)))
        at = held.find(sought, at + len(sought))
    return tuple(spans)


def _folded(text: str) -> str:
    """The text, character for character, without what does not count."""
    return "".join(map(_plain, text))


@cache
def _plain(character: str) -> str:
    """One character for one: its first letter without case and accents."""
    return unicodedata.normalize("NFD", character.casefold()[:1].translate(_ALIKE))[:1]
