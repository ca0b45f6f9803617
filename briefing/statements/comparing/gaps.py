"""Where two aligned texts differ: between the runs that they share, and at the ends of the common stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.language.numerals import is_number
from briefing.language.tables import common
from briefing.language.times import is_time_of_year
from briefing.statements.comparing.runs import Run
from briefing.statements.comparing.tokens import REOPENED, Line

ASIDE = 3  # words before a sentence that both have: so few are an addition to it, more are something else that was said


@dataclass(frozen=True, slots=True)
class Gap:
    """Words `first`..`last`-1 of the reference against `other`..`end`-1 of the printed text; either may be empty."""

    first: int
    last: int
    other: int
    end: int


def inner_gaps(runs: Sequence[Run]) -> list[Gap]:
    """What stands between the shared runs."""
    return [Gap(one.last, two.first, one.end, two.other) for one, two in pairwise(runs)]


def parted(one: Line, two: Line, gap: Gap) -> list[Gap]:
    """A gap in which one text has whole sentences more, as what stands for the other's words, and those sentences.

    "… at nine. The crew slept. The fish" printed "… at ten. The fish": nine is ten, and a sentence was left out.
    """
    if gap.first < gap.last and gap.other < gap.end:
        split = _split(one, gap.first, gap.last, two, gap.other, gap.end)
        if split is not None:
            first, last = split
            rest = (
                Gap(last, gap.last, gap.end, gap.end)
                if last < gap.last
                else Gap(gap.first, first, gap.other, gap.other)
            )
            return sorted((Gap(first, last, gap.other, gap.end), rest), key=lambda each: each.first)
        split = _split(two, gap.other, gap.end, one, gap.first, gap.last)
        if split is not None:
            first, last = split
            rest = (
                Gap(gap.last, gap.last, last, gap.end)
                if last < gap.end
                else Gap(gap.first, gap.first, gap.other, first)
            )
            return sorted((Gap(gap.first, gap.last, first, last), rest), key=lambda each: each.other)
    return [gap]


def _split(more: Line, first: int, last: int, less: Line, begin: int, end: int) -> tuple[int, int] | None:
    """Which of the words `first`..`last`-1 stand for the other text's, the rest being whole sentences; None if none."""
    stops = [at for at in range(first + 1, last) if more.stops[at]]
    if not stops or any(less.stops[at] for at in range(begin + 1, end)):
        return None
    if more.stops[last] and less.stops[end] and not more.stops[first]:
        return first, stops[0]
    if more.stops[first] and less.stops[begin] and not more.stops[last]:
        return stops[-1], last
    return None


def ends(one: Line, two: Line, runs: Sequence[Run]) -> list[Gap]:
    """The words beyond the common stretch, of either text, that no quotation marks set apart from it.

    Behind an ellipsis the order of what is left still counts.
    """
    first, last = runs[0], runs[-1]
    made = []
    if REOPENED not in (two.shown[first.other], one.shown[first.first]):
        made.append(Gap(0, first.first, 0, first.other))
    if REOPENED not in (two.shown[last.end], one.shown[last.last]):
        made.append(Gap(last.last, len(one.tokens), last.end, len(two.tokens)))
    return [gap for gap in made if gap.first < gap.last or gap.other < gap.end]


def edge_gaps(one: Line, two: Line, runs: Sequence[Run]) -> Iterator[Gap]:
    """Differences at the two ends of the common stretch.

    Words that only one text has there lie beyond the other's end and are no difference, unless brackets mark them.
    Where both have other words there, mid-sentence, the words were replaced.
    """
    first, last = runs[0], runs[-1]
    yield from _edge(_Side(one, first.first, -1), _Side(two, first.other, -1))
    yield from _edge(_Side(one, last.last, 1), _Side(two, last.end, 1))


@dataclass(frozen=True, slots=True)
class _Side:
    """A text beyond one end of the common stretch: `at` is the place of that end, `step` points outwards."""

    line: Line
    at: int
    step: int

    @property
    def words(self) -> list[int]:
        """The words beyond, nearest first."""
        return list(range(self.at, len(self.line.tokens))) if self.step > 0 else list(range(self.at - 1, -1, -1))

    @property
    def stop(self) -> bool:
        """Whether a sentence ends at the end of the stretch."""
        return self.line.stops[self.at]

    @property
    def shown(self) -> bool:
        """Whether a mark shows there that something is left out."""
        return self.line.shown[self.at] > 0

    def bracketed(self) -> list[int]:
        """The nearest words, as far as brackets mark them."""
        places: list[int] = []
        for at in self.words:
            if not self.line.tokens[at].bracketed:
                break
            places.append(at)
        return places

    def sentence(self) -> list[int]:
        """The nearest words, up to where their sentence begins or ends."""
        places: list[int] = []
        for at in self.words:
            if places and self.line.stops[at if self.step > 0 else at + 1]:
                break
            places.append(at)
        return places

    def span(self, words: list[int]) -> tuple[int, int]:
        """The stretch of the words, or the empty one at the end."""
        return (min(words), max(words) + 1) if words else (self.at, self.at)


def _edge(ours: _Side, theirs: _Side) -> Iterator[Gap]:
    mine, its = ours.bracketed(), theirs.bracketed()
    answer = _answer(ours), _answer(theirs)
    if all(answer) and ours.line.keys[answer[0][0]] != theirs.line.keys[answer[1][0]]:
        yield Gap(*ours.span(answer[0]), *theirs.span(answer[1]))
        return
    both = bool(ours.words) and bool(theirs.words)
    apart = ours.shown or theirs.shown or (ours.stop and theirs.stop)
    if mine or its:
        if both and not apart and not (mine and its):  # [Trump] paused, he paused
            mine, its = mine or _replaced(ours), its or _replaced(theirs)
    elif both and not apart:
        mine, its = ours.sentence(), theirs.sentence()
        if (ours.stop and len(its) > ASIDE) or (theirs.stop and len(mine) > ASIDE):
            return
        if ours.stop or theirs.stop:
            mine, its = ([] if ours.stop else mine), ([] if theirs.stop else its)
        else:
            size = min(len(mine), len(its))
            mine, its = _with_time(ours, mine, theirs, its[:size]), _with_time(theirs, its, ours, mine[:size])
    if mine or its:
        yield Gap(*ours.span(mine), *theirs.span(its))


def _with_time(side: _Side, words: list[int], other: _Side, against: list[int]) -> list[int]:
    """As many words as the other text has, or more where it has a number or a time of year there and ours stands a
    little further out: of `the autumn of 2027` against `autumn 2028`, the year.
    """
    size = len(against)
    for tells in (is_number, is_time_of_year):
        found = [place for place, at in enumerate(words[: size + ASIDE], 1) if tells(side.line.keys[at])]
        if found and found[0] > size and any(tells(other.line.keys[at]) for at in against):
            size = found[0]
    return words[:size]


def _answer(side: _Side) -> list[int]:
    """The one word that answers the question at an end of the stretch: yes or no."""
    if side.step < 0 or side.at >= len(side.line.tokens) or not side.stop or side.shown:
        return []
    end = side.line.tokens[side.at - 1].end
    asked = "?" in side.line.text[end : side.line.tokens[side.at].start]
    return side.words[:1] if asked and side.line.keys[side.at] in ("yes", "no") else []


def _replaced(side: _Side) -> list[int]:
    """The word that a bracket stands for, where it is one that brackets usually replace: a pronoun or an article."""
    nearest = side.words[0]
    return [nearest] if not side.stop and side.line.keys[nearest] in common() else []
