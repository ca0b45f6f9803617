"""What a key has read, changed and painted: no more than what differs."""

from __future__ import annotations

import re

import pytest
from textual.css import stylesheet
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar

from briefing.reader.app import BriefingApp
from briefing.reader.kit.theme import THEMES
from briefing.reader.screens.main.reading import ReadingScreen
from tests.reader.conftest import Open, settings, settle

_NAME = re.compile(r"terminal-\d+")


def _picture(app: BriefingApp) -> str:
    """What is on the screen, with its colours; pictures have names of their own inside."""
    app.clear_notifications()
    return _NAME.sub("terminal", app.export_screenshot())


async def _read_ahead(app: BriefingApp, pilot: Pilot[int]) -> None:
    while app._reading_ahead is None or app._reading_ahead._active.is_set():
        await pilot.pause(0.01)
        if app._reading_ahead is not None and app._reading_ahead._task is None:
            return


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
    async with open_reader() as (app, pilot):
        for _ in THEMES:
            await pilot.press("T")
            await settle(pilot)
        read: list[object] = []
        monkeypatch.setattr(stylesheet, "parse", lambda *told, **_: read.append(told))
        for _ in THEMES:
            await pilot.press("T")
            await settle(pilot)
        assert read == []


async def test_the_sheets_of_the_next_theme_are_read_before_its_key(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as (app, pilot):
        await _read_ahead(app, pilot)
        read: list[str] = []
        parse = stylesheet.parse
        monkeypatch.setattr(
            stylesheet, "parse", lambda scope, css, *told, **more: read.append(css) or parse(scope, css, *told, **more)
        )
        app.action_theme()
        app.refresh_css(animate=False)
        assert read == []


async def test_where_the_keyboard_goes_paints_the_two_and_no_whole_screen(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("enter", "escape")
        await settle(pilot)
        painted: list[object] = []
        for kind in (ReadingScreen, ScrollBar):
            refresh = kind.refresh
            monkeypatch.setattr(
                kind, "refresh", lambda self, *a, refresh=refresh, **k: painted.append(self) or refresh(self, *a, **k)
            )
        await pilot.press("enter")
        await settle(pilot)
        assert app.focused is app.reading.document.prose
        await pilot.press("escape")
        await settle(pilot)
        assert app.focused is app.reading.panes.articles
        assert painted == []
