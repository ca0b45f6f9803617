"""What is derived in windows of days is what is derived of the whole, statement by statement."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefing.model import PartialDate
from briefing.statements import ties
from briefing.statements.copying import is_source
from briefing.statements.derive import Ledger, derive
from briefing.statements.grouping import occasions, shingles
from briefing.statements.grouping.days import known
from briefing.statements.windows import Part, Plan, Window, derive_window, windowed
from tests.statements.worlds import SPAN, World, made

CORRECTED = 6
NEAR = timedelta(days=90)  # between articles of which statements are merged


@pytest.fixture(autouse=True)
def _small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that a hundred articles reach, as thousands reach those of the program."""
    for module in (occasions, ties):
        monkeypatch.setattr(module, "RARE", 4)
        monkeypatch.setattr(module, "NAMES", 2)
    monkeypatch.setattr(occasions, "SPOKEN", 4)
    monkeypatch.setattr(shingles, "COMMON", 3)


def dated(seed: int, articles: int) -> World:
    """A world in which every article has a month, with some corrections."""
    world = made(seed, articles)
    for name, (article, quotations) in world.held.items():
        if not known(article.published):
            day = date(2020, 1, 1) + timedelta(days=world.rng.randrange(SPAN))
            world.held[name] = replace(article, published=PartialDate(day.year, day.month, day.day)), quotations
    while len(world.corrections) < CORRECTED:
        world.correct()
        days = [
            published.first for at in world.corrections[-1].at if (published := world.held[at.article][0].published)
        ]
        if max(days) - min(days) > NEAR:  # what is merged is derived in one window, so a few of these leave one
            world.corrections.pop()
    return world


def plan_of(world: World, size: int) -> Plan:
    """How a world is parted."""
    dates = {name: article.published for name, (article, _) in world.held.items() if article.published}
    assert len(dates) == len(world.held)
    assert windowed(dates)
    sources = [name for name, (article, _) in world.held.items() if is_source(article)]
    return Plan(dates, sources, world.corrections, size)


def given(world: World, window: Window) -> Part:
    """What a window gives that gets what it asks for, and nothing else."""
    return derive_window(window, world.frame, {name: world.held[name] for name in window.articles})


def by_windows(world: World, size: int) -> tuple[Ledger, int, int]:
    """What all windows give together; how many there were, and how often two were derived as one."""
    plan, joined = plan_of(world, size), 0
    windows = plan.windows()
    count = len(windows)
    parts = [given(world, window) for window in windows]
    at = 0
    while at + 1 < len(parts):
        if parts[at].right == parts[at + 1].left:
            at += 1
            continue
        joined += 1
        windows[at : at + 2] = [plan.joined(windows[at], windows[at + 1])]
        parts[at : at + 2] = [given(world, windows[at])]
        at = max(0, at - 1)
    ledger = Ledger(
        tuple(one for part in parts for one in part.statements),
        tuple(one for part in parts for one in part.copying),
        tuple(one for part in parts for one in part.unfitted),
        ties={name: tie for part in parts for name, tie in part.ties.items()},
    )
    return ledger, count, joined


@pytest.mark.parametrize("seed", [3, 4, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(5, 25))])
def test_windows_give_what_everything_gives(seed: int) -> None:
    world = dated(seed, 140)
    everything = derive(world.briefing, world.quotations)
    found, windows, joined = by_windows(world, 25)
    assert windows > 2, "nothing was parted"
    assert joined < windows - 1, "no border held"
    assert {one.id: one for one in found.statements} == {one.id: one for one in everything.statements}
    assert len(found.statements) == len(everything.statements)
    assert sorted(found.copying, key=repr) == sorted(everything.copying, key=repr)
    assert sorted(found.unfitted, key=repr) == sorted(everything.unfitted, key=repr)
    assert found.ties == everything.ties


@pytest.mark.parametrize("seed", [1, 2])
def test_every_article_is_at_home_in_one_window(seed: int) -> None:
    world = dated(seed, 200)
    plan = plan_of(world, 30)
    windows = plan.windows()
    assert sorted(name for window in windows for name in window.own) == sorted(world.held)
    for one, two in itertools.pairwise(windows):
        assert {*one.own}.isdisjoint(two.own)
        joined = plan.joined(one, two)
        assert {*joined.own} == {*one.own, *two.own}
