"""What people corrected, newest first, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Footer, Static

from briefing.content import read_corrections
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import Correction, CorrectionKind
from briefing.reader.changes import Change, Uncorrected
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import Correct, WorkEnded
from briefing.reader.screens.ask import ConfirmScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.widgets.rows import Piece, RowList, fit
from briefing.reader.workers import funnel

_TOLD = {
    CorrectionKind.SPEAKER: "speaker",
    CorrectionKind.CONFIRM: "speaker, right as it is",
    CorrectionKind.TITLE: "name of the statement",
    CorrectionKind.MERGE: "statements that are one",
    CorrectionKind.SPLIT: "wording that is another statement",
    CorrectionKind.REFERENCE: "reference",
}


class CorrectionsScreen(BriefingScreen[None]):
    """The corrections of a briefing."""

    CSS_PATH = "corrections.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("corrections.remove", "d,delete", "remove", "Take back", "Take this correction out of the file", show=True),
        key("corrections.close", "escape,q", "close", "Back", show=True),
    ]

    corrections = query_one("#corrections", RowList)

    class Read(Message):
        """The corrections were read."""

        def __init__(self, corrections: Sequence[Correction]) -> None:
            super().__init__()
            self.corrections = corrections

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The corrections, and how many there are."""
        yield RowList[Correction](_draw, lines=2, id="corrections", empty="Reading …")
        yield Static("", id="corrections-status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self.corrections.border_title = label("Corrections, newest first")
        self.corrections.focus()
        self._read()

    def _read(self) -> None:
        def work() -> None:
            self.post_message(self.Read(read_corrections(self._folder)[::-1]))

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        if event.failure:
            self.complain(event.failure)

    @on(Read)
    def _show(self, event: Read) -> None:
        self.corrections.empty = "Nothing was corrected: s sets a speaker; t r x m in a comparison correct statements"
        self.corrections.show(event.corrections, self.corrections.cursor)
        told = f"{counted(len(event.corrections), 'correction')} in {self._folder.name}/corrections.yaml"
        self.query_one("#corrections-status", Static).update(label(told))

    def take_change(self, change: Change) -> None:
        """Read the corrections again."""
        if change.content:
            self._read()

    def action_remove(self) -> None:
        """Take this correction out of the file, after asking; u puts it back."""
        correction = self.corrections.row
        if correction is None:
            return
        told = f"Taken back: {_told(correction)}"

        def remove(sure: bool | None) -> None:
            if sure:
                self.want(Correct(Uncorrected(self._folder, correction, told)))

        self.ask(ConfirmScreen(f"Take back: {_told(correction)}?"), remove)

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)


def _told(correction: Correction) -> str:
    value = correction.value or (UNRESOLVED if correction.kind is CorrectionKind.SPEAKER else "")
    return f"{_TOLD[correction.kind]}{f': {value}' if value else ''}"


def _draw(correction: Correction, width: int) -> list[list[Piece]]:
    places = " / ".join(f"{selector.article}: {selector.exact}" for selector in correction.at)
    return [[(fit(_told(correction), width), "")], [("  ", ""), (fit(places, width - 2), "meta")]]
