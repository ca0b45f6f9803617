"""Words that say the opposite of each other: fewer for more, fall for rise, after for before, oppose for support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from briefing.language.spelling import normal
from briefing.language.stems import root
from briefing.language.tables import common, table
from briefing.model import Risk

DENYING = "un"
BESIDE = 3  # words on either side in which both must have a word in common
Opposed = tuple[int, int, Risk]
_Pairs = Mapping[str, Mapping[str, Risk]]


@cache
def _pairs() -> _Pairs:
    """For the root of each word, the roots of those that say the opposite, and what the exchange changes."""
    found: dict[str, dict[str, Risk]] = {}
    for name in (Risk.NUMBER, Risk.DATE, Risk.NEGATION):
        for one, other in table("opposites")[name.value]:
            for left in map(_root, [one] if isinstance(one, str) else one):
                for right in map(_root, [other] if isinstance(other, str) else other):
                    found.setdefault(left, {}).setdefault(right, name)
                    found.setdefault(right, {}).setdefault(left, name)
    return found


def _root(word: str) -> str:
    return root(normal(word))


def opposite(one: str, other: str) -> Risk | None:
    """What is changed where a word in normal form stands for another that says the opposite; None where it does not."""
    found = _pairs().get(root(one), {}).get(root(other))
    if found is None and (one, other) in ((f"{DENYING}{other}", other), (one, f"{DENYING}{one}")):
        return Risk.NEGATION  # wanted, unwanted
    return found


def opposed(one: Sequence[str], places: Sequence[int], two: Sequence[str], others: Sequence[int]) -> list[Opposed]:
    """Where words of a report say the opposite of words of what is reported: place, place, and what it changes.

    `one` and `two` are words in normal form, `places` and `others` those that are looked at. A word counts where the
    other side has its opposite, and not the word itself, beside a word that both have.
    """
    ours, theirs = _at(one, places), _at(two, others)
    found: list[Opposed] = []
    for key in ours.keys() - theirs.keys():
        for other, risk in _pairs()[key].items():
            if other not in theirs or other in ours:
                continue
            both = [
                (at, to)
                for at in ours[key]
                for to in theirs[other]
                if not _beside(one, at).isdisjoint(_beside(two, to))
            ]
            if both:
                found.append((*both[0], risk))
    return sorted(found)


def _at(keys: Sequence[str], places: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at in places:
        if (key := root(keys[at])) in _pairs():
            found.setdefault(key, []).append(at)
    return found


def _beside(keys: Sequence[str], at: int) -> set[str]:
    """The roots of the telling words next to one; a preposition belongs to what follows it."""
    before = () if keys[at] in common() else keys[max(0, at - BESIDE) : at]
    near = [*before, *keys[at + 1 : at + 1 + BESIDE]]
    return {root(key) for key in near if key not in common()}
