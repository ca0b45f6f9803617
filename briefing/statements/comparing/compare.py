"""Comparing two wordings word by word, and naming how the second treats the first.

The rules are those of docs/glossary.md. A contraction (it's, it is) is another wording: speakers choose it, and
the labelled coverage that the benchmark measures counts it as altered. It is told as a contraction, after all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.language.numerals import is_number
from briefing.language.tables import common
from briefing.language.tokens import Token
from briefing.model import Comparison, Difference, DifferenceKind, Nature, Treatment
from briefing.statements.comparing.align import align, extended, weigh, worth
from briefing.statements.comparing.compounds import join_compounds
from briefing.statements.comparing.contracted import contractions, take_apart, widen
from briefing.statements.comparing.edges import cut_edges
from briefing.statements.comparing.gaps import Gap, edge_gaps, ends, inner_gaps, parted
from briefing.statements.comparing.moves import find_moves
from briefing.statements.comparing.opposites import opposite
from briefing.statements.comparing.readings import read_alike
from briefing.statements.comparing.risks import is_sign, risks
from briefing.statements.comparing.runs import Run
from briefing.statements.comparing.stutters import is_stutter
from briefing.statements.comparing.style import PLAIN, HouseStyle
from briefing.statements.comparing.styled import alike, styled
from briefing.statements.comparing.tokens import Line, line, rebuilt

EVIDENCE = 2.0  # the least weight of shared words that makes a stretch worth comparing
SHARE = 1 / 3  # and the least share of the weight of the shorter text
SHORTEST, SHORT = 3, 6  # words of two texts that are one but for an opposite
TELLING = 0.25  # and of its words that are not common ones: "we have to be" makes no two texts one
_DENYING = ("not", "never")
_TURNED = frozenset(
    "am is are was were be been do does did has have had can could will would shall should may might must".split()
)
_CLOSING = "\"'”’)» \n"  # behind a full stop
_HANGING = frozenset("that which who whom if unless because when where until although though whether".split())


@dataclass(frozen=True, slots=True)
class Judged:
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


def compare(reference: str, printed: str, style: HouseStyle = PLAIN) -> Comparison:
    """How `printed` renders `reference`, over the stretch that both cover.

    Words that one of them has beyond the other's ends make it an excerpt. The treatment is None where no common
    stretch is worth comparing. Differences with a risk come first, then by place, contractions last. `style` adds to
    what counts as house style.
    """
    aligned = align_texts(reference, printed, style)
    if aligned is None:
        return Comparison(None)
    outcome = judge(aligned, style)
    if outcome.treatment in (Treatment.CUT, Treatment.ALTERED) and (apart := _apart(aligned)) is not None:
        return max(outcome, judge(apart, style), key=lambda item: item.treatment.severity if item.treatment else -1)
    return outcome


def _apart(aligned: Aligned) -> Aligned | None:
    """The texts aligned again without what brackets hold, which can stand elsewhere in the reference by chance;
    None where the stretch that both cover would be a shorter one.
    """
    one, two = aligned.reference, aligned.printed
    held = {at: (1, [replace(token, key=f"[{token.key}")]) for at, token in enumerate(two.tokens) if token.bracketed}
    if not held:
        return None
    two = rebuilt(two, held)
    runs = extended(one, two, align(one, two))
    if not runs or not _enough(one, two, runs):
        return None
    left = [*range(aligned.runs[0].other, runs[0].other), *range(runs[-1].end, aligned.runs[-1].end)]
    return Aligned(one, two, runs) if all(two.tokens[at].bracketed for at in left) else None


@lru_cache(maxsize=16)  # a pair is compared, and then looked at again for what was added to it
def align_texts(reference: str, printed: str, style: HouseStyle = PLAIN) -> Aligned | None:
    """Align two texts, or None where they share no stretch worth comparing."""
    one, two = read_alike(line(reference, style), line(printed, style))
    one, two = join_compounds(*take_apart(one, two))
    runs = extended(one, two, align(one, two))
    if not runs:
        return None
    return Aligned(one, two, runs) if _enough(one, two, runs) else None


def _enough(one: Line, two: Line, runs: Sequence[Run]) -> bool:
    """Whether two texts share so much that one can be held against the other."""
    if sum(run.length for run in runs) == min(len(one.tokens), len(two.tokens)):
        return True
    if _turned(one, two):
        return True
    evidence = worth(one, runs)
    if evidence < EVIDENCE or evidence < SHARE * min(sum(map(weigh, one.keys)), sum(map(weigh, two.keys))):
        return False
    telling = sum(key not in common() for run in runs for key in one.keys[run.first : run.last])
    return telling >= TELLING * min(sum(key not in common() for key in line.keys) for line in (one, two))


def _turned(one: Line, two: Line) -> bool:
    """Whether two short texts differ in one number, or in one word that says the opposite: fall, rise."""
    if len(one.keys) != len(two.keys) or not SHORTEST <= len(one.keys) <= SHORT:
        return False
    pairs = list(zip(one.keys, two.keys, strict=True))
    apart = [pair for pair in pairs if pair[0] != pair[1]]
    telling = any(left == right and left not in common() for left, right in pairs)
    return len(apart) == 1 and telling and (all(map(is_number, apart[0])) or opposite(*apart[0]) is not None)


def judge(aligned: Aligned, style: HouseStyle = PLAIN) -> Comparison:
    """Name the differences of two aligned texts, and the treatment that the worst of them makes."""
    one, two, runs = aligned.reference, aligned.printed, aligned.runs
    findings, passed, apart = _contracted(aligned, style)
    passed += styled(one, two, runs, apart)
    edges = list(edge_gaps(one, two, runs))
    gaps: list[Gap] = []
    inner = [part for gap in inner_gaps(runs) for part in parted(one, two, gap)]
    for gap in widen(one, two, [*inner, *edges]):
        if alike(one, two, gap.first, gap.last, gap.other, gap.end):
            passed.append(_difference(aligned, gap, False))
        else:
            gaps.append(gap)
    beyond = [gap for gap in ends(one, two, runs) if not edges]
    rest, moved = find_moves(one, two, gaps, beyond)
    findings += [_judge(aligned, gap) for gap in rest]
    findings += [_as(aligned, gap, DifferenceKind.MOVE, Treatment.ALTERED) for gap in moved]
    findings += _edges(aligned)
    treatment = min((item.treatment for item in findings), key=lambda item: item.severity, default=Treatment.VERBATIM)
    if treatment is Treatment.VERBATIM and not aligned.covers:
        treatment = Treatment.EXCERPT
    differences = sorted((item.difference for item in findings), key=lambda item: item.rank)
    return Comparison(treatment, tuple(differences), tuple(sorted(passed, key=lambda item: item.printed_span)))


def _contracted(aligned: Aligned, style: HouseStyle) -> tuple[list[Judged], list[Difference], set[int]]:
    """Contractions as differences, those that are house style, and the words of the reference that they hold."""
    findings: list[Judged] = []
    passed: list[Difference] = []
    apart: set[int] = set()
    for gap, another in contractions(aligned.reference, aligned.printed, aligned.runs):
        apart.update(range(gap.first, gap.last))
        difference = replace(_difference(aligned, gap, False), nature=Nature.CONTRACTION if another else None, risks=())
        if another and not style.contractions:
            findings.append(Judged(difference, Treatment.ALTERED))
        else:
            passed.append(difference)
    return findings, passed, apart


def _edges(aligned: Aligned) -> list[Judged]:
    """What was cut from a sentence at an edge and turns it: told, though the form is that of an excerpt.

    A sentence that ends before its own "not" is no excerpt: it is cut.
    """
    told: dict[Gap, Difference] = {}
    for gap, risk in cut_edges(aligned.reference, aligned.printed, aligned.runs):
        one = told.get(gap) or replace(_difference(aligned, gap, False), risks=())
        marked = aligned.printed.shown[gap.other] > 0
        told[gap] = replace(one, nature=Nature.EDGE, risks=(*one.risks, risk), marked=marked)
    return [
        Judged(difference, Treatment.CUT if _unsaid(aligned, gap) and not difference.marked else Treatment.EXCERPT)
        for gap, difference in told.items()
    ]


def _unsaid(aligned: Aligned, gap: Gap) -> bool:
    """Whether a printed sentence ends with the verb that the reference's "not" turns: "It is [not]"."""
    one, two = aligned.reference, aligned.printed
    ending = gap.other == len(two.tokens) and 0 < gap.first < gap.last and one.keys[gap.first] in _DENYING
    ending = ending and one.keys[gap.first - 1] in _TURNED
    return ending and two.text.rstrip(_CLOSING)[-1:] in (".", "!", "?")


def _as(aligned: Aligned, gap: Gap, kind: DifferenceKind, treatment: Treatment) -> Judged:
    return Judged(replace(_difference(aligned, gap, False), kind=kind), treatment)


def _judge(aligned: Aligned, gap: Gap) -> Judged:
    one, two = aligned.reference, aligned.printed
    left, right = one.tokens[gap.first : gap.last], two.tokens[gap.other : gap.end]
    if not right:
        return _left_out(aligned, gap)
    if not left:
        if all(token.bracketed for token in right):
            return Judged(_difference(aligned, gap, True), Treatment.EDITED)
        if one.shown[gap.first]:
            return Judged(_difference(aligned, gap, True), Treatment.EXCERPT)
        if is_stutter(two, gap, mine=False) and two.text[: two.tokens[gap.end - 1].end + 3].rstrip()[-1:] in "—–-…":
            return _stutter(aligned, gap)
        return Judged(_difference(aligned, gap, False), Treatment.ALTERED)
    marked = all(token.bracketed for token in right) or all(token.bracketed for token in left)
    return Judged(_difference(aligned, gap, marked), Treatment.EDITED if marked else Treatment.ALTERED)


def _left_out(aligned: Aligned, gap: Gap) -> Judged:
    one, two = aligned.reference, aligned.printed
    left = one.tokens[gap.first : gap.last]
    beside = [two.tokens[at].bracketed for at in (gap.other - 1, gap.other) if 0 <= at < len(two.tokens)]
    if all(token.bracketed and _editors(one, token) for token in left) or any(beside):
        return Judged(_difference(aligned, gap, True), Treatment.EDITED)
    if two.shown[gap.other]:
        return Judged(_difference(aligned, gap, True), Treatment.EXCERPT)
    if is_stutter(one, gap, mine=True):
        return _stutter(aligned, gap)
    if all(is_sign(one, token) for token in left) or _set_free(one, two, gap):
        return Judged(_difference(aligned, gap, False), Treatment.ALTERED)
    sentences = one.stops[gap.first] and one.stops[gap.last]
    return Judged(_difference(aligned, gap, False), Treatment.EXCERPT if sentences else Treatment.CUT)


def _set_free(one: Line, two: Line, gap: Gap) -> bool:
    """Whether a clause is made a sentence of its own: "one that I feared" printed as "one. I feared"."""
    inside = 0 < gap.other < len(two.tokens) and two.stops[gap.other]
    hung = all(key in _HANGING for key in one.keys[gap.first : gap.last])
    return bool(inside and hung and not one.stops[gap.first] and not one.stops[gap.last])


def _editors(line: Line, token: Token) -> bool:
    """Whether the bracket around a word of the reference is square: a round one holds an aside, which was said."""
    return line.text.rfind("[", 0, token.start) > line.text.rfind("(", 0, token.start)


def _stutter(aligned: Aligned, gap: Gap) -> Judged:
    difference = replace(_difference(aligned, gap, False), nature=Nature.STUTTER, risks=())
    return Judged(difference, Treatment.EXCERPT)


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
