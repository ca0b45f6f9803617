"""Filtering: what is typed in the line filters the panes as it is typed, and Enter leads into the hits."""

from __future__ import annotations

from textual import on

from briefing.reader.kit.turns import Released
from briefing.reader.messages import FilterAnswered
from briefing.reader.screens.main.browsing import BrowsingScreen
from briefing.reader.session import Session, Snapshot
from briefing.reader.widgets.filter_line import FilterLine
from briefing.reader.workers import Newest, filtered


class FilteringScreen(BrowsingScreen):
    """A screen whose panes list what fits what was typed."""

    def __init__(self, session: Session, *, indirect: bool, forms: bool = False) -> None:
        super().__init__(session, indirect=indirect, forms=forms)
        self._query = ""
        self._entering = False  # whether the answer that is waited for leads into the hits
        self._filter = Newest[tuple[str, Snapshot, bool, bool, bool]](self, lambda asked: self._answer(*asked))

    def action_filter(self) -> None:
        """Open the filter line, the panes in sight."""
        self.remove_class("in-document")
        self.filter_line.open()

    @on(FilterLine.Asked)
    def _ask(self, event: FilterLine.Asked) -> None:
        if self.holding or event.query != self.filter_line.field.value:
            return  # asked already, as finished; or more was typed meanwhile
        self._query = event.query
        if not self._query.strip():
            self._drop_filter()
        else:
            self._ask_again()

    def _ask_again(self, *, typing: bool = True) -> None:
        if self._query.strip() and self.snapshot is not None:
            self._filter.ask((self._query, self.snapshot, typing, self.forms, self.indirect))

    def search_again(self) -> None:
        """Ask what stands in the line once more, as finished where nobody types there."""
        self._ask_again(typing=self.filter_line.typing)

    def _answer(self, query: str, snapshot: Snapshot, typing: bool, forms: bool, indirect: bool) -> None:
        self.post_message(filtered(query, snapshot, typing=typing, forms=forms, indirect=indirect))

    @on(FilterAnswered)
    def _take_answer(self, event: FilterAnswered) -> None:
        if (event.query, event.forms) != (self._query, self.forms) or event.snapshot.store is not self.store:
            return
        if event.filtered is None or not event.typing:
            self._stop_holding()
        if event.filtered is None:
            self.say(event.failure)
            return
        self.filtered = event.filtered
        self.document.terms = event.filtered.terms
        fits = event.snapshot is self.snapshot and event.indirect == self.indirect
        self._fill(event.left if fits else None)
        self.filter_line.tell(self.panes.told)
        self.panes.tell_unread()
        partly = event.snapshot.partly
        notes = [f"Only the texts of {partly} are searched so far." if partly else "", *event.filtered.notes]
        if event.filtered.suggestion and not partly:  # a word that is not found yet is not misspelt for that
            notes.append(f"Did you mean {event.filtered.suggestion}?")
        self.say(" · ".join(filter(None, notes)) or self.about_briefing())
        shown = self.document.shown
        left = {"article": event.filtered.articles, "actor": event.filtered.actors}
        if shown is not None and shown[1] in left[shown[0]]:
            self.document.show_again()
            self.panes.follow(*shown)
        elif (pane := self.panes.first_with_rows()) is not None:
            self.document.shown = None
            self._show_row(pane)
        else:
            self.document.show_nothing(
                f"Nothing matches in the texts of {partly}; the rest is still to be read."
                if partly
                else "Nothing matches."
            )
        if not event.typing and self._entering:
            self._entering = False
            self._go_into_hits()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the lines to type in, which elsewhere do what they do there; no search where one is typed."""
        if action in ("enter_hits", "leave_filter", "older", "newer", "save_search"):
            return self.filter_line.typing
        if action in ("enter_occurrences", "leave_find"):
            return self.finding
        if action == "filter":
            return not self.filter_line.typing
        return super().check_action(action, parameters)

    def action_enter_hits(self) -> None:
        """Ask once more what was typed, as finished now; its answer leads into the hits."""
        self.remember_search()
        self._query = self.filter_line.field.value
        if self._query.strip() and self.snapshot is not None:
            self.holding = self._entering = True  # keys that follow belong into the hits
            self._ask_again(typing=False)
        else:
            self._go_into_hits()

    def _stop_holding(self) -> None:
        self.holding = False
        self.want(Released())

    def _go_into_hits(self) -> None:
        if self.document.prose.page.hits:
            self.action_document()
            if self.document.prose.hit is None:
                self.action_hit(1)
        else:
            self.set_focus(self.panes.first_with_rows() or self.panes.articles)

    def _drop_filter(self) -> None:
        self._stop_holding()
        self._query = ""
        self.document.terms = ()
        self.filter_line.tell("")
        if self.filtered is not None:
            self.filtered = None
            self._fill()
            if self.document.shown is None:
                self._show_row(self.panes.articles)
            else:
                self.document.show_again()
                self.panes.follow(*self.document.shown)
        self.say(self.about_briefing())

    def clear_filter(self) -> None:
        """Give everything back."""
        self.filter_line.close()
        self._drop_filter()

    def action_hit(self, step: int) -> None:
        """Walk the hits of this document, and on to the next filtered article's."""
        shown = self.document.shown
        if (
            self.filtered is not None
            and not self.document.sought
            and shown
            and shown[0] == "article"
            and self.document.at_last_hit(step)
        ):
            following = self.panes.article_after(shown[1], step)
            if following is not None:
                self.show_article(following)
        if self.document.walk_hits(step):
            self.show_text()
        else:
            self.say(self.keyed("No hits here; {reader.filter} searches, {reader.find} finds in this text."))
