"""Pictures of the chosen screens at the three sizes, and the README's picture, as the reader draws them today.

After a change that is meant: `make pictures`, look at every one of them, and commit.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.reader.conftest import Open, settle

PICTURES = Path(__file__).parent / "pictures"
README = Path(__file__).resolve().parents[2] / "docs" / "comparison.svg"

FONTS = re.compile(r"@font-face \{.*?\}\s*", re.S)  # web fonts: a picture must not ask for any

TO_KYLE = [["g"], [*"kyel"], ["enter"], ["right_square_bracket"], ["c"]]
SCREENS = {
    "reading": ((120, 40), []),
    "reading-80x24": ((80, 24), [["3"], ["down", "down"], ["enter"]]),
    "reading-40x12": ((40, 12), [["enter"], ["right_square_bracket"]]),
    "filtered": ((120, 40), [["slash"], [*"baked in"], ["enter"]]),
    "actor-80x24": ((80, 24), [["g"], [*"raimondo"], ["enter"]]),
    "comparison": ((120, 40), TO_KYLE),
    "comparison-80x24": ((80, 24), TO_KYLE),
    "comparison-40x12": ((40, 12), TO_KYLE),
    "differences-only": ((120, 24), [*TO_KYLE, ["n", "d", "h"]]),
    "ledger": ((120, 24), [["l"]]),
    "ledger-light-80x24": ((80, 24), [["T"], ["l"], ["right", "down"]]),
    "basket-80x24": ((80, 24), [["space", "down", "space"], ["b"], ["m"], [*"check"], ["ctrl+s"]]),
    "jump-40x12": ((40, 12), [["g"], [*"raim"]]),
}


async def drawn(open_reader: Open, size: tuple[int, int], keys: list[list[str]]) -> str:
    """The screen after some keys, as an SVG."""
    async with open_reader(size) as (app, pilot):
        for each in keys:
            await pilot.press(*each)
            await settle(pilot)
        app.clear_notifications()
        await settle(pilot)
        return FONTS.sub("", app.export_screenshot(title="Briefing"))


def compare(picture: Path, svg: str) -> None:
    """Hold a picture against the committed one; with BRIEFING_PICTURES set, write it instead."""
    if os.environ.get("BRIEFING_PICTURES"):
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(svg, encoding="utf-8")
        return
    assert picture.is_file(), f"{picture} is missing; `make pictures` draws it"
    assert svg == picture.read_text(encoding="utf-8"), f"{picture.name} has changed; `make pictures`, then look at it"


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(open_reader: Open, name: str) -> None:
    size, keys = SCREENS[name]
    compare(PICTURES / f"{name}.svg", await drawn(open_reader, size, keys))


async def test_the_readmes_picture_is_of_today(open_reader: Open) -> None:
    compare(README, await drawn(open_reader, (120, 30), TO_KYLE))
