"""The first minutes: the lines of welcome, and a step of the tour at the bottom of the screen that it speaks of."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.screens.base import BoxDialog
from briefing.reader.widgets.box import Box

WELCOME = (
    "Welcome. Left: articles, people, quotes; right: the text. {reader.next-pane}, arrows, {list.open}.",
    "{reader.filter} searches, {reader.compare} compares what outlets printed, "
    "{reader.ledger} lists all of it, {reader.export} exports.",
    "{app.tour} is a tour in six steps, {screen.help} shows every key, {reader.back} takes these lines away.",
)


class TourScreen(BoxDialog[bool]):
    """Ends with True where the reader goes on, with False where it leaves."""

    CSS_PATH = "tour.tcss"
    HELP_NAME = "The tour"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("tour.next", "enter,space,f2", "next", "Go on"),
        key("tour.leave", "escape,q", "leave", "Leave the tour"),
    ]

    def __init__(self, number: int, count: int, told: str) -> None:
        super().__init__()
        self._number = number
        self._count = count
        self._told = told

    def compose(self) -> ComposeResult:
        """The step and how to go on."""
        last = self._number == self._count
        with Box():
            yield Static(label(self._told), markup=False)
            on = f"{{tour.next}} {'ends the tour' if last else 'goes on'} · {{tour.leave}} leaves"
            how = f"{self._number} of {self._count} · {self.keyed(on)}"
            yield Static(label(how), classes="hint", markup=False)

    def action_next(self) -> None:
        """On to the next step."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave, where the tour has come to."""
        self.dismiss(False)
