"""Comparing two wordings word by word."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from briefing.model import Comparison, Difference, DifferenceKind, Treatment
from briefing.text import fold, words


def compare(reference: str, printed: str) -> Comparison:
    """How `printed` renders `reference`, over the stretch that both cover."""
    left, right = words(reference), words(printed)
    ours, theirs = [fold(word.text) for word in left], [fold(word.text) for word in right]
    codes = [code for code in Indel.opcodes(ours, theirs)]
    same = [code for code in codes if code.tag == "equal"]
    if not same or sum(code.src_end - code.src_start for code in same) * 2 < min(len(left), len(right)):
        return Comparison(None)
    found: list[Difference] = []
    inner = codes[codes.index(same[0]) : codes.index(same[-1]) + 1]
    for code in inner:
        if code.tag == "equal":
            continue
        kind = DifferenceKind.DELETION if code.tag == "delete" else DifferenceKind.INSERTION
        one = (left[code.src_start].start, left[code.src_end - 1].end) if code.tag == "delete" else (0, 0)
        two = (right[code.dest_start].start, right[code.dest_end - 1].end) if code.tag == "insert" else (0, 0)
        if code.tag == "delete":
            two = (right[code.dest_start].start,) * 2
        else:
            one = (left[code.src_start].start,) * 2
        found.append(Difference(kind, reference[slice(*one)], one, printed[slice(*two)], two))
    if not found:
        whole = len(inner) == len(codes)
        return Comparison(Treatment.VERBATIM if whole else Treatment.EXCERPT)
    cut = all(difference.kind is DifferenceKind.DELETION for difference in found)
    return Comparison(Treatment.CUT if cut else Treatment.ALTERED, tuple(found))
