"""The preview of an import: one answer for many candidates, set again where it was wrong, and taken back."""

from __future__ import annotations

from pathlib import Path

from briefing.content import read_outlets
from briefing.intake import Decision
from briefing.reader.screens.content.importing import ImportScreen
from briefing.reader.screens.main.reading import ReadingScreen
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import Made


def letters(folder: Path, count: int) -> Path:
    """A folder of texts without outlet and day."""
    held = folder / "letters"
    held.mkdir()
    for number in range(count):
        sentence = f"The Port Office will run {number + 20} boats at night to island {number}."
        text = f"Night ferries to island {number}\n\n{sentence}\n"
        (held / f"{number}.txt").write_text(text, "utf-8")
    return held


async def test_a_day_is_set_for_all_that_lack_one(open_reader: Open, tmp_path: Path) -> None:
    folder = letters(tmp_path, 3)
    async with open_reader() as (app, pilot):
        await pilot.press("I", *str(folder), "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        assert all(row.article.published is None for row in screen.candidates.rows)
        await pilot.press("M", *"published")
        await settle(pilot)
        await pilot.press("enter", *"2025-09-04", "enter")
        await settle(pilot)
        assert [str(row.article.published) for row in screen.candidates.rows] == ["2025-09-04"] * 3


async def test_what_was_set_wrongly_for_all_is_set_again_and_taken_back(open_reader: Open, tmp_path: Path) -> None:
    folder = letters(tmp_path, 3)
    async with open_reader() as (app, pilot):
        await pilot.press("I", *str(folder), "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        assert "M Edit many" in screen_text(app)

        def outlets() -> list[str]:
            return [row.article.outlet for row in screen.candidates.rows]

        for sought, typed in (("outlet", "harb"), ("harb", "Quay Courier")):
            await pilot.press("M", *sought)
            await settle(pilot)
            await pilot.press("enter", *typed, "enter")
            await settle(pilot)
        assert outlets() == ["quay-courier"] * 3
        await pilot.press("u")
        await settle(pilot)
        assert outlets() == ["harb"] * 3
        await pilot.press("U")
        await settle(pilot)
        assert outlets() == ["quay-courier"] * 3


async def test_a_kind_is_picked_for_one_and_for_all_of_a_kind(open_reader: Open, tmp_path: Path) -> None:
    folder = letters(tmp_path, 3)
    async with open_reader() as (app, pilot):
        await pilot.press("I", *str(folder), "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        await pilot.press("m", *"kind")
        await settle(pilot)
        await pilot.press("enter", *"rele")
        await settle(pilot)
        await pilot.press("enter", "M", *"kind report")
        await settle(pilot)
        assert "report: 2 articles" in screen_text(app)
        await pilot.press("enter", *"agency")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert [row.article.kind for row in screen.candidates.rows] == ["release", "agency", "agency"]


async def test_leaving_asks_where_something_was_set(open_reader: Open, tmp_path: Path) -> None:
    folder = letters(tmp_path, 1)
    async with open_reader() as (app, pilot):
        await pilot.press("I", *str(folder), "enter")
        await settle(pilot)
        await pilot.press("space", "escape")
        await settle(pilot)
        assert "Import nothing, and drop what you set here?" in screen_text(app)
        await pilot.press("n", "u", "escape")
        await settle(pilot)
        assert isinstance(app.screen, ReadingScreen), "nothing is left that could be lost"


async def test_an_outlet_is_known_however_it_is_spelt(made: Made, open_reader: Open, tmp_path: Path) -> None:
    folder = letters(tmp_path, 3)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("I", *str(folder), "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ImportScreen)

        async def given(*typed: str) -> list[str]:
            await pilot.press(*typed, "enter")
            await settle(pilot)
            return [row.article.outlet for row in screen.candidates.rows]

        assert (await given("M", *"outlet", "enter", *"the harbour-POST")) == ["harbour-post"] * 3
        assert (await given("m", *"outlet", "enter", *"Quay Courier"))[0] == "quay-courier"
        assert (await given("down", "m", *"outlet", "enter", *"The QUAY courier"))[1] == "quay-courier", (
            "of this import"
        )
        await pilot.press("down", "m", *"outlet", "enter", *"quay")
        await settle(pilot)
        assert "Quay Courier" in screen_text(app)
        await pilot.press("escape", "w", "y")
        await settle(pilot)
    assert {each.id: each.name for each in read_outlets(made.folder)}["quay-courier"] == "Quay Courier"


async def test_what_was_set_here_is_listed_and_taken_back_from_there(
    made: Made, open_reader: Open, tmp_path: Path
) -> None:
    folder = letters(tmp_path, 2)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("space")
        await settle(pilot)
        await pilot.press("I", *str(folder), "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        await pilot.press("H")
        await settle(pilot)
        assert "Nothing was set here yet" in screen_text(app)
        assert "Clipped" not in screen_text(app), "what was done to the briefing is not done here"
        await pilot.press("escape", "M", *"published", "enter", *"2025-09-04", "enter", "space", "H")
        await settle(pilot)
        shown = screen_text(app)
        assert "Skip · 0.txt" in shown
        assert "published: 2025-09-04 · 2 articles" in shown
        await pilot.press("down", "enter")
        await settle(pilot)
        assert all(row.article.published is None for row in screen.candidates.rows)
        assert [row.decision for row in screen.candidates.rows] == [Decision.TAKE] * 2
        await pilot.press("H", "enter")
        await settle(pilot)
        assert [str(row.article.published) for row in screen.candidates.rows] == ["2025-09-04"] * 2
