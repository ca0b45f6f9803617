"""Keys that arrive together, as a fast typist, a paste or a slow line sends them: each is meant for what the ones
before it made of the screen.
"""

from __future__ import annotations

import unicodedata

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from briefing.content import read_corrections
from briefing.reader.app import BriefingApp
from briefing.reader.screens.asking.ask import NoteScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.baskets.basket import BasketScreen
from briefing.reader.screens.statements.comparing import ComparingScreen
from tests.reader.conftest import Open, settle
from tests.samples import RELEASE, Made


def burst(app: BriefingApp, *keys: str) -> None:
    """Put keys into the app's queue in one go, as the terminal's driver does with what it reads at once."""
    for each in keys:
        name = _character_to_key(each) if len(each) == 1 and not each.isalnum() else each
        character = each if len(each) == 1 else None
        if character is None and name not in ("enter", "escape", "down", "tab"):
            character = unicodedata.lookup(name.replace("_", " ").upper())
        event = events.Key(name, character)
        event.set_sender(app)
        app.post_message(event)


async def done(pilot: Pilot[int]) -> None:
    """Wait for everything that a burst began."""
    for _ in range(4):
        await settle(pilot)
        await pilot.pause(0.02)


@pytest.mark.parametrize("name", ["raimondo", "brokenshire", "susie"])
async def test_a_name_and_enter_go_where_the_name_leads(open_reader: Open, name: str) -> None:
    async with open_reader() as (app, pilot):
        for _ in range(4):
            burst(app, "g", *name, "enter")
            await done(pilot)
            assert not isinstance(app.screen, PickScreen)
            shown = app.reading.document.shown
            assert shown is not None
            assert shown[0] == "actor"
            assert name in shown[1]
            burst(app, "g", *"peter kyle", "enter")
            await done(pilot)
            assert app.reading.document.shown == ("actor", "peter-kyle")


async def test_a_search_leads_into_its_own_hits(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        for words in ("baked in", "horrific", "baked in"):
            burst(app, "/", *words, "enter", "n")
            await done(pilot)
            assert app.reading.filter_line.field.value == words, "the key behind Enter is for the hits"
            page = app.reading.document.prose.page
            hits = [page.text[start:end].lower() for start, end in page.hits]
            assert set(hits) <= set(words.split()) | {words}
            assert app.reading.document.prose.hit is not None
            burst(app, "escape", "escape")
            await done(pilot)
            assert not app.reading.filter_line.is_open


async def test_a_speaker_is_set_in_one_go(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await settle(pilot)
        burst(app, ".", "s", *"union", "enter")
        await done(pilot)
        assert [each.value for each in read_corrections(made.folder)] == ["islanders-union"]


async def test_the_key_behind_a_jump_is_for_where_it_leads(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        burst(app, "g", *"peter kyle", "enter", ".", "c")
        await done(pilot)
        assert isinstance(app.screen, ComparingScreen)
        assert app.screen.statement.speaker is not None
        assert app.screen.statement.speaker.name == "Peter Kyle"


async def test_esc_gives_up_a_wait(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        burst(app, "g", *"raimondo", "enter", "escape")
        await done(pilot)
        assert app.screen is app.reading
        burst(app, "/", *"horrific", "enter", "escape", "escape")
        await done(pilot)
        assert not app.reading.filter_line.is_open
        assert len(app.reading.panes.articles.rows) == 5


async def test_the_key_behind_a_line_that_was_typed_is_for_the_screen_below(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await settle(pilot)
        burst(app, ".", " ", "b")
        await done(pilot)
        for tag in ("urgent", "later"):
            burst(app, "t", *tag, "enter", "m")
            await done(pilot)
            assert isinstance(app.screen, NoteScreen), "m is for the basket, and not for the line that is gone"
            burst(app, "escape")
            await done(pilot)
            assert isinstance(app.screen, BasketScreen)
            assert app.session.picked.basket.clippings[0].tags == (tag,)
