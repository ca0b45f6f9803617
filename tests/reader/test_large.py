"""A briefing that is derived in a process of its own, from inside the full-screen program."""

from __future__ import annotations

from pathlib import Path

from briefing.derived.making import LARGE
from briefing.paths import workspace
from tests.bench.generate import write_workspace
from tests.reader.conftest import Open, screen_text, settle


async def test_a_large_briefing_opens_and_is_searched(tmp_path: Path, open_reader: Open) -> None:
    count = LARGE + 20
    write_workspace(tmp_path / "large", articles=count, quotations=4 * count)
    async with open_reader(place=workspace(tmp_path / "large")) as (app, pilot):
        assert f"1 Articles {count}" in screen_text(app)
        await pilot.press("slash", *"the")
        await settle(pilot)
        assert app.reading.filtered is not None
        assert 0 < len(app.reading.filtered.articles) <= count
