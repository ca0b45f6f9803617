"""A list that is gathered behind the screen, and a line about it: what screens of rows to work through share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import ScreenResultType
from textual.widgets import Static

from briefing.reader.kit.markup import label
from briefing.reader.messages import UpToDate, WorkEnded
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.rows import Piece, RowList
from briefing.reader.workers import funnel

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.history import Change

Gathers = TypeVar("Gathers")
CATCHING_UP = "Bringing the list up to date …"


class ListScreen(BriefingScreen[ScreenResultType], Generic[Gathers, ScreenResultType]):
    """A list with the id `LIST` of rows of `LINES` lines under `HEADING`; its line has the id `<LIST>-status`."""

    LIST: ClassVar[str]
    HEADING: ClassVar[str]
    LINES: ClassVar[int] = 2
    WAITING: ClassVar[str] = "Looking …"

    class Gathered(Message):
        """What the list is made of was gathered; `asked` says for which time of asking."""

        def __init__(self, gathered: Any, asked: int) -> None:
            super().__init__()
            self.gathered = gathered
            self.asked = asked

    def __init__(self) -> None:
        super().__init__()
        self._asked = 0
        self._shown = 0
        self._behind = False  # a change was made, and its store is still to come

    @property
    def up_to_date(self) -> bool:
        """Whether the list is what the last change left."""
        return not self._behind and self._shown == self._asked

    def take_change(self, change: Change) -> None:
        """Wait for what is derived of a change of content."""
        if change.content:
            self._behind = True
            self.say(CATCHING_UP)

    def take_store(self, store: Store) -> None:  # noqa: ARG002 - for lists that keep it
        """List what another store has."""
        self._behind = False
        self.look()

    def take_end(self) -> None:
        """Where no store came of a change, list the same again."""
        if self._behind:
            self._behind = False
            self.look()

    def gathering(self) -> Callable[[], Gathers]:
        """What gathers everything that is shown; it is called in a thread."""
        raise NotImplementedError

    def show_gathered(self, gathered: Gathers) -> None:
        """Fill the list, and tell about it."""
        raise NotImplementedError

    def draw(self, row: Any, width: int) -> list[list[Piece]]:
        """The lines of a row."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The list, the line about it, and what can be done."""
        yield RowList[Any](self.draw, lines=self.LINES, id=self.LIST, empty=self.WAITING)
        yield Static("", id=f"{self.LIST}-status", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Gather what is shown, behind the screen."""
        rows = self.query_one(f"#{self.LIST}", RowList)
        rows.border_title = label(self.HEADING)
        rows.focus()
        self.look()

    def look(self) -> None:
        """Gather anew."""
        self._asked += 1
        gather, asked = self.gathering(), self._asked

        def work() -> None:
            self.post_message(self.Gathered(gather(), asked))

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        if event.failure:
            self.complain(event.failure)
            self._shown = self._asked

    @on(Gathered)
    def _take(self, event: Gathered) -> None:
        if event.asked == self._asked:
            self._shown = self._asked
            self.show_gathered(event.gathered)
            if self._behind:
                self.say(CATCHING_UP)
            self.want(UpToDate())

    def fill(self, rows: Sequence[Any], empty: str) -> None:
        """Show rows, the cursor on the row where it was, or else in the same place; `empty` says why there are none."""
        shown = self.query_one(f"#{self.LIST}", RowList)
        shown.empty = empty
        here = shown.row
        shown.show(rows, rows.index(here) if here in rows else shown.cursor)

    def say(self, *told: str) -> None:
        """Tell about the list."""
        self.query_one(f"#{self.LIST}-status", Static).update(label(" · ".join(told)))

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)
