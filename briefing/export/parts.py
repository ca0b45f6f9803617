"""The parts of an export: what each says, and which passages and treatments it thereby vouches for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from briefing.export.citing import Style
from briefing.export.clippings import Picked, clippings
from briefing.export.comparing import reported, said
from briefing.export.escape import Md
from briefing.export.handling import asked, carried, carrying, changed, coverage, differing, missed
from briefing.export.layout import page, prose
from briefing.export.ledger import compared, ledger
from briefing.export.naming import ExportNames
from briefing.export.sources import listed, method
from briefing.export.trace import ExportedPassage, Judgement, passages
from briefing.export.words import QuotedWords, lines, quotes, settled, shared, words_of
from briefing.model import Article, NotFound, Report, Span, Statement, Treatment


class Part(StrEnum):
    """A part of an export, by the name under which it is asked for."""

    SUMMARY = "summary"
    POINTS = "points"
    LINES = "lines"
    ASKED = "asked"
    COVERAGE = "coverage"
    CHANGED = "changed"
    CARRIED = "carried"
    MISSED = "missed"
    QUOTES = "quotes"
    STATEMENTS = "statements"
    LEDGER = "ledger"
    WORDINGS = "wordings"
    CLIPPINGS = "clippings"
    SOURCES = "sources"
    METHOD = "method"

    @property
    def told(self) -> str:
        """Its heading."""
        return PARTS[self].told


@dataclass(frozen=True, slots=True)
class Matter:
    """What goes into an export: statements by occasion, the articles they come from, what was picked."""

    names: ExportNames
    statements: Sequence[Statement]
    sources: Sequence[Article]
    picks: tuple[Picked, ...] = ()
    style: Style | None = None

    @property
    def words(self) -> list[QuotedWords]:
        """What was picked, or each statement's reference."""
        return words_of(self.names, self.picks, self.statements)

    @property
    def points(self) -> list[QuotedWords]:
        """What was picked, or what several articles have to do with."""
        return words_of(self.names, self.picks, shared(self.statements))

    @property
    def lines(self) -> list[QuotedWords]:
        """What was picked, or what is known to have been said."""
        return words_of(self.names, self.picks, settled(self.statements))


Place = tuple[str, tuple[Span, ...]]  # an article's id, and spans of its body
Vouched = Place | Judgement


class _Part(NamedTuple):
    told: str
    write: Callable[[Matter], Md]
    vouch: Callable[[Matter], Iterable[Vouched]]


def traced(matter: Matter, chosen: Iterable[Part]) -> tuple[tuple[ExportedPassage, ...], tuple[Judgement, ...]]:
    """The passages and the treatments that some parts show, each once."""
    shown: dict[ExportedPassage, None] = {}
    judged: dict[Judgement, None] = {}
    for part in chosen:
        for one in PARTS[part].vouch(matter):
            if isinstance(one, Judgement):
                judged[one] = None
            else:
                shown.update(dict.fromkeys(passages(matter.names.store.article(one[0]), one[1])))
    return tuple(shown), tuple(judged)


def written(matter: Matter, part: Part) -> Md:
    """A part without its heading; nothing where it has nothing to say."""
    return PARTS[part].write(matter)


def _judged(statement: Statement, reports: Iterable[Report | NotFound]) -> Iterator[Judgement]:
    for one in reports:
        how = one.treatment if isinstance(one, Report) else Treatment.NOT_FOUND
        yield Judgement(statement.id, one.article, how)


def _references(statements: Iterable[Statement]) -> Iterator[Place]:
    return ((one.reference.article, one.reference.spans) for one in statements)


def _compared(matter: Matter) -> Iterator[Vouched]:
    """Every treatment, and the words that those of more than one article rest on."""
    for statement in matter.statements:
        if compared(statement):
            yield statement.reference.article, statement.reference.spans
            yield from ((report.article, report.spans) for report in statement.reports)
        yield from _judged(statement, (*statement.reports, *statement.not_found))


def _judgements(matter: Matter) -> Iterator[Vouched]:
    return (j for one in matter.statements for j in _judged(one, (*one.reports, *one.not_found)))


def _some(choose: Callable[[Statement], Sequence[Report]]) -> Callable[[Matter], Iterator[Vouched]]:
    """Vouches for some reports of each statement, and for the reference that they are held against."""

    def vouch(matter: Matter) -> Iterator[Vouched]:
        for statement in matter.statements:
            reports = choose(statement)
            if reports:
                yield statement.reference.article, statement.reference.spans
                yield from ((report.article, report.spans) for report in reports)
                yield from _judged(statement, reports)

    return vouch


def _clipped(matter: Matter) -> Iterator[Vouched]:
    for one in matter.picks:
        if one.article is not None:
            yield one.article.id, one.spans
        if one.quotation is not None and one.statement is not None:
            holding = [report for report in one.statement.reports if one.quotation.id in report.quotations]
            yield from _judged(one.statement, holding[:1])


def _nothing(_: Matter) -> Iterator[Vouched]:
    return iter(())


def _places(chosen: Iterable[QuotedWords]) -> Iterator[Vouched]:
    return ((one.article, one.spans) for one in chosen)


def _said(matter: Matter) -> Md:
    return page(said(matter.names, one) for one in matter.statements)


def _ledger(matter: Matter) -> Md:
    return ledger(matter.names, matter.statements) if matter.statements else Md("No statement was found.")


def _reported(matter: Matter) -> Md:
    return page(reported(matter.names, one) for one in shared(matter.statements))


PARTS = {
    Part.SUMMARY: _Part("Summary", lambda m: page(prose(m.names.store.info.summary)), _nothing),
    Part.POINTS: _Part("Key points", lambda m: lines(m.names, m.points, bold=False), lambda m: _places(m.points)),
    Part.LINES: _Part("Lines to take", lambda m: lines(m.names, m.lines, bold=True), lambda m: _places(m.lines)),
    Part.ASKED: _Part("If asked", lambda m: asked(m.names, m.statements), _some(changed)),
    Part.COVERAGE: _Part("Coverage", lambda m: coverage(m.names, m.statements, m.sources), _judgements),
    Part.CHANGED: _Part("Changed without a sign", lambda m: differing(m.names, m.statements), _some(changed)),
    Part.CARRIED: _Part("Reported as said", lambda m: carried(m.names, m.statements), _some(carrying)),
    Part.MISSED: _Part(
        "Not found in these articles",
        lambda m: missed(m.names, m.statements),
        lambda m: (j for one in m.statements for j in _judged(one, one.not_found)),
    ),
    Part.QUOTES: _Part("Quotes", lambda m: quotes(m.names, m.words), lambda m: _places(m.words)),
    Part.STATEMENTS: _Part("What was said", _said, lambda m: _references(m.statements)),
    Part.LEDGER: _Part("How it was reported", _ledger, _compared),
    Part.WORDINGS: _Part("Wordings side by side", _reported, _compared),
    Part.CLIPPINGS: _Part("Clippings", lambda m: clippings(m.names, m.picks), _clipped),
    Part.SOURCES: _Part("Sources", lambda m: listed(m.names, m.sources, m.style), _nothing),
    Part.METHOD: _Part("Method and limits", lambda m: method(m.names, m.statements), _nothing),
}
