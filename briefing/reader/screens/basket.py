"""The basket: what was clipped, in order, with notes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Footer, Static

from briefing.derived import Store
from briefing.language.words import counted
from briefing.model import Clipping
from briefing.reader.basket import Key, Picked, current_targets
from briefing.reader.kit.events import Clipped
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.screens.ask import NoteScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.widgets.rows import Piece, RowList, fit


class BasketScreen(BriefingScreen[None]):
    """Clippings in their order."""

    CSS_PATH = "basket.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("basket.note", "m", "note", "Note", "Write a note on this clipping", show=True),
        key("basket.up", "K,shift+up", "shift(-1)", "Move up", show=True),
        key("basket.down", "J,shift+down", "shift(1)", "Move down", show=True),
        key("basket.remove", "d,delete,space", "remove", "Take out", show=True),
        key("basket.undo", "u", "undo", "Undo", "Take the last change back", show=True),
        key("basket.export", "e", "app.export", "Export", show=True),
        key("basket.close", "escape,b,q", "close", "Back", show=True),
    ]

    clippings = query_one("#clippings", RowList)

    def __init__(self, store: Store, picked: Picked) -> None:
        super().__init__()
        self._store = store
        self._picked = picked
        self._targets: dict[Key, str | None] = {}

    def compose(self) -> ComposeResult:
        """The list, and how many there are."""
        yield RowList[Clipping](self._draw, lines=2, id="clippings", empty="Nothing clipped yet: space clips")
        yield Static("", id="basket-status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self.clippings.border_title = label("Basket")
        self.clippings.focus()
        self.reader.reading.attempt(self._picked.load)  # another reader may have clipped meanwhile
        self._show(0)

    def take_store(self, store: Store) -> None:
        """Find the clippings again in another store."""
        self._store = store
        self._show(self.clippings.cursor)

    def _show(self, cursor: int) -> None:
        clippings = self._picked.basket.clippings
        targets = current_targets(self._store, self._picked.basket)
        self._targets = {_key(each): target for each, target in zip(clippings, targets, strict=True)}
        self.clippings.show(clippings, cursor)
        told = f"{counted(len(clippings), 'clipping')}, exported in this order" if clippings else ""
        self.query_one("#basket-status", Static).update(label(told))
        self.reader.reading.post_message(Clipped())

    def _draw(self, clipping: Clipping, width: int) -> list[list[Piece]]:
        gone = "" if self._targets.get(_key(clipping)) else "no longer found · "
        note = clipping.note.replace("\n", " / ") or "no note"
        kind = f"{clipping.kind.value} · "
        return [
            [(kind, "meta"), (fit(clipping.title, width - len(kind)), "")],
            [("  ", ""), (gone, "strong"), (fit(note, max(4, width - 2 - len(gone))), "meta")],
        ]

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        clipping = event.rows.row
        if not isinstance(clipping, Clipping):
            return
        target = self._targets.get(_key(clipping))
        if target is None:
            self.reader.tell("What was clipped is no longer found in the briefing.")
            return
        self.dismiss(None)
        self.reader.reading.go(clipping.kind.value, target)

    def action_note(self) -> None:
        """Write a note on this clipping."""
        clipping, at = self.clippings.row, self.clippings.cursor
        if not isinstance(clipping, Clipping):
            return

        def keep(text: str | None) -> None:
            if text is not None:
                self.reader.reading.attempt(lambda: self._picked.note(_key(clipping), text))
                self._show(at)

        self.app.push_screen(NoteScreen(clipping.title, clipping.note), keep)

    def action_shift(self, step: int) -> None:
        """Move this clipping up or down."""
        clipping = self.clippings.row
        if isinstance(clipping, Clipping):
            self.reader.reading.attempt(lambda: self._picked.move(_key(clipping), step))
            self._show(self._picked.place(_key(clipping)) or 0)

    def action_remove(self) -> None:
        """Take this clipping out; u puts it back."""
        clipping, at = self.clippings.row, self.clippings.cursor
        if not isinstance(clipping, Clipping):
            return
        self.reader.reading.attempt(lambda: self._picked.remove(_key(clipping)))
        self._show(at)
        self.reader.tell(f"Taken out: {clipping.title} (u puts it back)")

    def action_undo(self) -> None:
        """Take the last change back."""
        at = self.clippings.cursor
        self.reader.action_undo()
        self._show(at)

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)


def _key(clipping: Clipping) -> Key:
    return clipping.kind, clipping.target
