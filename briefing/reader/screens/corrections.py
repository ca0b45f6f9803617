"""What people corrected, newest first, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Footer, Static

from briefing.content import read_corrections, remove_correction
from briefing.errors import BriefingError
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import Correction, CorrectionKind
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.screens.ask import ConfirmScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.widgets.rows import Piece, RowList, fit

_TOLD = {
    CorrectionKind.SPEAKER: "speaker",
    CorrectionKind.CONFIRM: "speaker, right as it is",
    CorrectionKind.TITLE: "name of the statement",
    CorrectionKind.MERGE: "statements that are one",
    CorrectionKind.SPLIT: "wording that is another statement",
    CorrectionKind.REFERENCE: "reference",
}


class CorrectionsScreen(BriefingScreen[bool]):
    """The corrections of a briefing. Dismissed with whether any was taken back."""

    CSS_PATH = "corrections.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("corrections.remove", "d,delete", "remove", "Take back", "Take this correction out of the file", show=True),
        key("corrections.close", "escape,q", "close", "Back", show=True),
    ]

    corrections = query_one("#corrections", RowList)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._held: list[tuple[int, Correction]] = []
        self._changed = False

    def compose(self) -> ComposeResult:
        """The corrections, and how many there are."""
        yield RowList[tuple[int, Correction]](_draw, lines=2, id="corrections", empty="Nothing was corrected")
        yield Static("", id="corrections-status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self.corrections.border_title = label("Corrections, newest first")
        self.corrections.focus()
        self._show()

    def _show(self) -> None:
        try:
            self._held = list(reversed(list(enumerate(read_corrections(self._folder)))))
        except BriefingError as error:
            self.reader.complain(str(error))
        self.corrections.show(self._held, self.corrections.cursor)
        told = f"{counted(len(self._held), 'correction')} in {self._folder.name}/corrections.yaml"
        self.query_one("#corrections-status", Static).update(label(told))

    def action_remove(self) -> None:
        """Take this correction out of the file, after asking."""
        row = self.corrections.row
        if row is None:
            return
        at, correction = row

        def remove(sure: bool | None) -> None:
            if not sure:
                return
            try:
                if read_corrections(self._folder)[at : at + 1] == (correction,):
                    remove_correction(self._folder, at)
                    self._changed = True
            except BriefingError as error:
                self.reader.complain(str(error))
            self._show()

        self.app.push_screen(ConfirmScreen(f"Take back: {_told(correction)}?"), remove)

    def action_close(self) -> None:
        """Back, and bring the briefing up to date where something was taken back."""
        self.dismiss(self._changed)


def _told(correction: Correction) -> str:
    value = correction.value or (UNRESOLVED if correction.kind is CorrectionKind.SPEAKER else "")
    return f"{_TOLD[correction.kind]}{f': {value}' if value else ''}"


def _draw(row: tuple[int, Correction], width: int) -> list[list[Piece]]:
    _, correction = row
    places = " / ".join(f"{selector.article}: {selector.exact}" for selector in correction.at)
    return [[(fit(_told(correction), width), "")], [("  ", ""), (fit(places, width - 2), "meta")]]
