"""Articles of the same occasion as one: those that report a statement of it, cover it without one, or copy a source."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.derived import Store
from briefing.language.words import counted
from briefing.reader.kit.choice import Choice
from briefing.reader.pages.names import where


@dataclass(slots=True)
class _Ties:
    shared: int = 0  # statements that both report
    missing: int = 0  # statements of the one that the other, covering the occasion, does not report
    copied: float = 0.0  # share of words


def related(store: Store, article_id: str) -> list[Choice]:
    """The articles to go to, those with most statements in common first."""
    ties: dict[str, _Ties] = {}
    for statement in store.statements_in(article_id):
        carriers = {report.article for report in statement.reports} | {statement.reference.article}
        for other in carriers - {article_id}:
            ties.setdefault(other, _Ties()).shared += 1
        for missing in statement.not_found:
            if missing.article != article_id:
                ties.setdefault(missing.article, _Ties()).missing += 1
    for copying in store.copying_of(article_id):
        ties.setdefault(copying.source, _Ties()).copied = copying.share
    ranked = sorted(ties.items(), key=lambda each: (-each[1].shared, -each[1].copied, -each[1].missing, each[0]))
    return [Choice("article", other, where(store, other), _told(tie)) for other, tie in ranked]


def _told(ties: _Ties) -> str:
    told = []
    if ties.shared:
        told.append(f"{counted(ties.shared, 'statement')} in common")
    if ties.copied:
        told.append(f"{ties.copied:.0%} of the words")
    if ties.missing and not ties.shared:
        told.append("covers it without these")
    return ", ".join(told)
