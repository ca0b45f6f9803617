"""The main screen: three panes that filter together, and the document beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static
from textual.worker import Worker

from briefing.derived import ActorRow, ArticleRow, QuotationRow
from briefing.errors import BriefingError
from briefing.language.words import counted
from briefing.reader.dropped import Droppings
from briefing.reader.kit.keys import READING
from briefing.reader.kit.markup import label
from briefing.reader.kit.turns import Released
from briefing.reader.messages import (
    Complained,
    FilterAnswered,
    Open,
    Progressed,
    Replaced,
    SearchReady,
    SnapshotOpened,
    WorkEnded,
)
from briefing.reader.screens.searching import SearchingScreen
from briefing.reader.session import Rows, Session, Snapshot
from briefing.reader.widgets.document import Document
from briefing.reader.widgets.filter_line import FilterLine
from briefing.reader.widgets.panes import Panes
from briefing.reader.widgets.passages import PASSAGE, Passages
from briefing.reader.widgets.prose import Prose
from briefing.reader.widgets.rows import RowList
from briefing.reader.workers import Newest, filtered, funnel, opening

if TYPE_CHECKING:
    from briefing.reader.changes import Change
    from briefing.search import Filtered


FAILED = (
    "The briefing could not be opened. Its content is untouched. R tries again; `briefing check` lists what is wrong "
    "in its files, and `briefing index --rebuild` builds the index anew."
)


EMPTY = (
    "This briefing has no articles yet.\n\nI brings files in: text, Markdown, saved pages, mails, PDF, Word, feeds, "
    "folders and zip files. Articles can also be written by hand, into the briefing's folder articles/; R then looks "
    "again. o opens another briefing."
)


class Body(Horizontal):
    """Panes and document beside each other."""

    BLANK = True  # they cover it


class ReadingScreen(SearchingScreen):
    """Panes and document of one briefing."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 - Textual declares no ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the same
    BINDINGS: ClassVar[list[BindingType]] = [*READING]

    BLANK = True  # what is in it covers it

    def __init__(self, session: Session, *, indirect: bool, compact: bool = False, forms: bool = False) -> None:
        super().__init__(session, forms=forms)
        self._compact = compact
        self.filtered: Filtered | None = None
        self.indirect = indirect
        self._query = ""
        self._entering = False  # whether the answer that is waited for leads into the hits
        self._working = False
        self._looked = ""  # what R found, said when the work has ended
        self._opening: Worker[None] | None = None
        self._filter = Newest[tuple[str, Snapshot, bool, bool]](self, lambda asked: self._answer(*asked))

    def compose(self) -> ComposeResult:
        """Panes at the left, document at the right, filter above, status below; the keys come when these stand."""
        yield FilterLine(id="filter-line", forms=self.forms)
        with Body(id="body"):
            yield Panes(id="panes", compact=self._compact)
            yield Document(id="document")
        yield Static("", id="status", markup=False)
        yield Static("", id="status-room", markup=False)  # the status lies over it, and over more where it is long

    def on_mount(self) -> None:
        """Paint the articles of the last snapshot at once: reading them takes no longer than an empty screen."""
        self.document.indirect = self.indirect
        memory, briefing = self.session.memory, self.session.briefing
        self.panes.read = set(memory.read.get(briefing, ()))
        self.document.tops = memory.tops.setdefault(briefing, {})
        self._say("Opening …")
        self.document.show_nothing("Opening …")
        try:
            self._open_last()
        except BriefingError as error:
            self.complain(str(error))
        self.panes.focus_pane("articles")
        self.call_after_refresh(self._read_first)

    def _open_last(self) -> None:
        last = self.session.memory.places.get(self.session.briefing, "")
        self.session.snapshot = self.session.last(last)
        if self.snapshot is not None:
            self._fill()
            self.panes.articles.show(self.snapshot.rows.articles, self.snapshot.store.place_of(last))

    def _read_first(self) -> None:
        """Show the text of the article that the cursor is on."""
        if self.snapshot is not None:
            self.document.store = self.snapshot.store
            if self.panes.articles.rows:
                self._show_row(self.panes.articles)
            else:
                self.document.show_nothing(EMPTY)
            self._say(self._about_briefing())
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        """What the first screens do not wait for, and would be painted later with: a thread, and the keys."""
        from textual.widgets import Footer

        self._open_in_worker(first=True)
        await self.mount(Footer(compact=True, show_command_palette=False))
        self.refresh_bindings()  # a footer that comes late is not told of them
        if not self.session.memory.welcomed:
            await self._welcome()

    async def _welcome(self) -> None:
        """Three lines for who opens the reader for the first time."""
        from briefing.reader.screens.tour import WELCOME

        self.session.memory.welcomed = True
        lines = (Static(label(line), markup=False) for line in WELCOME)
        await self.mount(Vertical(*lines, id="welcome"), before="#status")

    def end_welcome(self) -> None:
        """Take the lines of welcome away."""
        self.query("#welcome").remove()

    def _open_in_worker(self, *, first: bool = False) -> None:
        """Open or refresh the briefing in a worker; what happens arrives as messages."""
        self.stop()
        work = opening(self.post_message, self.session, self.snapshot, first=first)
        self._opening = self.run_worker(
            lambda: funnel(self.post_message, work), thread=True, group="open", exit_on_error=False
        )

    def stop(self) -> None:
        """Ask the work behind the screen to stop; the last snapshot stays."""
        if self._opening is not None:
            self._opening.cancel()

    def on_unmount(self) -> None:
        """Let go of the snapshot."""
        self.stop()
        if self.snapshot is not None:
            self.snapshot.store.close()

    # Snapshots

    @on(SnapshotOpened)
    def _show_snapshot(self, event: SnapshotOpened) -> None:
        if self.store is event.snapshot.store:
            self.session.snapshot = event.snapshot
            self._fill()
            self.panes.tell_unread()
            return
        before, self.session.snapshot = self.snapshot, event.snapshot
        if self._looked and before is not None:
            self._looked = f"Looked at the content again: {_changed(before, event.snapshot)}."
        self.document.store = event.snapshot.store
        self._fill()
        if not event.snapshot.rows.articles:
            self.document.show_nothing(EMPTY)
        elif before is None:
            self.panes.follow("article", self.session.memory.places.get(self.session.briefing, ""))
            self._show_row(self.panes.articles)
        else:
            if self.document.shown is None:
                self._show_row(self.panes.articles)
            self.document.show_again()
        if before is not None:
            self.want(Replaced(before.store, event.snapshot.store))
        self.panes.tell_unread()
        self._say(self._about_briefing())

    @on(SearchReady)
    def _take_search(self, event: SearchReady) -> None:
        self.session.snapshot = event.snapshot
        self._ask_again(typing=not self.holding)

    @on(Complained)
    def _complain(self, event: Complained) -> None:
        self.complain(event.text)

    @on(Progressed)
    def _show_progress(self, event: Progressed) -> None:
        self._working = True
        of = f" {event.done:,} of {event.total:,}" if event.total else ""
        self._say(f"{event.stage}{of} … (Esc stops)")

    @on(WorkEnded)
    def _end_work(self, event: WorkEnded) -> None:
        self._working = False
        if event.failure:
            self.complain(event.failure)
            self._say(event.failure)
            if self.snapshot is None:
                self.document.show_nothing(f"{FAILED}\n\n{event.failure}")
        else:
            self._say("Stopped; R looks at content again." if event.stopped else self._about_briefing())
            if self._looked and not event.stopped:
                self.tell(self._looked)
            self._looked = ""

    def _about_briefing(self) -> str:
        if self.store is None:
            return ""
        parts = [self.store.info.title]
        if self.store.problems:
            count = len(self.store.problems)
            parts.append(f"{count} {'problem' if count == 1 else 'problems'} in its files (P shows them)")
        if self.store.fallback:
            parts.append(self.store.fallback)
        picked = len(self.session.picked.basket.clippings)
        if picked:
            parts.append(f"{picked} in {self.session.picked.where}")
        return " · ".join(parts)

    # Panes and document

    def _fill(self) -> None:
        if self.snapshot is None:
            return
        whole = self.snapshot.rows if self.indirect else self.snapshot.direct
        self.panes.show(whole.left_by(self.filtered) if self.filtered else whole, whole if self.filtered else None)
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
        self._say(event.told or self._about_briefing())

    # The filter

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
            self._filter.ask((self._query, self.snapshot, typing, self.forms))

    def search_again(self) -> None:
        """Ask what stands in the line once more, as finished where nobody types there."""
        self._ask_again(typing=self.filter_line.typing)

    def shown_rows(self) -> Rows:
        """The rows that the panes show now."""
        return self.panes.rows

    def _answer(self, query: str, snapshot: Snapshot, typing: bool, forms: bool) -> None:
        self.post_message(filtered(query, snapshot, typing=typing, forms=forms))

    @on(FilterAnswered)
    def _take_answer(self, event: FilterAnswered) -> None:
        if (event.query, event.forms) != (self._query, self.forms) or event.snapshot.store is not self.store:
            return
        if event.filtered is None or not event.typing:
            self._stop_holding()
        if event.filtered is None:
            self._say(event.failure)
            return
        self.filtered = event.filtered
        self.document.terms = event.filtered.terms
        self._fill()
        self.filter_line.tell(self.panes.told)
        self.panes.tell_unread()
        notes = list(event.filtered.notes)
        if event.filtered.suggestion:
            notes.append(f"Did you mean {event.filtered.suggestion}?")
        self._say(" · ".join(notes) if notes else self._about_briefing())
        shown = self.document.shown
        left = {"article": event.filtered.articles, "actor": event.filtered.actors}
        if shown is not None and shown[1] in left[shown[0]]:
            self.document.show_again()
            self.panes.follow(*shown)
        elif (pane := self.panes.first_with_rows()) is not None:
            self.document.shown = None
            self._show_row(pane)
        else:
            self.document.show_nothing("Nothing matches.")
        if not event.typing and self._entering:
            self._entering = False
            self._go_into_hits()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the filter line, which elsewhere do what they do there."""
        if action in ("enter_hits", "older", "newer", "save_search"):
            return self.filter_line.typing
        if action == "enter_occurrences":
            return self.finding
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
        self._say(self._about_briefing())

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
        if not self.document.walk_hits(step):
            self._say("No hits here; / searches, f finds in this text.")

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

    def action_passage(self, step: int) -> None:
        """Select the next or the previous passage of the document."""
        if self.document.prose.walk(step) is None:
            self._say("No quotations here.")

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
                from briefing.reader.basket import read_place

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

    def action_back(self) -> None:
        """One step back: out of finding, full screen, the document, the filter; or stop what is running."""
        if self.query("#welcome"):
            self.end_welcome()
        elif self.finding or (self.document.sought and self.document.prose.has_focus):
            self.document.close_find(keep=False)
        elif self.has_class("full"):
            self.remove_class("full")
        elif self.document.prose.has_focus:
            self.panes.focus_current()
        elif self.filter_line.is_open:
            self.remember_search()
            self.clear_filter()
            self.panes.focus_current()
        elif self._working:
            self.stop()

    def clear_filter(self) -> None:
        """Give everything back."""
        self.filter_line.close()
        self._drop_filter()

    # Switches

    def action_indirect(self) -> None:
        """Show or hide indirect quotations."""
        self.indirect = self.document.indirect = not self.indirect
        self._fill()
        self.document.show_again()
        self._say(f"Indirect quotations {'shown' if self.indirect else 'hidden'}.")

    def action_compact(self) -> None:
        """One line a row, or two."""
        self.panes.make_compact(not self.panes.compact)
        self._say("Rows of one line." if self.panes.compact else "Rows of two lines.")

    def action_copied(self) -> None:
        """Show or hide which passages of the article stand in a primary source or in agency copy too."""
        shown = self.document.shown
        if self.store is None or shown is None or shown[0] != "article":
            return
        if not self.store.copying_of(shown[1]):
            self.tell("Nothing of this article stands in a primary source or in agency copy.")
            return
        self.document.copied = not self.document.copied
        self.document.show_again()
        self._say(f"Copied passages {'shown' if self.document.copied else 'hidden'}.")

    def take_change(self, change: Change) -> None:
        """Count the clippings anew, list who was dropped or came back, look at content again where it was changed."""
        from briefing.reader.changes import Dropped

        if isinstance(change, Dropped) and self.snapshot is not None:
            self.session.dropped = Droppings(change.now)
            self.session.snapshot = self.snapshot.without(self.session.dropped)
            self._fill()
        if change.content:
            self.look_again()
        else:
            self._say(self._about_briefing())

    def action_refresh(self) -> None:
        """Look at content again and bring everything up to date, and say what was found."""
        self._looked = "Looked at the content again: nothing changed."
        self.look_again()

    def look_again(self) -> None:
        """Bring everything up to date with the content."""
        self._open_in_worker()

    def _say(self, text: str) -> None:
        self.query_one("#status", Static).update(label(text))


def _changed(before: Snapshot, after: Snapshot) -> str:
    """How a snapshot differs from the one before, in words."""
    was, now = ({row.id for row in each.rows.articles} for each in (before, after))
    told = [f"{counted(len(now - was), 'new article')}" if now - was else ""]
    told.append(f"{counted(len(was - now), 'article')} gone" if was - now else "")
    return ", ".join(part for part in told if part) or "what changed is shown"
