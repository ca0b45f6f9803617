"""Telling words with what else tells the same: words made of one another, other words, and phrases of common words
(tables/synonyms.yaml).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.language.numerals import is_number
from briefing.language.quantities import merge_numbers
from briefing.language.spelling import normal
from briefing.language.stems import root, stem
from briefing.language.tables import table
from briefing.language.tokens import Token

FAMILY = 0.9  # how much a word made of another tells what that tells
ALIKE = 0.75  # and how much another word for it does
APART = 3  # words at most between a verb and what belongs to it ("turned the town down")
_PARTICLES = frozenset("away back down forward off out up".split())


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


def telling(keys: Sequence[str]) -> list[SenseWord]:
    """The telling words among words in normal form, in order; a phrase of the table stands for what it is made of."""
    found: dict[int, SenseWord] = {at: one for at, key in enumerate(keys) if (one := word(key)) is not None}
    inside: set[int] = set()
    for places, mark in _phrases_in(keys):
        if inside.isdisjoint(places):
            inside.update(places)
            its = [at for at in places if at in found and not is_number(keys[at])]
            lines = _lines("alike")[mark]
            if len(its) > 1:  # they tell by themselves; the last of them tells what the whole does, too
                last = found[its[-1]]
                found[its[-1]] = last._replace(alike=last.alike | lines)
                continue
            for at in its:
                del found[at]
            found[places[-1]] = SenseWord(mark, _NONE, lines)
    return [found[at] for at in sorted(found)]


def says_only(printed: str) -> bool:
    """Whether words say only that something was said (told, added), not what (praised, ruled out)."""
    return _saying().issuperset(map(stem, printed.split()))


@cache
def _saying() -> frozenset[str]:
    return frozenset(map(stem, table("synonyms")["saying"])) | {""}


def parts(mark: str) -> list[str]:
    """The roots of the words of a phrase, by its stem; none of a word's."""
    return mark.split() if " " in mark else []


def _phrases_in(keys: Sequence[str]) -> Iterator[tuple[list[int], str]]:
    """The phrases among some words, where they stand, from the first on, the longer before the shorter."""
    known = _phrases()
    for at, key in enumerate(keys):
        for phrase, mark in known.get(root(key), ()):
            places = _following(keys, at, phrase)
            if places:
                yield places, mark


def _following(keys: Sequence[str], at: int, phrase: tuple[str, ...]) -> list[int]:
    """Where the words of a phrase stand that begins at a place; a verb's particle can stand a little apart."""
    end = at + len(phrase)
    if end <= len(keys) and all(root(keys[at + one]) == phrase[one] for one in range(1, len(phrase))):
        return list(range(at, end))
    if len(phrase) == 2 and phrase[1] in _PARTICLES:
        return next(([at, one] for one in range(at + 2, min(len(keys), at + 2 + APART)) if keys[one] == phrase[1]), [])
    return []


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases of the table by the roots of their first words: the roots of all, and the stem that stands for it."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for mark in sorted((mark for mark in _lines("alike") if " " in mark), key=lambda mark: (-len(mark), mark)):
        roots = tuple(mark.split())
        found[roots[0]].append((roots, mark))
    return dict(found)


_NONE: frozenset[int] = frozenset()


@cache
def _lines(kind: str) -> dict[str, frozenset[int]]:
    """The numbers of the lines of one part of the table by the stems of their words."""
    found: dict[str, set[int]] = defaultdict(set)
    listed = table("synonyms")
    for number, each in enumerate([*listed[kind], *(listed["phrases"] if kind == "alike" else ())]):
        for printed in each:
            found[_mark(printed)].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _mark(printed: str) -> str:
    """What a word or a phrase of the table is known by."""
    if " " not in printed:
        return stem(printed)
    tokens = [Token(normal(each.group()), *each.span(), False) for each in re.finditer(r"\S+", printed)]
    return " ".join(root(token.key) for token in merge_numbers(printed, tokens))
