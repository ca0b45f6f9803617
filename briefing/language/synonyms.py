"""Telling words with what else tells the same: words made of one another, and other words (tables/synonyms.yaml)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.language.stems import stem
from briefing.language.tables import table

FAMILY = 0.9  # how much a word made of another tells what that tells
ALIKE = 0.75  # and how much another word for it does


class SenseWord(NamedTuple):
    """A telling word: its stem, and the numbers of the lines of the table that it stands in."""

    stem: str
    families: frozenset[int]
    alike: frozenset[int]


def likeness(one: SenseWord, two: SenseWord) -> float:
    """How much of what one word tells the other tells, 0 to 1."""
    if one.stem == two.stem:
        return 1.0
    if not one.families.isdisjoint(two.families):
        return FAMILY
    return 0.0 if one.alike.isdisjoint(two.alike) else ALIKE


@lru_cache(maxsize=200_000)
def word(key: str) -> SenseWord | None:
    """A word in normal form; None where it is too common to tell anything."""
    mark = stem(key)
    return SenseWord(mark, _lines("families").get(mark, _NONE), _lines("alike").get(mark, _NONE)) if mark else None


_NONE: frozenset[int] = frozenset()


@cache
def _lines(kind: str) -> dict[str, frozenset[int]]:
    """The numbers of the lines of one part of the table by the stems of their words."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, each in enumerate(table("synonyms")[kind]):
        for printed in each:
            found[stem(printed)].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}
