"""What the reader looks like: what is the user's to choose, and what holds at every size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from briefing.reader.app import BriefingApp
from briefing.reader.kit.markup import label
from briefing.reader.screens.statements.comparing import ComparingScreen
from tests.reader.conftest import Open, screen_text, settings, settle
from tests.samples import RELEASE, Made

SIZES = [(120, 40), (80, 24), (40, 12)]
LONG = "The ferry company of the outermost islands asks every harbour for patience while boats are painted"


def rows_of(app: BriefingApp) -> list[list[str]]:
    """The rows of the articles' pane as they are drawn, each line as text."""
    pane = app.reading.panes.articles
    width = pane.scrollable_content_region.width - 2
    return [["".join(text for text, _ in line) for line in pane._draw(row, width)] for row in pane.rows]


@pytest.mark.parametrize("size", SIZES)
async def test_rows_keep_outlet_and_date_and_cut_headlines_at_a_word(
    made: Made, open_reader: Open, size: tuple[int, int]
) -> None:
    made.article("2025-02-07-harbour-post-long", "Boats sail.\n", headline=LONG, published="2025-02-07")
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, _):
        drawn = rows_of(app)
        headline, below = next(row for row in drawn if row[0].startswith("The ferry"))
        assert headline.endswith("…")
        assert f"{headline[:-1]} " in LONG, "between words"
        assert below == "Harbour Post · 2025-02-07"
        assert "Harbour Post · 2025-02-07" in screen_text(app) or size[1] == 12
        assert app.reading.panes.articles.row_lines == 2


async def test_a_long_outlet_gives_way_to_the_date(made: Made, open_reader: Open) -> None:
    name = "The Islands and Harbours Weekly Chronicle"
    text = (made.folder / "briefing.yaml").read_text("utf-8").replace("Harbour Post", name)
    made.file("briefing.yaml", text)
    async with open_reader((80, 24), place=made.workspace, briefing=made.id) as (app, _):
        below = next(row[1] for row in rows_of(app) if row[1].startswith("The Islands"))
        assert re.fullmatch(r"The Islands.*… · 2025-02-03", below)


async def test_compact_rows_are_a_setting_and_a_key(made: Made, open_reader: Open) -> None:
    settings("compact: true\n")
    async with open_reader((140, 40), place=made.workspace, briefing=made.id) as (app, pilot):
        assert app.reading.panes.articles.row_lines == 1
        assert all(len(row) == 1 and re.search(r"2025-02", row[0]) for row in rows_of(app))
        assert any("Harbour" in row[0] for row in rows_of(app)), "there is room for the outlet too"
        await pilot.press("D")
        assert app.reading.panes.articles.row_lines == 2


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_status_moves_nothing(made: Made, open_reader: Open, size: tuple[int, int]) -> None:
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.action_document()
        await pilot.pause()
        status = app.reading.query_one("#status", Static)
        before = app.reading.document.region, app.reading.panes.region, status.region.bottom
        status.update(label("Only the most frequent words were searched for; " * 4))
        await settle(pilot)
        assert status.region.height > 1, "all of it is there to read"
        assert (app.reading.document.region, app.reading.panes.region, status.region.bottom) == before


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_in_passing_hides_neither_status_nor_reasons(made: Made, size: tuple[int, int]) -> None:
    app = BriefingApp(made.workspace, made.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        assert app.reading.query("#welcome"), "the lines of welcome explain too"
        app.reading.go("article", RELEASE)
        await pilot.press("full_stop", "space")
        await settle(pilot)
        toast = app.screen.query("Toast").last().region
        assert toast.height > 0
        for explaining in ("#welcome", "#about", "#status", "#keys"):
            assert not toast.overlaps(app.reading.query(explaining).last().region), explaining
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, ComparingScreen)
        await pilot.press("space")
        await settle(pilot)
        toast = app.screen.query("Toast").last().region
        for explaining in ("#compare-status", "#compare-head", "#keys"):
            assert not toast.overlaps(app.screen.query(explaining).last().region), explaining


async def cut(app: BriefingApp, pilot: Pilot[int], selector: str) -> str:
    """The only line of a widget, as it is painted, when it is given far too much."""
    widget = app.screen.query_one(selector, Static)
    widget.update(label("A title that has many more words than any such line has room for"))
    await settle(pilot)
    assert widget.content_region.height == 1
    return widget.render_line(0).text.rstrip()


async def test_what_is_too_long_for_its_line_ends_in_an_ellipsis(made: Made, open_reader: Open) -> None:
    async with open_reader((40, 12), place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("full_stop", "c")
        await settle(pilot)
        for selector in ("#compare-head", "#compare-status"):
            assert (await cut(app, pilot, selector)).endswith("…"), selector
        await pilot.press("escape", "g")
        await settle(pilot)
        assert (await cut(app, pilot, "#pick-title")).endswith("…")
        await pilot.press("escape", "P")
        await settle(pilot)
        assert (await cut(app, pilot, "#gaps-status")).endswith("…")


async def test_the_terminals_own_colours_are_a_theme(made: Made, open_reader: Open) -> None:
    settings("theme: terminal\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        assert app.native_ansi_color
        app.reading.go("article", RELEASE)
        await pilot.press("full_stop")
        await settle(pilot)
        styles = [
            segment.style
            for y in range(app.reading.document.prose.size.height)
            for segment in app.reading.document.prose.render_line(y)
            if segment.style is not None
        ]
        colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None]
        assert colours
        assert all(colour.is_default or (colour.number is not None and colour.number < 16) for colour in colours)
        assert any(style.underline for style in styles), "what is quoted is told without a colour"
        await pilot.press("T")
        assert not app.native_ansi_color, "dark again"


async def test_in_ascii_nothing_else_is_painted_and_nothing_is_wider(
    made: Made, open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.article(
        "2025-02-05-harbour-post-zoe", "“Zoë’s café – 中 – pays £5 …” said Ada Marsh.\n", headline="Zoë’s café"
    )
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", "2025-02-05-harbour-post-zoe")
        await settle(pilot)
        as_it_is = screen_text(app)
    monkeypatch.setenv("LC_ALL", "C")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        assert app.in_ascii, "by itself, by the locale"
        app.reading.go("article", "2025-02-05-harbour-post-zoe")
        await settle(pilot)
        in_ascii = screen_text(app)
        assert in_ascii.isascii()
        assert '"Zoe\'s cafe - ?? - pays ?5 ~"' in in_ascii
        assert not as_it_is.isascii()
        await pilot.press("l")
        await settle(pilot)
        shown = screen_text(app)
        assert shown.isascii()
        assert "# altered" in shown, "every sign beside its word"
    settings("ascii: false\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, _):
        assert not app.in_ascii, "as the settings say"


async def test_in_ascii_a_question_mark_is_the_key_of_the_help_and_nothing_else(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    async with open_reader() as (app, pilot):
        await pilot.press("L")
        await settle(pilot)
        shown = screen_text(app)
        assert "enter Compare" in shown
        assert re.search(r"^\W*20\d\d\S* +#+ \d", shown, re.MULTILINE), "a bar that can be seen"
        assert "_ not found" in shown
        await pilot.press("escape", "question_mark")
        await settle(pilot)
        assert re.search(r"enter +Open what the cursor is on", screen_text(app))
        assert re.search(r"up k +Up", screen_text(app))
        await pilot.press("escape", "/")
        await settle(pilot)
        assert "?" not in screen_text(app)
        await pilot.press("escape", "ctrl+p")
        await settle(pilot)
        assert "Search for commands" in screen_text(app)
        assert "??" not in screen_text(app)


async def test_where_nothing_is_to_move_no_cursor_blinks(made: Made, open_reader: Open) -> None:
    settings("animations: false\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        assert app.animation_level == "none"
        await pilot.press("slash")
        assert isinstance(app.focused, Input)
        assert not app.focused.cursor_blink


@pytest.mark.parametrize("mouse", [True, False])
def test_the_mouse_is_left_to_the_terminal(mouse: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing import reader
    from briefing.paths import workspace

    settings(f"mouse: {str(mouse).lower()}\n")
    asked: list[bool] = []
    monkeypatch.setattr(BriefingApp, "run", lambda _, *, mouse: asked.append(mouse))
    reader.run(workspace(tmp_path))
    assert asked == [mouse]


@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "terminal"])
async def test_what_lies_behind_a_question_is_seen(theme: str, made: Made, open_reader: Open) -> None:
    settings(f"theme: {theme}\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        behind = screen_text(app).split("\n")[2][:12]
        assert behind.strip("│┃▏▌ "), "something to be seen"
        await pilot.press("g")
        await settle(pilot)
        assert screen_text(app).split("\n")[2][:12] == behind
        await pilot.press("escape", "P")
        await settle(pilot)
        assert behind not in screen_text(app), "what fills the screen hides what lies below"
