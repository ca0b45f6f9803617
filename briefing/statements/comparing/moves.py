"""Words that stand elsewhere in the other text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.language.tables import common
from briefing.statements.comparing.align import weigh
from briefing.statements.comparing.gaps import Gap
from briefing.statements.comparing.tokens import Line

LEAST = 3  # words in a row that make a move rather than a coincidence
FEW = 6  # words that stand elsewhere in another order: "Ms Kerr sued", "sued Ms Kerr"
NEAR = 8  # words between the two places of common words
EVIDENCE = 2.0  # and their least weight, common words counting half


def find_moves(one: Line, two: Line, gaps: Sequence[Gap], ends: Sequence[Gap]) -> tuple[list[Gap], list[Gap]]:
    """The gaps without what moved, and the moves: words of the reference over against the same words elsewhere.

    `ends` are the words beyond the common stretch; a move can lead there, what else they hold is not looked at.
    """
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    owner: dict[int, int] = {}
    every = [*gaps, *ends]
    for number, gap in enumerate(every):
        owner.update(dict.fromkeys(range(gap.other, gap.end), number))
        for at in range(gap.other, gap.end - LEAST + 1):
            places[tuple(two.keys[at : at + LEAST])].append(at)
    moves: list[Gap] = []
    taken: set[int] = set()
    for number, gap in enumerate(every):
        at = gap.first
        while at + LEAST <= gap.last:
            move = _longest(one, two, gap, at, places, owner, number, taken)
            if move is None:
                at += 1
                continue
            moves.append(move)
            taken.update(range(move.other, move.end))
            at = move.last
    moves += _short(one, two, gaps, ends, moves)
    if not moves:
        return list(gaps), []
    beyond = [part for gap in ends for part in _before(gap, moves)]
    return [part for gap in gaps for part in _without(gap, moves)] + beyond, moves


def _short(one: Line, two: Line, gaps: Sequence[Gap], ends: Sequence[Gap], moves: Sequence[Gap]) -> list[Gap]:
    """A word or two, all that one text has at one place and the other at another: "tomorrow", a name in a list; in any
    order, as where "Hale" stands after "beat" in one text and before it in the other.

    At an end of the common stretch that is all that stands there in the same sentence.
    """
    gone = [(gap.first, gap.last) for gap in gaps if gap.other == gap.end]
    come = [(gap.other, gap.end) for gap in gaps if gap.first == gap.last]
    where = {gap.other: gap.first for gap in gaps if gap.first == gap.last}
    gone += [span for gap in ends if (span := _beside(one, gap.first, gap.last)) is not None]
    come += [span for gap in ends if (span := _beside(two, gap.other, gap.end)) is not None]
    if not gone or not come:
        return []
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for first, last in come:
        if 0 < last - first < FEW and not any(move.other <= first < move.end for move in moves):
            places[tuple(sorted(two.keys[first:last]))].append((first, last))
    moved: list[Gap] = []
    for first, last in gone:
        there = places.get(tuple(sorted(one.keys[first:last])))
        if there and common().issuperset(one.keys[first:last]) and abs(where.get(there[0][0], first) - first) > NEAR:
            continue  # "that" is left out here and put in there
        if there and not any(move.first <= first < move.last for move in moves):
            moved.append(Gap(first, last, *there.pop(0)))
    return moved


def _beside(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """The words first..last-1 beyond an end that belong to the sentence of the stretch, if they are few; first or last
    is where the stretch ends."""
    if first == last:
        return None
    if first == 0:
        low = last
        while low and not line.stops[low] and last - low < FEW:
            low -= 1
        return (low, last) if low < last and line.stops[low] else None
    high = first
    while not line.stops[high] and high - first < FEW:
        high += 1
    return (first, high) if first < high and line.stops[high] else None


def _longest(
    one: Line,
    two: Line,
    gap: Gap,
    at: int,
    places: dict[tuple[str, ...], list[int]],
    owner: dict[int, int],
    number: int,
    taken: set[int],
) -> Gap | None:
    best: Gap | None = None
    for place in places.get(tuple(one.keys[at : at + LEAST]), ())[:20]:
        if owner[place] == number or place in taken:
            continue
        size = LEAST
        while (
            at + size < gap.last
            and owner.get(place + size) == owner[place]
            and place + size not in taken
            and one.keys[at + size] == two.keys[place + size]
        ):
            size += 1
        if best is None or size > best.last - best.first:
            best = Gap(at, at + size, place, place + size)
    if best is None or sum(weigh(key) for key in one.keys[best.first : best.last]) < EVIDENCE:
        return None
    return best


def _before(end: Gap, moves: Sequence[Gap]) -> list[Gap]:
    """The words between the common stretch and what moved beyond its end: they stand inside what both cover now."""
    left = end.first == 0 and end.other == 0
    first, last, other, end_ = end.last, end.last, end.end, end.end
    if not left:
        first, last, other, end_ = end.first, end.first, end.other, end.other
    for move in moves:
        if end.first <= move.first < end.last:
            first, last = (min(first, move.first), end.last) if left else (end.first, max(last, move.last))
        if end.other <= move.other < end.end:
            other, end_ = (min(other, move.other), end.end) if left else (end.other, max(end_, move.end))
    return _without(Gap(first, last, other, end_), moves)


def _without(gap: Gap, moves: Sequence[Gap]) -> list[Gap]:
    """What is left of a gap on each side, as one gap for each run of words that did not move."""
    ours = _rest(gap.first, gap.last, [(move.first, move.last) for move in moves])
    theirs = _rest(gap.other, gap.end, [(move.other, move.end) for move in moves])
    left: list[Gap] = []
    for index in range(max(len(ours), len(theirs))):
        first, last = ours[index] if index < len(ours) else (gap.last, gap.last)
        other, end = theirs[index] if index < len(theirs) else (gap.end, gap.end)
        left.append(Gap(first, last, other, end))
    return left


def _rest(first: int, last: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    rest, at = [], first
    for low, high in sorted(taken):
        if first <= low < last:
            if low > at:
                rest.append((at, low))
            at = max(at, high)
    if at < last:
        rest.append((at, last))
    return rest
