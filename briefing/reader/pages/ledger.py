"""The ledger: statements by outlets, a treatment in each cell, riskiest first; and totals by outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.derived import Store
from briefing.model import Outlet, Statement, Treatment
from briefing.reader.page import Page, PageWriter
from briefing.reader.pages.names import told_copying
from briefing.text import UNRESOLVED, counted
from briefing.wording import treated


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A statement, and by outlet the worst treatment that it got there."""

    id: str
    title: str
    speaker: str
    cells: dict[str, Treatment]
    rank: tuple[int, int, int, str]
    worst: Treatment


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
    speaker = statement.speaker.name if statement.speaker else UNRESOLVED
    title = statement.title.removeprefix(f"{speaker}: ")
    return LedgerRow(statement.id, title, speaker, cells, statement.rank, statement.worst)


def totals_page(store: Store, rows: Sequence[LedgerRow], outlets: Sequence[Outlet]) -> Page:
    """By outlet: how many statements got which treatment, and how much of a primary source its articles carry."""
    writer = PageWriter()
    articles = store.article_rows()
    for outlet in outlets:
        counts = Counter(row.cells[outlet.id] for row in rows if outlet.id in row.cells)
        writer.add(f"{outlet.name}: ", "heading")
        told = [f"{treated(treatment)} {counts[treatment]}" for treatment in Treatment if counts[treatment]]
        writer.add(", ".join(told) if told else "no statements")
        for article in articles:
            if article.outlet == outlet.id:
                for copying in store.copying_of(article.id):
                    writer.add(f"; {article.headline}: {told_copying(store, copying)}", "meta")
        writer.line()
    writer.line(f"{counted(len(rows), 'statement')}.", "meta")
    return writer.page()
