"""The panes and the document: what a row shows, going to something that was named, and switches of what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual import on
from textual.widgets import Static

from briefing.derived import ActorRow, ArticleRow, QuotationRow
from briefing.reader.kit.markup import label
from briefing.reader.messages import Open
from briefing.reader.screens.main.searching import SearchingScreen
from briefing.reader.session import Rows, Session
from briefing.reader.widgets.passages import PASSAGE, Passages
from briefing.reader.widgets.prose import Prose
from briefing.reader.widgets.rows import RowList, fit

if TYPE_CHECKING:
    from briefing.search import Filtered

_TITLE = 12  # cells of the briefing's title that are shown at least


class BrowsingScreen(SearchingScreen):
    """A screen whose panes list what a filter left, and whose document shows what the cursor is on."""

    def __init__(self, session: Session, *, indirect: bool, forms: bool = False) -> None:
        super().__init__(session, forms=forms)
        self.filtered: Filtered | None = None
        self.indirect = indirect

    # The line below

    def say(self, text: str) -> None:
        """Say something in the line below the panes."""
        self.query_one("#status", Static).update(label(text))

    def about_briefing(self) -> str:
        """What that line says where nothing else is to be said."""
        if self.store is None:
            return ""
        parts = []
        if self.snapshot is not None and self.snapshot.partly:
            reads = self.keyed("{reader.refresh} reads the rest")
            parts.append(f"only {self.snapshot.partly} are read, and no quotations; {reads}")
        if self.store.problems:
            count = len(self.store.problems)
            problems = f"{count} {'problem' if count == 1 else 'problems'} in its files"
            parts.append(f"{problems} ({self.keyed('{reader.problems} shows them')})")
        if self.store.fallback:
            parts.append(self.store.fallback)
        picked = len(self.session.picked.basket.clippings)
        if picked:
            parts.append(f"{picked} in {self.session.picked.where}")
        rest = "".join(f" · {part}" for part in parts)
        return fit(self.store.info.title, max(_TITLE, self.size.width - cell_len(rest) - 2)) + rest

    # Panes and document

    def _fill(self, left: Rows | None = None) -> None:
        """Show the rows that the filter left, which a thread may have found already."""
        if self.snapshot is None:
            return
        whole = self.snapshot.rows if self.indirect else self.snapshot.direct
        if left is None:
            left = whole.left_by(self.filtered) if self.filtered else whole
        self.panes.show(left, whole if self.filtered else None, partly=bool(self.snapshot.partly))
        self.panes.tell_dropped(len(self.session.dropped.names))

    @on(RowList.Highlighted)
    def _follow_cursor(self, event: RowList.Highlighted) -> None:
        self._show_row(event.rows)

    @on(RowList.Chosen)
    def _enter_document(self, event: RowList.Chosen) -> None:
        self._show_row(event.rows)
        self.action_document()

    def on_descendant_focus(self) -> None:
        """Where one pane is shown at a time, show the one that has the keyboard."""
        if isinstance(self.focused, RowList):
            self.panes.make_current(self.focused)
            self.remove_class("in-document")
            self._show_row(self.focused)
        elif self.focused is self.document.prose:
            self.add_class("in-document")

    def _show_row(self, rows: RowList[Any]) -> None:
        row = rows.row
        if isinstance(row, ArticleRow) and row.id:
            self.show_article(row.id)
        elif isinstance(row, ActorRow):
            self.show_actor(row.id or row.name)
        elif isinstance(row, QuotationRow):
            self.show_article(row.article, row.id)

    @on(Prose.Chosen)
    def _follow_passage(self) -> None:
        if self.document.quotation is not None:
            self.panes.follow("quotation", self.document.quotation)

    @on(Passages.Marked)
    def _tell_marked(self, event: Passages.Marked) -> None:
        self.say(event.told or self.about_briefing())

    def shown_rows(self) -> Rows:
        """The rows that the panes show now."""
        return self.panes.rows

    # Moving between things

    def action_pane(self, name: str) -> None:
        """Give a pane the keyboard."""
        self.panes.focus_pane(name)

    def action_document(self) -> None:
        """Give the document the keyboard."""
        self.add_class("in-document")
        if self.document.shown is not None and self.document.shown[0] == "article":
            self.mark_read(self.document.shown[1])
        self.set_focus(self.document.prose)

    def show_text(self) -> None:
        """Where there is room for the panes or for the text, show the text: what is done in it must be seen."""
        if not self.document.display:
            self.action_document()

    def action_passage(self, step: int) -> None:
        """Select the next or the previous passage of the document."""
        if self.partly():
            return
        before = self.document.prose.target
        passage = self.document.prose.walk(step)
        if passage is None:
            self.say("No quotations here.")
            return
        self.show_text()
        if passage is before:
            self.say("There is no passage after this one." if step > 0 else "There is no passage before this one.")
        else:
            self.say(self.about_briefing())

    def action_open(self) -> None:
        """Go to where the selected passage of an actor's page stands."""
        target, shown = self.document.prose.target, self.document.shown
        if target is not None and (target.kind == "article" or (shown and shown[0] == "actor")):
            self.go(target.kind, target.id)

    def go(self, kind: str, id_: str) -> None:
        """Go to something of the model, from wherever it was named."""
        from briefing.model import QuotationKind

        if self.store is None:
            return
        if kind in ("article", "quotation", "actor", PASSAGE) and (here := self.here()) is not None:
            self.trail.leave(here)
        if kind == "statement":
            self.want(Open("statement", id_))
        elif kind == "outlet":
            self.filter_line.open(f"outlet:{id_}")
            self.panes.focus_pane("articles")
        else:
            if kind == "article":
                self.show_article(id_)
            elif kind == PASSAGE:
                from briefing.clipping.clips import read_place

                article, span = read_place(id_)
                self.show_article(article)
                self.document.prose.show_marked(span)
            elif kind == "quotation":
                quotation = self.store.quotation(id_)
                if quotation.kind is QuotationKind.INDIRECT and not self.indirect:
                    self.action_indirect()
                self.show_article(quotation.article, id_)
            else:
                self.show_actor(id_)
            self.action_document()

    # Switches

    def action_indirect(self) -> None:
        """Show or hide indirect quotations."""
        self.indirect = self.document.indirect = not self.indirect
        self._fill()
        self.document.show_again()
        self.say(f"Indirect quotations {'shown' if self.indirect else 'hidden'}.")

    def action_compact(self) -> None:
        """One line a row, or two."""
        self.panes.make_compact(not self.panes.compact)
        self.say("Rows of one line." if self.panes.compact else "Rows of two lines.")

    def action_copied(self) -> None:
        """Show or hide which passages of the article stand in a primary source or in agency copy too."""
        from briefing.reader.pages.names import told_no_copying

        shown = self.document.shown
        if self.partly():
            return
        if self.store is None or shown is None or shown[0] != "article":
            self.tell(self.keyed("Open an article first: {reader.copied} shows what it copied."))
            return
        if not self.store.copying_of(shown[1]):
            self.tell(told_no_copying(self.store, shown[1]))
            return
        self.show_text()
        self.document.copied = not self.document.copied
        self.document.show_again()
        self.say(f"Copied passages {'shown' if self.document.copied else 'hidden'}.")
