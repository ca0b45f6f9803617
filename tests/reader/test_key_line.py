"""The line of keys at the bottom: what works now, whole, and by the mouse too."""

from __future__ import annotations

import pytest

from briefing.reader.app import BriefingApp
from briefing.reader.widgets.key_line import KeyLine
from tests.reader.conftest import Open, screen_text, settings, settle


def _line(app: BriefingApp) -> str:
    return screen_text(app).splitlines()[-1].rstrip()


@pytest.mark.parametrize("width", [120, 80, 47, 40])
async def test_keys_that_do_not_fit_are_left_out_whole(open_reader: Open, width: int) -> None:
    async with open_reader((120, 40)) as (app, pilot):
        everything = _line(app)
        await pilot.resize_terminal(width, 24)
        await settle(pilot)
        shown = _line(app)
        assert shown
        assert everything.startswith(shown)
        assert everything == shown or everything[len(shown)] == " "
        assert shown.split(" ")[-1].istitle(), "a description, not a key alone"


async def test_it_follows_what_can_be_done_where_one_is(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        before = _line(app)
        await pilot.press("/")
        await settle(pilot)
        typing = _line(app)
        await pilot.press("escape", "l")
        await settle(pilot)
        assert "Ledger" in before
        assert "Ledger" not in typing, "an l is a letter there"
        assert "Treatment" in _line(app)
        await pilot.press("escape")
        await settle(pilot)
        assert _line(app) == before


@pytest.mark.parametrize("key", ["at", "underscore", "plus", "backslash"])
async def test_a_sign_that_has_a_command_is_typed_where_one_types(open_reader: Open, key: str) -> None:
    settings(f"keys: {{reader.jump: {key}}}\n")
    async with open_reader() as (app, pilot):
        assert "Go to" in _line(app)
        await pilot.press("/")
        await settle(pilot)
        assert "Go to" not in _line(app)


async def test_it_names_the_first_of_several_keys(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("L")
        await settle(pilot)
        assert "esc Close" in _line(app)
        assert "? Close" not in _line(app)


async def test_a_click_on_a_key_presses_it_and_one_beside_it_does_not(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        line = app.screen.query_one(KeyLine)
        at = _line(app).index("Ledger")
        await pilot.click(line, offset=(at - 3, 0))  # the space between two
        await settle(pilot)
        assert app.screen is app.reading
        await pilot.hover(line, offset=(at, 0))
        assert "statement" in str(line.tooltip).lower()
        await pilot.click(line, offset=(at + 2, 0))
        await settle(pilot)
        assert type(app.screen).__name__ == "LedgerScreen"


async def test_nothing_is_painted_where_the_keys_stay_the_same(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as (app, pilot):
        painted: list[KeyLine] = []
        monkeypatch.setattr(KeyLine, "refresh", lambda self, *_, **__: painted.append(self))
        await pilot.press("down", "down", "up")
        await settle(pilot)
        assert painted == []
        app.screen.refresh_bindings()
        await settle(pilot)
        assert painted == []


@pytest.mark.parametrize("preset", ["keys: {preset: vim}\n", "keys: {preset: plain}\n"])
async def test_a_preset_changes_keys_and_not_their_order(open_reader: Open, preset: str) -> None:
    async with open_reader() as (app, _):
        told = [each.description for each in app.screen.query_one(KeyLine)._keys]
    settings(preset)
    async with open_reader() as (app, _):
        assert [each.description for each in app.screen.query_one(KeyLine)._keys] == told


@pytest.mark.parametrize("preset", ["", "keys: {preset: vim}\n", "keys: {preset: plain}\n"])
async def test_while_a_filter_is_typed_it_names_what_enter_esc_and_arrows_do_there(
    open_reader: Open, preset: str
) -> None:
    settings(preset)
    async with open_reader() as (app, pilot):
        before = _line(app)
        await pilot.press("/", "b")
        await settle(pilot)
        assert "/ Search " in before or "^f Search " in before
        typing = _line(app)
        for told in ("⏎ Into the hits", "esc Everything again", "↑ Searched before", "↓ Later"):
            assert told in typing
        assert " Search " not in typing.replace("↑ Searched", "")
        assert "Go to" not in typing, "its letter is typed there"
        await pilot.press("enter")
        await settle(pilot)
        assert "Into the hits" not in _line(app)


async def test_while_something_is_sought_in_a_text_it_names_what_enter_and_esc_do_there(open_reader: Open) -> None:
    async with open_reader((40, 12)) as (app, pilot):
        await pilot.press("f", "a")
        await settle(pilot)
        assert _line(app).startswith("f1 Help ⏎ Into what was found")
        await pilot.press("escape")
        await settle(pilot)
        assert "found" not in _line(app)
