"""Speakers who are named and not sure: each confirmed, corrected or left, with one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Footer, Static

from briefing.derived import Store
from briefing.language.words import counted
from briefing.model import Quotation
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import Correct, Open, WorkEnded
from briefing.reader.pages.names import where
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.session import Session
from briefing.reader.speaking import Speaking
from briefing.reader.widgets.rows import Piece, RowList, fit
from briefing.reader.workers import funnel


def unsure(quotation: Quotation) -> bool:
    """Whether somebody is named as the speaker, not for certain, and no person has said so."""
    return quotation.speaker is not None and not quotation.sure and not quotation.corrected


class UnsureScreen(BriefingScreen[None]):
    """Quotations whose speaker is shown with a question mark."""

    CSS_PATH = "unsure.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("unsure.confirm", "y", "confirm", "Confirm", "It is who is named; goes on to the next", show=True),
        key("unsure.correct", "s", "correct", "Correct", "It is somebody else", show=True),
        key("unsure.leave", "n", "leave", "Leave", "Leave it as it is and go on to the next", show=True),
        key("unsure.open", "enter", "open_passage", "Read it", "Go to where it stands", show=True),
        key("unsure.close", "escape,q", "close", "Back", show=True),
    ]
    HELP = "Who is named here is probably right, and not for certain. Confirm, correct or leave each; u takes it back."

    quotations = query_one("#unsure", RowList)

    class Gathered(Message):
        """The quotations were gathered."""

        def __init__(self, store: Store, quotations: Sequence[Quotation]) -> None:
            super().__init__()
            self.store = store
            self.quotations = quotations

    def __init__(self, session: Session, store: Store) -> None:
        super().__init__()
        self._session = session
        self._store = store

    def compose(self) -> ComposeResult:
        """The list, and how many there are."""
        yield RowList[Quotation](self._draw, lines=3, id="unsure", empty="Looking …")
        yield Static("", id="unsure-status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Gather them behind the screen."""
        self.quotations.border_title = label("Speakers who are not sure")
        self.quotations.focus()
        self._look()

    def take_store(self, store: Store) -> None:
        """Gather what another store leaves unsure."""
        self._store = store
        self._look()

    def _look(self) -> None:
        store = self._store

        def work() -> None:
            ids = [row.id for row in store.article_rows()]
            self.post_message(
                self.Gathered(store, [each for id_ in ids for each in store.quotations_in(id_) if unsure(each)])
            )

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        if event.failure:
            self.complain(event.failure)

    @on(Gathered)
    def _show(self, event: Gathered) -> None:
        if event.store is not self._store:
            return
        self.quotations.empty = "Every speaker who is named is sure, or was set by a person"
        self.quotations.show(event.quotations, min(self.quotations.cursor, len(event.quotations) - 1))
        told = f"{counted(len(event.quotations), 'quotation')} with a speaker who is not sure"
        self.query_one("#unsure-status", Static).update(label(told))

    def _draw(self, quotation: Quotation, width: int) -> list[list[Piece]]:
        speaker = quotation.speaker.name if quotation.speaker else ""
        chance = f" · {quotation.certainty:.0%} likely" if quotation.certainty is not None else ""
        return [
            [(fit(f"{speaker} ?", width - len(chance)), "strong"), (chance, "meta")],
            [("  ", ""), (fit(quotation.text, width - 2), "")],
            [("  ", ""), (fit(f"{quotation.why} · {where(self._store, quotation.article)}", width - 2), "meta")],
        ]

    def action_confirm(self) -> None:
        """It is who is named."""
        quotation = self.quotations.row
        if isinstance(quotation, Quotation):
            speaking = Speaking(self._session.folder, self._store, quotation.id)
            self.quotations.show([each for each in self.quotations.rows if each != quotation], self.quotations.cursor)
            self.want(Correct(speaking.confirmed()))

    def action_correct(self) -> None:
        """It is somebody else."""
        quotation = self.quotations.row
        if isinstance(quotation, Quotation):
            self.want(Open("speaker", quotation.id))

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.quotations.move_to(self.quotations.cursor + 1)

    @on(RowList.Chosen)
    def action_open_passage(self) -> None:
        """Go to where it stands."""
        quotation = self.quotations.row
        if isinstance(quotation, Quotation):
            self.want(Open("quotation", quotation.id))

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)
