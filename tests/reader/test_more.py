"""Whatever does not fit on the screen is reached by scrolling, and a sign says that there is more."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from briefing.reader.kit.field import LineField
from briefing.reader.widgets.box import Box
from briefing.reader.widgets.prose import Prose
from briefing.reader.widgets.scrollbar import ABOVE, BELOW, Arrows
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import RELEASE, Made

LONG = "Boats " * 90

DIALOGS = {
    "export": [["e"]],
    "parts of an export": [["e"], ["tab", "tab", "tab"], ["enter"]],
    "note": [["space"], ["b"], ["m"]],
    "tags": [["space"], ["b"], ["t"]],
    "dropping a note": [["space"], ["b"], ["m", "x"], ["escape"]],
    "paths": [["I"]],
    "tour": [["f2"]],
}


def bar(size: int, whole: int, window: int, position: float) -> str:
    """The characters of a bar, from above."""
    return "".join(each.text for each in Arrows.render_bar(size, whole, window, position).segments)


@pytest.mark.parametrize(
    ("position", "first", "last"),
    [(0, False, True), (0.4, False, True), (1, True, True), (10, True, True), (30, True, False)],
)
def test_an_arrow_stands_where_more_is(position: float, first: bool, last: bool) -> None:
    drawn = bar(10, 40, 10, position)
    assert (drawn[0] == ABOVE, drawn[-1] == BELOW) == (first, last)
    assert len(drawn) == 10
    assert ABOVE not in drawn[1:]
    assert BELOW not in drawn[:-1]


def test_where_all_is_seen_there_is_no_arrow() -> None:
    assert bar(10, 10, 0, 0).strip() == ""
    assert bar(1, 40, 1, 3)[0] not in (ABOVE, BELOW), "no room for one"


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
@pytest.mark.parametrize("name", DIALOGS)
async def test_all_of_a_dialog_is_reached(made: Made, open_reader: Open, name: str, size: tuple[int, int]) -> None:
    made.article("2025-02-09-harbour-post-long", "Boats sail.\n", headline=LONG, published="2025-02-09")
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", "2025-02-09-harbour-post-long")
        for keys in DIALOGS[name]:
            await pilot.press(*keys)
            await settle(pilot)
        box = app.screen.query_one(Box)
        screen = app.screen.region
        assert screen.contains_region(box.region), "its border is whole"
        if box.max_scroll_y:
            shown = screen_text(app)
            assert ABOVE in shown or BELOW in shown
        box.scroll_home(animate=False)
        await pilot.pause()
        seen = set()
        for _ in range(12):
            inner = box.scrollable_content_region
            for child in box.children:
                seen |= {
                    (child, line)
                    for line in range(child.region.height)
                    if inner.y <= child.region.y + line < inner.bottom
                }
            box.page(1)
            await pilot.pause()
        assert seen == {(child, line) for child in box.children for line in range(child.region.height)}


async def test_a_long_question_is_scrolled_by_its_keys(open_reader: Open) -> None:
    from briefing.reader.screens.asking.ask import ConfirmScreen

    async with open_reader((40, 12)) as (app, pilot):
        app.reading.ask(ConfirmScreen(f"Really? {LONG}"))
        await settle(pilot)
        assert "y: yes" not in screen_text(app)
        assert BELOW in screen_text(app)
        await pilot.press("pagedown", "pagedown")
        await settle(pilot)
        assert "y: yes n or Esc: no" in screen_text(app)
        assert ABOVE in screen_text(app)
        await pilot.press("pageup", "pageup")
        await settle(pilot)
        assert "Really?" in screen_text(app)


async def test_what_is_chosen_for_an_export_is_told_whole(open_reader: Open) -> None:
    async with open_reader((40, 12)) as (app, pilot):
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.focused, LineField)
        told = ""
        for _ in range(9):
            await pilot.press("up")
            await settle(pilot)
            told += " ".join(screen_text(app).replace("│", " ").split())
        assert "the whole briefing" in told
        assert "Clippings, Sources" in told


@pytest.mark.parametrize(("key", "whose"), [("L", "Timeline"), ("question_mark", "Help")])
async def test_a_page_says_that_there_is_more(open_reader: Open, key: str, whose: str) -> None:
    async with open_reader((40, 12)) as (app, pilot):
        await pilot.press(key)
        await settle(pilot)
        assert whose in screen_text(app)
        assert app.screen.query_one(Prose).max_scroll_y > 0
        assert (ABOVE in screen_text(app), BELOW in screen_text(app)) == (False, True)
        await pilot.press("pagedown")
        await settle(pilot)
        assert (ABOVE in screen_text(app), BELOW in screen_text(app)) == (True, True)
        await pilot.press("end")
        await settle(pilot)
        assert (ABOVE in screen_text(app), BELOW in screen_text(app)) == (True, False)


async def test_what_is_known_of_a_quotation_ends_in_an_ellipsis_where_there_is_no_room(
    made: Made, open_reader: Open
) -> None:
    async with open_reader((40, 12), place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("full_stop")
        await settle(pilot)
        about = app.reading.document.query_one("#about", Static)
        assert about.content_region.height == 2
        assert about.render_line(1).text.rstrip().endswith("…")
        about.update("Short")
        await settle(pilot)
        assert "…" not in about.render_line(0).text


@pytest.mark.parametrize(
    ("width", "first", "last"),
    [(80, "outlets 1-4 of 5 ▸", "outlets ◂ 2-5 of 5"), (50, "1-2 of 5 ▸", "◂ 4-5 of 5"), (160, "1-5 of 5", "1-5 of 5")],
)
async def test_the_ledger_says_which_outlets_are_in_sight(open_reader: Open, width: int, first: str, last: str) -> None:
    async with open_reader((width, 24)) as (app, pilot):
        await pilot.press("l")
        await settle(pilot)
        assert first in screen_text(app).split("\n")[0]
        await pilot.press(*["right"] * 4)
        await settle(pilot)
        assert last in screen_text(app).split("\n")[0]
