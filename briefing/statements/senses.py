"""What a report in an outlet's own words changes: a negation, a number, a date, or how certain it is.

Other words are no alteration there, so only what cannot be put in other words is looked at, and only against the
sentences of the reference that the report tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.language.marks import blanked, quoted
from briefing.language.sentences import sentences
from briefing.language.stems import root, stems
from briefing.language.tables import common
from briefing.model import Difference, Report, Risk, Span, Treatment
from briefing.statements.comparing.contracted import opened_line
from briefing.statements.comparing.tokens import Line, line
from briefing.statements.retelling import near, words
from briefing.statements.sense_denials import certainty, denies, one_sided, opposites
from briefing.statements.sense_numbers import bounds, days, numbers
from briefing.statements.sense_words import NEAR

SHARED = 2  # telling words that a sentence of the reference must share with the report


def with_senses(reference: str, report: Report) -> Report:
    """A paraphrase with what it changes as differences; any other report as it is."""
    if report.treatment is not Treatment.PARAPHRASED or report.differences:
        return report
    return replace(report, differences=changed_senses(reference, report.text))


def changed_senses(reference: str, told: str) -> tuple[Difference, ...]:
    """Where `told`, a report in other words, changes the sense of the reference's sentences that it tells."""
    told = _without_foreign(reference, told)
    one, two = opened_line(line(reference)), opened_line(line(told))
    differences: list[Difference] = []
    places = _told(reference, told)
    if not places:
        return ()
    window = _window(one, two, places)
    whole = [at for at, token in enumerate(one.tokens) if any(low <= token.start < high for low, high in places)]
    everything = list(range(len(two.tokens)))
    differences += numbers(one, two, whole)
    differences += bounds(one, two, whole)
    differences += days(one, two, whole)
    swapped = list(opposites(one, two, whole, everything))
    differences += swapped
    denied = any(Risk.NEGATION in item.risks for item in swapped)
    if _in_own_words(reference, told):
        differences += [
            item for item in one_sided(one, two, whole, window, everything) if not (denied and denies(item))
        ]
        differences += certainty(one, two, window, _outside(two))
    return tuple(sorted(differences, key=lambda item: item.rank))


def _without_foreign(reference: str, told: str) -> str:
    """A report with blanks for words in marks that are none of the reference: they were said of something else."""
    known = set(line(reference).keys)
    foreign: list[Span] = []
    for low, high, *_ in quoted(told, 0, len(told)):
        telling = [key for key in line(told[low:high]).keys if key not in common()]
        if len(telling) > 1 and sum(key in known for key in telling) * 2 < len(telling):
            foreign.append((low, high))
    return blanked(told, 0, len(told), foreign)


def _in_own_words(reference: str, told: str) -> bool:
    """Whether a report says something of the reference outside marks, too: by a fragment alone, nothing is left out."""
    bare = blanked(told, 0, len(told), (one[:2] for one in quoted(told, 0, len(told))))
    return bare == told or not stems(bare).isdisjoint(stems(reference))


def _outside(two: Line) -> list[int]:
    """The words of a report outside marks, where there are any: what stands inside is the reference's own."""
    inside = quoted(two.text, 0, len(two.text))
    bare = [at for at, token in enumerate(two.tokens) if not any(low <= token.start < high for low, high, *_ in inside)]
    return bare or list(range(len(two.tokens)))


def _told(reference: str, told: str) -> list[Span]:
    """The sentences of the reference that share most with the report, those with as much as SHARED only."""
    each = [((low, high), reference[low:high]) for low, high in sentences(reference)]
    mine, other = stems(told), words(told)
    by_stem = [(len(mine & stems(text)), span) for span, text in each]
    if max((count for count, _ in by_stem), default=0) < SHARED:  # told in other words
        by_stem = [(sum(near(one, words(text)) > 0 for one in other), span) for span, text in each]
    most = max((count for count, _ in by_stem), default=0)
    return [span for count, span in by_stem if count >= max(SHARED, most / 2)]


def _window(one: Line, two: Line, places: Sequence[Span]) -> list[int]:
    """The words of those sentences around what both share, with the beginning of their clause."""
    roots = {root(key) for key in two.keys if stems(key)}
    around: list[int] = []
    for low, high in places:
        inside = [at for at, token in enumerate(one.tokens) if low <= token.start < high]
        shared = [at for at in inside if root(one.keys[at]) in roots]
        if shared:
            around += [at for at in inside if shared[0] - NEAR <= at <= shared[-1]]
    return around
