"""The basket: what was clipped, in order, with notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Static

from briefing.clipping.basket import Key, key_of, moving, noting, tagging, tags_of, toggling
from briefing.clipping.clips import current_targets, read_place
from briefing.derived import Store
from briefing.history import Change
from briefing.language.words import counted
from briefing.model import Clipping, ClippingKind
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import Correct, Open, WorkEnded
from briefing.reader.screens.asking.ask import AskScreen, NoteScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.session import Session
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.rows import Piece, RowList, fit
from briefing.reader.workers import funnel

if TYPE_CHECKING:
    from briefing.reader.pages.copying import Subject


class BasketScreen(BriefingScreen[None]):
    """Clippings in their order."""

    CSS_PATH = "basket.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("basket.note", "m", "note", "Note", "Write a note on this clipping", show=True),
        key("basket.tags", "t", "tags", "Tags", "Write tags on this clipping, with commas between", show=True),
        key("basket.copy", "y", "copy", "Copy", "Copy this clipping with its source"),
        key("basket.copy-as", "Y", "copy_as", "Copy as …", "Copy as quotation, citation, comparison or link"),
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
        yield RowList[Clipping](
            self._draw, lines=2, id="clippings", empty=self.keyed("Nothing clipped yet: {reader.clip} clips")
        )
        yield Static("", id="basket-status", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what there is."""
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
        name = self._picked.name
        another = self.keyed(" · {app.baskets} another")
        self.clippings.border_title = label(f"Basket {name}" if name else "Basket", another)
        self.clippings.show(clippings, cursor)
        told = f"{counted(len(clippings), 'clipping')}, exported in this order" if clippings else ""
        self.query_one("#basket-status", Static).update(label(told))

    def _draw(self, clipping: Clipping, width: int) -> list[list[Piece]]:
        gone = "" if self._targets.get(key_of(clipping)) else "no longer found · "
        tags = "".join(f"#{tag} " for tag in clipping.tags)
        note = tags + (clipping.note.replace("\n", " / ") or ("" if tags else "no note"))
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

    def action_tags(self) -> None:
        """Write tags on this clipping."""
        clipping = self.clippings.row
        if not isinstance(clipping, Clipping):
            return

        def keep(typed: str | None) -> None:
            if typed is not None and tags_of(typed) != clipping.tags:
                self.want(Correct(tagging(self._picked, key_of(clipping), tags_of(typed))))

        hint = "Commas between several; Enter keeps them, {ask.cancel} leaves them as they were"
        self.ask(AskScreen(f"Tags of: {clipping.title}", ", ".join(clipping.tags), hint=hint), keep)

    def action_copy(self) -> None:
        """Copy this clipping with its source."""
        from briefing.reader.kit.clipboard import copy
        from briefing.reader.pages.copying import ways

        forms = ways(self._store, self._subject(), self._session.citation)
        if forms:
            copy(self.app, forms[0].make(), forms[0].what)

    def action_copy_as(self) -> None:
        """Ask in which form to copy this clipping."""
        from briefing.reader.screens.asking.copying import ask_copying

        ask_copying(self, self._store, self._subject(), self._session.citation)

    def _subject(self) -> Subject:
        """What the cursor is on, for copying; nothing where it is no longer found."""
        from briefing.reader.pages.copying import Subject

        clipping = self.clippings.row
        target = self._targets.get(key_of(clipping)) if isinstance(clipping, Clipping) else None
        if not isinstance(clipping, Clipping) or target is None:
            return Subject()
        if clipping.kind is ClippingKind.PASSAGE:
            return Subject(*read_place(target))
        if clipping.kind is ClippingKind.QUOTATION:
            quotation = self._store.quotation(target)
            statement = self._store.statement_of(target)
            return Subject(quotation.article, (quotation.start, quotation.end), target, statement)
        if clipping.kind is ClippingKind.STATEMENT:
            return Subject(statement=target)
        return Subject(target)

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
