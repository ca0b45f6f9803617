"""What a printer cut off from a sentence at the edge of a quotation, where that turns what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.language.spelling import normal
from briefing.language.tables import table
from briefing.model import Risk
from briefing.statements.comparing.gaps import Gap
from briefing.statements.comparing.runs import Run
from briefing.statements.comparing.tokens import Line

NEAR = 3  # words behind the quotation among which a negation is about it: "but not this year"
_CLAUSE = re.compile(r"[;:—–]|,\s+(?:and|so|or|yet|but)\b", re.IGNORECASE)
_SUBJECTS = frozenset("i we you he she it they".split())
_OTHERS = frozenset("no nobody none never nothing neither nor".split())  # deny what follows them, not what is before
_PAUSE = re.compile(r"[,;:—–]")


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    raw = table("risks")
    denials = frozenset(map(normal, [*raw["negation"], *raw["denial"]]))
    return denials, frozenset(raw["condition"]), frozenset(raw["clause"])


@cache
def _hedges() -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    raw = table("risks")
    return frozenset(tuple(map(normal, one.split())) for one in raw["hedge"]), frozenset(raw["hedge_beside"])


def _hedge(words: Sequence[str]) -> bool:
    """Whether words are a hedge, and articles and the like around it."""
    hedges, beside = _hedges()
    left = list(words)
    while left and tuple(left) not in hedges and left[-1] in beside:
        left.pop()
    while left and tuple(left) not in hedges and left[0] in beside:
        left.pop(0)
    return tuple(left) in hedges


def cut_edges(one: Line, two: Line, runs: Sequence[Run]) -> Iterator[tuple[Gap, Risk]]:
    """Words of the reference beyond an end of what is printed, in its sentence, that deny it, put a condition or
    hedge it."""
    first, last = runs[0], runs[-1]
    if two.stops[first.other] and not one.stops[first.first]:
        low = first.first
        while not one.stops[low]:
            low -= 1
        yield from _left(one, low, first.first, first.other)
    if two.stops[last.end] and not one.stops[last.last]:
        high = last.last
        while not one.stops[high]:
            high += 1
        yield from _right(one, last.last, high, last.end)


def _left(one: Line, low: int, high: int, place: int) -> Iterator[tuple[Gap, Risk]]:
    denials, conditions, clauses = _tables()
    for at in range(low + 1, high):
        if _begins(one, at):
            low = at
    words = one.keys[low:high]
    if not conditions.isdisjoint(words) or (one.stops[low] and _hedge(words)):
        yield Gap(low, high, place, place), Risk.QUALIFIER
    denied = [at for at in range(low, high) if one.keys[at] in denials and not _reply(one, at)]
    if words[-1] not in clauses:
        denied = [at for at in denied if not _PAUSE.search(one.text[one.tokens[at].end : one.tokens[high].start])]
    if len(denied) % 2:  # "no doubt that" denies nothing
        yield Gap(low, high, place, place), Risk.NEGATION


def _right(one: Line, low: int, high: int, place: int) -> Iterator[tuple[Gap, Risk]]:
    denials, conditions, _ = _tables()
    for at in range(low + 1, high):
        if _begins(one, at):
            high = at
            break
    if _beside(one, low):
        return
    if not conditions.isdisjoint(one.keys[low:high]) or (one.stops[high] and _hedge(one.keys[low:high])):
        yield Gap(low, high, place, place), Risk.QUALIFIER
    if not denials.isdisjoint(one.keys[low : min(high, low + NEAR)]):
        yield Gap(low, high, place, place), Risk.NEGATION


def _begins(one: Line, at: int) -> bool:
    """Whether a clause begins with a word: behind a sign, or an "and" with a subject of its own."""
    if _CLAUSE.search(one.text, one.tokens[at - 1].end, one.tokens[at].end):
        return True
    return one.keys[at] == "and" and at + 1 < len(one.keys) and one.keys[at + 1] in _SUBJECTS


def _beside(one: Line, at: int) -> bool:
    """Whether what begins with a word denies something else: it was never late, and nobody waited; who never asked,
    never wrote.
    """
    if "," not in one.text[one.tokens[at - 1].end : one.tokens[at].start]:
        return False
    denier = at + (one.keys[at] in ("and", "or"))
    return denier < len(one.keys) and one.keys[denier] in _OTHERS


def _reply(one: Line, at: int) -> bool:
    """Whether a "no" answers, and denies nothing of what follows."""
    return one.keys[at] == "no" and one.text[one.tokens[at].end : one.tokens[at].end + 1] in ",.!"
