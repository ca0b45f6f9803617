"""Searching in the reader: what was searched for before, saved searches, forms of words, and where hits are."""

from __future__ import annotations

import stat

import pytest
from textual.pilot import Pilot

from briefing.content import read_searches
from briefing.paths import state_file
from briefing.reader.app import BriefingApp
from briefing.reader.kit.memory import SEARCHES, Memory, load_memory, save_memory
from briefing.reader.screens.asking.ask import AskScreen
from briefing.reader.screens.main.places import PlacesScreen
from briefing.reader.screens.main.saved import SavedScreen
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import ALTERED, VERBATIM, Made


def line(app: BriefingApp) -> str:
    """What stands in the search line."""
    return app.reading.filter_line.field.value


def left(app: BriefingApp) -> list[str]:
    """The articles that are shown."""
    return [row.id for row in app.reading.panes.articles.rows]


async def search(pilot: Pilot[int], words: str) -> None:
    """Search for something, go into the hits, and give everything back."""
    await pilot.press("slash", *words, "enter")
    await settle(pilot)
    await pilot.press("escape", "escape")
    await settle(pilot)


async def test_the_arrow_brings_back_what_was_searched_for_also_in_another_run(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        for words in ("boats", "ferry", "boats"):
            await search(pilot, words)
        await pilot.press("slash", *"tid", "up")
        await settle(pilot)
        assert line(app) == "boats"
        await pilot.press("up")
        await settle(pilot)
        assert line(app) == "ferry", "each once"
        assert VERBATIM in left(app), "it is searched for at once"
        await pilot.press("up")
        assert line(app) == "ferry"
        await pilot.press("down", "down")
        await settle(pilot)
        assert line(app) == "tid", "and what was typed is still there"
        await pilot.press("backspace", "backspace", "backspace", *"night", "down")
        await settle(pilot)
        assert not app.reading.filter_line.typing, "below the newest are the hits"
    file = state_file()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600, "what somebody searched for is theirs"
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("slash", "up")
        await settle(pilot)
        assert line(app) == "night"


def test_what_is_remembered_is_bounded_and_mended() -> None:
    memory = Memory()
    for number in range(SEARCHES + 20):
        memory.searched("one", f"boats {number}")
    assert len(memory.searches["one"]) == SEARCHES
    assert memory.searches["one"][-1] == f"boats {SEARCHES + 19}"
    memory.searches["two"] = ["a\nb", 7]  # type: ignore[list-item]  # as a file may have it
    save_memory(state_file(), memory)
    assert load_memory(state_file()).searches["two"] == ["a b", "7"]


async def test_a_search_is_saved_used_forgotten_and_all_of_that_undone(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("slash", *"night by:marsh", "ctrl+t", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, AskScreen)
        await pilot.press("end", "ctrl+u", "enter")
        assert isinstance(app.screen, AskScreen), "a name is needed"
        await pilot.press(*"Nights", "enter")
        await settle(pilot)
        (saved,) = read_searches(made.folder)
        assert (saved.name, saved.query, saved.forms) == ("Nights", "night by:marsh", True)
        await pilot.press("escape", "W", "F")
        await settle(pilot)
        assert isinstance(app.screen, SavedScreen)
        assert "night by:marsh · other forms too" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert line(app) == "night by:marsh"
        assert app.reading.forms
        await pilot.press("escape", "F")
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert read_searches(made.folder) == ()
        assert "None yet" in screen_text(app)
        await pilot.press("u")
        await settle(pilot)
        assert read_searches(made.folder) == (saved,)


async def test_what_is_wrong_in_the_file_is_told_and_nothing_lost(made: Made, open_reader: Open) -> None:
    made.file("searches.yaml", "- name: one\n  query: boats\n- name: One\n  query: ferry\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("F")
        await settle(pilot)
        assert "searches.yaml:3" in screen_text(app)
        await pilot.press("d")
        await settle(pilot)
        assert any("mend the file first" in each.message for each in app._notifications)
        assert "ferry" in (made.folder / "searches.yaml").read_text("utf-8")


async def test_forms_of_words_are_a_switch_that_says_so(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("slash", *"minister promise", "enter")
        await settle(pilot)
        assert left(app) == [], "printed is promised"
        await pilot.press("W")
        await settle(pilot)
        assert left(app) == [ALTERED]
        shown = screen_text(app)
        assert "/ forms" in shown
        assert "Other forms too:" in shown
        assert "promise: promised" in " ".join(shown.split())
        await pilot.press("W")
        await settle(pilot)
        assert left(app) == []
        assert "/ forms" not in screen_text(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_where_hits_are_is_counted_and_enter_narrows(
    made: Made, open_reader: Open, size: tuple[int, int]
) -> None:
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("slash", *"ferry OR union", "enter")
        await settle(pilot)
        before = left(app)
        assert len(before) == 3
        await pilot.press("w")
        await settle(pilot)
        assert isinstance(app.screen, PlacesScreen)
        shown = screen_text(app)
        assert "Articles by outlet (3)" in shown
        await pilot.press("tab")
        place, share = app.screen.rows.rows[app.screen.rows.cursor]
        assert (place.name, share) == ("Ada Marsh", 1.0)
        await pilot.press("shift+tab", "down", "enter")
        await settle(pilot)
        assert line(app) == "(ferry OR union) outlet:island-mail"
        assert left(app) == [ALTERED]
        await pilot.press("escape", "w")
        await settle(pilot)
        assert "Where everything is" in screen_text(app)
