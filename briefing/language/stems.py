"""What the inflected forms of one word share, for finding what is told in other words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.language.numerals import is_number
from briefing.language.spelling import normal
from briefing.language.tables import common, table

STEM = 6  # letters of a word that the words made of it share (enrich, enrichment)
SHORTEST = 3  # letters that are left of a word without its ending
WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_MONEY = frozenset("dollar dollars pound pounds euro euros pence cent cents".split())  # beside a number, a sign does
_ENDINGS = ("ings", "ing", "ed", "es", "ly", "s")


@cache
def _inflected() -> dict[str, str]:
    return {normal(form): normal(word) for word, forms in table("inflections").items() for form in forms}


@lru_cache(maxsize=200_000)
def root(key: str) -> str:
    """A word in normal form without the ending of a plural, a tense or an adverb: warn for warned, pai for paid.

    It is for comparing, not for reading: close, closes and closing are clos.
    """
    key = _inflected().get(key, key)
    if is_number(key) or not key.isalpha():
        return key
    ending = next((each for each in _ENDINGS if key.endswith(each) and len(key) - len(each) >= SHORTEST), "")
    if ending == "s" and key[-2] in "su":
        ending = ""  # loss, virus
    rest = key[: len(key) - len(ending)]
    if ending not in ("", "s", "es") and rest[-1] == rest[-2] and rest[-1] not in "lsz":
        rest = rest[:-1]  # stopped
    if len(rest) >= SHORTEST and rest[-1] == "e":
        return rest[:-1]
    return f"{rest[:-1]}i" if rest[-1] == "y" and len(rest) >= SHORTEST else rest


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The letters that a printed word shares with its inflections; none for money and common words."""
    printed = normal(word)
    if printed in _MONEY or printed in common() or _inflected().get(printed, printed) in common():
        return ""
    key = root(printed)
    return key if is_number(key) else key[:STEM]


@lru_cache(maxsize=4_000)  # of a statement, it is asked at each article that may tell it
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that are not common."""
    return stems_in(text, 0, len(text))


def stems_in(text: str, start: int, end: int) -> frozenset[str]:
    """The same of `text[start:end]`, for what is read once: nothing is kept."""
    return frozenset(map(stem, set(WORD.findall(text, start, end)))) - {""}
