"""How an article renders a statement: its wordings against the reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.model import Comparison, Difference, DifferenceKind, Nature, Report, Treatment
from briefing.statements.comparing.compare import compare
from briefing.statements.comparing.style import PLAIN, HouseStyle
from briefing.statements.comparing.tokens import line
from briefing.statements.strings import compared, shared
from briefing.statements.wordings import Wording, locate


def report(reference: str, printed: Sequence[Wording], outlet: str, style: HouseStyle = PLAIN) -> Report | None:
    """One article's report of a statement, or None where its words cannot be compared with the reference.

    An article that prints the words in several quotations is compared as a whole, as if the marks were closed and
    opened again, unless one by one serves it better (the same words twice).
    """
    outcome, differences, styled = _compared(reference, printed, style)
    if outcome is None:
        return None
    spans = tuple(span for wording in printed for span in wording.places)
    text = " ".join(wording.printed for wording in printed)
    told = [wording for wording in printed if wording.fragment]
    evidence = ""
    if len(told) == len(printed):
        outcome = min(outcome, Treatment.PARAPHRASED, key=lambda item: item.severity)
        evidence = f"its own words around {', '.join(wording.text for wording in told)}"
    elif not any(wording.attributed for wording in printed):
        evidence = "in quotation marks, with no speaker found"
    return Report(
        printed[0].article,
        outlet,
        outcome,
        spans,
        text,
        tuple(wording.quotation.id for wording in printed if wording.attributed),
        tuple(sorted(differences, key=lambda item: item.rank)),
        tuple(styled),
        evidence,
    )


def comparable(reference: str, wording: Wording, style: HouseStyle = PLAIN) -> bool:
    """Whether a wording shares enough with the reference to be compared with it."""
    return compared(reference, wording, style).treatment is not None


def _compared(
    reference: str, printed: Sequence[Wording], style: HouseStyle
) -> tuple[Treatment | None, list[Difference], list[Difference]]:
    singles = [compared(reference, wording, style) for wording in printed]
    one_by_one = _shifted(singles, printed)
    if len(printed) == 1 or any(wording.fragment for wording in printed):
        return one_by_one
    together = " ".join(wording.text for wording in printed)
    whole: Comparison = compare(reference, together, style)
    apart = sum(shared(reference, wording.text, style) for wording in printed)
    if whole.treatment is None or shared(reference, together, style) < apart:
        return one_by_one  # printed in another order: what stands outside the common stretch would not be looked at
    if one_by_one[0] is None or whole.treatment.severity >= one_by_one[0].severity:
        return whole.treatment, list(whole.differences), list(whole.styled)
    return one_by_one


def _shifted(
    singles: Sequence[Comparison], printed: Sequence[Wording]
) -> tuple[Treatment | None, list[Difference], list[Difference]]:
    """The outcomes of several wordings as one, their places counted in the joined text."""
    known = [outcome.treatment for outcome in singles if outcome.treatment is not None]
    if not known:
        return None, [], []
    differences: list[Difference] = []
    styled: list[Difference] = []
    at = 0
    for outcome, wording in zip(singles, printed, strict=True):
        elsewhere = [other for other in printed if other is not wording]
        differences += [
            _moved(item, wording, at) for item in outcome.differences if not _told_anyway(item, wording, elsewhere)
        ]
        styled += [_moved(item, wording, at) for item in outcome.styled]
        at += len(wording.printed) + 1
    return min(known, key=lambda item: item.severity), differences, styled


def _told_anyway(difference: Difference, wording: Wording, others: Sequence[Wording]) -> bool:
    """Whether what was cut at an edge may stand in the outlet's own words, or stands in another of its wordings."""
    if difference.nature is not Nature.EDGE:
        return False
    keys = line(difference.reference).keys
    return wording.fragment or any(set(keys) <= set(line(other.text).keys) for other in others)


def _moved(difference: Difference, wording: Wording, at: int) -> Difference:
    start, end = difference.printed_span
    if wording.fragment:
        for low, high, there in locate(wording):
            if low <= start <= high:
                start, end = start - low + there, end - low + there
                break
    return replace(difference, printed_span=(start + at, end + at))


def changed(reference: str, printed: Sequence[Wording], outlet: str) -> Report:
    """The report of words that have nothing in common with the reference, but are the statement, as a person says."""
    text = " ".join(wording.printed for wording in printed)
    spans = tuple(span for wording in printed for span in wording.places)
    whole = Difference(DifferenceKind.SUBSTITUTION, reference, (0, len(reference)), text, (0, len(text)), False)
    names = tuple(wording.quotation.id for wording in printed if wording.attributed)
    return Report(printed[0].article, outlet, Treatment.ALTERED, spans, text, names, (whole,))
