"""Saved searches: picked from a list, or forgotten."""

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

from briefing.content import SavedSearch, problems_of_searches, read_searches
from briefing.language.words import counted
from briefing.reader.changes import Change
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import Correct, WorkEnded
from briefing.reader.saved import SearchSaved
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.widgets.rows import Piece, RowList, fit
from briefing.reader.workers import funnel


class SavedScreen(BriefingScreen[SavedSearch | None]):
    """The saved searches of a briefing; ends with the one to search for."""

    CSS_PATH = "saved.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("saved.use", "enter", "use", "Search", "Search for it", show=True),
        key("saved.forget", "d,delete", "forget", "Forget", "Take it out of the file; u puts it back", show=True),
        key("saved.close", "escape,q", "close", "Back", show=True),
    ]

    searches = query_one("#saved", RowList)

    class Read(Message):
        """The file was read."""

        def __init__(self, searches: Sequence[SavedSearch], wrong: Sequence[str]) -> None:
            super().__init__()
            self.searches = searches
            self.wrong = wrong

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The list, and where it is kept."""
        yield RowList[SavedSearch](_draw, lines=2, id="saved", empty="Reading …")
        yield Static("", id="saved-status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the file behind the screen."""
        self.searches.border_title = label("Saved searches")
        self.searches.focus()
        self._read()

    def _read(self) -> None:
        def work() -> None:
            wrong = [str(problem) for problem in problems_of_searches(self._folder)]
            self.post_message(self.Read(read_searches(self._folder), wrong))

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        if event.failure:
            self.complain(event.failure)

    @on(Read)
    def _show(self, event: Read) -> None:
        self.searches.empty = "None yet: Ctrl+S in the search line saves what stands there"
        self.searches.show(event.searches, self.searches.cursor)
        told = [
            f"{counted(len(event.searches), 'search').replace('searchs', 'searches')} in searches.yaml",
            *event.wrong,
        ]
        self.query_one("#saved-status", Static).update(label(" · ".join(told)))

    def take_change(self, change: Change) -> None:
        """Read the file again."""
        if isinstance(change, SearchSaved):
            self._read()

    @on(RowList.Chosen)
    def action_use(self) -> None:
        """Search for it."""
        if isinstance(self.searches.row, SavedSearch):
            self.dismiss(self.searches.row)

    def action_forget(self) -> None:
        """Take it out of the file."""
        if isinstance(self.searches.row, SavedSearch):
            self.want(Correct(SearchSaved(self._folder, self.searches.row, forgotten=True)))

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)


def _draw(search: SavedSearch, width: int) -> list[list[Piece]]:
    forms = " · other forms too" if search.forms else ""
    return [
        [(fit(search.name, width), "strong")],
        [("  ", ""), (f"{fit(search.query, width - 2 - len(forms))}{forms}", "meta")],
    ]
