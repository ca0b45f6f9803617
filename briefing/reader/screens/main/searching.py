"""Searching further: what was searched for before, searches with names, other forms of words, and where hits are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.getters import query_one

from briefing.language.words import one_line
from briefing.reader.messages import Correct, Remember
from briefing.reader.screens.main.walking import WalkingScreen
from briefing.reader.session import Rows, Session
from briefing.reader.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from briefing.content import SavedSearch
    from briefing.search import Place


class SearchingScreen(WalkingScreen):
    """A screen with a line to search in."""

    filter_line = query_one("#filter-line", FilterLine)

    def __init__(self, session: Session, *, forms: bool = False) -> None:
        super().__init__(session)
        self.forms = forms  # whether other forms of words count too
        self._back = 0  # how far back in what was searched for the line is; 0: what was typed
        self._typed = ""  # what was typed before going back

    def search_again(self) -> None:
        """Ask what stands in the line once more."""
        raise NotImplementedError

    def action_enter_hits(self) -> None:
        """Leave the line, keep the filter."""
        raise NotImplementedError

    def shown_rows(self) -> Rows:
        """The rows that are shown now."""
        raise NotImplementedError

    # What was searched for before

    def remember_search(self) -> None:
        """Keep what stands in the line as the last thing that was searched for."""
        asked = one_line(self.filter_line.field.value)
        self._back = 0
        if asked:
            self.session.memory.searched(self.session.briefing, asked)
            self.want(Remember())

    def action_older(self) -> None:
        """Put what was searched for before into the line."""
        self._go_back(self._back + 1)

    def action_newer(self) -> None:
        """Come back to what was searched for later, then to what was typed; from there into the hits."""
        if self._back:
            self._go_back(self._back - 1)
        else:
            self.action_enter_hits()

    def _go_back(self, back: int) -> None:
        before = self.session.memory.searches.get(self.session.briefing, [])
        field = self.filter_line.field
        if back > len(before):
            self.tell("Nothing was searched for before that." if before else "Nothing was searched for yet.")
            return
        if not self._back:
            self._typed = field.value
        self._back = back
        field.value = before[-back] if back else self._typed
        field.cursor_position = len(field.value)

    # Other forms of words

    def action_forms(self) -> None:
        """Have other forms of words count too, or words as they are typed only."""
        self.forms = not self.forms
        self.filter_line.tell_forms(self.forms)
        told = "Other forms of words count too: child finds children." if self.forms else "Words count as typed."
        self.tell(told)
        self.search_again()

    # Searches with names

    def action_save_search(self) -> None:
        """Save what stands in the line under a name."""
        from briefing.content import SavedSearch
        from briefing.reader.saved import SearchSaved
        from briefing.reader.screens.asking.ask import AskScreen

        asked, forms = one_line(self.filter_line.field.value), self.forms
        if not asked:
            self.tell("There is nothing in the line to save.")
            return
        folder = self.session.workspace.searches(self.session.briefing)

        def keep(name: str | None) -> None:
            if name is not None:
                self.want(Correct(SearchSaved(folder, SavedSearch(one_line(name), asked, forms))))

        check = "a saved search needs a name"
        self.ask(AskScreen("Name of this search", asked, check=lambda name: "" if name.strip() else check), keep)

    def action_saved(self) -> None:
        """Pick a saved search."""
        from briefing.reader.screens.main.saved import SavedScreen

        def use(search: SavedSearch | None) -> None:
            if search is not None:
                self._search_for(search.query, forms=search.forms)

        self.ask(SavedScreen(self.session.workspace.searches(self.session.briefing)), use)

    def _search_for(self, asked: str, *, forms: bool) -> None:
        self.forms = forms
        self.remove_class("in-document")
        self.filter_line.open(asked)
        self.filter_line.tell_forms(forms)
        self.remember_search()

    # Where hits are

    def action_places(self) -> None:
        """Count what is shown by outlet, actor and month, and narrow to one of them."""
        from briefing.reader.screens.main.places import PlacesScreen
        from briefing.search import narrowed

        if self.partly():
            return
        asked = self.filter_line.asked

        def narrow(place: Place | None) -> None:
            if place is not None:
                self._search_for(narrowed(asked, place), forms=self.forms)

        self.ask(PlacesScreen(self.shown_rows(), asked), narrow)
