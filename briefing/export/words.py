"""Words as they were said or printed, each with whose they are: quotes, key points, lines to take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.export.clippings import Picked
from briefing.export.escape import Md, escape
from briefing.export.layout import page, prose, wording
from briefing.export.ledger import compared
from briefing.export.naming import ExportNames, credited, parts, stated_by
from briefing.glossary import quoted_in
from briefing.model import QuotationKind, Span, Statement


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words of an article, and whose they are; without spans it stands for the article. `note` is a reader's own."""

    article: str
    spans: tuple[Span, ...] = ()
    whose: Md | None = None
    quoted: bool = True
    note: str = ""


def words_of(names: ExportNames, picks: Sequence[Picked], statements: Sequence[Statement]) -> list[QuotedWords]:
    """The words that were picked, in their order; where nothing was, the references of the statements."""
    if picks:
        return [each for one in picks if (each := _picked(names, one)) is not None]
    return [of_statement(names, statement) for statement in statements]


def _picked(names: ExportNames, one: Picked) -> QuotedWords | None:
    note = one.clipping.note
    if one.quotation is not None:
        quotation = one.quotation
        quoted = quotation.kind is not QuotationKind.INDIRECT
        return QuotedWords(quotation.article, quotation.spans, credited(quotation), quoted, note)
    if one.article is not None:
        return QuotedWords(one.article.id, one.spans, note=note)
    return of_statement(names, one.statement, note) if one.statement is not None else None


def of_statement(names: ExportNames, statement: Statement, note: str = "") -> QuotedWords:
    """A statement's reference."""
    reference = statement.reference
    quotations = quoted_in(statement, names.store.quotation)
    quoted = not quotations or any(one.kind is not QuotationKind.INDIRECT for one in quotations)
    return QuotedWords(reference.article, reference.spans, stated_by(names.store, statement), quoted, note)


def quotes(names: ExportNames, chosen: Iterable[QuotedWords]) -> Md:
    """Words, each with a line that says whose they are and where they stand."""
    found = page(block for one in chosen if one.spans for block in _quote(names, one))
    return found or Md("There is no quotation: none was picked or found.")


def _quote(names: ExportNames, one: QuotedWords) -> Iterator[Md]:
    yield wording(parts(names.store.article(one.article), one.spans))
    told = "" if one.quoted else "reported without quotation marks, "
    whose = f"{one.whose}, " if one.whose else ""
    yield Md(f"— {told}{whose}{names.article(one.article)}")


def lines(names: ExportNames, chosen: Iterable[QuotedWords], *, bold: bool) -> Md:
    """What a reader noted, and under each note the words that it rests on; without a note the words alone."""
    blocks: list[Md] = []
    for one in chosen:
        first, *others = [part for part in one.note.split("\n\n") if part.strip()] or [""]
        if first:
            blocks.append(escape(first, [(0, len(first))] if bold else ()))
        for part in others:
            blocks += prose(part)
        blocks += _quote(names, one) if one.spans else [Md(f"Article: {names.article(one.article)}")]
    return page(blocks) or Md("There is none: nothing was picked, and no statement can stand in its place.")


def settled(statements: Iterable[Statement]) -> list[Statement]:
    """The statements of which it is known what was said."""
    return [one for one in statements if one.reference.why.settled]


def shared(statements: Iterable[Statement]) -> list[Statement]:
    """The statements that more than one article has to do with, the most alarming first."""
    return sorted(filter(compared, statements), key=lambda one: one.rank)
