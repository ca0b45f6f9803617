"""The ledger's table: a virtual list whose rows have a cell for each outlet, and a cursor that also moves sideways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.message import Message

from briefing.model import Outlet, Treatment
from briefing.reader.kit.keys import key
from briefing.reader.pages.ledger import LedgerRow
from briefing.reader.widgets.rows import Piece, RowList, fit

CELL = 14  # cells: the widest treatment with its sign and a space
NARROWEST = 16  # cells for the statement

LOOKS = {
    Treatment.ALTERED: "altered",
    Treatment.CUT: "cut",
    Treatment.EDITED: "edited",
}


class LedgerTable(RowList[LedgerRow]):
    """Statements by outlets. As many outlets are shown as there is room for; the cursor brings others into sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ledger.left", "left,h", "sideways(-1)", "Outlet to the left"),
        key("ledger.right", "right,l", "sideways(1)", "Outlet to the right"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{look}" for look in (*LOOKS.values(), "cell")}
    HELP_NAME: ClassVar[str] = "Ledger"
    HELP = (
        "Statements by outlets. {ledger.left} and {ledger.right} choose the outlet; "
        "{list.open} opens the comparison of that cell."
    )

    class Sideways(Message):
        """Another outlet is under the cursor, or others are in sight."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(self._draw_row, id=id, empty="No statements")
        self.outlets: Sequence[Outlet] = ()
        self.column = 0
        self._first = 0

    @property
    def outlet(self) -> Outlet | None:
        """The outlet under the cursor."""
        return self.outlets[self.column] if self.outlets else None

    def set_outlets(self, outlets: Sequence[Outlet]) -> None:
        """Show these outlets' columns."""
        self.outlets = outlets
        self.column = min(self.column, max(0, len(outlets) - 1))
        self._bring_into_sight()

    def _room(self) -> int:
        return max(1, min(len(self.outlets), (self.scrollable_content_region.width - 2 - NARROWEST) // CELL))

    def _seen(self) -> Sequence[Outlet]:
        return self.outlets[self._first : self._first + self._room()]

    def _bring_into_sight(self) -> None:
        room = self._room()
        self._first = max(0, min(self._first, self.column, len(self.outlets) - room))
        if self.column >= self._first + room:
            self._first = self.column - room + 1
        self.refresh()
        self.post_message(self.Sideways())

    def on_resize(self, event: events.Resize) -> None:
        """Show as many outlets as there is room for, the cursor in sight."""
        super().on_resize(event)
        self._bring_into_sight()

    def action_sideways(self, step: int) -> None:
        """Move the cursor to another outlet."""
        self.column = max(0, min(self.column + step, len(self.outlets) - 1))
        self._bring_into_sight()

    def head(self) -> list[Piece]:
        """The head of the table: what is in its columns, with where it stands among all outlets."""
        seen = self._seen()
        width = self.scrollable_content_region.width - 2 - CELL * len(seen)
        told = self._told_outlets(seen, width - 1)
        pieces: list[Piece] = [("  ", ""), (fit(told, width).ljust(width), "meta")]
        for outlet in seen:
            here = outlet is self.outlet
            pieces.append((fit(outlet.name, CELL - 1).ljust(CELL), "strong" if here else "meta"))
        return pieces

    def _told_outlets(self, seen: Sequence[Outlet], width: int) -> str:
        """Which outlets are in sight, and on which side there are more, as far as there is room for telling it."""
        if not seen:
            return "Statement"
        end = self._first + len(seen)
        which = f"{self._first + 1}-{end} of {len(self.outlets)}"
        more = f"{'◂ ' if self._first else ''}{which}{' ▸' if end < len(self.outlets) else ''}"
        ways = (f"Statement · outlets {more}", f"outlets {more}", more)
        return next((told for told in ways if cell_len(told) <= width), which)

    def _draw_row(self, row: LedgerRow, width: int) -> list[list[Piece]]:
        seen = self._seen()
        room = max(4, width - CELL * len(seen))
        pieces: list[Piece] = [(fit(f"{row.speaker}: {row.title}", room - 1).ljust(room), "")]
        here = row is self.row
        for outlet in seen:
            treatment = row.cells.get(outlet.id)
            told = row.told(outlet.id) or "·"
            if here and outlet is self.outlet:
                pieces.append((f"▸{told}".ljust(CELL), "cell"))
            else:
                pieces.append((f" {told}".ljust(CELL), LOOKS.get(treatment, "meta") if treatment else "meta"))
        return [pieces]
