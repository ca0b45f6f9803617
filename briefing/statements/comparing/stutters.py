"""Words that a speaker began again, and sounds that fill a pause: taking them out changes nothing that was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefing.language.tables import common, table
from briefing.statements.comparing.gaps import Gap
from briefing.statements.comparing.tokens import Line

AROUND = 8  # words looked at on each side
LONGEST = 4  # words that are begun again
_DASH = re.compile(r"[—–…]|--|\.\s?\.|\s-\s|^-\s*$")

_Word = tuple[str, str]  # a word's normal form, and what stands before it: a dash, a comma, or nothing


@cache
def _tables() -> tuple[frozenset[str], frozenset[tuple[str, ...]], frozenset[str], frozenset[str]]:
    raw, risks = table("stutters"), table("risks")
    weighty = {word for listed in map(risks.get, ("negation", "qualifier", "number")) for word in listed}
    phrases = frozenset(tuple(phrase.split()) for phrase in raw["phrases"])
    return frozenset(raw["sounds"]), phrases, frozenset(raw["doubled"]), common() - weighty


def is_stutter(line: Line, gap: Gap, mine: bool) -> bool:
    """Whether the words of a gap, which the other text does not have, are no more than a stutter."""
    first, last = (gap.first, gap.last) if mine else (gap.other, gap.end)
    if last - first > 2 * AROUND:
        return False
    low, high = max(0, first - AROUND), min(len(line.tokens), last + AROUND)
    full = [_word(line, at, low) for at in range(low, high)]
    after = full[last - low :]
    if after:
        breaks = {before for _, before in full[first - low : last - low + 1]}
        after = [(after[0][0], "-" if "-" in breaks else "," if "," in breaks else ""), *after[1:]]
    return _calm(full) == _calm(full[: first - low] + after)


def _word(line: Line, at: int, low: int) -> _Word:
    between = line.text[line.tokens[at - 1].end : line.tokens[at].start] if at > low else ""
    return line.keys[at], "-" if _DASH.search(between) else "," if "," in between else ""


def _calm(words: Sequence[_Word]) -> list[str]:
    """The words without sounds that fill a pause and without what was begun again."""
    left = list(words)
    while (gone := _begun(left)) is not None:
        first, last = gone
        if last < len(left):
            left[last] = left[last][0], left[last][1] or left[first][1]
        del left[first:last]
    return [key for key, _ in left]


def _begun(words: Sequence[_Word]) -> tuple[int, int] | None:
    sounds, phrases, doubled, light = _tables()
    keys = [key for key, _ in words]
    for at, key in enumerate(keys):
        if key in sounds:
            return at, at + 1
        if tuple(keys[at : at + 2]) in phrases and words[at][1] and at + 2 < len(words) and words[at + 2][1]:
            return at, at + 2
        if key in doubled and keys[at + 1 : at + 2] == [key] and not words[at + 1][1]:
            return at, at + 1
        for size in range(1, LONGEST + 1):
            end = at + size
            if end >= len(words) or not (mark := words[end][1]):
                continue
            piece = keys[at:end]
            if piece == keys[end : end + size] and (mark == "-" or (size < 3 and light.issuperset(piece))):
                return at, end
            if mark == "-" and light.issuperset(piece) and _within(piece, keys[end : end + size + 2]):
                return at, end
    return None


def _within(piece: Sequence[str], words: Sequence[str]) -> bool:
    return any(list(words[at : at + len(piece)]) == list(piece) for at in range(len(words) - len(piece) + 1))
