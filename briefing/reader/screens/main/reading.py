"""The main screen: three panes that filter together, and the document beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.language.words import counted
from briefing.reader.dropped import Droppings
from briefing.reader.kit.keys import READING
from briefing.reader.kit.markup import label
from briefing.reader.messages import (
    Complained,
    LookedAgain,
    Progressed,
    Remember,
    Replaced,
    SearchReady,
    SnapshotOpened,
    WorkEnded,
)
from briefing.reader.screens.main.filtering import FilteringScreen
from briefing.reader.session import Session, Snapshot
from briefing.reader.warming import warm
from briefing.reader.widgets.document import DocumentPane
from briefing.reader.widgets.filter_line import FilterLine
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.panes import Panes
from briefing.reader.widgets.told import ToldLines
from briefing.reader.workers import funnel, opening

if TYPE_CHECKING:
    from briefing.history import Change


FAILED = (
    "The briefing could not be opened. Its content is untouched. {reader.refresh} tries again; `briefing check` lists "
    "what is wrong in its files, and `briefing index --rebuild` builds the index anew."
)


STOPPED = "The briefing is not open. {reader.refresh} opens it."


EMPTY = (
    "This briefing has no articles yet.\n\n{reader.import} brings files in: text, Markdown, saved pages, mails, PDF, "
    "Word, feeds, folders and zip files. Articles can also be written by hand, into the briefing's folder articles/; "
    "{reader.refresh} then looks again. {app.briefings} opens another briefing."
)


class PanesAndDocument(Horizontal):
    """Panes and document beside each other."""

    BLANK = True  # they cover it


class ReadingScreen(FilteringScreen):
    """Panes and document of one briefing."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 - Textual declares no ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the same
    BINDINGS: ClassVar[list[BindingType]] = [*READING]

    BLANK = True  # what is in it covers it

    def __init__(self, session: Session, *, indirect: bool, compact: bool = False, forms: bool = False) -> None:
        super().__init__(session, indirect=indirect, forms=forms)
        self._compact = compact
        self._working = False
        self._looked = ""  # what R found, said when the work has ended
        self._opening: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """Panes at the left, document at the right, filter above, status below; the keys come when these stand."""
        yield FilterLine(id="filter-line", forms=self.forms)
        with PanesAndDocument(id="body"):
            yield Panes(id="panes", compact=self._compact)
            yield DocumentPane(id="document")
        yield ToldLines("", id="status", markup=False)
        yield Static("", id="status-room", markup=False)  # the status lies over it, and over more where it is long

    def on_mount(self) -> None:
        """Paint the articles of the last snapshot at once: reading them takes no longer than an empty screen."""
        self.document.indirect = self.indirect
        memory, briefing = self.session.memory, self.session.briefing
        self.panes.read = set(memory.read.get(briefing, ()))
        self.document.tops = memory.tops.setdefault(briefing, {})
        self.say("Opening …")
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
                self.document.show_nothing(self.keyed(EMPTY))
            self.say(self.about_briefing())
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        """What the first screens do not wait for, and would be painted later with: a thread, and the keys."""
        self._open_in_worker(first=True)
        await self.mount(KeyLine())
        warm(self.app)
        if not self.session.memory.welcomed:
            await self._welcome()

    async def _welcome(self) -> None:
        """Three lines for who opens the reader for the first time."""
        from briefing.reader.screens.main.tour import WELCOME

        self.session.memory.welcomed = True
        self.want(Remember())
        lines = (Static(label(self.keyed(line)), markup=False) for line in WELCOME)
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

    @property
    def opening(self) -> bool:
        """Whether work that opens the briefing, or looks at it again, goes on and was not asked to stop."""
        return self._opening is not None and not self._opening.is_cancelled and not self._opening.is_finished

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
        if before is not None and before.partly:
            self._looked = ""  # nothing came or changed: it was not read yet
        if self._looked and before is not None:
            self._looked = f"Looked at the content again: {_changed(before, event.snapshot)}."
        self.document.store = event.snapshot.store
        self._fill()
        if not event.snapshot.rows.articles:
            self.document.show_nothing(self.keyed(EMPTY))
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
        self.say(self.about_briefing())

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
        left = f", about {event.left:,} s" if event.left else ""
        so_far = f"Only {self.snapshot.partly} so far · " if self.snapshot and self.snapshot.partly else ""
        self.say(f"{so_far}{event.stage}{of}{left} … {self.keyed('({reader.back} stops)')}")

    @on(WorkEnded)
    def _end_work(self, event: WorkEnded) -> None:
        self._working = False
        if event.failure:
            self.complain(event.failure)
            self.say(event.failure)
            if self.snapshot is None:
                self.document.show_nothing(f"{self.keyed(FAILED)}\n\n{event.failure}")
        else:
            stopped = event.stopped and not (self.snapshot and self.snapshot.partly)
            if stopped and self.snapshot is None and not self.opening:
                self.document.show_nothing(self.keyed(STOPPED))
                self.panes.tell_stopped(self.keyed(STOPPED))
            again = "opens the briefing" if self.snapshot is None else "looks at content again"
            told = self.keyed(f"Stopped; {{reader.refresh}} {again}.")
            self.say(told if stopped else self.about_briefing())
            if self._looked and not event.stopped:
                self.tell(self._looked)
            self._looked = ""
        if not (event.stopped and self.opening):
            self.want(LookedAgain())

    def action_leave_filter(self) -> None:
        """Esc in the line of the filter."""
        self.action_back()

    def action_leave_find(self) -> None:
        """Esc in the line of what is to be found."""
        self.action_back()

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

    def take_change(self, change: Change) -> None:
        """Count the clippings anew, list who was dropped or came back, look at content again where it was changed."""
        from briefing.reader.changes import DroppedName

        if isinstance(change, DroppedName) and self.snapshot is not None:
            self.session.dropped = Droppings(change.now)
            self.session.snapshot = self.snapshot.without(self.session.dropped)
            self._fill()
        if change.content:
            self.look_again()
        else:
            self.say(self.about_briefing())

    def action_refresh(self) -> None:
        """Look at content again and bring everything up to date, and say what was found."""
        self._looked = "Looked at the content again: nothing changed."
        self.look_again()

    def look_again(self) -> None:
        """Bring everything up to date with the content."""
        self._open_in_worker()


def _changed(before: Snapshot, after: Snapshot) -> str:
    """How a snapshot differs from the one before, in words."""
    was, now = ({row.id for row in each.rows.articles} for each in (before, after))
    told = [f"{counted(len(now - was), 'new article')}" if now - was else ""]
    told.append(f"{counted(len(was - now), 'article')} gone" if was - now else "")
    return ", ".join(part for part in told if part) or "what changed is shown"
