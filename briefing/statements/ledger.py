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
    QuotationKind,
    Reference,
    ReferenceWhy,
    Report,
    Statement,
    Treatment,
)
from briefing.statements.compare import compare
from briefing.text import fold, words


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was said, how each article reported it, how much was copied, and corrections that name nothing."""

    statements: tuple[Statement, ...]
    copying: tuple[Copying, ...] = ()
    unfitted: tuple[Correction, ...] = ()


def derive(briefing: Briefing, quotations: Mapping[str, tuple[Quotation, ...]]) -> Ledger:
    """The statements of a briefing, from its quotations by article id."""
    articles = {article.id: article for article in briefing.articles}
    every = [q for name in sorted(articles) for q in quotations.get(name, ()) if q.kind is not QuotationKind.INDIRECT]
    every.sort(key=lambda q: (not articles[q.article].kind.primary, -len(q.text), q.article, q.spans))
    groups: list[list[Quotation]] = []
    keys = {id(q): " ".join(fold(word.text) for word in words(q.text)) for q in every}
    for quotation in every:
        for group in groups:
            if len(keys[id(quotation)]) > 15 and keys[id(quotation)] in keys[id(group[0])]:
                group.append(quotation)
                break
        else:
            groups.append([quotation])
    statements = []
    for group in groups:
        first = group[0]
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
                    (quotation.id,),
                    outcome.differences,
                    outcome.styled,
                )
            )
        mark = blake2b(f"{first.article}\0{keys[id(first)]}\0{first.start}".encode(), digest_size=5).hexdigest()
        missing = tuple(
            NotFound(article.id, article.outlet, 0)
            for article in ()  # filled in by the search of articles that cover the occasion
        )
        name = f"{first.speaker.name}: {first.text[:40]}" if first.speaker else first.text[:60]
        reference = Reference(first.article, first.text, first.spans, why)
        statements.append(Statement(f"s-{mark}", name, first.speaker, reference, tuple(reports), missing))
    lost = tuple(item for item in briefing.corrections if item.kind is not CorrectionKind.SPEAKER)
    return Ledger(tuple(statements), (), lost)
