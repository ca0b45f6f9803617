"""Doing things with what is selected in the document: compare, clip, correct, copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.getters import query_one

from briefing.reader.messages import Correct, Open
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.session import Session, Snapshot
from briefing.reader.widgets.document import DocumentPane

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.model import Clipping
    from briefing.reader.pages.copying import Subject

PARTLY = "Not yet: the rest of the briefing is still to be read, and its quotations to be found."
WALKING = "{reader.previous-quotation} and {reader.next-quotation} walk them."


class ActingScreen(BriefingScreen[None]):
    """A screen with a document of one briefing, and what can be done with its selected passage."""

    document = query_one("#document", DocumentPane)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    @property
    def snapshot(self) -> Snapshot | None:
        """What is shown."""
        return self.session.snapshot

    @property
    def store(self) -> Store | None:
        """The store behind what is shown."""
        return self.session.store

    def partly(self) -> bool:
        """Whether only a part of the briefing is there, so that what is asked for cannot be told; says so."""
        if self.snapshot is None or not self.snapshot.partly:
            return False
        self.tell(PARTLY)
        return True

    def action_compare(self) -> None:
        """Compare the statement of the selected quotation, else the worst of what is shown."""
        if self.store is None or self.document.shown is None or self.partly():
            return
        quotation = self.document.quotation
        if quotation is not None:
            statement = self.store.statement_of(quotation)
        else:
            kind, id_ = self.document.shown
            statements = self.store.statements_in(id_) if kind == "article" else self.store.statements_by(id_)
            several = [each for each in statements if len(each.reports) > 1] or list(statements)
            statement = min(several, key=lambda each: each.worst.severity).id if several else None
        if statement is None:
            self.tell("No statement here: there is nothing to compare.")
        else:
            self.want(Open("statement", statement))

    def action_clip(self) -> None:
        """Put the marked passage, the selected quotation or the shown article into the basket, or take it out."""
        from briefing.clipping.clips import clip_article, clip_passage, clip_quotation

        shown, quotation, passage = self.document.shown, self.document.quotation, self.document.passage
        if self.store is None:
            return
        if passage is not None:
            self.toggle_clip(clip_passage(self.store, *passage))
            self.document.prose.leave_marking()
        elif quotation is not None:
            self.toggle_clip(clip_quotation(self.store, quotation))
        elif shown and shown[0] == "article":
            self.toggle_clip(clip_article(self.store, shown[1]))
        else:
            self.tell(self.keyed(f"Select a quotation to clip: {WALKING}"))

    def action_mark(self) -> None:
        """Begin to mark a passage of the article that is shown."""
        if self.document.prose.begin_marking():
            self.set_focus(self.document.prose)
        else:
            self.tell("Only the text of an article can be marked.")

    def toggle_clip(self, clipping: Clipping) -> None:
        """Put a clipping into the basket or take it out, and say which."""

        from briefing.clipping.basket import toggling

        self.want(Correct(toggling(self.session.picked, clipping)))

    def action_speaker(self) -> None:
        """Correct the speaker of the selected quotation."""
        if self.partly():
            return
        if self.document.quotation is None:
            self.tell(self.keyed(f"Select a quotation first: {WALKING}"))
        else:
            self.want(Open("speaker", self.document.quotation))

    def subject(self) -> Subject:
        """What is selected, for copying."""
        from briefing.reader.pages.copying import Subject

        shown, passage, store = self.document.shown, self.document.passage, self.store
        text = self.document.prose.page.text
        if store is None or shown is None:
            return Subject(text=text)
        if passage is not None:
            return Subject(*passage, text=text)
        if self.document.quotation is not None:
            quotation = store.quotation(self.document.quotation)
            statement = store.statement_of(quotation.id)
            return Subject(quotation.article, (quotation.start, quotation.end), quotation.id, statement, text)
        return Subject(shown[1] if shown[0] == "article" else "", text=text)

    def action_copy(self) -> None:
        """Copy the selected words with their source, or all of the text."""
        from briefing.reader.kit.clipboard import copy
        from briefing.reader.pages.copying import quoted

        subject = self.subject()
        words = quoted(self.store, subject) if self.store is not None else None
        if words is not None:
            copy(self.app, words.make(), words.what)
            self.document.prose.leave_marking()
        else:
            copy(self.app, subject.text, "all of the text")

    def action_copy_as(self) -> None:
        """Ask in which form to copy what is selected."""
        from briefing.reader.screens.asking.copying import ask_copying

        if self.store is not None:
            ask_copying(self, self.store, self.subject(), self.session.citation)
