"""The timeline: a plot that is text, a table where there is room, and a list that leads to the comparisons."""

from __future__ import annotations

import re

import pytest

from briefing.derived import bring_up_to_date
from briefing.reader.pages.timeline import timeline_page
from briefing.reader.screens.statements.comparing import ComparingScreen
from briefing.reader.screens.statements.timeline import TimelineScreen
from briefing.reader.widgets.prose import Prose
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import Made


def test_bars_are_as_long_as_days_have_articles(made: Made) -> None:
    made.article("2021-05-01-harbour-post-old", "An old boat sailed.\n", published="2021-05-01")
    with bring_up_to_date(made.workspace, made.id) as store:
        page = timeline_page(store, 100)
    bars = {
        match[1]: (len(match[2]), int(match[3]))
        for match in re.finditer(r"^(\S+) +(▇+) (\d+)", page.text, re.MULTILINE)
    }
    assert bars["2025-02-03"] == (24, 2)
    assert bars["2025-02"] == bars["2021-05-01"] == (12, 1)
    assert "… 3 years without any" in page.text
    assert "A date that is shorter than the others is all that is known of it." in page.text


def test_the_table_has_a_column_a_treatment_and_becomes_sentences_where_it_is_narrow(made: Made) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        wide, narrow = (timeline_page(store, width).text for width in (100, 36))
    head = next(line for line in wide.splitlines() if line.strip().startswith("reference"))
    row = next(line for line in wide.splitlines() if line.startswith("Island Mail  "))
    at = head.index("≠ altered")
    assert row[: at + len("≠ altered")].endswith(" 1"), "the count ends below the word"
    assert "≠ altered 1" in next(line for line in narrow.splitlines() if line.startswith("Island Mail: "))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_a_statement_leads_to_its_comparison_and_back(
    made: Made, open_reader: Open, size: tuple[int, int]
) -> None:
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("L")
        await settle(pilot)
        assert isinstance(app.screen, TimelineScreen)
        assert "Articles in time" in screen_text(app)
        prose = app.screen.query_one(Prose)
        wanted = next(
            at
            for at, target in enumerate(prose.page.targets, 1)
            if "night ferry" in prose.page.text[target.start : target.end]
        )
        await pilot.press(*["full_stop"] * wanted, "enter")
        await settle(pilot)
        assert isinstance(app.screen, ComparingScreen)
        assert "night ferry" in app.screen.statement.reference.text
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is app.reading
