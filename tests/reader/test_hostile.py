"""Hostile text in every field reaches no screen unfiltered, and no bracket vanishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.reader.widgets.prose import Prose
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import hostile

DANGEROUS = [*map(chr, range(0x20)), "\x7f", *map(chr, range(0x80, 0xA0)), "\u202e", "\u202c", "\u2066", "\u2069"]
KEYS = [
    ("question_mark",),
    ("escape", "2"),
    ("3",),
    ("c",),
    ("d", "h"),
    ("p",),
    ("escape", "l", "s"),
    ("T",),
    ("escape", "o"),
    ("escape", "escape", "space", "1", "space", "b"),
    ("m",),
    ("escape", "escape", "e"),
    ("ctrl+r",),
    ("escape", "escape", "g"),
    (*"outlet",),
    ("escape", "P"),
    ("escape", "A"),
    ("escape", "ctrl+p"),
    ("escape", "slash", *"sic"),
    ("enter", "right_square_bracket", "s"),
]


@pytest.mark.parametrize("size", [(120, 40), (40, 12)], ids=["wide", "narrow"])
async def test_no_screen_lets_it_through(tmp_path: Path, open_reader: Open, size: tuple[int, int]) -> None:
    made = hostile(tmp_path / "hostile")
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, pilot):
        for keys in KEYS:
            await pilot.press(*keys)
            await settle(pilot)
            shown = screen_text(app).replace("\n", "")
            found = [char for char in DANGEROUS if char in shown]
            assert not found, f"after {keys}: {found}"


async def test_brackets_stay_in_the_document(tmp_path: Path, open_reader: Open) -> None:
    made = hostile(tmp_path / "hostile")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, _):
        text = app.reading.query_one("#prose", Prose).page.text
        for kept in ("[/x]", "[sic]", "[bold]no[/bold]", "[link=file:///]"):
            assert kept in text
        assert "[sic]" in screen_text(app)
