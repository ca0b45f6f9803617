"""A large briefing that was never derived: some of its articles can be read and searched while the rest is."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from briefing.derived.glimpse import open_glimpse
from briefing.errors import BriefingError, CancelledError
from briefing.paths import Workspace, workspace
from briefing.progress import Cancelled, Progress
from briefing.reader.app import BriefingApp
from briefing.reader.screens.main.acting import PARTLY
from briefing.reader.session import Session, Snapshot
from tests.bench.generate import write_workspace
from tests.reader.conftest import screen_text, settle

ALL, SHOWN = 60, 20


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with a briefing that counts as large."""
    monkeypatch.setattr("briefing.derived.glimpse.LEAST", ALL)
    monkeypatch.setattr("briefing.derived.glimpse.SHOWN", SHOWN)
    write_workspace(tmp_path / "large", articles=ALL, quotations=4 * ALL)
    return workspace(tmp_path / "large")


class Held:
    """A derivation that goes on when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = Event()
        self.failure: Exception | None = None
        current = Session.current

        def held(session: Session, progress: Progress, cancelled: Cancelled) -> Snapshot:
            while not self.go.wait(0.01):
                if cancelled():
                    raise CancelledError
            if self.failure is not None:
                raise self.failure
            return current(session, progress, cancelled)

        monkeypatch.setattr(Session, "current", held)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Holds the derivation back."""
    return Held(monkeypatch)


@asynccontextmanager
async def at_first(place: Workspace) -> AsyncIterator[tuple[BriefingApp, Pilot[int]]]:
    """The reader when its glimpse can be searched and nothing is derived yet."""
    app = BriefingApp(place)
    app.memory.welcomed = True
    async with app.run_test(size=(120, 40)) as pilot:
        while app.reading.snapshot is None or app.reading.snapshot.search is None:
            await pilot.pause(0.01)
        yield app, pilot


async def answered(app: BriefingApp, pilot: Pilot[int]) -> None:
    """Wait until what was typed is answered."""
    while app.reading.filtered is None:
        await pilot.pause(0.01)
    await pilot.pause()


def status(app: BriefingApp) -> str:
    """The line below the panes."""
    return str(app.reading.query_one("#status", Static).content)


async def test_the_last_articles_can_be_read_before_anything_is_derived(large: Workspace, held: Held) -> None:
    async with at_first(large) as (app, pilot):
        text = screen_text(app)
        assert f"1 Articles {SHOWN}" in text
        assert "2 Actors 0" not in text
        assert "3 Quotes 0" not in text
        ids = sorted(path.stem for path in large.content.glob("*/articles/*.md"))
        assert [row.id for row in app.reading.panes.articles.rows] == ids[-SHOWN:]
        assert app.reading.document.shown == ("article", ids[-SHOWN])
        held.go.set()
        await settle(pilot)
        assert f"1 Articles {ALL}" in screen_text(app)
        assert app.reading.document.shown == ("article", ids[-SHOWN])
        assert app.reading.panes.quotes.rows


async def test_the_article_that_was_shown_last_is_in_the_glimpse(large: Workspace) -> None:
    (folder,) = large.content.iterdir()
    first = min(path.stem for path in folder.glob("articles/*.md"))
    store = open_glimpse(large, folder.name, first)
    assert store is not None
    assert next(row.id for row in store.article_rows()) == first
    assert (len(store.article_rows()), store.out_of) == (SHOWN + 1, ALL)


async def test_what_is_typed_finds_first_in_a_part_which_is_said_and_then_in_all(large: Workspace, held: Held) -> None:
    async with at_first(large) as (app, pilot):
        await pilot.press("slash", *"the")
        await answered(app, pilot)
        assert app.reading.filtered is not None
        part = app.reading.filtered.articles
        assert 0 < len(part) <= SHOWN
        assert f"Only the texts of {SHOWN} of {ALL} articles are searched so far." in status(app)
        held.go.set()
        await settle(pilot)
        assert app.reading.filter_line.field.value == "the"
        assert part < app.reading.filtered.articles
        assert "so far" not in status(app)


@pytest.mark.usefixtures("held")
async def test_nothing_is_said_not_to_be_there_while_only_a_part_is_read(large: Workspace) -> None:
    async with at_first(large) as (app, pilot):
        assert app.reading.snapshot is not None
        there = app.reading.snapshot.store.article(app.reading.panes.articles.rows[0].id).body
        word = max(re.findall(r"[a-z]+", there), key=len)
        await pilot.press("slash", *f"{word[:3]}qx{word[3:]}")  # so near that all of them would suggest the word
        await answered(app, pilot)
        assert f"Nothing matches in the texts of {SHOWN} of {ALL} articles" in screen_text(app)
        assert app.reading.filtered is not None
        assert app.reading.filtered.suggestion
        assert "Did you mean" not in status(app)
        await pilot.press("escape")


@pytest.mark.parametrize("key", ["c", "l", "e", "L", "b", "S", "R"])
async def test_what_needs_all_waits_and_says_so(large: Workspace, held: Held, key: str) -> None:
    async with at_first(large) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert app.screen is app.reading
        if key == "R":
            held.go.set()
            await settle(pilot)
            assert app.reading.snapshot is not None
            assert not app.reading.snapshot.partly
            assert "new article" not in screen_text(app)
        else:
            assert [each.message for each in app._notifications] == [PARTLY]


async def test_a_part_stays_and_says_so_where_the_rest_was_stopped_or_failed(large: Workspace, held: Held) -> None:
    async with at_first(large) as (app, pilot):
        app.reading.stop()
        while "R reads the rest" not in status(app):
            await pilot.pause(0.01)
        assert f"only {SHOWN} of {ALL} articles are read" in status(app)
        held.failure = BriefingError("the disk is gone")
        held.go.set()
        await pilot.press("R")
        await settle(pilot)
        assert app.reading.snapshot is not None
        assert app.reading.snapshot.partly
        held.failure = None
        await pilot.press("R")
        await settle(pilot)
        assert not app.reading.snapshot.partly


async def test_all_is_shown_where_it_was_derived_and_the_search_was_stopped(
    large: Workspace, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_first(large) as (app, pilot):

        def stopped(*_: object) -> Snapshot:
            raise CancelledError

        monkeypatch.setattr(Session, "searchable", stopped)
        held.go.set()
        await settle(pilot)
        assert app.reading.snapshot is not None
        assert not app.reading.snapshot.partly
        assert f"1 Articles {ALL}" in screen_text(app)


def test_a_small_briefing_needs_no_glimpse(large: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder,) = large.content.iterdir()
    monkeypatch.setattr("briefing.derived.glimpse.LEAST", ALL + 1)
    assert open_glimpse(large, folder.name) is None


def test_a_glimpse_of_long_articles_has_fewer_of_them(large: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder,) = large.content.iterdir()
    last = sorted(folder.glob("articles/*.md"))[-4:]
    for room, shown in (
        (sum(path.stat().st_size for path in last), last),
        (sum(path.stat().st_size for path in last) - 1, last[1:]),
        (0, last[3:]),
    ):
        monkeypatch.setattr("briefing.derived.glimpse.LARGEST", room)
        store = open_glimpse(large, folder.name)
        assert store is not None
        assert [row.id for row in store.article_rows()] == [path.stem for path in shown]
        assert store.out_of == ALL
