"""Statements in the making: their passages, and what people corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing.language.selectors import find_selector
from briefing.language.words import one_line
from briefing.model import Correction, CorrectionKind, Selector, Span
from briefing.statements.grouping.passages import Passage

MERGED = "merged by a person"


@dataclass(eq=False, slots=True)
class StatementDraft:
    """The passages of one statement.

    `title` and `chosen` (an article and a place) are a person's; so is what was `merged`: how that is said, and the
    quotations that it `brought` here.
    """

    passages: list[Passage]
    title: str | None = None
    chosen: tuple[str, Span] | None = None
    merged: str = ""
    brought: dict[tuple[str, int], None] = field(default_factory=dict)


def corrected(
    groups: Sequence[list[Passage]], corrections: Sequence[Correction], bodies: Mapping[str, str]
) -> tuple[list[StatementDraft], list[Correction]]:
    """The groups as drafts with people's corrections applied in their order; second, those that name nothing."""
    drafts = [StatementDraft(list(group)) for group in groups]
    lost: list[Correction] = []
    for correction in corrections:
        if correction.kind.of_speaker:
            continue  # the quotations room has applied it
        if not _apply(drafts, correction, bodies):
            lost.append(correction)
    return [draft for draft in drafts if draft.passages], lost


def _apply(drafts: list[StatementDraft], correction: Correction, bodies: Mapping[str, str]) -> bool:
    places = [_place(selector, bodies) for selector in correction.at]
    if not places or None in places:
        return False
    known = [place for place in places if place is not None]
    homes = [_home(drafts, article, span) for article, span in known]
    if None in homes:
        return False
    named = [home for home in homes if home is not None]
    if correction.kind is CorrectionKind.MERGE:
        return _merge(named, correction.note)
    if correction.kind is CorrectionKind.SPLIT:
        return _split(drafts, named, known)
    if correction.kind is CorrectionKind.TITLE and correction.value:
        named[0].title = correction.value
        return True
    if correction.kind is CorrectionKind.REFERENCE:
        named[0].chosen = known[0]
        return True
    return False


def _place(selector: Selector, bodies: Mapping[str, str]) -> tuple[str, Span] | None:
    body = bodies.get(selector.article)
    span = find_selector(body, selector) if body is not None else None
    return (selector.article, span) if span is not None else None


def _home(drafts: Sequence[StatementDraft], article: str, span: Span) -> StatementDraft | None:
    """The statement whose passages share most with a place."""
    best: tuple[int, StatementDraft] | None = None
    for draft in drafts:
        shared = sum(overlap(passage, span) for passage in draft.passages if passage.article == article)
        if shared and (best is None or shared > best[0]):
            best = shared, draft
    return best[1] if best else None


def overlap(passage: Passage, span: Span) -> int:
    """How many characters a passage and a place in its article share."""
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in passage.spans)


def _merge(named: Sequence[StatementDraft], note: str | None) -> bool:
    first = named[0]
    others = [draft for draft in named[1:] if draft is not first]
    for other in others:
        if other.passages:
            first.brought.update((passage.printer, None) for passage in other.passages)
            first.brought.update(other.brought)
            first.passages += other.passages
            first.title = first.title or other.title
            first.chosen = first.chosen or other.chosen
            other.passages = []
    if others:
        first.merged = f"{MERGED}: {one_line(note)}" if note else MERGED
    return bool(others)


def _split(drafts: list[StatementDraft], named: Sequence[StatementDraft], known: Sequence[tuple[str, Span]]) -> bool:
    home = named[0]
    out = [
        passage
        for passage in home.passages
        if any(passage.article == article and overlap(passage, span) for article, span in known)
    ]
    if not out or len(out) == len(home.passages) or any(draft is not home for draft in named):
        return False
    home.passages = [passage for passage in home.passages if not any(passage is other for other in out)]
    drafts.append(StatementDraft(out))
    return True
