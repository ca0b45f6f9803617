"""Which words of two texts belong together: the edit distance is RapidFuzz's, what to make of it is ours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from briefing.language.tables import common
from briefing.statements.comparing.gaps import Gap, parted
from briefing.statements.comparing.nearer import at_ellipses, nearer
from briefing.statements.comparing.runs import Run, joined, words
from briefing.statements.comparing.tokens import Line

OPENING = 4  # words at the beginning or the end of a sentence that hold it together with what follows a cut
FAR = 4  # words between, and they still belong together
RUN = 3  # words in a row that anchor an alignment before single words are looked at
SHORT = 24  # words of texts that are aligned word by word, too
WEIGHT_COMMON = 0.5  # of a word that tells nothing apart
GAP = 0.5  # what a word without a partner costs
ONE_SIDED = 0.3  # the same, where the other text has nothing in its place
DEAREST_ONE_SIDED = 2.0  # words left out in one place never cost more than this
DEAREST = 8.0
ANCHORED = 1.0  # what it adds that shared words begin, or end, both texts
NO_GAP = 9  # rank of a shift that leaves no gap
PARTED = 4  # words of both in one place that cost little, whether or not a sentence is among them
CHEAP = 0.3  # a gap at sentence boundaries, or one that is shown


def weigh(key: str) -> float:
    """How much a word counts as evidence that two texts are the same."""
    return WEIGHT_COMMON if key in common() else 1.0


def align(one: Line, two: Line) -> list[Run]:
    """The runs of words that both texts share, in order, over the stretch that both cover; empty if there is none."""
    a, b = one.keys, two.keys
    if a == b:
        return [Run(0, 0, len(a))] if a else []
    runs = _runs(a, b)
    runs = _kept(one, two, runs)
    if max(len(a), len(b)) <= SHORT:  # runs of two words can lead astray there: nobody was, everybody was
        plain = _kept(one, two, words(a, b, (0, len(a)), (0, len(b))))
        runs = max(runs, plain, key=lambda some: _score(one, two, some))
    return nearer(one, two, runs, lambda some: _score(one, two, some))


def _kept(one: Line, two: Line, runs: list[Run]) -> list[Run]:
    """The runs where a reader sees them, over the stretch that is worth comparing."""
    return _stretch(one, two, _slide(one, two, at_ellipses(one, two, runs)))


def extended(one: Line, two: Line, runs: list[Run]) -> list[Run]:
    """With the words before the common stretch, or after it, that stand a little further away in the other text.

    "We saw the plan and learned" printed "We learned": few words, but they begin both sentences; what lies between was
    cut. So it was where all that one sentence has left stands up to FAR words away in the other.
    """
    if not runs:
        return runs
    first, last = runs[0], runs[-1]
    longer = list(runs)
    low, place = _sentence(one, first.first, -1), _sentence(two, first.other, -1)
    size = min(first.first - low, first.other - place)
    if 0 < size <= OPENING:
        if one.keys[low : low + size] == two.keys[place : place + size]:
            longer.insert(0, Run(low, place, size))
        elif size == first.other - place:
            wanted = two.keys[place : first.other]
            starts = range(first.first - size - 1, max(low, first.first - size - FAR) - 1, -1)
            longer[:0] = [Run(at, place, size) for at in starts if one.keys[at : at + size] == wanted][:1]
    high, end = _sentence(one, last.last, 1), _sentence(two, last.end, 1)
    size = min(high - last.last, end - last.end)
    if 0 < size <= OPENING:
        if one.keys[high - size : high] == two.keys[end - size : end]:
            longer.append(Run(high - size, end - size, size))
        elif size == end - last.end:
            wanted = two.keys[last.end : end]
            starts = range(last.last + 1, min(high - size, last.last + FAR) + 1)
            longer += [Run(at, last.end, size) for at in starts if one.keys[at : at + size] == wanted][:1]
    return longer


def _sentence(line: Line, at: int, step: int) -> int:
    """Where the sentence around the place before word `at` begins, or ends."""
    while not line.stops[at]:
        at += step
    return at


def _runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Runs of at least RUN words first, then what lies between them, word by word."""
    anchors: list[Run] = []
    for size in (RUN, 2):
        anchors = _anchors(a, b, size)
        if anchors:
            break
    if not anchors:
        return words(a, b, (0, len(a)), (0, len(b)))
    made: list[Run] = []
    lo_a = lo_b = 0
    for place, anchor in enumerate(anchors):
        if place == 0:
            reach = min(anchor.first, anchor.other) * 2 + 6
            lo_a, lo_b = max(0, anchor.first - reach), max(0, anchor.other - reach)
        made += words(a, b, (lo_a, anchor.first), (lo_b, anchor.other))
        made.append(anchor)
        lo_a, lo_b = anchor.last, anchor.end
    reach = min(len(a) - lo_a, len(b) - lo_b) * 2 + 6
    made += words(a, b, (lo_a, min(len(a), lo_a + reach)), (lo_b, min(len(b), lo_b + reach)))
    return joined(made)


def _anchors(a: Sequence[str], b: Sequence[str], size: int) -> list[Run]:
    """The best chain of shared runs of `size` words or more: the runs themselves are aligned as if they were words."""
    if len(a) < size or len(b) < size:
        return []
    left = [tuple(a[at : at + size]) for at in range(len(a) - size + 1)]
    right = [tuple(b[at : at + size]) for at in range(len(b) - size + 1)]
    if set(left).isdisjoint(right):
        return []
    anchors: list[Run] = []
    for code in Indel.opcodes(left, right):
        if code.tag != "equal":
            continue
        first, other, length = code.src_start, code.dest_start, code.src_end - code.src_start + size - 1
        if anchors:  # runs that overlap in either text give up their beginning
            over = max(anchors[-1].last - first, anchors[-1].end - other, 0)
            first, other, length = first + over, other + over, length - over
        if length > 0:
            anchors.append(Run(first, other, length))
    return anchors


def _slide(one: Line, two: Line, runs: list[Run]) -> list[Run]:
    """Move each gap to where a reader sees it: to a sentence boundary or a mark of editing, where words allow it."""
    last = len(runs) - 1
    for place, (before, after) in enumerate(pairwise(runs)):
        if before.length <= 0 or after.length <= 0:
            continue
        whole = (place == 0, place + 1 == last)
        if before.end == after.other:
            _slide_gap(one, two, before, after, whole)
        elif before.last == after.first:
            left, right = _flipped(before), _flipped(after)
            _slide_gap(two, one, left, right, whole)
            before.length, after.first, after.other, after.length = left.length, right.other, right.first, right.length
    return joined([run for run in runs if run.length > 0])


def _flipped(run: Run) -> Run:
    return Run(run.other, run.first, run.length)


def _slide_gap(full: Line, short: Line, before: Run, after: Run, whole: tuple[bool, bool]) -> None:
    """The gap is in `full` only; a shift to the left gives the run after it words, one to the right takes some.

    `whole`: the run before, the run after, is the outermost and may go over entirely, so that the gap is none.
    """
    keys, size = full.keys, after.first - before.last
    best, shift = _gap_rank(full, short, before.last, size, before.end), 0
    step = 1
    while step <= before.length and keys[before.last - step] == keys[after.first - step]:
        gone = step == before.length
        if gone and not whole[0]:
            break
        rank = NO_GAP if gone else _gap_rank(full, short, before.last - step, size, before.end - step)
        if rank > best:
            best, shift = rank, -step
        step += 1
    step = 0
    while step < after.length and keys[before.last + step] == keys[after.first + step]:
        step += 1
        gone = step == after.length
        if gone and not whole[1]:
            break
        rank = NO_GAP if gone else _gap_rank(full, short, before.last + step, size, before.end + step)
        if rank > best:
            best, shift = rank, step
    before.length += shift
    after.first, after.other, after.length = after.first + shift, after.other + shift, after.length - shift


def _gap_rank(full: Line, short: Line, at: int, size: int, place: int) -> int:
    rank = 4 if short.shown[place] else 0
    if full.stops[at] and full.stops[at + size]:
        rank += 2
    if short.stops[place]:
        rank += 1
    if _hangs(full, at) or _hangs(full, at + size) or _hangs(short, place):
        rank -= 1
    return rank


def _hangs(line: Line, at: int) -> bool:
    """Whether nothing stands between a word and the one before it: they are one contraction (it, 's)."""
    return 0 < at < len(line.tokens) and line.tokens[at - 1].end == line.tokens[at].start


def _stretch(one: Line, two: Line, runs: list[Run]) -> list[Run]:
    """The runs from the first to the last that are worth more than what lies between them (the best sum in a row)."""
    keys = one.keys
    best, best_from, best_to = 0.0, 0, -1
    total, start = 0.0, 0
    for place, run in enumerate(runs):
        worth = sum(weigh(keys[at]) for at in range(run.first, run.last))
        begins, finishes = run.first == run.other == 0, run.last == len(one.tokens) and run.end == len(two.tokens)
        worth += ANCHORED * (begins + finishes)
        cost = _cost(one, two, runs[place - 1], run) if place else 0.0
        if total - cost <= 0:
            total, start = 0.0, place
        else:
            total -= cost
        total += worth
        if total >= best:
            best, best_from, best_to = total, start, place
    return runs[best_from : best_to + 1]


def _score(one: Line, two: Line, runs: Sequence[Run]) -> float:
    """What runs are worth, less what lies between them."""
    return worth(one, runs) - sum(_cost(one, two, before, after) for before, after in pairwise(runs))


def _cost(one: Line, two: Line, before: Run, after: Run) -> float:
    gap = Gap(before.last, after.first, before.end, after.other)
    missing, added = gap.last - gap.first, gap.end - gap.other
    if not missing or not added or missing + added <= PARTED:
        return _cost_of(one, two, gap)
    return sum(_cost_of(one, two, part) for part in parted(one, two, gap))


def _cost_of(one: Line, two: Line, gap: Gap) -> float:
    missing, added = gap.last - gap.first, gap.end - gap.other
    if not missing or not added:
        full, at, size, short, place = (
            (one, gap.first, missing, two, gap.other) if missing else (two, gap.other, added, one, gap.first)
        )
        if short.shown[place] or (full.stops[at] and full.stops[at + size]):
            return CHEAP
        return min(DEAREST_ONE_SIDED, ONE_SIDED * size)
    if all(token.bracketed for token in two.tokens[gap.other : gap.end]):
        return min(DEAREST_ONE_SIDED, ONE_SIDED * max(missing, added))  # brackets stand for what was left out
    return min(DEAREST, GAP * max(missing, added))


def worth(line: Line, runs: Sequence[Run]) -> float:
    """The evidence in runs: their words, common ones for less."""
    keys = line.keys
    return sum(weigh(keys[at]) for run in runs for at in range(run.first, run.last))
