"""Speakers who are named and not sure: shown with a question mark, confirmed, corrected or left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.content import read_corrections
from briefing.derived import Store
from briefing.model import Quotation
from briefing.reader.screens.content.unsure import UnsureScreen
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import VERBATIM, Made


@pytest.fixture(autouse=True)
def doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """No speaker of one article is sure, unless a person said so."""

    def doubted(found: Quotation) -> Quotation:
        return replace(found, sure=found.corrected, certainty=0.7) if found.article == VERBATIM else found

    def quotation(store: Store, id_: str) -> Quotation:
        return doubted(one(store, id_))

    def quotations_in(store: Store, article: str) -> tuple[Quotation, ...]:
        return tuple(map(doubted, several(store, article)))

    one, several = Store.quotation, Store.quotations_in
    monkeypatch.setattr(Store, "quotation", quotation)
    monkeypatch.setattr(Store, "quotations_in", quotations_in)


async def test_a_speaker_who_is_not_sure_has_a_question_mark(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", VERBATIM)
        await pilot.press("full_stop")
        await settle(pilot)
        assert "Ada Marsh ? · not sure" in screen_text(app)


async def test_each_is_confirmed_corrected_or_left_and_taken_back(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("S")
        await settle(pilot)
        assert isinstance(app.screen, UnsureScreen)
        assert "Ada Marsh ?" in screen_text(app)
        assert "70% likely" in screen_text(app)
        rows = app.screen.quotations.rows
        count, named = len(rows), [each.speaker.id or f"printed: {each.speaker.name}" for each in rows]
        await pilot.press("n")
        assert app.screen.quotations.cursor == 1
        await pilot.press("up", "y")
        await settle(pilot)
        assert [each.value for each in read_corrections(made.folder)] == [named[0]]
        assert len(app.screen.quotations.rows) == count - 1
        await pilot.press("s", *"ada", "enter")
        await settle(pilot)
        assert [each.value for each in read_corrections(made.folder)] == [named[0], "ada-marsh"]
        assert len(app.screen.quotations.rows) == count - 2
        await pilot.press("u", "u")
        await settle(pilot)
        assert read_corrections(made.folder) == ()
        assert len(app.screen.quotations.rows) == count


async def test_the_cursor_stays_on_its_quotation_when_another_comes_back(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("S")
        await settle(pilot)
        assert isinstance(app.screen, UnsureScreen)
        second = app.screen.quotations.rows[1]
        await pilot.press("y")
        await settle(pilot)
        assert app.screen.quotations.row == second
        await pilot.press("u")
        await settle(pilot)
        assert app.screen.quotations.cursor == 1
        assert app.screen.quotations.row == second


async def test_what_was_gathered_for_an_earlier_asking_is_not_shown(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("S")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, UnsureScreen)
        rows = screen.quotations.rows
        assert rows
        screen.post_message(UnsureScreen.Gathered([], 0))
        await settle(pilot)
        assert screen.quotations.rows == rows
