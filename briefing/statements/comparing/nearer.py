"""Alignments that stay near, where the one with most words in common leaps: a printer changes a word rather than
leaving out two sentences up to where that word stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from briefing.statements.comparing.runs import Run, joined, words
from briefing.statements.comparing.tokens import Line

LEAP = 8  # words of one text between two shared runs that are looked at again
LITTLE = 2  # words of the other in their place, at most
ROUND = 4  # words more than the rest of the shorter text has, among which its words are looked for

_Score = Callable[[Sequence[Run]], float]


def at_ellipses(one: Line, two: Line, runs: list[Run]) -> list[Run]:
    """Runs that stand between two gaps, one of which is shown by an ellipsis, beyond the other gap where they can: so
    all that is left out is left out where the ellipsis says so.
    """
    if len(runs) < 3:
        return runs
    for place in range(1, len(runs) - 1):
        before, run, after = runs[place - 1], runs[place], runs[place + 1]
        if before.end != run.other or run.end != after.other:
            continue
        keys = one.keys[run.first : run.last]
        if two.shown[run.other] and not two.shown[run.end] and one.keys[after.first - run.length : after.first] == keys:
            run.first = after.first - run.length
        elif (
            two.shown[run.end] and not two.shown[run.other] and one.keys[before.last : before.last + run.length] == keys
        ):
            run.first = before.last
    return joined(runs)


def nearer(one: Line, two: Line, runs: list[Run], score: _Score) -> list[Run]:
    """The runs, or others that leap less and score more."""
    for place, (before, after) in enumerate(pairwise(runs)):
        missing, added = after.first - before.last, after.other - before.end
        if max(missing, added) < LEAP or min(missing, added) > LITTLE:
            continue
        head, tail = runs[: place + 1], runs[place + 1 :]
        shorter = min(runs[-1].last - before.last, runs[-1].end - before.end)
        behind = words(
            one.keys,
            two.keys,
            (before.last, min(len(one.keys), before.last + shorter + ROUND)),
            (before.end, min(len(two.keys), before.end + shorter + ROUND)),
        )
        shorter = min(after.first - runs[0].first, after.other - runs[0].other)
        ahead = words(
            one.keys,
            two.keys,
            (max(0, after.first - shorter - ROUND), after.first),
            (max(0, after.other - shorter - ROUND), after.other),
        )
        for other in ([*head, *behind], [*ahead, *tail]):
            others = joined(other)
            if score(others) > score(runs):
                return nearer(one, two, others, score)
    return runs
