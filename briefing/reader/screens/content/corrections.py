"""What people corrected, newest first, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.getters import query_one

from briefing.content import read_corrections
from briefing.history import Change
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import Correction, CorrectionKind
from briefing.quotations import PRINTED
from briefing.reader.changes import Uncorrected
from briefing.reader.kit.keys import key
from briefing.reader.messages import Correct
from briefing.reader.screens.asking.ask import ConfirmScreen
from briefing.reader.screens.listing import ListScreen
from briefing.reader.widgets.rows import Piece, RowList, fit

_TOLD = {
    CorrectionKind.SPEAKER: "speaker",
    CorrectionKind.CONFIRM: "speaker, right as it is",
    CorrectionKind.TITLE: "name of the statement",
    CorrectionKind.MERGE: "statements that are one",
    CorrectionKind.SPLIT: "wording that is another statement",
    CorrectionKind.REFERENCE: "reference",
}

NOTHING = (
    "Nothing was corrected: {reader.speaker} sets a speaker; {compare.title} {compare.reference} {compare.split} "
    "{compare.merge} in a comparison correct statements"
)


class CorrectionsScreen(ListScreen[Sequence[Correction], None]):
    """The corrections of a briefing."""

    CSS_PATH = "corrections.tcss"
    LIST = "corrections"
    HEADING = "Corrections, newest first"
    WAITING = "Reading …"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("corrections.remove", "d,delete", "remove", "Take back", "Take this correction out of the file", show=True),
        key("corrections.close", "escape,q", "close", "Back", show=True),
    ]

    corrections = query_one("#corrections", RowList)

    def __init__(self, folder: Path, names: Mapping[str, str]) -> None:
        super().__init__()
        self._folder = folder
        self._names = names  # the actors' by their ids

    def gathering(self) -> Callable[[], Sequence[Correction]]:
        """The corrections that the file holds."""
        folder = self._folder
        return lambda: read_corrections(folder)[::-1]

    def show_gathered(self, gathered: Sequence[Correction]) -> None:
        """Fill the list, and say where they are kept."""
        self.fill(gathered, self.keyed(NOTHING))
        self.say(f"{counted(len(gathered), 'correction')} in {self._folder.name}/corrections.yaml")

    def draw(self, row: Correction, width: int) -> list[list[Piece]]:
        """What was corrected, and where."""
        places = " / ".join(f"{selector.article}: {selector.exact}" for selector in row.at)
        return [[(fit(self._told(row), width), "")], [("  ", ""), (fit(places, width - 2), "meta")]]

    def take_change(self, change: Change) -> None:
        """Read the corrections again."""
        if change.content:
            self.look()

    def action_remove(self) -> None:
        """Take this correction out of the file, after asking; u puts it back."""
        correction = self.corrections.row
        if correction is None:
            return
        told = f"Taken back: {self._told(correction)}"

        def remove(sure: bool | None) -> None:
            if sure:
                self.want(Correct(Uncorrected(self._folder, correction, told)))

        self.ask(ConfirmScreen(f"Take back: {self._told(correction)}?"), remove)

    def _told(self, correction: Correction) -> str:
        value = correction.value or (UNRESOLVED if correction.kind is CorrectionKind.SPEAKER else "")
        if correction.kind.of_speaker:
            value = self._names.get(value, value.removeprefix(PRINTED))
        return f"{_TOLD[correction.kind]}{f': {value}' if value else ''}"
