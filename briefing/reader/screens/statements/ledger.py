"""The ledger: every statement by every outlet, narrowed by actor, outlet and treatment, with totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from briefing.clipping.basket import toggling
from briefing.clipping.clips import clip_statement
from briefing.derived import Store
from briefing.glossary import treated
from briefing.language.words import counted
from briefing.model import Treatment
from briefing.reader.kit.choice import Choice, among
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import Correct, Open
from briefing.reader.pages.ledger import LedgerFilter, LedgerRow, ledger_rows, totals_page
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.session import Session
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.ledger_table import LedgerTable
from briefing.reader.widgets.rows import RowList
from briefing.reader.widgets.told import ToldLines

COUNTING = "Counting …"
_NOTHING = "No statements: nobody is quoted in these articles, or there are none yet. {ledger.close} goes back."
STYLES = {"strong": "bold", "meta": "dim"}


class LedgerScreen(BriefingScreen[None]):
    """Statements by outlets."""

    CSS_PATH = "ledger.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ledger.actor", "a", "actor", "Actor", "Only statements of one actor", show=True),
        key("ledger.outlet", "o", "outlet", "Outlet", "Only statements that one outlet could report", show=True),
        key("ledger.treatment", "t", "treatment", "Treatment", "Only statements with one treatment", show=True),
        key(
            "ledger.several",
            "s",
            "several",
            "Several",
            "Only what several outlets carry, or everything",
            show=True,
        ),
        key("ledger.totals", "T", "totals", "Totals", "Totals by outlet", show=True),
        key("ledger.clip", "space", "clip", "Clip", "Put this comparison into the basket, or take it out", show=True),
        key("ledger.export", "e", "app.export", "Export"),
        key("ledger.close", "escape,q", "close", "Back", show=True),
    ]

    table = query_one("#ledger", LedgerTable)

    class Counted(Message):
        """The rows are made."""

        def __init__(self, store: Store, rows: list[LedgerRow]) -> None:
            super().__init__()
            self.store = store
            self.rows = rows

    def __init__(self, session: Session, store: Store) -> None:
        super().__init__()
        self._session = session
        self._store = store
        self._all: list[LedgerRow] = []
        self._filter = LedgerFilter()
        self._counting = False
        self._totals: PageScreen | None = None

    def compose(self) -> ComposeResult:
        """Head, table, and what it is narrowed to."""
        yield Static("", id="ledger-head", markup=False)
        yield LedgerTable(id="ledger")
        yield ToldLines("", id="ledger-status", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Make the rows behind the screen."""
        self.table.focus()
        self.take_store(self._store)

    def take_store(self, store: Store) -> None:
        """Show the ledger of a store."""
        self.query_one("#ledger-status", Static).update(label(COUNTING))
        self._store = store
        self._counting = True
        if self._totals is not None:
            self._totals.wait(COUNTING)
        self.run_worker(self._count, thread=True, exclusive=True, exit_on_error=False)

    def _count(self) -> None:
        self.post_message(self.Counted(self._store, ledger_rows(self._store, self._store.statements())))

    @on(Counted)
    def _show(self, event: Counted) -> None:
        if event.store is self._store:
            self._all = event.rows
            self._counting = False
            self._narrow(self._filter)
            self._make_totals()

    def _narrow(self, narrowed: LedgerFilter) -> None:
        self._filter = narrowed
        rows = [row for row in self._all if narrowed.keeps(row)]
        here = self.table.row
        self.table.show(rows, next((at for at, row in enumerate(rows) if here and row.id == here.id), 0))
        used = {outlet for row in rows for outlet in row.cells}
        self.table.set_outlets([outlet for outlet in self._store.outlets() if outlet.id in used])
        parts = [f"{len(rows)} of {counted(len(self._all), 'statement')}, riskiest first"]
        parts.extend(part for part in (narrowed.actor, self._outlet_name(narrowed.outlet)) if part)
        if narrowed.treatment:
            parts.append(treated(narrowed.treatment))
        if narrowed.several:
            parts.append("only those that several outlets carry")
        parts.append("a dot: the outlet does not cover the occasion")
        told = " · ".join(parts) if self._all else self.keyed(_NOTHING)
        self.query_one("#ledger-status", Static).update(label(told))

    @on(LedgerTable.Sideways)
    def _show_head(self) -> None:
        pieces = [(text, STYLES.get(look, "")) for text, look in self.table.head()]
        self.query_one("#ledger-head", Static).update(Content.assemble(*pieces))

    @on(RowList.Chosen)
    def _compare(self, event: RowList.Chosen) -> None:
        row, outlet = event.rows.row, self.table.outlet
        if isinstance(row, LedgerRow):
            walk = [each.id for each in self.table.rows]
            self.want(Open("statement", row.id, walk=walk, outlet=outlet.id if outlet else ""))

    def action_clip(self) -> None:
        """Put the comparison under the cursor into the basket, or take it out."""
        if self.table.row is not None:
            clipping = clip_statement(self._store, self.table.row.id)
            self.want(Correct(toggling(self._session.picked, clipping)))

    # Narrowing

    def _pick(self, title: str, choices: Sequence[Choice], narrowed: Callable[[str], LedgerFilter]) -> None:
        """Offer everything and some choices; `narrowed` makes the filter of the one chosen, "" for everything."""

        def narrow(choice: Choice | None) -> None:
            if choice is not None:
                self._narrow(narrowed(choice.id))

        self.ask(PickScreen(title, among([Choice("all", "", "All"), *choices])), narrow)

    def action_actor(self) -> None:
        """Only statements of one actor."""
        names = sorted({row.speaker for row in self._all})
        choices = [Choice("actor", name, name) for name in names]
        self._pick("Whose statements?", choices, lambda actor: replace(self._filter, actor=actor))

    def action_outlet(self) -> None:
        """Only statements that one outlet reported or could have."""
        choices = [Choice("outlet", each.id, each.name, each.kind.value) for each in self._store.outlets()]
        self._pick("Which outlet?", choices, lambda outlet: replace(self._filter, outlet=outlet))

    def action_treatment(self) -> None:
        """Only statements with one treatment."""
        choices = [Choice("treatment", each.value, treated(each)) for each in Treatment]

        def narrowed(name: str) -> LedgerFilter:
            return replace(self._filter, treatment=Treatment(name) if name else None)

        self._pick("Which treatment?", choices, narrowed)

    def action_several(self) -> None:
        """Only statements that several outlets carry, or all."""
        self._narrow(replace(self._filter, several=not self._filter.several))

    def action_totals(self) -> None:
        """Totals by outlet, of the statements that are shown; made behind the screen."""

        def closed(_: None) -> None:
            self._totals = None

        self._totals = PageScreen("Totals by outlet")
        self._totals.wait(COUNTING)
        self.ask(self._totals, closed)
        if not self._counting:
            self._make_totals()

    def _make_totals(self) -> None:
        """Make the totals that are looked at, if any are, of the rows that are shown now."""
        if self._totals is not None:
            store, rows = self._store, list(self.table.rows)
            self._totals.make(COUNTING, lambda cancelled: totals_page(store, rows, cancelled))

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)

    def _outlet_name(self, outlet_id: str) -> str:
        return next((outlet.name for outlet in self._store.outlets() if outlet.id == outlet_id), "")
