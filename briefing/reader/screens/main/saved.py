"""Saved searches: picked from a list, or forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.getters import query_one

from briefing.content import SavedSearch, problems_of_searches, read_searches
from briefing.history import Change
from briefing.language.words import counted
from briefing.reader.kit.keys import key
from briefing.reader.messages import Correct
from briefing.reader.saved import SearchSaved
from briefing.reader.screens.listing import ListScreen
from briefing.reader.widgets.rows import Piece, RowList, fit


class SavedScreen(ListScreen[tuple[Sequence[SavedSearch], Sequence[str]], SavedSearch | None]):
    """The saved searches of a briefing; ends with the one to search for."""

    CSS_PATH = "saved.tcss"
    LIST = "saved"
    HEADING = "Saved searches"
    WAITING = "Reading …"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("saved.use", "enter", "use", "Search", "Search for it", show=True),
        key(
            "saved.forget",
            "d,delete",
            "forget",
            "Forget",
            "Take it out of the file; what was done last can be taken back",
            show=True,
        ),
        key("saved.close", "escape,q", "close", "Back", show=True),
    ]

    searches = query_one("#saved", RowList)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def gathering(self) -> Callable[[], tuple[Sequence[SavedSearch], Sequence[str]]]:
        """The searches that the file holds, and what is wrong in it."""
        folder = self._folder
        return lambda: (read_searches(folder), [str(problem) for problem in problems_of_searches(folder)])

    def show_gathered(self, gathered: tuple[Sequence[SavedSearch], Sequence[str]]) -> None:
        """Fill the list, and say where it is kept."""
        searches, wrong = gathered
        self.fill(searches, self.keyed("None yet: {filter.save} in the search line saves what stands there"))
        self.say(f"{counted(len(searches), 'search').replace('searchs', 'searches')} in searches.yaml", *wrong)

    def draw(self, row: SavedSearch, width: int) -> list[list[Piece]]:
        """Its name, and what it asks for."""
        forms = " · other forms too" if row.forms else ""
        return [
            [(fit(row.name, width), "strong")],
            [("  ", ""), (f"{fit(row.query, width - 2 - len(forms))}{forms}", "meta")],
        ]

    def take_change(self, change: Change) -> None:
        """Read the file again."""
        if isinstance(change, SearchSaved):
            self.look()

    @on(RowList.Chosen)
    def action_use(self) -> None:
        """Search for it."""
        if isinstance(self.searches.row, SavedSearch):
            self.dismiss(self.searches.row)

    def action_forget(self) -> None:
        """Take it out of the file."""
        if isinstance(self.searches.row, SavedSearch):
            self.want(Correct(SearchSaved(self._folder, self.searches.row, forgotten=True)))
