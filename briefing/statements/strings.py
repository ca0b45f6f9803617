"""Comparing what one quotation prints in several strings: in another order than the reference has them, too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from briefing.language.marks import ELLIPSIS
from briefing.model import Comparison, Difference, DifferenceKind, Treatment
from briefing.statements.comparing.compare import align_texts, compare
from briefing.statements.comparing.style import HouseStyle
from briefing.statements.wordings import Wording

_ELLIPSIS = re.compile(rf"\s*{ELLIPSIS}\s*")


def compared(reference: str, wording: Wording, style: HouseStyle) -> Comparison:
    """How a wording renders the reference: as one text, or string by string where one text hides some of its words.

    The order of strings with marks of their own is the outlet's; what is turned round about an ellipsis is altered.
    """
    return _compared(reference, wording.text, tuple(high - low for low, high in wording.spans), style)


@lru_cache(maxsize=256)  # whether it can be, and how it does, is asked one after the other
def _compared(reference: str, text: str, sizes: tuple[int, ...], style: HouseStyle) -> Comparison:
    whole = compare(reference, text, style)
    if len(sizes) > 1:
        strings: list[tuple[int, int]] = []
        at = 0
        for size in sizes:
            strings.append((at, at + size))
            at += size + 1
        by_string = _by_string(reference, text, strings, style, shared(reference, text, style))
        return by_string or whole
    return whole if whole.treatment is not None else _turned(reference, text, style) or whole


@lru_cache(maxsize=256)
def shared(reference: str, printed: str, style: HouseStyle) -> int:
    """How many words two texts share over the stretch that both cover."""
    aligned = align_texts(reference, printed, style)
    return sum(run.length for run in aligned.runs) if aligned else 0


def _by_string(
    reference: str, text: str, strings: Sequence[tuple[int, int]], style: HouseStyle, least: int
) -> Comparison | None:
    """The outcomes of all strings as one, if together they share more than `least` words with the reference."""
    if sum(shared(reference, text[slice(*span)], style) for span in strings) <= least:
        return None
    outcomes = [(start, compare(reference, text[start:end], style)) for start, end in strings]
    known = [outcome.treatment for _, outcome in outcomes if outcome.treatment is not None]
    treatment = min(known, key=lambda item: item.severity)
    if treatment is Treatment.VERBATIM:
        treatment = Treatment.EXCERPT
    differences = [_moved(item, start) for start, outcome in outcomes for item in outcome.differences]
    styled = [_moved(item, start) for start, outcome in outcomes for item in outcome.styled]
    return Comparison(treatment, tuple(sorted(differences, key=lambda item: item.rank)), tuple(styled))


def _turned(reference: str, text: str, style: HouseStyle) -> Comparison | None:
    """The two sides of an ellipsis that the reference has the other way round."""
    for match in _ELLIPSIS.finditer(text):
        strings = (0, match.start()), (match.end(), len(text))
        sides = [align_texts(reference, text[slice(*span)], style) for span in strings]
        if sides[0] is None or sides[1] is None or sides[1].runs[-1].last > sides[0].runs[0].first:
            continue
        outcome = _by_string(reference, text, strings, style, 0)
        if outcome is not None:
            one = sides[1]
            low, high = one.reference.span(one.runs[0].first, one.runs[-1].last)
            start, end = one.printed.span(one.runs[0].other, one.runs[-1].end)
            words = reference[low:high], text[match.end() + start : match.end() + end]
            place = match.end() + start, match.end() + end
            move = Difference(DifferenceKind.MOVE, words[0], (low, high), words[1], place, False)
            return Comparison(Treatment.ALTERED, (*outcome.differences, move), outcome.styled)
    return None


def _moved(difference: Difference, by: int) -> Difference:
    start, end = difference.printed_span
    return replace(difference, printed_span=(start + by, end + by))
