"""What a key has read, changed and painted: no more than what differs."""

from __future__ import annotations

import re
from threading import current_thread, main_thread

import pytest
from textual.css import stylesheet
from textual.scrollbar import ScrollBar

from briefing.reader.app import BriefingApp
from briefing.reader.kit.theme import THEMES
from briefing.reader.screens.main.reading import ReadingScreen
from briefing.reader.session import Rows
from briefing.search import Filtered
from tests.reader.conftest import Open, settings, settle

_NAME = re.compile(r"terminal-\d+")


def _picture(app: BriefingApp) -> str:
    """What is on the screen, with its colours; pictures have names of their own inside."""
    app.clear_notifications()
    return _NAME.sub("terminal", app.export_screenshot())


def _noting(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[object]:
    """What a function is called with from now on, first of all."""
    called: list[object] = []
    function = getattr(owner, name)

    def noted(*told: object, **more: object) -> object:
        called.append(told[0])
        return function(*told, **more)

    monkeypatch.setattr(owner, name, noted)
    return called


async def test_a_theme_looks_the_same_whether_it_was_begun_with_or_gone_to(open_reader: Open) -> None:
    gone: dict[str, list[str]] = {}
    async with open_reader() as (app, pilot):
        for _ in range(2 * len(THEMES)):
            await pilot.press("T")
            await settle(pilot)
            app.clear_notifications()
            await settle(pilot)
            gone.setdefault(app.theme, []).append(_picture(app))
    app.memory.theme = ""
    for name, theme in THEMES.items():
        settings(f"theme: {name}\n")
        async with open_reader() as (app, pilot):
            assert app.theme == theme.name
            for picture in gone[theme.name]:
                assert picture == _picture(app), name


async def test_style_sheets_are_read_once_a_theme(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_reader() as (_, pilot):
        for _ in THEMES:
            await pilot.press("T")
            await settle(pilot)
        read = _noting(monkeypatch, stylesheet, "parse")
        for _ in THEMES:
            await pilot.press("T")
            await settle(pilot)
        assert read == []


async def test_the_sheets_of_the_next_theme_are_read_before_its_key(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as (app, pilot):
        while app._reading_ahead is not None:
            await pilot.pause(0.01)
        read = _noting(monkeypatch, stylesheet, "parse")
        app.action_theme()
        app.refresh_css(animate=False)
        assert read == []


async def test_where_the_keyboard_goes_paints_the_two_and_no_whole_screen(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("enter", "escape")
        await settle(pilot)
        screens = _noting(monkeypatch, ReadingScreen, "refresh")
        bars = _noting(monkeypatch, ScrollBar, "refresh")
        for each, focused in (("enter", app.reading.document.prose), ("escape", app.reading.panes.articles)):
            await pilot.press(each)
            await settle(pilot)
            assert app.focused is focused
        assert screens == bars == []


async def test_the_rows_that_a_filter_leaves_are_found_in_a_thread(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as (app, pilot):
        threads: list[bool] = []
        left_by = Rows.left_by

        def noted(rows: Rows, filtered: Filtered) -> Rows:
            threads.append(current_thread() is main_thread())
            return left_by(rows, filtered)

        monkeypatch.setattr(Rows, "left_by", noted)
        await pilot.press("/", *"online")
        await settle(pilot)
        assert app.reading.panes.rows.quotations
        assert threads
        assert not any(threads)
