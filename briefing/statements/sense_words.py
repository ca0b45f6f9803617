"""Words that change the sense of a report, and a change of sense as a difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.language.spelling import normal
from briefing.language.tables import table
from briefing.model import Difference, DifferenceKind, Nature, Risk
from briefing.statements.comparing.tokens import Line

NEAR = 4  # words before a word in which a negation or a modal belongs to the same clause


@dataclass(frozen=True, slots=True)
class SenseLists:
    """Words in normal form, by what they do to the sense of what stands beside them."""

    negation: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    condition: frozenset[str]
    conditional: frozenset[str]
    hedges: frozenset[str]
    ceasing: frozenset[str]
    days: frozenset[str]
    most: tuple[tuple[str, ...], ...]
    least: tuple[tuple[str, ...], ...]


@cache
def lists() -> SenseLists:
    """The lists of tables/senses.yaml and tables/risks.yaml."""
    raw, risks = table("senses"), table("risks")
    sets = {
        name: frozenset(map(normal, raw[name]))
        for name in ("strong", "weak", "conditional", "hedges", "ceasing", "days")
    }
    bounds = {name: tuple(tuple(phrase.split()) for phrase in raw[name]) for name in ("at_most", "at_least")}
    return SenseLists(
        negation=frozenset(map(normal, [*risks["negation"], *raw["negative"]])),
        condition=frozenset(("if", "unless", "provided", "providing")),
        most=bounds["at_most"],
        least=bounds["at_least"],
        **sets,
    )


def difference(one: Line, two: Line, ours: Sequence[int], theirs: Sequence[int], risk: Risk) -> Difference:
    """A change of sense: words of the reference against words of the report, none where one of them has none."""
    left = one.span(ours[0], ours[0] + 1) if ours else (0, 0)
    right = two.span(theirs[0], theirs[0] + 1) if theirs else (0, 0)
    kind = DifferenceKind.SUBSTITUTION
    if not ours or not theirs:
        kind = DifferenceKind.DELETION if ours else DifferenceKind.INSERTION
    texts = one.text[slice(*left)], two.text[slice(*right)]
    return Difference(kind, texts[0], left, texts[1], right, False, (risk,), Nature.SENSE)
