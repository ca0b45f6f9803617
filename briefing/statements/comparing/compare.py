"""Comparing two wordings word by word, and naming how the second treats the first.

The rules are those of section 5 of the design. A contraction (it's, it is) is another wording: speakers choose it, and
the labelled coverage that the benchmark measures counts it as altered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.model import Comparison, Difference, DifferenceKind, Treatment
from briefing.statements.comparing.align import Run, align, worth
from briefing.statements.comparing.compounds import join_compounds
from briefing.statements.comparing.gaps import Gap, edge_gaps, ends, inner_gaps
from briefing.statements.comparing.moves import find_moves
from briefing.statements.comparing.readings import read_alike
from briefing.statements.comparing.risks import risks
from briefing.statements.comparing.styled import alike, styled
from briefing.statements.comparing.tokens import Line, line

EVIDENCE = 2.0  # the least weight of shared words that makes a stretch worth comparing
SHARE = 0.3  # and the least share of the words of the shorter text


@dataclass(frozen=True, slots=True)
class Found:
    """A difference, and the treatment that it alone would make."""

    difference: Difference
    treatment: Treatment


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two texts as words, and the runs of words that they share over the stretch that both cover."""

    reference: Line
    printed: Line
    runs: list[Run]

    @property
    def covers(self) -> bool:
        """Whether the stretch is the whole of both."""
        first, last = self.runs[0], self.runs[-1]
        whole = last.last == len(self.reference.tokens) and last.end == len(self.printed.tokens)
        return whole and first.first == 0 and first.other == 0


def compare(reference: str, printed: str) -> Comparison:
    """How `printed` renders `reference`, over the stretch that both cover.

    Words that one of them has beyond the other's ends make it an excerpt. The treatment is None where no common
    stretch is worth comparing. Differences with a risk come first, then by place.
    """
    aligned = align_texts(reference, printed)
    if aligned is None:
        return Comparison(None)
    return judge(aligned)


def align_texts(reference: str, printed: str, *, forced: bool = False) -> Aligned | None:
    """Align two texts, or None where they share no stretch worth comparing; `forced`: where they share no word."""
    one, two = join_compounds(*read_alike(line(reference), line(printed)))
    runs = align(one, two)
    if not runs:
        return None
    evidence = worth(one, runs)
    shorter = min(len(one.tokens), len(two.tokens))
    shared = sum(run.length for run in runs)
    whole = shared == shorter
    if forced and evidence < 1:
        return None
    if not forced and not whole and (evidence < EVIDENCE or shared < SHARE * shorter):
        return None
    return Aligned(one, two, runs)


def judge(aligned: Aligned) -> Comparison:
    """Name the differences of two aligned texts, and the treatment that the worst of them makes."""
    one, two = aligned.reference, aligned.printed
    passed = list(styled(one, two, aligned.runs))
    edges = list(edge_gaps(one, two, aligned.runs))
    gaps: list[Gap] = []
    for gap in [*inner_gaps(aligned.runs), *edges]:
        if alike(one, two, gap.first, gap.last, gap.other, gap.end):
            passed.append(_difference(aligned, gap, False))
        else:
            gaps.append(gap)
    beyond = [gap for gap in ends(one, two, aligned.runs) if not edges]
    rest, moved = find_moves(one, two, gaps, beyond)
    found = [_judge(aligned, gap) for gap in rest]
    for gap in moved:
        found.append(Found(replace(_difference(aligned, gap, False), kind=DifferenceKind.MOVE), Treatment.ALTERED))
    treatment = min((item.treatment for item in found), key=lambda item: item.severity, default=Treatment.VERBATIM)
    if treatment is Treatment.VERBATIM and not aligned.covers:
        treatment = Treatment.EXCERPT
    differences = sorted((item.difference for item in found), key=_rank)
    return Comparison(treatment, tuple(differences), tuple(sorted(passed, key=lambda item: item.printed_span)))


def _rank(difference: Difference) -> tuple[bool, tuple[int, int], tuple[int, int]]:
    return not difference.risks, difference.reference_span, difference.printed_span


def _judge(aligned: Aligned, gap: Gap) -> Found:
    one, two = aligned.reference, aligned.printed
    left, right = one.tokens[gap.first : gap.last], two.tokens[gap.other : gap.end]
    if not right:
        if all(token.bracketed for token in left):
            return Found(_difference(aligned, gap, True), Treatment.EDITED)
        if two.shown[gap.other] or two.shown[gap.end]:
            return Found(_difference(aligned, gap, True), Treatment.EXCERPT)
        sentences = one.stops[gap.first] and one.stops[gap.last]
        return Found(_difference(aligned, gap, False), Treatment.EXCERPT if sentences else Treatment.CUT)
    if not left:
        if all(token.bracketed for token in right):
            return Found(_difference(aligned, gap, True), Treatment.EDITED)
        if one.shown[gap.first]:
            return Found(_difference(aligned, gap, True), Treatment.EXCERPT)
        return Found(_difference(aligned, gap, False), Treatment.ALTERED)
    marked = all(token.bracketed for token in right) or all(token.bracketed for token in left)
    return Found(_difference(aligned, gap, marked), Treatment.EDITED if marked else Treatment.ALTERED)


def _difference(aligned: Aligned, gap: Gap, marked: bool) -> Difference:
    one, two = aligned.reference, aligned.printed
    left, right = one.span(gap.first, gap.last), two.span(gap.other, gap.end)
    kind = DifferenceKind.SUBSTITUTION
    if gap.first == gap.last:
        kind = DifferenceKind.INSERTION
    elif gap.other == gap.end:
        kind = DifferenceKind.DELETION
    touched = risks(one, gap.first, gap.last, two, gap.other, gap.end)
    return Difference(kind, one.text[slice(*left)], left, two.text[slice(*right)], right, marked, touched)
