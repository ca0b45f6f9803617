"""The first screen: what it shows, and what it does not wait for."""

from __future__ import annotations

import subprocess
import sys

from textual.app import App, ComposeResult
from textual.widgets import Input

from briefing.reader.app import BriefingApp
from briefing.reader.screens.main.reading import ReadingScreen
from briefing.reader.widgets.filter_line import FilterLine
from tests.reader.conftest import Open

LATER = (
    "briefing.model",
    "briefing.quotations",
    "briefing.statements",
    "briefing.search",
    "rapidfuzz",
    "whoosh",
    "yaml",
)


def test_what_the_first_screen_does_not_show_is_not_imported_for_it() -> None:
    code = (
        "import sys, briefing.__main__, briefing.commands.open_, briefing.reader.app, briefing.derived.store\n"
        f"print(*[name for name in {LATER} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


async def test_the_first_screen_has_the_articles_of_the_last_snapshot(open_reader: Open) -> None:
    async with open_reader() as (app, _):
        place, headlines = app.workspace, [row.headline for row in app.reading.panes.articles.rows]
    again = BriefingApp(place)
    async with again.run_test(size=(120, 40)):
        screen = again.screen
        assert isinstance(screen, ReadingScreen)
        assert [row.headline for row in screen.panes.articles.rows] == headlines


class _Eager(App[None]):
    """Opens the line before it was made."""

    def compose(self) -> ComposeResult:
        yield FilterLine()

    def on_mount(self) -> None:
        self.query_one(FilterLine).open()


async def test_the_filter_line_can_be_opened_before_the_first_screen_stands() -> None:
    app = _Eager()
    async with app.run_test() as pilot:
        await pilot.press("a", "b")
        line = app.query_one(FilterLine)
        assert (line.field.value, line.typing, len(line.query(Input))) == ("ab", True, 1)
