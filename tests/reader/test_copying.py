"""Copying: what is selected with its source, as a citation, as a comparison, as a link that can be located."""

from __future__ import annotations

import pyperclip
import pytest

from briefing.cli import run
from briefing.export import Style, read_link
from briefing.reader.screens.statements.comparing import ComparingScreen
from tests.reader.conftest import Open, screen_text, settings, settle
from tests.samples import ALTERED, MADE_OF_IT, RELEASE, SAID, Made


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's clipboard got, in order."""
    texts: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", texts.append)
    return texts


async def test_a_marked_passage_is_copied_with_its_source_and_marking_ends(
    made: Made, open_reader: Open, copied: list[str]
) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("v", "y")
        await settle(pilot)
        assert copied == [
            "“The Port Office will run ferries at night to every island from the autumn of 2025.”\n"
            "(Port Office: Night ferries for every island, 2025-02-03)"
        ]
        assert app.reading.document.prose.marking is None
        assert any("Copied the passage with its source, " in each.message for each in app._notifications)


async def test_every_form_is_offered_and_says_what_was_copied(
    made: Made,
    open_reader: Open,
    copied: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", ALTERED)
        await pilot.press("full_stop")
        for typed in ("quotation", "harvard", "chicago", "oscola", "comparison", "link", "all of the text"):
            await pilot.press("Y", *typed, "enter")
            await settle(pilot)
        quotation, harvard, chicago, oscola, comparison, link, text = copied
        store, name = app.session.store, app.reading.document.quotation
        assert store is not None
        assert name is not None
        doubt = "" if store.quotation(name).sure else " (not sure)"
        assert quotation == f"“{MADE_OF_IT[:-1]},”\n(Ada Marsh{doubt}, Island Mail, 2025-02)"
        assert harvard == "Island Mail (2025) ‘Minister promises boats’, February."
        assert chicago == "“Minister promises boats,” Island Mail, February 2025."
        assert oscola == "‘Minister promises boats’ Island Mail (February 2025)"
        assert SAID in comparison
        assert "≠ altered" in comparison
        assert MADE_OF_IT[:-1] in text
        assert read_link(link).passage.article == ALTERED
        assert any("Copied all of the text, " in each.message for each in app._notifications)
    assert run(["locate", link]) == 0
    assert f"“{MADE_OF_IT[:-1]},”" in capsys.readouterr().out


async def test_the_style_of_the_settings_comes_first(made: Made, open_reader: Open, copied: list[str]) -> None:
    settings("citation: oscola\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        assert app.session.citation == Style.OSCOLA
        app.reading.go("article", ALTERED)
        await pilot.press("Y", "enter")
        await settle(pilot)
    assert copied == ["‘Minister promises boats’ Island Mail (February 2025)"]


async def test_a_style_that_there_is_not_is_told(made: Made, open_reader: Open) -> None:
    settings("citation: vancouver\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, _):
        assert any("harvard, chicago, oscola" in each.message for each in app._notifications)


async def test_a_comparison_and_a_clipping_are_copied_in_the_same_forms(
    made: Made, open_reader: Open, copied: list[str]
) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", ALTERED)
        await pilot.press("full_stop", "c")
        await settle(pilot)
        assert isinstance(app.screen, ComparingScreen)
        await pilot.press("Y")
        await settle(pilot)
        assert "Comparison" in screen_text(app)
        await pilot.press(*"comparison", "enter")
        await settle(pilot)
        assert SAID in copied[-1]
        await pilot.press("escape")
        app.reading.go("article", RELEASE)
        await pilot.press("v", "full_stop", "space", "b")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert copied[-1].startswith("“Ferries Minister Ada Marsh said:”\n(Port Office: ")
        await pilot.press("Y", *"link", "enter")
        await settle(pilot)
        assert read_link(copied[-1]).passage.article == RELEASE


async def test_without_a_clipboard_the_terminal_is_asked_and_that_is_said(
    made: Made, open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: str) -> None:
        raise pyperclip.PyperclipException("none")

    monkeypatch.setattr(pyperclip, "copy", none)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", ALTERED)
        await pilot.press("Y", *"chicago", "enter")
        await settle(pilot)
        assert app.clipboard.startswith("“Minister promises boats,”")
        told = [each.message for each in app._notifications]
        assert any("Copied the citation in Chicago (note), " in each and "OSC 52" in each for each in told)
