"""Finding in the open text, going back and forward, the place in each text, the text alone, what was read."""

from __future__ import annotations

import asyncio

from briefing.language.finding import occurrences
from briefing.paths import state_file
from briefing.reader.kit.memory import load_memory
from briefing.reader.kit.trail import Trail
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import ALTERED, RELEASE, Made


def test_what_does_not_count_is_passed_over() -> None:
    text = "Café “Zoë’s” Łódź —\nthe Øresund boats"
    for wanted in ("cafe", "zoe's", '"zoë', "lodz - the", "ORESUND  boats"):
        assert len(occurrences(text, wanted)) == 1, wanted
    assert occurrences(text, "boat ") == occurrences(text, "boat")
    assert occurrences(text, "  ") == ()
    assert occurrences("aaaa", "aa") == ((0, 2), (2, 4))
    assert [occurrences("aaaa", "aa", most) for most in (0, 1, 2, 3)] == [(), ((0, 2),), *2 * [((0, 2), (2, 4))]]


async def test_words_are_found_in_the_open_text_and_walked(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("f", *"FERR")
        await settle(pilot)
        document = app.reading.document
        count = len(document.prose.page.hits)
        assert count > 2
        assert f"hit 1 of {count}" in screen_text(app)
        await pilot.press("enter", "n")
        await settle(pilot)
        assert f"hit 2 of {count}" in screen_text(app)
        await pilot.press("N", "N")
        assert f"hit {count} of {count}" in screen_text(app), "around the end, and never into another article"
        assert document.shown == ("article", RELEASE)
        await pilot.press("escape")
        await settle(pilot)
        assert document.prose.page.hits == ()
        assert document.prose.has_focus, "Esc leaves the finding first"
        await pilot.press("escape")
        assert app.reading.panes.articles.has_focus
        await pilot.press("f", *"zzz")
        await settle(pilot)
        assert "not found" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert document.sought == ""


async def test_going_back_and_forward(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        reading = app.reading
        reading.go("article", RELEASE)
        await pilot.press("g", *"ada marsh")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert reading.document.shown == ("actor", "ada-marsh")
        reading.go("article", ALTERED)
        await settle(pilot)
        for keys, shown in (
            ("alt+left", ("actor", "ada-marsh")),
            ("ctrl+o", ("article", RELEASE)),
            ("alt+right", ("actor", "ada-marsh")),
            ("alt+right", ("article", ALTERED)),
        ):
            await pilot.press(keys)
            await settle(pilot)
            assert reading.document.shown == shown
        await pilot.press("alt+right")
        assert any("nothing further on" in each.message for each in app._notifications)


def test_a_trail_forgets_what_lay_ahead_when_it_turns_off() -> None:
    trail = Trail()
    one, two, three = (("article", name, "") for name in ("one", "two", "three"))
    trail.leave(one)
    assert trail.step(two, -1) == one
    trail.leave(one)
    assert trail.step(three, 1) is None
    assert trail.step(three, -1) == one
    trail = Trail()
    for place in (one, two, two):
        trail.leave(place)
    assert trail.earlier == [one, two], "a place that was left twice in a row is one step"


async def test_the_place_in_each_text_is_kept_between_runs(made: Made, open_reader: Open) -> None:
    long = "\n\n".join(f"Paragraph {number} of the tide tables." for number in range(80))
    made.article("2025-02-08-harbour-post-tides", long)
    for top in (0, 40):
        async with open_reader(size=(80, 24), place=made.workspace, briefing=made.id) as (app, pilot):
            app.reading.go("article", "2025-02-08-harbour-post-tides")
            await settle(pilot)
            prose = app.reading.document.prose
            assert round(prose.scroll_y) == top
            prose.scroll_to(y=40, animate=False, force=True)
            await settle(pilot)
            app.reading.go("article", RELEASE)
            await settle(pilot)
            assert round(prose.scroll_y) == 0
            app.reading.go("article", "2025-02-08-harbour-post-tides")
            await settle(pilot)
            assert round(prose.scroll_y) == 40


async def test_the_text_alone_stands_in_the_middle(made: Made, open_reader: Open) -> None:
    async with open_reader(size=(140, 30), place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("z")
        await settle(pilot)
        assert not app.reading.panes.display
        lines = [line for line in screen_text(app).splitlines() if "Night ferries for every island" in line]
        assert app.reading.document.size.width == 140
        assert lines
        await pilot.press("escape")
        await settle(pilot)
        assert app.reading.panes.display


async def test_what_was_opened_is_read_and_the_next_unread_is_a_key_away(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        assert "unread" not in screen_text(app), "before anything was opened nothing is marked"
        await pilot.press("home", "enter")
        await settle(pilot)
        assert "2 unread" in screen_text(app)
        await pilot.press("M")
        await settle(pilot)
        assert app.reading.document.shown == ("article", RELEASE)
        await pilot.press("M")
        await settle(pilot)
        assert app.reading.document.shown == ("article", ALTERED)
        await pilot.press("M")
        assert any("Every article here was opened" in each.message for each in app._notifications)
        await pilot.press("m")
        await settle(pilot)
        assert "1 unread" in screen_text(app)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, _):
        assert "1 unread" in screen_text(app), "remembered between runs"


async def test_what_was_read_is_on_disk_while_the_reader_is_open(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (_, pilot):
        await pilot.press("home", "enter")
        async with asyncio.timeout(30):
            while not (kept := load_memory(state_file())).read.get(made.id):
                await pilot.pause(0.05)
        assert kept.read[made.id] == [kept.places[made.id]]
        await pilot.press("M")
        async with asyncio.timeout(30):
            while load_memory(state_file()).read[made.id] == kept.read[made.id]:
                await pilot.pause(0.05)
