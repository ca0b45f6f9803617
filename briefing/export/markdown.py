"""Exports: of a basket, of a whole briefing, of the ledger, of one comparison."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing import __version__
from briefing.export.clippings import Picked, clippings, picked
from briefing.export.comparing import reported, said
from briefing.export.escape import Md, escape
from briefing.export.layout import heading, page, prose
from briefing.export.ledger import carriers, compared, ledger
from briefing.export.naming import Names, day
from briefing.export.sources import embargoes, listed, method
from briefing.export.store import Store
from briefing.export.trace import ExportedPassage, Judgement, Trace, attach, passages
from briefing.model import Basket, PartialDate, Statement, Treatment

Section = Callable[[Names, Sequence[Statement]], Md]


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader sets for an export.

    `title` stands over it, else the briefing's. `marking` is the protective marking, printed at both ends; none is
    ever put there unasked. `made` is the day of the export, left out where None.
    """

    title: str = ""
    marking: str = ""
    made: PartialDate | None = None


def export_briefing(store: Store, options: Options | None = None) -> str:
    """A whole briefing: every statement, every article."""
    statements = _by_occasion(store, store.statements())
    return _export(store, options or Options(), statements, [row.id for row in store.article_rows()])


def export_basket(store: Store, basket: Basket, options: Options | None = None) -> str:
    """What a reader picked: the clippings with their notes, and the statements and articles they come from."""
    picks = picked(store, basket)
    statements = [one.statement for one in picks if one.statement is not None]
    for one in picks:
        if one.article is not None and one.quotation is None:
            statements += store.statements_in(one.article.id)
    articles = [one.article.id for one in picks if one.article is not None]
    return _export(store, options or Options(), _by_occasion(store, statements), articles, picks)


def export_ledger(store: Store, statements: Sequence[Statement] | None = None, options: Options | None = None) -> str:
    """The ledger alone, of all statements or of those given."""
    chosen = _by_occasion(store, store.statements() if statements is None else statements)
    return _export(store, options or Options(), chosen, (), sections=(_ledger,))


def export_comparison(store: Store, statement: Statement, options: Options | None = None) -> str:
    """One statement as every outlet reported it."""
    return _export(store, options or Options(), [statement], (), sections=(_said, _reported))


def _export(
    store: Store,
    options: Options,
    statements: list[Statement],
    articles: Iterable[str],
    picks: tuple[Picked, ...] = (),
    sections: Sequence[Section] | None = None,
) -> str:
    return attach(_shown(store, options, statements, articles, picks, sections), _trace(store, statements, picks))


def numbered(store: Store, statements: Collection[str]) -> Names:
    """The names in an export of these statements."""
    chosen = _by_occasion(store, (one for one in store.statements() if one.id in statements))
    return Names(store, {statement.id: number for number, statement in enumerate(chosen, 1)})


def lines_today(store: Store, statements: Collection[str]) -> list[str]:
    """The lines that a whole export of these statements would have today, without what a reader sets or picked."""
    chosen = _by_occasion(store, (one for one in store.statements() if one.id in statements))
    whole = _shown(store, Options(), chosen, [row.id for row in store.article_rows()], (), None)
    some = _shown(store, Options(), chosen, (), (), None)
    return [*whole.split("\n"), *some.split("\n")]


def _shown(
    store: Store,
    options: Options,
    statements: list[Statement],
    articles: Iterable[str],
    picks: tuple[Picked, ...],
    sections: Sequence[Section] | None,
) -> Md:
    names = Names(store, {statement.id: number for number, statement in enumerate(statements, 1)})
    touched = set(articles) | {name for statement in statements for name in carriers(statement)}
    sources = [store.article(row.id) for row in store.article_rows() if row.id in touched]
    marking = Md(f"**{escape(options.marking)}**") if options.marking.strip() else Md("")
    return page(
        (
            marking,
            heading(1, escape(options.title.strip() or store.info.title)),
            *_opening(store, options),
            *embargoes(names, sources),
            *(section(names, statements) for section in sections or (_said, _ledger, _reported)),
            *((heading(2, Md("Clippings")), clippings(names, picks)) if picks else ()),
            heading(2, Md("Sources")),
            listed(names, sources),
            heading(2, Md("Method and limits")),
            method(names, statements),
            marking,
        )
    )


def _opening(store: Store, options: Options) -> Iterator[Md]:
    made = f", exported on {day(options.made)}" if options.made is not None else ""
    yield Md(f"From the briefing: {escape(store.info.title)}{made}.")
    yield from prose(store.info.summary)


def _said(names: Names, statements: Sequence[Statement]) -> Md:
    return page((heading(2, Md("What was said")), *(said(names, one) for one in statements))) if statements else Md("")


def _ledger(names: Names, statements: Sequence[Statement]) -> Md:
    heads = heading(2, Md("How it was reported"))
    if not statements:
        return page((heads, Md("No statement was found.")))
    return page((heads, ledger(names, statements)))


def _reported(names: Names, statements: Sequence[Statement]) -> Md:
    shared = sorted(filter(compared, statements), key=lambda one: one.rank)
    if not shared:
        return Md("")
    return page((heading(2, Md("Wordings side by side")), *(reported(names, one) for one in shared)))


def _by_occasion(store: Store, statements: Iterable[Statement]) -> list[Statement]:
    """Each once, by the date of the article that holds the reference, then by its place there."""
    once = {statement.id: statement for statement in statements}

    def when(statement: Statement) -> tuple[str, str, int]:
        reference = statement.reference
        published = store.article(reference.article).published
        return str(published) if published else "~", reference.article, reference.spans[0][0]

    return sorted(once.values(), key=when)


def _trace(store: Store, statements: Iterable[Statement], picks: Iterable[Picked]) -> Trace:
    shown: dict[ExportedPassage, None] = {}
    judged: dict[Judgement, None] = {}
    for statement in statements:
        places = [(statement.reference.article, statement.reference.spans)]
        places += [(report.article, report.spans) for report in statement.reports]
        for name, spans in places:
            shown.update(dict.fromkeys(passages(store.article(name), spans)))
        judged.update((Judgement(statement.id, one.article, one.treatment), None) for one in statement.reports)
        judged.update((Judgement(statement.id, one.article, Treatment.NOT_FOUND), None) for one in statement.not_found)
    for one in picks:
        if one.quotation is not None and one.article is not None:
            shown.update(dict.fromkeys(passages(one.article, one.quotation.spans)))
    return Trace(store.info.id, __version__, store.fingerprint, tuple(shown), tuple(judged))
