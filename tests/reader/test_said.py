"""What the reader says of itself: mistakes in the settings, what R found, an empty briefing, what a path goes on to."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import pytest

from briefing.content import new_briefing
from briefing.errors import CancelledError
from briefing.paths import Workspace
from briefing.reader.app import BriefingApp
from briefing.reader.kit.paths import completed
from briefing.reader.screens.content.importing import ImportScreen
from briefing.reader.session import Session, Snapshot
from tests.reader.conftest import Open, screen_text, settings, settle
from tests.samples import Made


async def test_every_mistake_in_the_settings_is_told(open_reader: Open) -> None:
    settings(
        'theme: mauve\nindirect: perhaps\nkeys:\n  reader.filter: "q"\n  reader.nonsense: "x"\n  move.up: "bogus"\n'
    )
    async with open_reader(size=(160, 48)) as (app, _):
        told = "\n".join(each.message for each in app._notifications)
        for part in ("mauve", "indirect", "reader.quit", "reader.nonsense", "bogus"):
            assert part in told


async def test_a_theme_that_there_is_not_is_told_also_after_another_was_chosen(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("T")
        assert app.current_theme.name == "briefing-light"
    async with open_reader() as (app, _):
        assert app.current_theme.name == "briefing-light", "a chosen theme is remembered"
    settings("theme: mauve\n")
    async with open_reader() as (app, _):
        assert any("mauve" in each.message for each in app._notifications)
    settings("theme: contrast\n")
    async with open_reader() as (app, _):
        assert app.current_theme.name == "briefing-contrast", "what the settings say since comes first"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("C", "Nothing was corrected: s sets a speaker; t r x m in a comparison correct statements"),
        ("P", "No problem, and nothing is left open. a lists all articles."),
        ("b", "Nothing clipped yet: space clips"),
        ("l", "a dot: the outlet does not cover the occasion"),
    ],
)
async def test_what_explains_a_list_is_told_whole_on_a_small_screen(open_reader: Open, key: str, told: str) -> None:
    async with open_reader((40, 12)) as (app, pilot):
        await pilot.press(key)
        await settle(pilot)
        assert told in " ".join(screen_text(app).replace("│", " ").split())


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_what_is_said_in_passing_stays_on_the_screen(shipped: Workspace, width: int) -> None:
    told = " ".join(f"word{number}" for number in range(22))
    app = BriefingApp(shipped)
    app.memory.welcomed = True
    async with app.run_test(size=(width, 24), notifications=True) as pilot:
        await settle(pilot)
        app.tell(told)
        async with asyncio.timeout(10):
            while not (toasts := list(app.screen.query("Toast"))) or not toasts[0].region.width:
                await pilot.pause(0.05)
        region = toasts[0].region
        assert (region.x >= 0, region.right <= width, region.width <= 76) == (True, True, True)
        shown = screen_text(app)
        assert [number for number in range(22) if f"word{number}" not in shown] == []


@pytest.mark.parametrize("preset", ["plain", "vim"])
async def test_a_preset_of_keys_works(open_reader: Open, preset: str) -> None:
    settings(f"keys:\n  preset: {preset}\n")
    async with open_reader() as (app, pilot):
        await pilot.press("j")
        assert app.reading.panes.articles.cursor == (1 if preset == "vim" else 0)
        await pilot.press("down")
        assert app.reading.panes.articles.cursor == (2 if preset == "vim" else 1)
        await pilot.press("ctrl+f")
        assert app.reading.filter_line.is_open is (preset == "plain")
        assert list(app._notifications) == []


async def test_looking_again_says_what_it_found(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("R")
        await settle(pilot)
        assert any("nothing changed" in each.message for each in app._notifications)
        made.article("2025-02-06-harbour-post-more", "More boats.\n")
        await pilot.press("R")
        await settle(pilot)
        assert any("1 new article" in each.message for each in app._notifications)


async def test_an_empty_briefing_says_so_and_what_to_do(made: Made, open_reader: Open) -> None:
    new_briefing(made.workspace.content, "empty", "Nothing yet")
    async with open_reader(place=made.workspace, briefing="empty") as (app, pilot):
        assert "no articles yet" in screen_text(app)
        assert "I brings files in" in screen_text(app)
    async with open_reader(place=made.workspace, briefing="empty", size=(40, 12)) as (app, pilot):
        await pilot.press("4")
        await settle(pilot)
        assert "no articles yet" in screen_text(app)


async def test_tab_completes_what_is_imported(made: Made, open_reader: Open, tmp_path: Path) -> None:
    place = tmp_path / "to import"
    place.mkdir()
    (place / "night-ferries.txt").write_text("Night ferries\n\nBoats will run at night.\n", "utf-8")
    (place / "night-trains.txt").write_text("Night trains\n\nTrains will run at night.\n", "utf-8")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("I", *f"{tmp_path}/to", "tab")
        await settle(pilot)
        await pilot.press("n", "tab")
        await settle(pilot)
        assert "night-ferries.txt · night-trains.txt" in screen_text(app)
        await pilot.press("t", "tab")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ImportScreen)
        assert [each.name for each in app.screen.candidates.rows] == ["night-trains.txt"]


def test_paths_are_completed_as_far_as_they_can_only_go_on(tmp_path: Path) -> None:
    for name in ("one.txt", "onto.txt", ".hidden"):
        (tmp_path / name).write_text("", "utf-8")
    (tmp_path / "folder here").mkdir()
    assert completed(f"{tmp_path}/o").text == f"{tmp_path}/on"
    assert completed(f"{tmp_path}/o").names == ("one.txt", "onto.txt")
    assert completed(f"x.txt {tmp_path}/one").text == f"x.txt {tmp_path}/one.txt"
    assert completed(f"{tmp_path}/f").text == f'"{tmp_path}/folder here/'
    assert completed(f'"{tmp_path}/f').text == f'"{tmp_path}/folder here/'
    assert completed(f"{tmp_path}/zzz") == (f"{tmp_path}/zzz", ())
    assert completed(f"{tmp_path}/nowhere/x").names == ()
    assert ".hidden" not in completed(f"{tmp_path}/").names


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_who_stopped_the_opening_is_told_how_to_go_on(
    made: Made, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    settings("keys: {reader.refresh: f8}\n")
    app = BriefingApp(made.workspace, made.id)
    app.memory.welcomed = True
    with monkeypatch.context() as patched:
        asked = Event()

        def stopped(*_: object) -> Snapshot:
            asked.wait(10)
            raise CancelledError

        patched.setattr(Session, "current", stopped)
        async with app.run_test(size=size) as pilot:
            while not app.reading.opening:
                await pilot.pause(0.01)
            await pilot.press("l")
            assert [each.message for each in app._notifications] == ["The briefing is not open yet."]
            app.reading.stop()
            asked.set()
            async with asyncio.timeout(10):
                while "Stopped" not in screen_text(app):
                    await pilot.pause(0.05)
            shown = " ".join(screen_text(app).replace("┃", " ").replace("│", " ").split())
            assert "The briefing is not open. F8 opens it." in shown
            assert "Stopped; F8 opens the briefing." in shown
            await pilot.press("l")
            assert [each.message for each in app._notifications] == ["The briefing is not open. F8 opens it."]
            patched.undo()
            await pilot.press("f8")
            await settle(pilot)
            assert "1 Articles 3" in screen_text(app)
            assert "not open" not in screen_text(app)
