"""Quotations that are in no statement, each with the reason: so that none vanishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.model import Aside, AsideWhy, Quotation, QuotationKind, Statement


def asides(quotations: Mapping[str, Sequence[Quotation]], statements: Iterable[Statement]) -> tuple[Aside, ...]:
    """Each quotation that no report of a statement holds, in the order of articles and places."""
    reported = {name for said in statements for report in said.reports for name in report.quotations}
    return tuple(
        Aside(item.id, article, _why(item))
        for article in sorted(quotations)
        for item in quotations[article]
        if item.id not in reported
    )


def _why(quotation: Quotation) -> AsideWhy:
    if quotation.denied:
        return AsideWhy.DENIED
    if quotation.kind is QuotationKind.INDIRECT:
        return AsideWhy.TOLD
    words = [word for word in quotation.text.split() if word.strip("“”\"'‘’«».,")]
    capital = sum(word.lstrip("“\"'‘«")[:1].isupper() for word in words)
    named = quotation.speaker is None and quotation.kind is QuotationKind.DIRECT and capital * 2 > len(words)
    return AsideWhy.NAME if named else AsideWhy.TERM
