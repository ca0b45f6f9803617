"""The ledger: statements by outlets, a treatment in each cell, riskiest first; and totals by outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing.derived import Store
from briefing.errors import CancelledError
from briefing.glossary import CONTRACTED, contracted, every_treated, treated
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import Statement, Treatment
from briefing.reader.kit.markup import Page, PageWriter
from briefing.reader.pages.names import placed, told_copying

MOST = 20  # articles of an outlet whose copying is told; those that copied most


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A statement, and by outlet the worst treatment that it got there.

    `settled`: the reference is what was said (`ReferenceWhy.settled`). `contracted`: outlets that alter nothing but
    contractions (it's, it is).
    """

    id: str
    title: str
    speaker: str
    cells: dict[str, Treatment]
    rank: tuple[int, int, int, str]
    worst: Treatment
    settled: bool = True
    contracted: frozenset[str] = frozenset()

    def told(self, outlet: str) -> str:
        """The treatment in an outlet's cell, sign and word; nothing where the outlet does not cover it."""
        if outlet in self.contracted:
            return CONTRACTED
        return treated(self.cells[outlet], self.settled) if outlet in self.cells else ""


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """What the ledger is narrowed to; empty means everything."""

    actor: str = ""
    outlet: str = ""
    treatment: Treatment | None = None
    several: bool = False

    def keeps(self, row: LedgerRow) -> bool:
        """Whether a row is left. `several` keeps statements that more than one outlet carries."""
        if self.several and sum(each is not Treatment.NOT_FOUND for each in row.cells.values()) < 2:
            return False
        if self.actor and row.speaker != self.actor:
            return False
        if self.outlet and self.outlet not in row.cells:
            return False
        if self.treatment is None:
            return True
        held = [row.cells[self.outlet]] if self.outlet else row.cells.values()
        return self.treatment in held


def ledger_rows(store: Store, statements: Iterable[Statement]) -> list[LedgerRow]:
    """The rows of the ledger in their order (`Statement.rank`)."""
    outlets = {row.id: row.outlet for row in store.article_rows()}
    made = [_row(statement, outlets) for statement in statements]
    return sorted(made, key=lambda row: row.rank)


def _row(statement: Statement, outlets: dict[str, str]) -> LedgerRow:
    cells: dict[str, Treatment] = {}
    for outlet, treatment in [
        *((report.outlet, report.treatment) for report in statement.reports),
        *((outlets.get(each.article, each.outlet), Treatment.NOT_FOUND) for each in statement.not_found),
    ]:
        if outlet not in cells or treatment.severity < cells[outlet].severity:
            cells[outlet] = treatment
    changed = {one.outlet for one in statement.reports if one.treatment is Treatment.ALTERED and not contracted(one)}
    lesser = frozenset(one.outlet for one in statement.reports if contracted(one)) - changed
    speaker = statement.speaker.name if statement.speaker else UNRESOLVED
    title = statement.title.removeprefix(f"{speaker}: ")
    return LedgerRow(
        statement.id, title, speaker, cells, statement.rank, statement.worst, statement.reference.why.settled, lesser
    )


def totals_page(store: Store, rows: Sequence[LedgerRow], cancelled: Callable[[], bool] = lambda: False) -> Page:
    """By outlet: how many statements got which treatment, and how much of a primary source its articles carry.

    Takes a while for a large ledger: `cancelled` is asked now and then. Raises CancelledError.
    """
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        _go_on(cancelled)
        for outlet_id in row.cells:
            counts.setdefault(outlet_id, Counter())[row.told(outlet_id)] += 1
    words = every_treated()
    words.insert(words.index(treated(Treatment.ALTERED)) + 1, CONTRACTED)
    copied = _copied(store, cancelled)
    writer = PageWriter()
    for outlet in store.outlets():
        _go_on(cancelled)
        got = counts.get(outlet.id, Counter())
        writer.add(f"{outlet.name}: ", "heading")
        told = [f"{word} {got[word]}" for word in words if got[word]]
        writer.add(", ".join(told) if told else "no statements")
        copies = copied.get(outlet.id, [])
        for _, each in sorted(copies, key=lambda one: -one[0])[:MOST]:
            writer.add(f"; {each}", "meta")
        if len(copies) > MOST:
            writer.add(f"; and {len(copies) - MOST:,} more, which `briefing ledger` lists", "meta")
        writer.line()
    writer.line(f"{counted(len(rows), 'statement')}.", "meta")
    return writer.page()


def _copied(store: Store, cancelled: Callable[[], bool]) -> dict[str, list[tuple[float, str]]]:
    """By outlet, which of its articles carry how much of what: the share, and in words."""
    articles = {row.id: row for row in store.article_rows()}
    told: dict[str, list[tuple[float, str]]] = {}
    for copying in store.copying():
        _go_on(cancelled)
        article = articles[copying.article]
        words = f"{article.headline}: {told_copying(copying, placed(articles[copying.source]))}"
        told.setdefault(article.outlet, []).append((copying.share, words))
    return told


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError
