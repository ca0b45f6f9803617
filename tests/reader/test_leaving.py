"""Quitting by its key from wherever one is, and never at the price of what was typed."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from briefing.reader.screens.asking.ask import ConfirmScreen, NoteScreen
from tests.reader.conftest import Open, settings, settle

PLACES = {
    "main screen": [],
    "filter": ["/", "a"],
    "finding": ["f", "a"],
    "jump": ["g", "k"],
    "ledger": ["l"],
    "comparison": ["]", "c"],
    "copying": ["]", "Y"],
    "speaker": ["]", "s"],
    "help": ["?"],
    "tour": ["f2"],
    "timeline": ["L"],
    "paths to import": ["I", "c"],
    "places": ["w"],
    "parts of an export": ["e"],
    "everything by name": ["ctrl+p", "e"],
    "name of a search": ["/", "a", "ctrl+s"],
    "baskets": ["B"],
    "gaps": ["P"],
    "note without a word": ["space", "b", "m"],
    "marking": ["v"],
    "title of a statement": ["]", "c", "t"],
}


@pytest.mark.parametrize("keys", PLACES.values(), ids=PLACES)
async def test_it_leaves_from_everywhere(open_reader: Open, keys: list[str]) -> None:
    async with open_reader() as (app, pilot):
        for each in keys:
            await pilot.press(each)
            await settle(pilot)
        assert app.is_running
        await pilot.press("ctrl+q")
        assert app._exit


async def test_it_leaves_while_a_screen_waits_for_an_answer(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        app.reading.holding = True
        await pilot.press("f7", "ctrl+q")
        assert app._exit


async def test_it_leaves_by_another_key_too(open_reader: Open) -> None:
    settings('keys: {app.quit: "f10,ctrl+x"}\n')
    async with open_reader() as (app, pilot):
        await pilot.press("g", "ctrl+q")
        assert not app._exit
        app.reading.holding = True
        await pilot.press("ctrl+x")
        assert app._exit


async def _with_note(pilot: Pilot[int]) -> None:
    for each in ("space", "b", "m", "x"):
        await pilot.press(each)
        await settle(pilot)


async def test_a_note_is_not_lost_without_a_question(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await _with_note(pilot)
        await pilot.press("ctrl+q")
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("n")
        assert isinstance(app.screen, NoteScreen)
        assert not app._exit
        await pilot.press("ctrl+q", "y")
        assert app._exit


async def test_asking_twice_is_an_answer(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await _with_note(pilot)
        await pilot.press("ctrl+q", "ctrl+q")
        assert app._exit
