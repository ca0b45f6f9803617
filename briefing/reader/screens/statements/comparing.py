"""The comparison: the reference and the outlets' wordings side by side, or one under the other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from briefing.clipping.basket import toggling
from briefing.clipping.clips import clip_statement, current_targets
from briefing.derived import Store
from briefing.model import Basket, Report
from briefing.reader.kit.choice import Choice, among
from briefing.reader.kit.clipboard import copy
from briefing.reader.kit.keys import key
from briefing.reader.kit.layout import TOGETHER
from briefing.reader.kit.markup import label
from briefing.reader.messages import Correct, Open
from briefing.reader.pages.comparison import (
    Column,
    ComparisonView,
    columns,
    linear_page,
    reference_column,
    told_carriers,
)
from briefing.reader.pages.names import where
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.statements.correcting import CorrectingScreen
from briefing.reader.session import Session
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.prose import Prose
from briefing.reader.widgets.told import ToldLines

COLUMN = 38  # cells; below two of these the wordings stand one under the other
LOOKS = ("changed", "missing", "added", "moved", "editing", "styled")


class WordingColumn(Prose):
    """One wording beside others, its differences marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"prose--{look}" for look in LOOKS}


class ComparingScreen(CorrectingScreen):
    """One statement at a time, of those in `walk`."""

    CSS_PATH = "comparing.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - Textual declares no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "compare.next",
            "right_square_bracket,full_stop",
            "statement(1)",
            "Statement",
            "The next statement",
            show=True,
        ),
        key("compare.previous", "left_square_bracket,comma", "statement(-1)", "Previous", "The statement before"),
        key("compare.next-difference", "n", "difference(1)", "Difference", "Select the next difference", show=True),
        key("compare.previous-difference", "N", "difference(-1)", "Previous difference"),
        key("compare.only", "d", "only", "Only these", "Show only what surrounds the differences", show=True),
        key(
            "compare.house-style", "h", "house_style", "House style", "Show the differences passed over as house style"
        ),
        key("compare.linear", "p", "linear", "One text", "Show everything as one text, or side by side"),
        key("compare.later", "right", "shift(1)", "Further outlets"),
        key("compare.earlier", "left", "shift(-1)", "Earlier outlets"),
        key("compare.outlet", "o", "outlet", "Choose an outlet", "Put an outlet's wording beside the reference"),
        key("compare.column", "tab", "app.focus_next", "Next column"),
        key("compare.column-before", "shift+tab", "app.focus_previous", "Previous column"),
        key("compare.open", "enter", "open", "Open the article", "Go to where this wording stands"),
        key("compare.clip", "space", "clip", "Clip", "Put this comparison into the basket, or take it out", show=True),
        key("compare.copy", "y", "copy", "Copy", "Copy the whole comparison as text"),
        key("compare.copy-as", "Y", "copy_as", "Copy as …", "Copy as quotation, citation, comparison or link"),
        key("compare.export", "e", "app.export", "Export"),
        key("compare.ledger", "l", "app.ledger", "Ledger"),
        key("compare.title", "t", "title", "Name the statement"),
        key("compare.reference", "r", "reference", "Make it the reference", "Compare with this column's wording"),
        key("compare.split", "x", "split", "Split off", "This column's wording is another statement"),
        key("compare.merge", "m", "merge", "Merge", "Another statement is really this one"),
        key("compare.close", "escape,c,q", "close", "Back", show=True),
    ]

    def __init__(self, session: Session, store: Store, statement: str, walk: Sequence[str], outlet: str = "") -> None:
        super().__init__(session, store, statement)
        self._walk = list(walk)
        self._options = ComparisonView()
        self._first = 0
        self._linear = False
        self._columns: list[Column] = []
        self._outlet = outlet

    def compose(self) -> ComposeResult:
        """The statement's head, and its columns."""
        yield ToldLines("", id="compare-head", markup=False)
        yield Horizontal(id="columns")
        yield Static("", id="compare-status", markup=False)
        yield KeyLine()

    async def on_mount(self) -> None:
        """Show the statement."""
        self._options = ComparisonView(shown_by=self.keyed("{compare.house-style}"))
        await self._show()

    async def on_resize(self, event: events.Resize) -> None:
        """Show as many columns as there is room for."""
        if self._places() != len(self.query(Prose)):
            self.call_later(self._show)
        del event

    def take_store(self, store: Store) -> None:
        """Show the same statement from another store, found again by its passage where its id has changed."""
        clipping = clip_statement(self.store, self.statement.id)
        target = current_targets(store, Basket((clipping,)))[0]
        if target is None:
            self.dismiss(None)
            return
        there = {row.id for row in store.statement_rows()}
        walked = (target if name == self.statement.id else name for name in self._walk)
        self._walk = [name for name in walked if name in there]
        self.store, self.statement = store, store.statement(target)
        self.call_later(self._show)

    # Columns

    def _places(self) -> int:
        """How many texts stand side by side: one where it is narrow or one text is asked for."""
        room = self.size.width // COLUMN
        return 1 if self._linear or room < 2 else min(room, 1 + max(1, len(self._columns)))

    async def _show(self) -> None:
        self._columns = columns(self.store, self.statement, self._options)
        if self._outlet:
            self._columns.sort(key=lambda column: self.store.article(column.article).outlet != self._outlet)
        places = self._places()
        holder = self.query_one("#columns", Horizontal)
        texts = list(self.query(Prose))
        if len(texts) != places:
            focused = self.focused
            await holder.remove_children()
            texts = [WordingColumn(id=f"column-{number}") for number in range(places)]
            await holder.mount(*texts)
            if focused is None or focused not in texts:
                texts[-1 if places == 1 else 1].focus()
        self._fill(texts)
        self._tell()

    def _fill(self, texts: Sequence[Prose]) -> None:
        if len(texts) == 1:
            texts[0].show(linear_page(self.store, self.statement, self._options))
            texts[0].border_title = label("Comparison")
            return
        seen = self._seen(len(texts) - 1)
        against = next((each for each in self.statement.reports if seen and each.article == seen[0].article), None)
        reference = reference_column(self.store, self.statement, against, self._options)
        for text, column in zip(texts, [reference, *seen], strict=False):
            text.show(column.page)
            text.border_title = label(column.heading)
        for text in texts[1 + len(seen) :]:
            text.show(type(reference.page)("No other article reports this statement."))
            text.border_title = ""

    def _seen(self, places: int) -> list[Column]:
        self._first = max(0, min(self._first, len(self._columns) - places))
        return self._columns[self._first : self._first + places]

    def _tell(self) -> None:
        statement = self.statement
        speaker = statement.speaker.name if statement.speaker else "Unresolved speaker"
        at = f"{self._walk.index(statement.id) + 1} of {len(self._walk)}" if statement.id in self._walk else ""
        title = statement.title.removeprefix(f"{speaker}: ")
        head = label((f"{speaker}: ", "bold"), title, f" · statement {at}" if at else "")
        self.query_one("#compare-head", Static).update(head)
        texts = len(self.query(Prose))
        told = [told_carriers(self.store, statement)]
        if statement.not_found:
            told.append(f"not found in {len(statement.not_found)}")
        if texts > 1 and len(self._columns) > texts - 1:
            last = min(self._first + texts - 1, len(self._columns))
            which = f"outlet {last}" if texts == 2 else f"outlets {self._first + 1} to {last}"
            others = self.keyed("{compare.later} and {compare.earlier} show the others")
            told.append(f"{which} of {len(self._columns)}, {others}")
        if self._options.only_differences:
            told.append("only differences")
        if self._options.house_style:
            told.append("with house style")
        self.query_one("#compare-status", Static).update(label(" · ".join(told)))

    @on(Prose.Moved)
    def _move_together(self, event: Prose.Moved) -> None:
        if not event.text.has_focus:
            return
        for text in self.query(Prose):
            if text is not event.text:
                text.scroll_to(y=event.text.scroll_y, animate=False)

    @on(Prose.Chosen)
    def _select_everywhere(self, event: Prose.Chosen) -> None:
        """Show the same difference in the reference, where its number stands too."""
        texts = list(self.query(Prose))
        if event.target is None or len(texts) < 2 or event.prose is not texts[1] or not event.prose.has_focus:
            return
        for target in texts[0].page.targets:
            if target.id == event.target.id:
                texts[0].select(target)
                return

    # Walking

    async def action_statement(self, step: int) -> None:
        """The next statement, or the one before."""
        if self.statement.id not in self._walk:
            return
        at = self._walk.index(self.statement.id) + step
        if not 0 <= at < len(self._walk):
            self.tell("That was the last statement." if step > 0 else "That was the first statement.")
            return
        self.statement = self.store.statement(self._walk[at])
        self._first = 0
        await self._show()

    def action_difference(self, step: int) -> None:
        """Select the next difference in the column that has the keyboard, or in the first wording."""
        texts = list(self.query(Prose))
        focused = next((text for text in texts if text.has_focus), texts[-1])
        if not focused.page.targets and len(texts) > 1:
            focused = texts[1]
            focused.focus()
        if focused.walk(step, ["difference"]) is None:
            self.tell("No differences in this wording.")

    async def action_shift(self, step: int) -> None:
        """Show outlets further along, or earlier ones."""
        self._first = max(0, self._first + step)
        await self._show()

    async def action_only(self) -> None:
        """Show only what surrounds the differences, or everything."""
        self._options = replace(self._options, only_differences=not self._options.only_differences)
        await self._show()

    async def action_house_style(self) -> None:
        """Show the differences of house style too, or pass over them."""
        self._options = replace(self._options, house_style=not self._options.house_style)
        await self._show()

    async def action_linear(self) -> None:
        """Show everything as one text, or side by side."""
        self._linear = not self._linear
        await self._show()

    def action_outlet(self) -> None:
        """Choose whose wording stands beside the reference."""
        choices = [
            Choice("article", each.article, where(self.store, each.article), each.heading) for each in self._columns
        ]

        async def put(choice: Choice | None) -> None:
            if choice is not None:
                self._columns.sort(key=lambda column: column.article != choice.id)
                self._first = 0
                self._fill(list(self.query(Prose)))
                self._tell()

        self.ask(PickScreen("Beside the reference", among(choices)), put)

    # What is selected

    def selected_report(self) -> Report | None:
        """The report in the column that has the keyboard; the reference's own in one text."""
        article = self.statement.reference.article
        texts = list(self.query(Prose))
        if len(texts) > 1:
            seen = self._seen(len(texts) - 1)
            focused = [column for column, text in zip(seen, texts[1:], strict=False) if text.has_focus]
            article = focused[0].article if focused else article
        return next((each for each in self.statement.reports if each.article == article), None)

    def action_open(self) -> None:
        """Go to where this wording stands."""
        report = self.selected_report()
        article = report.article if report else self.statement.reference.article
        if report is not None and report.quotations:
            self.want(Open("quotation", report.quotations[0]))
        else:
            self.want(Open("article", article))

    def action_clip(self) -> None:
        """Put this comparison into the basket, or take it out."""
        self.want(Correct(toggling(self.session.picked, clip_statement(self.store, self.statement.id))))

    def action_copy(self) -> None:
        """Copy the whole comparison as text."""
        text = linear_page(self.store, self.statement, replace(self._options, shown_by="")).text
        copy(self.app, text.replace(TOGETHER, " "), "the comparison")

    def action_copy_as(self) -> None:
        """Ask in which form to copy this column's wording, or all of it."""
        from briefing.reader.pages.copying import Subject
        from briefing.reader.screens.asking.copying import ask_copying

        report = self.selected_report()
        article, spans = (report or self.statement.reference).article, (report or self.statement.reference).spans
        span = (spans[0][0], spans[-1][1]) if spans else None
        quotation = report.quotations[0] if report is not None and report.quotations else None
        subject = Subject(article, span, quotation, self.statement.id)
        ask_copying(self, self.store, subject, self.session.citation)

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)
