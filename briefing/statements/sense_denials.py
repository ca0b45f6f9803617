"""Denials, conditions and likelihoods that a report in other words tells otherwise than the reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.language.stems import root
from briefing.language.tables import common
from briefing.model import Difference, Risk
from briefing.statements.comparing.opposites import opposed
from briefing.statements.comparing.tokens import Line
from briefing.statements.sense_words import NEAR, difference, lists

_STOP = ("stop", "prevent")
_NO_DENIAL = (["only"], ["just"], ["merely"])
_SIGNS = frozenset(",;:.!?…–—()")
_CONJUNCTIONS = frozenset("and but or because while which".split())


def opposites(one: Line, two: Line, whole: Sequence[int], everything: Sequence[int]) -> Iterator[Difference]:
    """A word that says the opposite of the reference's, not turned round again by a negation (oppose, not support)."""
    for at, to, risk in opposed(one.keys, whole, two.keys, everything):
        if bool(_negations(one, range(max(0, at - NEAR), at))) == bool(_negations(two, range(max(0, to - NEAR), to))):
            yield difference(one, two, [at], [to], risk)


def denies(item: Difference) -> bool:
    """Whether a difference is a negation and nothing else."""
    return item.risks == (Risk.NEGATION,)


def one_sided(
    one: Line, two: Line, whole: Sequence[int], window: Sequence[int], everything: Sequence[int]
) -> Iterator[Difference]:
    """A negation, or a condition, that only one of them has."""
    known = lists()
    ours, theirs = _negations(one, window), _negations(two, everything)
    ours = [at for at in ours if not _if(one, at)]
    ceased = [at for at in ours if one.keys[at].startswith(_STOP)] and not known.ceasing.isdisjoint(two.keys)
    if ours and not theirs and not ceased:
        yield difference(one, two, ours[:1], [], Risk.NEGATION)
    elif theirs and _turns(one, whole, two, theirs[0]):
        yield difference(one, two, [], theirs[:1], Risk.NEGATION)
    conditions = [at for at in whole if one.keys[at] in known.condition]
    if conditions and known.conditional.isdisjoint(two.keys):
        yield difference(one, two, conditions[:1], [], Risk.QUALIFIER)


def _if(line: Line, at: int) -> bool:
    """Whether a word stands in a condition: what is denied there is not denied."""
    return any(line.keys[place] in lists().condition for place in _clause(line, at, range(at + 1)))


def _turns(one: Line, whole: Sequence[int], two: Line, at: int) -> bool:
    """Whether a negation of the report denies what the reference says."""
    if _negations(one, whole):
        return _affirmed(one, whole, two, at)
    clause = _clause(two, at, range(len(two.keys)))
    known = {root(one.keys[place]) for place in whole if one.keys[place] not in common()}
    return any(root(two.keys[place]) in known for place in clause)


def _affirmed(one: Line, whole: Sequence[int], two: Line, at: int) -> bool:
    """Whether the clause of the reference that the denied clause of the report tells is denied less often."""
    denied = _clause(two, at, range(len(two.keys)))
    telling = {root(two.keys[place]) for place in denied if two.keys[place] not in common()}
    best: tuple[int, ...] = ()
    most = 1
    seen: set[int] = set()
    for place in whole:
        if place in seen:
            continue
        clause = _clause(one, place, whole)
        seen.update(clause)
        shared = {root(one.keys[each]) for each in clause} & telling
        if len(shared) > most:
            best, most = clause, len(shared)
    fewer = len(_negations(one, best)) < len(_negations(two, denied))
    return bool(best) and fewer and 2 * most > len(telling)


def _clause(line: Line, at: int, places: Sequence[int]) -> tuple[int, ...]:
    """The words of the clause that a word stands in: up to a comma, another sign, or a conjunction."""
    low, first, high, last = at, min(places), at, max(places)
    while low > first and not _parts(line, low):
        low -= 1
    while high < last and not _parts(line, high + 1):
        high += 1
    return tuple(range(low, high + 1))


def _parts(line: Line, at: int) -> bool:
    """Whether a clause begins with a word."""
    between = line.text[line.tokens[at - 1].end : line.tokens[at].start]
    return not _SIGNS.isdisjoint(between) or (line.keys[at] in _CONJUNCTIONS and line.keys[at - 1] != "of")


def _negations(line: Line, places: Sequence[int]) -> list[int]:
    negation = lists().negation
    negations = [at for at in places if line.keys[at] in negation]
    return [at for at in negations if line.keys[at + 1 : at + 2] not in _NO_DENIAL and not _bounding(line, at)]


def _bounding(line: Line, at: int) -> bool:
    """Whether a negation belongs to a bound: "no more than"."""
    return any(tuple(line.keys[at : at + len(phrase)]) == phrase for phrase in (*lists().most, *lists().least))


def certainty(one: Line, two: Line, window: Sequence[int], everything: Sequence[int]) -> Iterator[Difference]:
    """What may happen told as what will, or the other way round."""
    known = lists()
    ours, theirs = _modals(one, window), _modals(two, everything)
    mine, its = {one.keys[at] in known.weak for at in ours}, {two.keys[at] in known.weak for at in theirs}
    if len(mine) == 1 and len(its) == 1 and mine != its:
        yield difference(one, two, ours[:1], theirs[:1], Risk.MODAL)


def _modals(line: Line, places: Sequence[int]) -> list[int]:
    known = lists()
    return [
        at for at in places if (line.keys[at] in known.weak or line.keys[at] in known.strong) and not _month(line, at)
    ]


def _month(line: Line, at: int) -> bool:
    """Whether "May" is the month."""
    return line.keys[at] == "may" and not line.stops[at] and line.text[line.tokens[at].start].isupper()
