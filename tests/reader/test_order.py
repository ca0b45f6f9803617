"""The ledger's order has one owner, and a walk through it survives what a reader corrects."""

from __future__ import annotations

import re

from briefing.reader.screens.statements.comparing import ComparingScreen
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import Made


async def test_every_list_of_statements_is_in_the_order_of_their_rank(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, _):
        store = app.reading.store
        assert store is not None
        ranked = [each.id for each in sorted(store.statements(), key=lambda each: each.rank)]
        assert [each.id for each in store.statements()] == ranked
        assert [row.id for row in store.statement_rows()] == ranked
        snapshot = app.session.snapshot
        assert snapshot is not None
        assert [row.id for row in snapshot.statements] == ranked


async def test_naming_a_statement_keeps_its_place_in_the_walk(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        store = app.reading.store
        assert store is not None
        first = store.statement_rows()[0].id
        await app.compare(first)
        await settle(pilot)
        before = re.search(r"statement (\d+ of \d+)", screen_text(app))
        assert before is not None
        assert before[1].startswith("1 of ")
        await pilot.press("t", "ctrl+u", *"Zebra", "enter")
        await settle(pilot)
        after = re.search(r"statement (\d+ of \d+)", screen_text(app))
        assert after is not None
        assert after[1] == before[1]


async def test_a_narrowed_walk_survives_a_refresh(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        store = app.reading.store
        assert store is not None
        rows = [row.id for row in store.statement_rows()]
        assert len(rows) > 1
        walk = rows[-1:]
        await app.compare(walk[0], walk)
        await settle(pilot)
        assert "statement 1 of 1" in screen_text(app)
        await pilot.press("t", "ctrl+u", *"Aardvark", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ComparingScreen)
        assert app.screen.statement.title == "Aardvark"
        assert "statement 1 of 1" in screen_text(app)
