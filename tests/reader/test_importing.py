"""The preview of an import: one answer for many candidates."""

from __future__ import annotations

from pathlib import Path

from briefing.reader.screens.content.importing import ImportScreen
from tests.reader.conftest import Open, settle


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
