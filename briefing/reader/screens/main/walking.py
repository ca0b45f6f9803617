"""Walking about: finding in a text, going back and forward, the text alone, and what was read."""

from __future__ import annotations

from textual.getters import query_one
from textual.widgets import Input

from briefing.reader.kit.trail import Place, Trail
from briefing.reader.messages import Remember
from briefing.reader.screens.main.acting import ActingScreen
from briefing.reader.session import Session
from briefing.reader.widgets.panes import Panes


class WalkingScreen(ActingScreen):
    """A screen with panes and a document, and the ways between what they show."""

    panes = query_one("#panes", Panes)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.trail = Trail()

    def action_document(self) -> None:
        """Give the document the keyboard."""
        raise NotImplementedError

    def go(self, kind: str, id_: str) -> None:
        """Go to something of the model."""
        raise NotImplementedError

    def show_article(self, article: str, quotation: str | None = None) -> None:
        """Show an article, the panes' cursor on it."""
        self.document.show_article(article, quotation)
        self.session.memory.places[self.session.briefing] = article
        self.want(Remember())
        self.panes.follow("article", article)

    def show_actor(self, actor: str) -> None:
        """Show an actor, the panes' cursor on it."""
        self.document.show_actor(actor)
        self.panes.follow("actor", actor)

    # Finding

    @property
    def finding(self) -> bool:
        """Whether words to find are being typed."""
        return isinstance(self.focused, Input) and self.focused.id == "find"

    def action_find(self) -> None:
        """Find words in the text that is open."""
        self.add_class("in-document")
        self.document.open_find()

    def action_enter_occurrences(self) -> None:
        """Leave the line, and walk what was found."""
        self.document.close_find(keep=True)

    def here(self) -> Place | None:
        """What is shown, and what is selected in it."""
        shown = self.document.shown
        return None if shown is None else (*shown, self.document.quotation or "")

    def action_trail(self, step: int) -> None:
        """Back to where the reader was before a jump, or forward again."""
        place = self.trail.step(self.here(), step)
        if place is None:
            self.tell("There is nothing further back." if step < 0 else "There is nothing further on.")
            return
        kind, id_, quotation = place
        try:
            if kind == "article":
                self.show_article(id_, quotation or None)
            else:
                self.show_actor(id_)
        except KeyError:
            self.tell("What was shown there is no longer in the briefing.")

    # Ways within and between texts

    def action_outline(self) -> None:
        """List the headings, entries and speakers of the article that is open, and go to the one chosen."""
        from briefing.reader.kit.choice import Choice, later
        from briefing.reader.pages.outline import outline_choices
        from briefing.reader.screens.asking.pick import PickScreen

        shown, store = self.document.shown, self.store
        if store is None or shown is None or shown[0] != "article":
            self.tell("Only an article has an outline.")
            return
        if self.partly():
            return

        def go(choice: Choice | None) -> None:
            if choice is not None and self.document.shown == shown:
                self.action_document()
                self.document.prose.put_on_top(self.document.prose.page.body[0] + int(choice.id))

        find = later(lambda: outline_choices(store, shown[1]))
        self.ask(PickScreen("Outline", find, empty="This text has no headings, and nobody is quoted in it"), go)

    def action_related(self) -> None:
        """List the articles of the same occasion as the one that is open, and go to the one chosen."""
        from briefing.reader.kit.choice import Choice, later
        from briefing.reader.pages.related import related
        from briefing.reader.screens.asking.pick import PickScreen

        shown, store = self.document.shown, self.store
        if store is None or shown is None or shown[0] != "article":
            self.tell("Open an article first: its related articles are those of the same occasion.")
            return
        if self.partly():
            return

        def go(choice: Choice | None) -> None:
            if choice is not None:
                self.go(choice.kind, choice.id)

        find = later(lambda: related(store, shown[1]))
        self.ask(PickScreen("Related articles", find, empty="No other article is on the same occasion"), go)

    # Reading

    def action_full(self) -> None:
        """The text alone, in the middle of the screen; and back."""
        self.toggle_class("full")
        self.action_document()

    def mark_read(self, article: str) -> None:
        """Count an article as read."""
        if article not in self.panes.read:
            self.panes.read.add(article)
            self._remember_read()

    def _remember_read(self) -> None:
        self.session.memory.read[self.session.briefing] = sorted(self.panes.read)
        self.want(Remember())
        self.panes.tell_unread()

    def action_read(self) -> None:
        """Mark the article as read, or as unread."""
        shown = self.document.shown
        if shown is not None and shown[0] == "article":
            self.panes.read ^= {shown[1]}
            self._remember_read()
            self.tell("Marked as read." if shown[1] in self.panes.read else "Marked as unread.")

    def action_next_unread(self) -> None:
        """Go to the next article that was not opened yet."""
        article = self.panes.next_unread()
        if article is None:
            self.tell("Every article here was opened.")
        else:
            self.go("article", article)
