"""What a reader picked: finding it in the briefing again, and showing it with its note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.export.escape import Md, escape
from briefing.export.layout import heading, page, quote, wording
from briefing.export.naming import ExportNames, doubted, parts, treatment
from briefing.language.selectors import find_selector
from briefing.model import Article, Basket, Clipping, ClippingKind, Quotation, Selector, Span, Statement

if TYPE_CHECKING:
    from briefing.derived import Store


@dataclass(frozen=True, slots=True)
class Picked:
    """A clipping and what it stands for; nothing where it is no longer in the briefing.

    `passage` is where a marked passage stands in its article's body now.
    """

    clipping: Clipping
    article: Article | None = None
    quotation: Quotation | None = None
    statement: Statement | None = None
    passage: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places in the article whose words were picked; none for an article or a comparison."""
        if self.quotation is not None:
            return self.quotation.spans
        return (self.passage,) if self.passage is not None else ()


def picked(store: Store, basket: Basket) -> tuple[Picked, ...]:
    """Each clipping with what it stands for: by its id, else by the passage it was made from."""
    held = {row.id for row in store.article_rows()}
    return tuple(_picked(store, clipping, held) for clipping in basket.clippings)


def _picked(store: Store, clipping: Clipping, held: set[str]) -> Picked:
    if clipping.kind is ClippingKind.ARTICLE:
        return Picked(clipping, store.article(clipping.target) if clipping.target in held else None)
    if clipping.kind is ClippingKind.QUOTATION:
        quotation = _quotation(store, clipping, held)
        if quotation is None:
            return Picked(clipping)
        id_ = store.statement_of(quotation.id)
        return Picked(
            clipping, store.article(quotation.article), quotation, store.statement(id_) if id_ is not None else None
        )
    if clipping.kind is ClippingKind.PASSAGE:
        place = _place(store, clipping.at, held)
        return Picked(clipping, store.article(place[0]), passage=place[1]) if place else Picked(clipping)
    return Picked(clipping, statement=_statement(store, clipping, held))


def _quotation(store: Store, clipping: Clipping, held: set[str]) -> Quotation | None:
    try:
        return store.quotation(clipping.target)
    except KeyError:
        place = _place(store, clipping.at, held)
        if place is None:
            return None
        article, (start, end) = place
        quotations = store.quotations_in(article)
        return next((one for one in quotations if one.start < end and start < one.end), None)


def _statement(store: Store, clipping: Clipping, held: set[str]) -> Statement | None:
    try:
        return store.statement(clipping.target)
    except KeyError:
        place = _place(store, clipping.at, held)
        if place is None:
            return None
        article, (start, end) = place
        for statement in store.statements_in(article):
            spans = [span for report in statement.reports if report.article == article for span in report.spans]
            if any(first < end and start < last for first, last in spans):
                return statement
        return None


def _place(store: Store, at: Selector | None, held: set[str]) -> tuple[str, Span] | None:
    if at is None or at.article not in held:
        return None
    span = find_selector(store.article(at.article).body, at)
    return None if span is None else (at.article, span)


def clippings(names: ExportNames, picks: tuple[Picked, ...]) -> Md:
    """The clippings in their order, each with its note."""
    return page(block for number, one in enumerate(picks, 1) for block in _clipping(names, number, one))


def _clipping(names: ExportNames, number: int, one: Picked) -> Iterator[Md]:
    yield heading(3, Md(f"{number}. {escape(one.clipping.title)}"))
    yield from _what(names, one)
    if one.clipping.tags:
        yield Md(f"Tags: {escape(', '.join(one.clipping.tags))}")
    if one.clipping.note.strip():
        yield Md("Note:")
        yield quote(paragraph for paragraph in one.clipping.note.split("\n\n") if paragraph.strip())


def _what(names: ExportNames, one: Picked) -> Iterator[Md]:
    if one.quotation is not None and one.article is not None:
        yield wording(parts(one.article, one.quotation.spans))
        yield Md(f"Speaker: {doubted(one.quotation)}")
        yield Md(f"Printed by: {names.article(one.article.id)}")
        if one.statement is not None:
            reports = [report for report in one.statement.reports if one.quotation.id in report.quotations]
            settled = one.statement.reference.why.settled
            how = f", {treatment(reports[0].treatment, settled)}" if reports else ""
            yield Md(f"Part of statement {names.statement(one.statement)}{how}")
    elif one.passage is not None and one.article is not None:
        yield wording(parts(one.article, one.spans))
        yield Md(f"Printed by: {names.article(one.article.id)}")
    elif one.article is not None:
        yield Md(f"Article: {names.article(one.article.id)}")
        reported = names.store.statements_in(one.article.id)
        numbers = sorted(names.numbers[each.id] for each in reported if each.id in names.numbers)
        if numbers:
            yield Md(f"Reports the statements {', '.join(map(str, numbers))}.")
    elif one.statement is not None:
        yield Md(f"Comparison: statement {names.statement(one.statement)}")
    else:
        worded = "" if one.clipping.kind is ClippingKind.ARTICLE else ", or not in these words"
        yield Md(f"This {one.clipping.kind} is no longer in the briefing{worded}.")
