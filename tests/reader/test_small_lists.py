"""On a screen with room for the lists or for the text, what is done in the text is seen; and saying why nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

import briefing.reader
from briefing.reader.app import BriefingApp
from briefing.reader.widgets.rows import RowList
from tests.reader.conftest import Open, settings, settle
from tests.samples import ALTERED, RELEASE, VERBATIM, Made


def told(app: BriefingApp) -> str:
    """What was said in passing."""
    return "\n".join(each.message for each in app._notifications)


def status(app: BriefingApp) -> str:
    return str(app.reading.query_one("#status", Static).content)


@pytest.mark.parametrize("pane", ["1", "2", "3"])
@pytest.mark.parametrize("key", ["right_square_bracket", "full_stop", "left_square_bracket", "comma"])
async def test_walking_passages_from_a_list_shows_the_text(made: Made, open_reader: Open, pane: str, key: str) -> None:
    async with open_reader((40, 12), place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press(pane, key)
        await settle(pilot)
        reading = app.reading
        assert app.focused is reading.document.prose
        assert reading.document.display
        assert reading.document.prose.target is not None
        await pilot.press("escape")
        assert isinstance(app.focused, RowList)
        assert not reading.document.display, "and Esc leads back"


async def test_beside_the_text_a_list_keeps_the_keyboard(made: Made, open_reader: Open) -> None:
    async with open_reader((80, 24), place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("1", "full_stop")
        await settle(pilot)
        assert app.focused is app.reading.panes.articles
        assert app.reading.document.prose.target is not None


async def test_the_last_passage_is_told(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", VERBATIM)
        count = len(app.reading.document.prose.page.targets)
        await pilot.press(*["full_stop"] * count)
        await settle(pilot)
        assert "no passage after" not in status(app)
        await pilot.press("full_stop")
        await settle(pilot)
        assert "There is no passage after this one." in status(app)
        await pilot.press(*["comma"] * count)
        await settle(pilot)
        assert "There is no passage before this one." in status(app) or count == 1
        await pilot.press("full_stop")
        await settle(pilot)
        assert "no passage" not in status(app)


async def test_hits_walked_from_a_list_are_seen(made: Made, open_reader: Open) -> None:
    async with open_reader((40, 12), place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("slash", *"ferry", "enter")
        await settle(pilot)
        await pilot.press("1", "n")
        await settle(pilot)
        assert app.reading.document.display
        assert app.reading.document.prose.hit is not None


@pytest.mark.parametrize(
    ("kind", "what"), [("release", "a release"), ("transcript", "a transcript"), ("agency", "agency copy")]
)
async def test_why_a_source_shows_nothing_copied(made: Made, open_reader: Open, kind: str, what: str) -> None:
    text = made.path(RELEASE).read_text("utf-8").replace("kind: release", f"kind: {kind}")
    made.path(RELEASE).write_text(text, "utf-8")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("V")
        await settle(pilot)
        assert told(app).startswith(f"This is {what}, which others copy from")
        store = app.session.store
        assert store is not None
        copied = {each.article for each in store.copying() if each.source == RELEASE}
        assert ("Harbour Post" in told(app)) == (VERBATIM in copied)
        assert ("Island Mail" in told(app)) == (ALTERED in copied)


async def test_why_an_actor_shows_nothing_copied(made: Made, open_reader: Open) -> None:
    settings("keys: {reader.copied: f8}\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("2", "f8")
        await settle(pilot)
        assert told(app) == "Open an article first: F8 shows what it copied."


async def test_what_was_copied_is_shown_where_the_text_was_hidden(made: Made, open_reader: Open) -> None:
    async with open_reader((40, 12), place=made.workspace, briefing=made.id) as (app, pilot):
        store = app.session.store
        assert store is not None
        article = store.copying()[0].article
        app.reading.go("article", article)
        await pilot.press("escape", "V")
        await settle(pilot)
        assert app.reading.document.display
        assert app.reading.document.copied


async def test_what_was_said_goes_with_its_screen(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("space")
        await settle(pilot)
        assert "Clipped" in told(app)
        await pilot.press("down")
        await settle(pilot)
        assert "Clipped" in told(app), "it stays as long as the screen does"
        await pilot.press("b")
        await settle(pilot)
        assert told(app) == ""
        await pilot.press("d")
        await settle(pilot)
        assert "Taken out" in told(app)
        await pilot.press("B")
        await settle(pilot)
        assert told(app) == "", "a dialog is a screen, too"


def test_all_that_is_said_is_said_in_one_place() -> None:
    """So that it is made safe, stands above what explains, and goes with its screen."""
    says = [
        path.name
        for path in Path(briefing.reader.__file__).parent.rglob("*.py")
        if ".notify(" in path.read_text(encoding="utf-8")
    ]
    assert says == ["saying.py"]


async def test_what_was_said_by_the_key_that_closed_a_screen_stays(
    made: Made, open_reader: Open, tmp_path: object
) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("ctrl+a", "ctrl+k", *f"{tmp_path}/made.md", "enter")
        await settle(pilot)
        assert "Written" in told(app)
        app.reading.complain("It did not work.")
        await pilot.press("b")
        await settle(pilot)
        assert told(app) == "It did not work.", "what went wrong stays until it was read"
