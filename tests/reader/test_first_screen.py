"""The first screen: what it shows, and what it does not wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.app import App, ComposeResult
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input

from briefing.paths import Workspace
from briefing.reader.app import BriefingApp
from briefing.reader.screens.main.reading import ReadingScreen
from briefing.reader.widgets.filter_line import FilterLine
from tests.reader.conftest import Open, settle

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


async def test_a_screen_opened_for_the_first_time_has_no_style_sheet_to_read(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as (app, pilot):
        read: list[str] = []
        monkeypatch.setattr(Stylesheet, "reparse", lambda _: read.append(type(app.screen).__name__))
        shown = []
        for pressed in ("l", "g", "f1"):
            await pilot.press(pressed)
            await settle(pilot)
            shown.append(type(app.screen).__name__)
            await pilot.press("escape")
        await app.compare(app.session.snapshot.statements[0].id)  # type: ignore[union-attr] # it is open
        shown.append(type(app.screen).__name__)
        assert shown == ["LedgerScreen", "PickScreen", "PageScreen", "ComparingScreen"]
        assert read == []


USING = """
import asyncio, sys
from pathlib import Path
from briefing.paths import workspace
from briefing.reader.app import BriefingApp

async def main():
    app = BriefingApp(workspace(Path(sys.argv[1])))
    async with app.run_test(size=(120, 40)) as pilot:
        while not app.screen.query("KeyLine"):
            await pilot.pause(0.01)
        await app.workers.wait_for_complete()
        await pilot.pause()
        before = set(sys.modules)
        for pressed in ("l", "escape", "g", "a", "escape", "f1", "escape", "2", "1"):
            await pilot.press(pressed)
            await pilot.pause()
        print(*sorted(each for each in set(sys.modules) - before if each.startswith("briefing.")))

asyncio.run(main())
"""


def test_the_first_use_of_what_everybody_uses_imports_nothing(shipped: Workspace) -> None:
    done = subprocess.run([sys.executable, "-c", USING, str(shipped.root)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
