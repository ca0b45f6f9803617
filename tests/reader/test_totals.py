"""The ledger's totals: made behind the screen, and never shown late, to nobody, or of a snapshot that is gone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.derived import Store, bring_up_to_date
from briefing.errors import CancelledError, DerivedError
from briefing.paths import Workspace, workspace
from briefing.reader.app import BriefingApp
from briefing.reader.kit.markup import Page
from briefing.reader.pages import ledger as pages
from briefing.reader.pages.ledger import LedgerRow, ledger_rows, totals_page
from briefing.reader.screens.page import PageScreen
from briefing.reader.screens.statements import ledger
from briefing.reader.screens.statements.ledger import LedgerScreen
from tests.bench.generate import write_workspace
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import Made

LIMIT = 30  # seconds that a thread waits before it gives up


@dataclass(slots=True)
class Held:
    """Totals that are made when `go` is set; `threads` are those that began, `given` the rows that they were given."""

    go: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)
    given: list[Sequence[LedgerRow]] = field(default_factory=list)

    def make(self, store: Store, rows: Sequence[LedgerRow], cancelled: Callable[[], bool]) -> Page:
        self.threads.append(threading.current_thread())
        self.given.append(rows)
        self.begun.set()
        assert self.go.wait(LIMIT)
        return totals_page(store, rows, cancelled)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    found = Held()
    monkeypatch.setattr(ledger, "totals_page", found.make)
    return found


async def ask(app: BriefingApp, pilot: Pilot[int], held: Held) -> None:
    """Open the ledger and ask for the totals, which are then being made."""
    await pilot.press("l")
    await settle(pilot)
    await pilot.press("T")
    for _ in range(LIMIT * 20):
        await pilot.pause(0.05)
        if held.begun.is_set():
            break
    assert held.begun.is_set()
    assert isinstance(app.screen, PageScreen)


async def test_a_waiting_page_is_shown_while_they_are_made_behind(open_reader: Open, held: Held) -> None:
    async with open_reader() as (app, pilot):
        await ask(app, pilot, held)
        assert "Totals by outlet" in screen_text(app)
        assert "Counting …" in screen_text(app)
        assert "altered 1" not in screen_text(app)
        assert held.threads[0] is not threading.main_thread()
        held.go.set()
        await settle(pilot)
        assert "Counting …" not in screen_text(app)
        assert f"{len(held.given[0])} statements." in screen_text(app)


async def test_whoever_left_is_shown_nothing(open_reader: Open, held: Held) -> None:
    async with open_reader() as (app, pilot):
        await ask(app, pilot, held)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LedgerScreen)
        held.go.set()
        await settle(pilot)
        assert isinstance(app.screen, LedgerScreen)
        assert "Totals by outlet" not in screen_text(app)
        await pilot.press("s", "T")
        await settle(pilot)
        assert isinstance(app.screen, PageScreen)
        assert len(held.given[1]) < len(held.given[0]), "the totals are those of the rows that are shown now"
        assert f"{len(held.given[1])} statement" in screen_text(app)


async def test_leaving_stops_the_work(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = threading.Event(), threading.Event()

    def make(_store: Store, _rows: Sequence[LedgerRow], cancelled: Callable[[], bool]) -> Page:
        begun.set()
        while not cancelled():
            assert not ended.wait(0.01)
        ended.set()
        raise CancelledError

    monkeypatch.setattr(ledger, "totals_page", make)
    async with open_reader() as (_, pilot):
        await pilot.press("l")
        await settle(pilot)
        await pilot.press("T")
        assert begun.wait(LIMIT)
        await pilot.press("escape")
        await settle(pilot)
        assert ended.wait(LIMIT)


async def test_another_snapshot_has_its_own_totals(open_reader: Open, shipped: Workspace, held: Held) -> None:
    """The first ones read a store that is closed under them: nothing of them is shown."""
    async with open_reader(size=(160, 50)) as (app, pilot):
        await ask(app, pilot, held)
        before = held.given[0]
        name = app.reading.session.briefing
        text = (
            "---\nheadline: One more\noutlet: image-press\n---\n“Ferries are the future of us all,” said Ada Marsh.\n"
        )
        (shipped.content / name / "articles" / "one-more.md").write_text(text, encoding="utf-8")
        app.reading.action_refresh()
        for _ in range(LIMIT * 20):
            await pilot.pause(0.05)
            if len(held.given) > 1:
                break
        assert len(held.given[1]) == len(before) + 1
        assert "Counting …" in screen_text(app)
        held.go.set()
        await settle(pilot)
        assert isinstance(app.screen, PageScreen)
        assert f"{len(before) + 1} statements." in screen_text(app)
        assert "closed" not in screen_text(app)


async def test_why_they_cannot_be_made_is_said(open_reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Page:
        raise DerivedError("the index is damaged", do="open the briefing again")

    monkeypatch.setattr(ledger, "totals_page", fail)
    async with open_reader() as (app, pilot):
        await pilot.press("l")
        await settle(pilot)
        await pilot.press("T")
        await settle(pilot)
        assert "the index is damaged; open the briefing again" in screen_text(app)


def test_totals_count_and_say_what_was_copied(made: Made) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        rows = ledger_rows(store, store.statements())
        text = totals_page(store, rows).text
        assert text.splitlines()[-1] == f"{len(rows)} statements."
        assert "Island Mail: ≠ altered 1" in text
        copied = [each for row in store.article_rows() for each in store.copying_of(row.id)]
        assert tuple(copied) == store.copying()
        with pytest.raises(CancelledError):
            totals_page(store, rows, lambda: True)


def test_the_most_copied_are_told_and_the_others_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 2)
    write_workspace(tmp_path / "large", articles=90, quotations=360)
    place = workspace(tmp_path / "large")
    with bring_up_to_date(place, next(place.content.iterdir()).name) as store:
        outlets = {row.id: row.outlet for row in store.article_rows()}
        copied = [outlets[each.article] for each in store.copying()]
        most = max(store.outlets(), key=lambda outlet: copied.count(outlet.id))
        assert copied.count(most.id) > 2
        line = next(line for line in totals_page(store, ()).text.splitlines() if line.startswith(f"{most.name}: "))
        assert line.count(" of its words stand in ") == 2
        assert line.endswith(f"; and {copied.count(most.id) - 2} more, which `briefing ledger` lists")
