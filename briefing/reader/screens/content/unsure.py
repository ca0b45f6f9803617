"""Speakers who are named and not sure: each confirmed, corrected or left, with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.getters import query_one

from briefing.derived import Store
from briefing.language.words import counted
from briefing.model import Quotation
from briefing.reader.kit.keys import key
from briefing.reader.messages import Correct, Open
from briefing.reader.pages.names import where
from briefing.reader.screens.listing import ListScreen
from briefing.reader.session import Session
from briefing.reader.speaking import Speaking
from briefing.reader.widgets.rows import Piece, RowList, fit


def unsure(quotation: Quotation) -> bool:
    """Whether somebody is named as the speaker, not for certain, and no person has said so."""
    return quotation.speaker is not None and not quotation.sure and not quotation.corrected


class UnsureScreen(ListScreen[Sequence[Quotation], None]):
    """Quotations whose speaker is shown with a question mark."""

    CSS_PATH = "unsure.tcss"
    LIST = "unsure"
    HEADING = "Speakers who are not sure"
    LINES = 3
    BINDINGS: ClassVar[list[BindingType]] = [
        key("unsure.confirm", "y", "confirm", "Confirm", "It is who is named; goes on to the next", show=True),
        key("unsure.correct", "s", "correct", "Correct", "It is somebody else", show=True),
        key("unsure.leave", "n", "leave", "Leave", "Leave it as it is and go on to the next", show=True),
        key("unsure.open", "enter", "open_passage", "Read it", "Go to where it stands", show=True),
        key("unsure.close", "escape,q", "close", "Back", show=True),
    ]
    HELP = (
        "Who is named here is probably right, and not for certain. Confirm, correct or leave "
        "each; {app.undo} takes it back."
    )

    quotations = query_one("#unsure", RowList)

    def __init__(self, session: Session, store: Store) -> None:
        super().__init__()
        self._session = session
        self._store = store

    def take_store(self, store: Store) -> None:
        """Gather what another store leaves unsure."""
        self._store = store
        super().take_store(store)

    def gathering(self) -> Callable[[], Sequence[Quotation]]:
        """The quotations that name somebody who is not sure."""
        store = self._store

        def gather() -> Sequence[Quotation]:
            ids = [row.id for row in store.article_rows()]
            return [each for id_ in ids for each in store.quotations_in(id_) if unsure(each)]

        return gather

    def show_gathered(self, gathered: Sequence[Quotation]) -> None:
        """Fill the list, and count."""
        self.fill(gathered, "Every speaker who is named is sure, or was set by a person")
        self.say(f"{counted(len(gathered), 'quotation')} with a speaker who is not sure")

    def draw(self, row: Quotation, width: int) -> list[list[Piece]]:
        """Who is named and how likely, the words, and the reason."""
        speaker = row.speaker.name if row.speaker else ""
        chance = f" · {row.certainty:.0%} likely" if row.certainty is not None else ""
        return [
            [(fit(f"{speaker} ?", width - len(chance)), "strong"), (chance, "meta")],
            [("  ", ""), (fit(row.text, width - 2), "")],
            [("  ", ""), (fit(f"{row.why} · {where(self._store, row.article)}", width - 2), "meta")],
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
