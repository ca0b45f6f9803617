"""Baskets and tags: opening, beginning, renaming and taking away baskets, all of it taken back with u."""

from __future__ import annotations

import pytest

from briefing.clipping.basket import tags_of
from briefing.content import basket_names, read_basket
from briefing.reader.app import BriefingApp
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.widgets.box import Box
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import ALTERED, HOSTILE, RELEASE, VERBATIM, Made


def held(made: Made, name: str) -> list[str]:
    """What is in a basket on disk, by what each is of."""
    return [each.target for each in read_basket(made.workspace.clippings(made.id), name).clippings]


def names(made: Made) -> tuple[str, ...]:
    """The baskets on disk."""
    return basket_names(made.workspace.clippings(made.id))


def tags(app: BriefingApp) -> list[str]:
    """The tags of the first clipping."""
    return list(app.session.picked.basket.clippings[0].tags)


async def test_clippings_go_into_the_basket_that_is_open_and_are_taken_back_from_where_they_went(
    made: Made, open_reader: Open
) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("space")
        await settle(pilot)
        await pilot.press("B", *"For Monday", "enter")
        await settle(pilot)
        assert names(made) == ("basket", "For Monday")
        app.reading.go("article", VERBATIM)
        await pilot.press("space")
        await settle(pilot)
        assert any("Clipped into the basket For Monday: " in each.message for each in app._notifications)
        assert "1 in the basket For Monday" in screen_text(app)
        assert (held(made, "basket"), held(made, "For Monday")) == ([RELEASE], [VERBATIM])
        await pilot.press("B", *"basket", "enter")
        await settle(pilot)
        assert app.session.picked.name == ""
        app.reading.go("article", ALTERED)
        await pilot.press("space")
        await settle(pilot)
        assert held(made, "basket") == [RELEASE, ALTERED]
        for expected, there in (
            ([RELEASE], [VERBATIM]),  # the clipping
            ([RELEASE], [VERBATIM]),  # opening the first basket
            ([RELEASE], []),  # the clipping in the other one
        ):
            await pilot.press("u")
            await settle(pilot)
            assert (held(made, "basket"), held(made, "For Monday")) == (expected, there)
        assert app.session.picked.name == "For Monday"
        await pilot.press("u")
        await settle(pilot)
        assert names(made) == ("basket",)
        assert app.session.picked.name == ""
        for _ in range(4):
            await pilot.press("U")
            await settle(pilot)
        assert (held(made, "basket"), held(made, "For Monday")) == ([RELEASE, ALTERED], [VERBATIM])


async def test_the_basket_that_was_open_is_open_the_next_time(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (_, pilot):
        await pilot.press("B", *"minister", "enter")
        await settle(pilot)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        assert app.session.picked.name == "minister"
        await pilot.press("b")
        await settle(pilot)
        assert "Basket minister" in screen_text(app)
    (made.workspace.clippings(made.id) / "minister.yaml").unlink()
    async with open_reader(place=made.workspace, briefing=made.id) as (app, _):
        assert app.session.picked.name == ""


async def test_a_basket_is_renamed_and_gets_its_name_back(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("space", "b")
        await settle(pilot)
        await pilot.press("B", *"another name")
        await settle(pilot)
        await pilot.press("up", "down", "enter")
        await settle(pilot)
        picker = app.screen
        if isinstance(picker, PickScreen):  # the row is not under the cursor yet
            pytest.fail("the way to rename was not taken")
        await pilot.press("ctrl+u", *"monday", "enter")
        await settle(pilot)
        assert (names(made), held(made, "monday"), held(made, "basket")) == (("basket", "monday"), [RELEASE], [])
        assert "Basket monday" in screen_text(app)
        await pilot.press("u")
        await settle(pilot)
        assert (names(made), held(made, "basket")) == (("basket",), [RELEASE])
        assert app.session.picked.name == ""


async def test_only_an_empty_basket_is_offered_to_be_taken_away(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("B", *"minister", "enter")
        await settle(pilot)
        await pilot.press("B")
        await settle(pilot)
        assert "Take minister away, which is empty" in screen_text(app)
        await pilot.press("down", "down", "down", "enter")
        await settle(pilot)
        assert names(made) == ("basket",)
        await pilot.press("u")
        await settle(pilot)
        assert (names(made), app.session.picked.name) == (("basket", "minister"), "minister")
        app.reading.go("article", RELEASE)
        await pilot.press("space", "B")
        await settle(pilot)
        assert "Take minister away" not in screen_text(app)


async def test_a_name_that_no_file_can_have_is_said(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("B", *"a/b", "enter")
        await settle(pilot)
        assert any("use letters, digits, spaces and hyphens" in each.message for each in app._notifications)
        assert names(made) == ("basket",)


async def test_tags_are_written_shown_and_taken_back(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("space", "b")
        await settle(pilot)
        await pilot.press("t", *"#tides, for Monday,, tides", "enter")
        await settle(pilot)
        assert tags(app) == ["tides", "for Monday"]
        assert "#tides #for Monday" in screen_text(app)
        await pilot.press("u")
        await settle(pilot)
        assert tags(app) == []
        await pilot.press("U", "t", "ctrl+u", "enter")
        await settle(pilot)
        assert tags(app) == []


def test_tags_are_each_once_and_on_one_line() -> None:
    assert tags_of(" #a ,b\nc,, #a,##") == ("a", "b c")
    assert len(tags_of(HOSTILE)) == HOSTILE.count(",") + 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_picker_can_be_read_where_there_is_little_room(
    size: tuple[int, int], made: Made, open_reader: Open
) -> None:
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("B")
        await settle(pilot)
        text = screen_text(app)
        assert "Which basket?" in text
        assert "open, 0 cl" in text
        assert "Another name for" in text


async def test_the_box_of_a_note_fits_on_a_small_screen(open_reader: Open) -> None:
    async with open_reader((40, 12)) as (app, pilot):
        await pilot.press("space", "b")
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        box = app.screen.query_one(Box).region
        assert (box.y >= 0, box.bottom <= 11) == (True, True), "the line of keys stays in sight"
