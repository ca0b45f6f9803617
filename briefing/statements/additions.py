"""What an outlet prints beyond the ends of a known reference, inside the same marks, as if it had been said there.

Two texts alone do not tell it: what one has beyond the other's ends may be more of the same speech. Against a primary
source, or what a person chose, it can be looked up: words were added that no primary source has of those from which
the article has anything.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.model import Difference, DifferenceKind, Report, Treatment
from briefing.statements.comparing.align import weigh
from briefing.statements.comparing.compare import align_texts
from briefing.statements.comparing.gaps import edge_gaps
from briefing.statements.comparing.risks import risks
from briefing.statements.comparing.style import HouseStyle
from briefing.statements.comparing.tokens import Line, line
from briefing.statements.wordings import Wording

RUN = 3  # words in a row that are a source's own
WEIGHT = 1.0  # least weight of what was added: an "and" before a sentence is nothing


class PrimaryWords:
    """The words of primary sources by runs, for each article those of the sources that it has statements of."""

    def __init__(self, sources: Mapping[str, Iterable[str]], bodies: Mapping[str, str]) -> None:
        """`sources` are, for each article, the primary sources that it has statements of, `bodies` what these say."""
        self._sources, self._bodies = sources, bodies
        self._runs: dict[str, set[tuple[str, ...]]] = {}

    def has(self, article: str, keys: Sequence[str]) -> bool:
        """Whether a source of an article has the words, or RUN of them in a row."""
        runs = _runs(keys, min(RUN, len(keys)))
        return any(not runs.isdisjoint(self._of(source)) for source in self._sources.get(article, ()))

    def _of(self, source: str) -> set[tuple[str, ...]]:
        if source not in self._runs:
            keys = line(self._bodies[source]).keys
            self._runs[source] = {run for size in range(1, RUN + 1) for run in _runs(keys, size)}
        return self._runs[source]


def _runs(keys: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(keys[at : at + size]) for at in range(len(keys) - size + 1)}


def with_additions(
    report: Report, reference: str, printed: Sequence[Wording], known: PrimaryWords, style: HouseStyle
) -> Report:
    """The report, with what was added shown; inside a sentence it makes the report altered."""
    found: list[tuple[Difference, bool]] = []
    at = 0
    for wording in printed:
        place = at
        for low, high in wording.spans if not wording.fragment else ():
            printed_here = wording.text[place - at : place - at + high - low]
            found += _added(reference, printed_here, place, functools.partial(known.has, report.article), style)
            place += high - low + 1
        at += len(wording.printed) + 1
    if not found:
        return report
    treatment = Treatment.ALTERED if any(inside for _, inside in found) else report.treatment
    differences = sorted((*report.differences, *(one for one, _ in found)), key=lambda item: item.rank)
    return replace(report, treatment=treatment, differences=tuple(differences))


def _added(
    reference: str, printed: str, at: int, known: Callable[[Sequence[str]], bool], style: HouseStyle
) -> Iterator[tuple[Difference, bool]]:
    """What one string has before and after the words of the reference, and whether that is in one sentence with them.

    `at` is where the string begins in the text of the report.
    """
    aligned = align_texts(reference, printed, style)
    if aligned is None:
        return
    one, two, runs = aligned.reference, aligned.printed, aligned.runs
    told = {place for gap in edge_gaps(one, two, runs) for place in (gap.other, gap.end)}
    first, last = runs[0], runs[-1]
    for other, end, place, border in (
        (0, first.other, first.first, first.other),
        (last.end, len(two.keys), last.last, last.end),
    ):
        keys = two.keys[other:end]
        if not keys or border in told or two.shown[border] or sum(map(weigh, keys)) < WEIGHT or known(keys):
            continue
        if all(token.bracketed for token in two.tokens[other:end]):
            continue
        yield _difference(one, two, place, (other, end), at), not two.stops[border]


def _difference(one: Line, two: Line, place: int, words: tuple[int, int], at: int) -> Difference:
    spot = one.span(place, place)
    start, end = two.span(*words)
    touched = risks(one, place, place, two, *words)
    return Difference(DifferenceKind.INSERTION, "", spot, two.text[start:end], (start + at, end + at), False, touched)
