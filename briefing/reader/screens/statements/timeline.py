"""The timeline: a briefing's articles and statements in time."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from briefing.derived import Store
from briefing.reader.kit.keys import key
from briefing.reader.messages import Open
from briefing.reader.pages.timeline import timeline_page
from briefing.reader.screens.page import PageScreen
from briefing.reader.widgets.prose import GUTTER, Prose

LOOKING = "Putting the statements in order …"
WIDEST = 110  # cells, as of any page


class TimelinePlot(Prose):
    """Text with bars in it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"prose--added"}
    HELP_NAME: ClassVar[str] = "Timeline"
    HELP = (
        "Articles and statements in time. {timeline.previous} and {timeline.next} walk the "
        "statements; {timeline.open} compares."
    )


class TimelineScreen(PageScreen):
    """Articles a day, how treatments spread, and each statement's first appearance."""

    CSS_PATH = "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("timeline.next", "right_square_bracket,full_stop,n", "walk(1)", "Next statement", show=True),
        key("timeline.previous", "left_square_bracket,comma,N", "walk(-1)", "Previous statement"),
        key("timeline.open", "enter,c", "open", "Compare", "Compare the wordings of this statement", show=True),
        key("timeline.close", "L", "close", "Close"),
    ]
    prose_class = TimelinePlot

    def __init__(self, store: Store) -> None:
        super().__init__("Timeline")
        self._store = store
        self._width = 0

    def on_resize(self, event: events.Resize) -> None:
        """Make the page for another width."""
        width = min(WIDEST, event.size.width - 4 - GUTTER)
        if width != self._width:
            self._width = width
            self._make_page()

    def take_store(self, store: Store) -> None:
        """Show the same from another store."""
        self._store = store
        self._make_page()

    def _make_page(self) -> None:
        store, width = self._store, self._width
        self.make(LOOKING, lambda cancelled: timeline_page(store, width, cancelled))

    def action_walk(self, step: int) -> None:
        """Select the next statement, or the one before."""
        self.query_one(Prose).walk(step)

    def action_open(self) -> None:
        """Compare the wordings of the selected statement."""
        target = self.query_one(Prose).target
        if target is None:
            self.tell(self.keyed("Select a statement first: {timeline.previous} and {timeline.next} walk them."))
        else:
            self.want(Open(target.kind, target.id, walk=[each.id for each in self.query_one(Prose).page.targets]))
