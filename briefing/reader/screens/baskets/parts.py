"""Choosing the parts of an export, and their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Static

from briefing.export import Part
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.screens.base import BoxDialog
from briefing.reader.widgets.box import Box
from briefing.reader.widgets.rows import Piece, RowList, fit

HOW = "{parts.take} takes or leaves, {parts.up} {parts.down} move, {list.open} keeps, {parts.cancel} cancels"


class PartsScreen(BoxDialog[tuple[Part, ...] | None]):
    """All parts, those that are taken first and in their order."""

    CSS_PATH = "parts.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - Textual declares no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        key("parts.take", "space", "take", "Take or leave", "Take this part, or leave it away"),
        key("parts.up", "K,shift+up", "shift(-1)", "Move up"),
        key("parts.down", "J,shift+down", "shift(1)", "Move down"),
        key("parts.cancel", "escape", "cancel", "Cancel"),
    ]
    HELP = (
        "{parts.take} takes a part or leaves it away, {parts.up} and {parts.down} move it, "
        "{list.open} keeps the choice."
    )

    rows = query_one("#parts", RowList)

    def __init__(self, taken: Sequence[Part]) -> None:
        super().__init__()
        self._taken = list(taken)
        self._order = [*taken, *(part for part in Part if part not in taken)]

    def compose(self) -> ComposeResult:
        """The list."""
        with Box():
            yield RowList[Part](self._draw, id="parts")
            yield Static(label(self.keyed(HOW)), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show them."""
        self.query_one(Box).border_title = label("Parts of the export, in their order")
        self.rows.show(self._order)
        self.rows.focus()

    def _draw(self, part: Part, width: int) -> list[list[Piece]]:
        taken = part in self._taken
        return [[("[x] " if taken else "[ ] ", ""), (fit(part.told, width - 4), "strong" if taken else "meta")]]

    def action_take(self) -> None:
        """Take the part under the cursor, or leave it away."""
        part = self._order[self.rows.cursor]
        if part in self._taken:
            self._taken.remove(part)
        else:
            self._taken.append(part)
        self.rows.show(self._order, self.rows.cursor)

    def action_shift(self, step: int) -> None:
        """Move the part under the cursor up or down."""
        at = self.rows.cursor
        to = at + step
        if 0 <= to < len(self._order):
            self._order[at], self._order[to] = self._order[to], self._order[at]
            self.rows.show(self._order, to)

    @on(RowList.Chosen)
    def _keep(self) -> None:
        chosen = tuple(part for part in self._order if part in self._taken)
        if chosen:
            self.dismiss(chosen)
        else:
            self.tell(self.keyed("Take one part at least: {parts.take} takes the one under the cursor."))

    def action_cancel(self) -> None:
        """Leave the parts as they were."""
        self.dismiss(None)
