"""The first minutes: three lines of welcome, once, and a tour that can be left at any time."""

from __future__ import annotations

import asyncio

import pytest

from briefing.paths import Workspace, state_file
from briefing.reader.app import BriefingApp
from briefing.reader.kit.memory import load_memory
from briefing.reader.screens.main.tour import TourScreen
from briefing.reader.screens.statements.comparing import ComparingScreen
from briefing.reader.screens.statements.ledger import LedgerScreen
from tests.reader.conftest import Open, screen_text, settle


async def test_the_welcome_comes_once_and_goes_with_escape(shipped: Workspace) -> None:
    app = BriefingApp(shipped)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "Welcome. " in screen_text(app)
        assert "F2 is a tour in six steps" in screen_text(app)
        async with asyncio.timeout(30):  # a reader that is killed has shown it, too
            while not load_memory(state_file()).welcomed:
                await pilot.pause(0.05)
        await pilot.press("escape")
        await settle(pilot)
        assert "Welcome. " not in screen_text(app)
    again = BriefingApp(shipped)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "Welcome. " not in screen_text(again)


async def test_a_narrow_screen_has_room_for_the_last_line_of_the_welcome(shipped: Workspace) -> None:
    app = BriefingApp(shipped)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        assert "F2 is a tour" in screen_text(app)
        assert "Welcome. " not in screen_text(app)


async def test_the_tour_shows_six_things_and_ends_where_it_began(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("f2")
        seen = []
        for number in range(1, 7):
            await settle(pilot)
            assert isinstance(app.screen, TourScreen)
            assert f"{number} of 6" in screen_text(app)
            below = app.screen_stack[-2]
            reading = app.reading
            seen.append((type(below), reading.filter_line.is_open, (reading.document.shown or ("",))[0]))
            await pilot.press("enter")
        await settle(pilot)
        assert app.screen is app.reading
        kinds = [kind for kind, _, _ in seen]
        assert kinds[3] is ComparingScreen
        assert kinds[4] is LedgerScreen
        assert [filtering for _, filtering, _ in seen] == [False, True, False, False, False, False]
        assert seen[2][2] == "actor"
        assert len(app.reading.panes.articles.rows) == 5


async def test_what_the_tour_searches_is_found(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("f2", "enter")
        await settle(pilot)
        assert 0 < len(app.reading.panes.articles.rows) < 5


@pytest.mark.parametrize("steps", range(6))
async def test_the_tour_can_be_left_at_any_step(steps: int, open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("f2")
        for _ in range(steps):
            await settle(pilot)
            await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert not any(isinstance(screen, TourScreen) for screen in app.screen_stack)


async def test_the_tour_of_an_empty_briefing_leaves_out_what_it_cannot_show(
    open_reader: Open, shipped: Workspace
) -> None:
    empty = shipped.content / "empty"
    empty.mkdir()
    (empty / "briefing.yaml").write_text("title: Empty\noutlets: []\n", encoding="utf-8")
    async with open_reader(briefing="empty") as (app, pilot):
        await pilot.press("f2")
        for number in range(1, 5):
            await settle(pilot)
            assert f"{number} of 4" in screen_text(app)
            await pilot.press("enter")
        await settle(pilot)
        assert app.screen is app.reading
        await pilot.press("l")
        await settle(pilot)
        assert "No statements: nobody is quoted in these articles" in screen_text(app)
