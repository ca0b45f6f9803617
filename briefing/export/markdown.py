"""Exports: of a basket, of a whole briefing, of the ledger, of one comparison."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.export.citing import Style, csl_json, keys
from briefing.export.clippings import Picked, picked
from briefing.export.escape import Md, escape
from briefing.export.layout import heading, page
from briefing.export.ledger import carriers
from briefing.export.naming import ExportNames, day
from briefing.export.parts import Matter, Part, traced, written
from briefing.export.sources import embargoes
from briefing.export.templates import Template, chosen
from briefing.export.trace import Trace, attach
from briefing.model import Basket, Outlet, PartialDate, Statement

if TYPE_CHECKING:
    from briefing.derived import Store

_END = (Part.SOURCES, Part.METHOD)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a reader sets for an export.

    `title` stands over it, else the briefing's. `marking` is the protective marking and `embargo` what must not be said
    before when, both printed at both ends; none is ever put there unasked. `made` is the day of the export, left out
    where None. `template` says which parts it has, unless `parts` are named; those `without` are left away. `style` is
    how its sources are cited, None as a list of what is known; with `keys` every article is named by its citation key
    too, which the file of `csl_of` explains.
    """

    title: str = ""
    marking: str = ""
    made: PartialDate | None = None
    embargo: str = ""
    template: Template = Template.FULL
    parts: tuple[Part, ...] = ()
    without: tuple[Part, ...] = ()
    style: Style | None = None
    keys: bool = False

    @property
    def both_ends(self) -> tuple[str, ...]:
        """The lines that stand at both ends, the embargo named as one: foreign text, not made safe yet."""
        embargo = f"Embargo: {self.embargo}" if self.embargo.strip() else ""
        return tuple(line for line in (self.marking, embargo) if line.strip())

    @property
    def chosen(self) -> tuple[Part, ...]:
        """The parts it has, in order. Raises UsageError where none is left."""
        return chosen(self.template, self.parts, self.without)


@dataclass(frozen=True, slots=True)
class Scope:
    """What an export is of: statements by occasion, further articles, and what was picked."""

    statements: Sequence[Statement]
    articles: Collection[str] = ()
    picks: tuple[Picked, ...] = ()
    parts: tuple[Part, ...] = field(default=())  # in place of a template's


def export_briefing(store: Store, options: ExportOptions | None = None) -> str:
    """A whole briefing: every statement, every article."""
    return export_scope(store, whole(store), options or ExportOptions())


def export_basket(store: Store, basket: Basket, options: ExportOptions | None = None) -> str:
    """What a reader picked: the clippings with their notes, and the statements and articles they come from."""
    return export_scope(store, picked_scope(store, basket), options or ExportOptions())


def export_ledger(
    store: Store, statements: Sequence[Statement] | None = None, options: ExportOptions | None = None
) -> str:
    """The ledger alone, of all statements or of those given."""
    return export_scope(store, ledger_scope(store, statements), options or ExportOptions())


def export_comparison(store: Store, statement: Statement, options: ExportOptions | None = None) -> str:
    """One statement as every outlet reported it."""
    return export_scope(store, comparison_scope(statement), options or ExportOptions())


def csl_of(store: Store, scope: Scope) -> str:
    """The articles that an export shows as CSL-JSON, under the keys that it has with `Options.keys`."""
    outlets: dict[str, Outlet] = {outlet.id: outlet for outlet in store.outlets()}
    shown = [store.article(row.id) for row in store.article_rows() if row.id in _touched(scope)]
    return csl_json(shown, outlets, _keys(store))


def whole(store: Store) -> Scope:
    """All of a briefing."""
    return Scope(_by_occasion(store, store.statements()), [row.id for row in store.article_rows()])


def picked_scope(store: Store, basket: Basket) -> Scope:
    """What a basket holds."""
    picks = picked(store, basket)
    statements = [one.statement for one in picks if one.statement is not None]
    for one in picks:
        if one.article is not None and not one.spans:
            statements += store.statements_in(one.article.id)
    articles = [one.article.id for one in picks if one.article is not None]
    return Scope(_by_occasion(store, statements), articles, picks)


def ledger_scope(store: Store, statements: Sequence[Statement] | None = None) -> Scope:
    """The ledger of all statements, or of those given."""
    found = _by_occasion(store, store.statements() if statements is None else statements)
    return Scope(found, parts=(Part.LEDGER, *_END))


def comparison_scope(statement: Statement) -> Scope:
    """One statement."""
    return Scope([statement], parts=(Part.STATEMENTS, Part.WORDINGS, *_END))


def export_scope(store: Store, scope: Scope, options: ExportOptions) -> str:
    """What a scope holds. Raises UsageError where no part is left to export."""
    matter = _matter(store, options, scope)
    parts = _parts(options, scope)
    trace = Trace(store.info.id, __version__, store.fingerprint, *traced(matter, parts))
    return attach(_shown(matter, options, parts), trace)


def lines_today(store: Store, statements: Collection[str]) -> list[str]:
    """The lines that a whole export of these statements would have today, without what a reader sets or picked."""
    found = _by_occasion(store, (one for one in store.statements() if one.id in statements))
    options = ExportOptions()
    every = Scope(found, [row.id for row in store.article_rows()])
    texts = (  # statements are numbered as they come, in another order where the ledger comes first
        _shown(_matter(store, options, scope), options, template.parts)
        for scope, template in ((every, Template.FULL), (Scope(found), Template.FULL), (every, Template.NOTE))
    )
    return [line for text in texts for line in text.split("\n")]


def _parts(options: ExportOptions, scope: Scope) -> tuple[Part, ...]:
    return chosen(options.template, scope.parts, options.without) if scope.parts else options.chosen


def _matter(store: Store, options: ExportOptions, scope: Scope) -> Matter:
    touched = _touched(scope)
    return Matter(
        ExportNames(store, _keys(store) if options.keys else {}),
        scope.statements,
        [store.article(row.id) for row in store.article_rows() if row.id in touched],
        scope.picks,
        options.style,
    )


def _touched(scope: Scope) -> set[str]:
    return {*scope.articles, *(name for statement in scope.statements for name in carriers(statement))}


def _keys(store: Store) -> dict[str, str]:
    return keys([row.id for row in store.article_rows()])


def _shown(matter: Matter, options: ExportOptions, parts: Sequence[Part]) -> Md:
    info = matter.names.store.info
    ends = [Md(f"**{escape(line)}**") for line in options.both_ends]
    made = f", exported on {day(options.made)}" if options.made is not None else ""
    return page(
        (
            *ends,
            heading(1, escape(options.title.strip() or info.title)),
            Md(f"From the briefing: {escape(info.title)}{made}."),
            *(block for block in _section(matter, Part.SUMMARY, parts)),
            *embargoes(matter.names, matter.sources),
            *(block for part in parts if part is not Part.SUMMARY for block in _section(matter, part, parts)),
            Md("") if Part.METHOD in parts else _made(),
            *reversed(ends),
        )
    )


def _section(matter: Matter, part: Part, parts: Sequence[Part]) -> Iterator[Md]:
    if part not in parts:
        return
    text = written(matter, part)
    if text and part is not Part.SUMMARY:
        yield heading(2, Md(part.told))
    yield text


def _made() -> Md:
    return Md(
        f"Briefing {__version__} found quotations and speakers in the texts of the articles, by rules; nobody checked "
        "them. The comment at the end of this file lets the command verify look whether the articles still say so."
    )


def _by_occasion(store: Store, statements: Iterable[Statement]) -> list[Statement]:
    """Each once, by the date of the article that holds the reference, then by its place there."""
    once = {statement.id: statement for statement in statements}

    def when(statement: Statement) -> tuple[str, str, int]:
        reference = statement.reference
        published = store.article(reference.article).published
        return str(published) if published else "~", reference.article, reference.spans[0][0]

    return sorted(once.values(), key=when)
