"""Panes and document never disagree, and Esc goes back one step at a time."""

from __future__ import annotations

from briefing.reader.screens.main.reading import ReadingScreen
from tests.reader.conftest import Open, settle


def agree(reading: ReadingScreen) -> bool:
    """Whether the panes' cursors are on what the document shows."""
    shown, quotation = reading.document.shown, reading.document.quotation
    panes = reading.panes
    if shown is None:
        return not panes.articles.rows
    pane = panes.articles if shown[0] == "article" else panes.actors
    row = pane.row
    same = row is not None and shown[1] in (row.id, getattr(row, "name", ""))
    return same and (quotation is None or (panes.quotes.row is not None and panes.quotes.row.id == quotation))


async def test_the_panes_follow_the_document_wherever_it_goes(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        reading = app.reading
        reading.action_indirect()
        await settle(pilot)
        for keys in (
            ["3", "down", "down", "down"],
            ["end"],
            ["enter"],
            ["comma"],
            ["full_stop"],
            ["escape", "2", "down"],
        ):
            await pilot.press(*keys)
            await settle(pilot)
            assert agree(reading), keys
        await pilot.press("g", *"raimondo", "enter")
        await settle(pilot)
        assert agree(reading)
        await pilot.press("full_stop", "enter")
        await settle(pilot)
        assert reading.document.shown is not None
        assert reading.document.shown[0] == "article"
        assert agree(reading)


async def test_a_filter_without_articles_shows_none(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        for query in ("zzzqqq", "outlet:aol-uk", "horrific"):
            await pilot.press("slash", "ctrl+u", *query)
            await settle(pilot)
            assert agree(app.reading), query
        await pilot.press("ctrl+u", *"zzzqqq")
        await settle(pilot)
        assert app.reading.document.shown is None
        await pilot.press("escape")
        await settle(pilot)
        assert agree(app.reading)
        assert len(app.reading.panes.articles.rows) == 5


async def test_esc_goes_back_one_step_at_a_time(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        reading = app.reading
        await pilot.press("slash", *"baked in", "enter")
        await settle(pilot)
        assert reading.document.prose.has_focus
        await pilot.press("escape")
        await settle(pilot)
        assert reading.panes.articles.has_focus
        assert reading.filtered is not None, "the filter stays when the document is left"
        await pilot.press("escape")
        await settle(pilot)
        assert reading.filtered is None
        assert not reading.filter_line.is_open
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is reading, "there is nothing left to go back from, and Esc never quits"


async def test_esc_in_the_line_gives_everything_back_at_once(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("slash", *"horrific", "escape")
        assert not app.reading.filter_line.is_open
        await settle(pilot)
        assert len(app.reading.panes.articles.rows) == 5
        assert app.reading.panes.articles.has_focus
