"""The wording that a statement is compared with: chosen, primary, consensus, longest; and with what standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Reference, ReferenceWhy, Span, Treatment
from briefing.statements.comparing.compare import compare
from briefing.statements.wordings import Wording

CANDIDATES = 8  # different wordings that are tried as the consensus
LOOKED_AT = 60  # and that each is compared with
SEVERAL = 2  # independent outlets that make a consensus
_ALIKE = (Treatment.VERBATIM, Treatment.EXCERPT)


@dataclass(frozen=True, slots=True)
class ChosenWording:
    """The wording to compare with, why, and how many independent outlets print it alike."""

    wording: Wording
    why: ReferenceWhy
    outlets: int = 1

    @property
    def reference(self) -> Reference:
        """As the model has it."""
        of = self.wording
        return Reference(of.article, of.text, of.spans, self.why, self.outlets)


def choose(printed: Sequence[Wording], chosen: tuple[str, Span] | None, sources: Mapping[str, str]) -> ChosenWording:
    """The wording that a person chose at a place; else a primary source's; else what most independent outlets print
    alike; else the longest. `sources` names for each article the one that stands for its text.
    """
    picked = [wording for wording in printed if chosen is not None and _at(wording, chosen)]
    if picked:
        return ChosenWording(min(picked, key=_rank), ReferenceWhy.CHOSEN)
    primary = [wording for wording in printed if wording.primary]
    if primary:
        return ChosenWording(min(primary, key=_rank), ReferenceWhy.PRIMARY)
    return _consensus(printed, sources) or ChosenWording(min(printed, key=_rank), ReferenceWhy.LONGEST)


def _rank(wording: Wording) -> tuple[bool, bool, bool, int, str, tuple[Span, ...]]:
    own = wording.credit is None
    return not wording.attributed, not own, wording.fragment, -wording.words, wording.article, wording.spans


def _at(wording: Wording, place: tuple[str, Span]) -> bool:
    article, (start, end) = place
    return wording.article == article and any(low < end and start < high for low, high in wording.spans)


def _consensus(printed: Sequence[Wording], sources: Mapping[str, str]) -> ChosenWording | None:
    """The wording that covers what all print and that most independent outlets print alike; the longest of several."""
    alike: dict[str, list[Wording]] = {}
    for wording in sorted(printed, key=_rank):
        if wording.attributed and not wording.fragment and wording.credit is None:
            alike.setdefault(wording.flat, []).append(wording)
    if not alike:
        return None
    origins = {
        flat: {sources.get(wording.article, wording.article) for wording in same} for flat, same in alike.items()
    }
    texts = sorted(alike, key=lambda flat: -len(origins[flat]))
    tried = dict.fromkeys([*list(alike)[:CANDIDATES], *texts[:CANDIDATES]])
    best: tuple[tuple[int, int, int, int], str, int] | None = None
    for flat in tried:
        lost, against, behind = 0, set[str](), set(origins[flat])
        for other in texts[:LOOKED_AT]:
            agreed = _agree(alike[flat][0], alike[other][0])
            lost += agreed is None
            (behind if agreed else against).update(origins[other] if agreed is not None else ())
        behind -= against - origins[flat]
        merit = -lost, len(behind), len(flat.split()), len(alike[flat])
        if best is None or merit > best[0]:
            best = merit, flat, len(behind)
    if best is None:
        return None
    why = ReferenceWhy.CONSENSUS if best[2] >= SEVERAL else ReferenceWhy.LONGEST
    return ChosenWording(alike[best[1]][0], why, best[2])


def _agree(one: Wording, two: Wording) -> bool | None:
    """Whether two wordings are alike over the stretch that both cover; None where they cover none."""
    if one.flat in two.flat or two.flat in one.flat:
        return True
    treatment = compare(one.text, two.text).treatment
    return None if treatment is None else treatment in _ALIKE
