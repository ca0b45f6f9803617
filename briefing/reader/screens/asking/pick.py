"""Picking one of many by a few letters: jumping, choosing a briefing, a speaker, an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from briefing.reader.kit.choice import Choice, Find
from briefing.reader.kit.field import LineField
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.kit.turns import Released
from briefing.reader.messages import WorkEnded
from briefing.reader.screens.base import BriefingDialog
from briefing.reader.widgets.rows import Piece, RowList, fit
from briefing.reader.workers import Newest, funnel


class PickScreen(BriefingDialog[Choice | None]):
    """A line to type into, and what it finds. `find` runs in a thread; the newest query wins.

    `empty` is told where there is nothing at all, `unlike` where nothing is found by what was typed.
    """

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("pick.take", "enter", "take", "Take", "Take the row under the cursor", priority=True),
        key("pick.cancel", "escape", "cancel", "Cancel"),
        key("pick.up", "up,ctrl+p", "move(-1)", "Up"),
        key("pick.down", "down,ctrl+n", "move(1)", "Down"),
        key("pick.page-up", "pageup", "move(-8)", "Page up"),
        key("pick.page-down", "pagedown", "move(8)", "Page down"),
    ]
    HELP = "Type a few letters; {pick.take} takes the row under the cursor."

    class Answered(Message):
        """A query was answered."""

        def __init__(self, typed: str, choices: Sequence[Choice]) -> None:
            super().__init__()
            self.typed = typed
            self.choices = choices

    def __init__(
        self,
        title: str,
        find: Find,
        *,
        placeholder: str = "Type a few letters",
        empty: str = "There is nothing to pick",
        unlike: str = "Nothing is called like that",
    ) -> None:
        super().__init__()
        self._title = title
        self._find = find
        self._placeholder = placeholder
        self._empty = empty
        self._unlike = unlike
        self._newest = Newest[str](self, self._answer)
        self._listed: str | None = None  # what the list is of

    def compose(self) -> ComposeResult:
        """The line and the list."""
        with Vertical(id="pick"):
            yield Static(label(self._title), id="pick-title", markup=False)
            yield LineField(placeholder=self._placeholder, id="pick-typed")
            yield RowList[Choice](_draw, id="pick-found", empty=self._empty)

    def on_mount(self) -> None:
        """Offer what there is before anything is typed."""
        self.query_one("#pick-found", RowList).can_focus = False
        self._newest.ask("")

    @on(LineField.Changed)
    def _follow_typing(self, event: LineField.Changed) -> None:
        self._newest.ask(event.value)

    def _answer(self, typed: str) -> None:
        funnel(self.post_message, lambda: self._post_answer(typed))

    def _post_answer(self, typed: str) -> None:
        self.post_message(self.Answered(typed, self._find(typed)))

    @on(WorkEnded)
    def _complain(self, event: WorkEnded) -> None:
        if event.failure:
            self.complain(event.failure)
            self._stop_holding()

    @on(Answered)
    def _show(self, event: Answered) -> None:
        if event.typed != self._typed:
            return
        found = self.query_one("#pick-found", RowList)
        found.empty = self._unlike if event.typed.strip() else self._empty
        found.show(event.choices)
        self._listed = event.typed
        if self.holding:
            self._stop_holding()
            self._dismiss_with_row()

    @property
    def _typed(self) -> str:
        return self.query_one("#pick-typed", LineField).value

    def action_take(self) -> None:
        """Take the row under the cursor; where the list is not yet of what was typed, wait for the one that is."""
        if self._listed == self._typed:
            self._dismiss_with_row()
        else:
            self.holding = True

    def _dismiss_with_row(self) -> None:
        choice = self.query_one("#pick-found", RowList).row
        if choice is not None:
            self.dismiss(choice)

    def _stop_holding(self) -> None:
        self.holding = False
        self.app.post_message(Released())

    @on(RowList.Chosen)
    def _take_clicked(self, event: RowList.Chosen) -> None:
        self.dismiss(event.rows.row)

    def action_move(self, step: int) -> None:
        """Move the cursor while the line keeps the keyboard."""
        self.query_one("#pick-found", RowList).cursor += step

    def action_cancel(self) -> None:
        """Pick nothing."""
        self._stop_holding()
        self.dismiss(None)


def _draw(choice: Choice, width: int) -> list[list[Piece]]:
    detail = fit(choice.detail, width // 2)
    name = fit(choice.label, width - len(detail) - 2 if detail else width)
    return [[(name, ""), (f"  {detail}" if detail else "", "meta")]]
