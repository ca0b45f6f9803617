"""From the quotations of a briefing to its ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from briefing.model import (
    Briefing,
    Copying,
    Correction,
    CorrectionKind,
    NotFound,
    Quotation,
    Reference,
    ReferenceWhy,
    Report,
    Statement,
    Treatment,
)
from briefing.statements.compare import compare
from briefing.statements.grouping import Groups
from briefing.statements.joining import statements as joined
from briefing.statements.passages import gather


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was said, how each article reported it, how much was copied, and corrections that name nothing."""

    statements: tuple[Statement, ...]
    copying: tuple[Copying, ...] = ()
    unfitted: tuple[Correction, ...] = ()


def derive(briefing: Briefing, quotations: Mapping[str, tuple[Quotation, ...]]) -> Ledger:
    """The statements of a briefing, from its quotations by article id."""
    articles = {article.id: article for article in briefing.articles}
    groups = joined(Groups(gather(briefing.articles, quotations)).found())
    statements = []
    for group in groups:
        first = min(group, key=lambda item: (not item.primary, -len(item.keys), item.article, item.order))
        why = ReferenceWhy.PRIMARY if articles[first.article].kind.primary else ReferenceWhy.LONGEST
        reports = []
        for quotation in group:
            outcome = compare(first.text, quotation.text)
            reports.append(
                Report(
                    quotation.article,
                    articles[quotation.article].outlet,
                    outcome.treatment or Treatment.ALTERED,
                    quotation.spans,
                    quotation.text,
                    (quotation.quotation.id,),
                    outcome.differences,
                    outcome.styled,
                )
            )
        mark = blake2b(f"{first.article}\0{first.flat}\0{first.spans[0][0]}".encode(), digest_size=5).hexdigest()
        missing = tuple(
            NotFound(article.id, article.outlet, 0)
            for article in ()  # filled in by the search of articles that cover the occasion
        )
        name = f"{first.quotation.speaker.name}: {first.text[:40]}" if first.quotation.speaker else first.text[:60]
        reference = Reference(first.article, first.text, first.spans, why)
        statements.append(Statement(f"s-{mark}", name, first.quotation.speaker, reference, tuple(reports), missing))
    lost = tuple(item for item in briefing.corrections if item.kind is not CorrectionKind.SPEAKER)
    return Ledger(tuple(statements), (), lost)
