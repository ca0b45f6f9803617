"""Differences of house style: passed over, but counted and shown."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from briefing.language.times import SEASONS, is_time_of_year
from briefing.model import Difference, DifferenceKind, Span
from briefing.statements.comparing.compounds import hyphened
from briefing.statements.comparing.readings import masks
from briefing.statements.comparing.runs import Run
from briefing.statements.comparing.tokens import Line

_SPACE = re.compile(r"\s+")


def styled(one: Line, two: Line, runs: Sequence[Run], elsewhere: Container[int] = ()) -> Iterator[Difference]:
    """Where shared words are printed otherwise: in the word itself, or in the punctuation before it.

    The words `elsewhere` of the reference are told in another place.
    """
    for run in runs:
        for step in range(run.length):
            if run.first + step in elsewhere:
                continue
            left, right = one.tokens[run.first + step], two.tokens[run.other + step]
            if step:
                yield from _passed(
                    one,
                    two,
                    (one.tokens[run.first + step - 1].end, left.start),
                    (two.tokens[run.other + step - 1].end, right.start),
                )
            yield from _passed(one, two, (left.start, left.end), (right.start, right.end))


def _passed(one: Line, two: Line, left: Span, right: Span) -> Iterator[Difference]:
    mine, its = one.text[slice(*left)], two.text[slice(*right)]
    if mine != its and _SPACE.sub(" ", mine) != _SPACE.sub(" ", its):
        yield Difference(DifferenceKind.SUBSTITUTION, mine, left, its, right)


def alike(one: Line, two: Line, first: int, last: int, other: int, end: int) -> bool:
    """Whether words that did not align are one spelling: joined otherwise, a censored word, small words of a date."""
    if first >= last or other >= end:
        return _of_year(one, first, last) if first < last else _of_year(two, other, end)
    left, right = "".join(one.keys[first:last]), "".join(two.keys[other:end])
    if left == right and last - first != end - other:
        parts = [*pairwise(one.tokens[first:last])], [*pairwise(two.tokens[other:end])]
        return all(hyphened(side, *pair) for side, pairs in zip((one, two), parts, strict=True) for pair in pairs)
    return last - first == 1 and end - other == 1 and (masks(left, right) or masks(right, left))


def _of_year(line: Line, first: int, last: int) -> bool:
    """Whether words that one text has more are the small ones of a date: *the* spring, spring *of* 2026."""
    if last - first != 1 or last >= len(line.keys) or line.tokens[first].bracketed:
        return False
    word, before, behind = line.keys[first], line.keys[first - 1] if first else "", line.keys[last]
    if word == "of":
        return is_time_of_year(before) and len(behind) == 4 and behind.isdecimal()
    return word == "the" and behind in SEASONS
