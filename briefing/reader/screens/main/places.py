"""Where the hits are: a view at the side that counts them by outlet, actor and month; Enter narrows the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import WorkEnded
from briefing.reader.screens.base import BriefingDialog
from briefing.reader.session import Rows
from briefing.reader.widgets.rows import Piece, RowList, fit
from briefing.reader.workers import funnel
from briefing.search import Place, tally

BAR = 8  # cells of the longest bar


Row = tuple[Place, float] | str  # a place with its share of the most among its like, or a heading


class PlacesScreen(BriefingDialog[Place | None]):
    """The counts of what is shown; ends with the place to narrow to."""

    CSS_PATH = "places.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("places.narrow", "enter", "narrow", "Narrow", "Leave only the hits that this row counts", show=True),
        key("places.next", "tab", "group(1)", "Next group"),
        key("places.previous", "shift+tab", "group(-1)", "Previous group"),
        key("places.close", "escape,q,w", "close", "Back", show=True),
    ]
    HELP = (
        "Where the hits are. {places.narrow} leaves only those of a row; {places.next} goes "
        "from outlets to actors to months."
    )

    rows = query_one("#places", RowList)

    class Tallied(Message):
        """The hits were counted."""

        def __init__(self, rows: Sequence[Row]) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, shown: Rows, query: str) -> None:
        super().__init__()
        self._shown = shown
        self._query = query

    def compose(self) -> ComposeResult:
        """The counts, and what they are of."""
        with Vertical(id="places-side"):
            yield RowList[Row](_draw, id="places", empty="Counting …")
            yield Static(
                label(self.keyed("{places.narrow} narrows · {places.next} next group · {places.close} back")),
                classes="hint",
                markup=False,
            )

    def on_mount(self) -> None:
        """Count behind the screen."""
        self.rows.border_title = label("Where the hits are" if self._query else "Where everything is")
        self.rows.focus()

        def work() -> None:
            self.post_message(self.Tallied(_rows(self._shown)))

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        if event.failure:
            self.complain(event.failure)

    @on(Tallied)
    def _show(self, event: Tallied) -> None:
        self.rows.empty = "Nothing to count"
        self.rows.show(event.rows, 1)

    def action_group(self, step: int) -> None:
        """Go to the first row of the next group, or of the one before."""
        heads = [at for at, row in enumerate(self.rows.rows) if isinstance(row, str)]
        if not heads:
            return
        here = sum(at < self.rows.cursor for at in heads) - 1
        self.rows.move_to(heads[(here + step) % len(heads)] + 1)

    @on(RowList.Chosen)
    def action_narrow(self) -> None:
        """Leave only the hits of this row."""
        row = self.rows.row
        if row is None or isinstance(row, str):
            return
        if row[0].narrowing:
            self.dismiss(row[0])
        else:
            self.tell(f"No condition asks for {row[0].name}.")

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)


def _rows(shown: Rows) -> list[Row]:
    found = tally(shown.articles, shown.quotations)
    made: list[Row] = []
    for name, places in (
        ("Articles by outlet", found.outlets),
        ("Quotations by speaker", found.actors),
        ("Articles by month", found.months),
    ):
        most = max((place.hits for place in places), default=0)
        made += [f"{name} ({len(places):,})"] if places else []
        made += [(place, place.hits / most) for place in places]
    return made


def _draw(row: Row, width: int) -> list[list[Piece]]:
    if isinstance(row, str):
        return [[(fit(row, width), "strong")]]
    place, share = row
    count = f" {place.hits:>5,} "
    bar = "▇" * max(1, round(share * BAR))
    name = fit(place.name, max(4, width - len(count) - BAR))
    gap = " " * max(0, width - cell_len(name) - len(count) - BAR)
    return [[(name, ""), (f"{gap}{count}", ""), (bar.ljust(BAR), "meta")]]
