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
from briefing.reader.basket import Key, current_targets, key_of, moving, noting, toggling
from briefing.reader.changes import Change
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import Correct, Open, WorkEnded
from briefing.reader.screens.ask import NoteScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.session import Session
from briefing.reader.widgets.rows import Piece, RowList, fit
from briefing.reader.workers import funnel


class BasketScreen(BriefingScreen[None]):
    """Clippings in their order."""

    CSS_PATH = "basket.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("basket.note", "m", "note", "Note", "Write a note on this clipping", show=True),
        key("basket.up", "K,shift+up", "shift(-1)", "Move up", show=True),
        key("basket.down", "J,shift+down", "shift(1)", "Move down", show=True),
        key("basket.remove", "d,delete,space", "remove", "Take out", show=True),
        key("basket.export", "e", "app.export", "Export", show=True),
        key("basket.close", "escape,b,q", "close", "Back", show=True),
    ]

    clippings = query_one("#clippings", RowList)

    def __init__(self, store: Store, session: Session) -> None:
        super().__init__()
        self._store = store
        self._session = session
        self._picked = session.picked
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
        self._show(0)
        work = self._picked.load  # another reader may have clipped meanwhile
        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exit_on_error=False)

    @on(WorkEnded)
    def _show_loaded(self, event: WorkEnded) -> None:
        if event.failure:
            self.complain(event.failure)
        self._show(self.clippings.cursor)

    def take_store(self, store: Store) -> None:
        """Find the clippings again in another store."""
        self._store = store
        self._show(self.clippings.cursor)

    def _show(self, cursor: int) -> None:
        clippings = self._picked.basket.clippings
        targets = current_targets(self._store, self._picked.basket)
        self._targets = {key_of(each): target for each, target in zip(clippings, targets, strict=True)}
        self.clippings.show(clippings, cursor)
        told = f"{counted(len(clippings), 'clipping')}, exported in this order" if clippings else ""
        self.query_one("#basket-status", Static).update(label(told))

    def _draw(self, clipping: Clipping, width: int) -> list[list[Piece]]:
        gone = "" if self._targets.get(key_of(clipping)) else "no longer found · "
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
        target = self._targets.get(key_of(clipping))
        if target is None:
            self.tell("What was clipped is no longer found in the briefing.")
        else:
            self.want(Open(clipping.kind.value, target))

    def take_change(self, change: Change) -> None:
        """Show the basket as it is now, the cursor on what it was on."""
        if change.content:
            return  # another store comes
        here = self.clippings.row
        place = self._picked.place(key_of(here)) if isinstance(here, Clipping) else None
        self._show(self.clippings.cursor if place is None else place)

    def action_note(self) -> None:
        """Write a note on this clipping."""
        clipping = self.clippings.row
        if not isinstance(clipping, Clipping):
            return

        def keep(text: str | None) -> None:
            if text is not None:
                self.want(Correct(noting(self._picked, key_of(clipping), text)))

        self.ask(NoteScreen(clipping.title, clipping.note), keep)

    def action_shift(self, step: int) -> None:
        """Move this clipping up or down."""
        clipping = self.clippings.row
        if isinstance(clipping, Clipping):
            self.want(Correct(moving(self._picked, key_of(clipping), step)))

    def action_remove(self) -> None:
        """Take this clipping out; u puts it back."""
        clipping = self.clippings.row
        if isinstance(clipping, Clipping):
            self.want(Correct(toggling(self._picked, clipping)))

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)


def _key(clipping: Clipping) -> Key:
    return clipping.kind, clipping.target
