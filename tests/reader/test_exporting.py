"""Exporting from the reader: template, parts, marking and embargo, sources, a preview, and what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from briefing.cli import run
from briefing.export import Part, Template
from briefing.reader.screens.asking.ask import ConfirmScreen
from briefing.reader.screens.baskets.export import ExportScreen, PartsField
from briefing.reader.screens.baskets.parts import PartsScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.widgets.one_of import OneOf
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import RELEASE, SAID, Made


def headings(text: str) -> list[str]:
    """The headings of the second level of a Markdown text."""
    return [line[3:] for line in text.split("\n") if line.startswith("## ")]


async def test_a_template_is_previewed_and_written_with_what_was_set(
    made: Made,
    open_reader: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))
    target = tmp_path / "lines.md"
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("full_stop", "space", "b", "m", *"Boats by autumn", "ctrl+s", "e")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        assert "the basket: 1 clipping" in screen_text(app)
        screen.query_one("#export-template", OneOf).focus()
        await pilot.press("space", "right")
        assert screen.query_one(PartsField).parts == Template.LINES.parts
        screen.query_one("#export-marking", Input).value = "HARBOUR ONLY"
        screen.query_one("#export-embargo", Input).value = "noon"
        screen.query_one("#export-csl", OneOf).action_change(1)
        screen.query_one("#export-path", Input).value = str(target)
        await pilot.press("f5")
        await settle(pilot)
        assert isinstance(app.screen, PageScreen)
        assert "Preview: " in screen_text(app)
        assert "**Boats by autumn**" in screen_text(app)
        assert not target.exists()
        await pilot.press("escape", "ctrl+s")
        await settle(pilot)
        text = target.read_text("utf-8")
        assert headings(text)[:2] == ["Lines to take", "If asked"]
        assert text.startswith("**HARBOUR ONLY**\n\n**Embargo: noon**\n\n# ")
        assert SAID in text
        sources = json.loads((tmp_path / "lines-sources.json").read_text("utf-8"))
        assert all(f"[@{item['id']}]" in text for item in sources)
        assert any("words: " in each.message and "lines-sources.json" in each.message for each in app._notifications)
    assert run(["verify", str(target)]) == 0
    capsys.readouterr()


async def test_parts_are_taken_left_and_put_in_order(made: Made, open_reader: Open, tmp_path: Path) -> None:
    target = tmp_path / "some.md"
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("e")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        assert "the whole briefing" in screen_text(app)
        screen.query_one("#export-template", OneOf).focus()
        await pilot.press("left")
        assert screen.query_one(PartsField).parts == Template.QUOTES.parts
        screen.query_one(PartsField).focus()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PartsScreen)
        await pilot.press("space", "enter")
        await settle(pilot)
        assert isinstance(app.screen, PartsScreen), "an export has one part at least"
        await pilot.press("space", "end", "space", *"K" * 20, "enter")
        await settle(pilot)
        assert screen.query_one(PartsField).parts == (Part.METHOD, Part.QUOTES)
        await pilot.press("space", "space", "escape")
        await settle(pilot)
        assert screen.query_one(PartsField).parts == (Part.METHOD, Part.QUOTES)
        screen.query_one("#export-path", Input).value = str(target)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert headings(target.read_text("utf-8")) == ["Method and limits", "Quotes"]


async def test_a_file_of_sources_is_never_replaced_unasked(made: Made, open_reader: Open, tmp_path: Path) -> None:
    mine = tmp_path / "out-sources.json"
    mine.write_text("mine", "utf-8")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("e")
        await settle(pilot)
        app.screen.query_one("#export-csl", OneOf).action_change(1)
        app.screen.query_one("#export-path", Input).value = str(tmp_path / "out.md")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("n")
        await settle(pilot)
        assert (mine.read_text("utf-8"), (tmp_path / "out.md").exists()) == ("mine", False)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_every_field_can_be_reached_and_read(size: tuple[int, int], made: Made, open_reader: Open) -> None:
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("e")
        await settle(pilot)
        seen = set()
        for _ in range(12):
            await pilot.press("down")
            await settle(pilot)
            assert app.focused is not None
            seen.add(app.focused.id)
            if app.focused.id == "export-template":
                assert "everything" in screen_text(app)
        assert {
            f"export-{name}" for name in "what template parts heading marking embargo style csl path".split()
        } <= seen
