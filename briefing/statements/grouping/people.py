"""Whether two quotations can be by the same speaker: support for the words, never more."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from briefing.language.titles import titles
from briefing.language.words import fold, words
from briefing.model import Speaker

_OFFICES = frozenset(
    "secretary minister judge justice chairman chairwoman chair speaker king queen prince princess st the of "
    "and for us uk former prime vice chief executive officer director spokesman spokeswoman spokesperson press deputy "
    "attorney home foreign".split()
)


class Who(NamedTuple):
    """A speaker for comparing: the actor's id if there is one, and the words of the name."""

    id: str | None = None
    names: frozenset[str] = frozenset()
    last: str = ""


class Relation(Enum):
    """What two speakers say about their quotations being one statement."""

    SAME = 1
    UNKNOWN = 0
    OTHER = -1


@lru_cache(maxsize=20_000)
def who(speaker: Speaker | None) -> Who:
    """A speaker as words, titles taken away."""
    if speaker is None or speaker.described:  # `a Labour spokesman` may be the one whom another outlet names
        return Who()
    named = [fold(word.text).removesuffix("'s").strip(".") for word in words(speaker.name)]
    kept = [word for word in named if word not in titles() and word not in _OFFICES and len(word) > 1]
    return Who(speaker.id, frozenset(kept), kept[-1] if kept else "")


def relation(one: Who, two: Who) -> Relation:
    """Whether two speakers are the same, surely not the same, or cannot be told."""
    if one.id is not None and two.id is not None:
        return Relation.SAME if one.id == two.id else Relation.OTHER
    if not one.names or not two.names:
        return Relation.UNKNOWN
    if one.names <= two.names or two.names <= one.names:
        return Relation.SAME
    if one.last == two.last:  # Raul Labrador, Raúl R. Labrador; but Dick Cheney, Mary Cheney
        firsts = (one.names - {one.last}) & (two.names - {two.last})
        return Relation.SAME if firsts else Relation.OTHER
    return Relation.OTHER if one.names.isdisjoint(two.names) else Relation.UNKNOWN
