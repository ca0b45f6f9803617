"""What is derived in windows of days is what is derived of the whole, statement by statement."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from briefing.model import PartialDate
from briefing.statements import ties
from briefing.statements.copying import is_source
from briefing.statements.derive import derive
from briefing.statements.grouping import occasions, shingles
from briefing.statements.grouping.days import known
from briefing.statements.windows import EntangledError, Plan, Window, WindowResult, derive_window, in_turn, windowed
from briefing.statements.work import Ledger
from tests.statements.worlds import World, made

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


def corrected(seed: int, articles: int) -> World:
    """A world with some corrections, of articles that are dated."""
    world = made(seed, articles)
    while len(world.corrections) < CORRECTED:
        world.correct()
        dates = [world.held[at.article][0].published for at in world.corrections[-1].at]
        days = [when.first for when in dates if when is not None and known(when)]
        if len(days) < len(dates) or max(days) - min(days) > NEAR:  # what is merged is derived in one window
            world.corrections.pop()
    return world


def plan_of(world: World, size: int) -> Plan:
    """How a world is parted."""
    dates = {name: article.published for name, (article, _) in world.held.items()}
    assert windowed(dates, world.corrections, size)
    sources = [name for name, (article, _) in world.held.items() if is_source(article)]
    return Plan(dates, sources, world.corrections, size)


def by_windows(world: World, size: int) -> tuple[Ledger, int, int]:
    """What all windows give together; how many there were, and how many more were derived."""
    plan, more = plan_of(world, size), 0
    windows = plan.windows()

    def given(window: Window) -> WindowResult:
        """What a window gives that gets what it asks for, and nothing else."""
        nonlocal more
        more += 1
        return derive_window(window, world.frame, {name: world.held[name] for name in window.articles})

    found = list(in_turn(plan, ((window, given(window)) for window in windows), given))
    ready = [name for _, names in found for name in names]
    assert sorted(ready) == sorted(world.held), "each article is ready once"
    parts = [part for part, _ in found]
    ledger = Ledger(
        tuple(one for part in parts for one in part.statements),
        tuple(one for part in parts for one in part.copying),
        tuple(one for part in parts for one in part.unfitted),
        ties={name: tie for part in parts for name, tie in part.ties.items()},
    )
    return ledger, len(windows), more - len(windows)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 25))
def test_windows_give_what_everything_gives(seed: int) -> None:
    world = corrected(seed, 140)
    try:
        found, windows, _ = by_windows(world, 25)
    except EntangledError:  # of so few words that what is undated has to do with two windows
        undated = plan_of(world, 25).wide
        assert undated
        for name in undated:
            del world.held[name]
        found, windows, _ = by_windows(world, 25)
    everything = derive(world.briefing, world.quotations)
    assert windows > 2, "nothing was parted"
    assert {one.id: one for one in found.statements} == {one.id: one for one in everything.statements}
    assert len(found.statements) == len(everything.statements)
    assert sorted(found.copying, key=repr) == sorted(everything.copying, key=repr)
    assert sorted(found.unfitted, key=repr) == sorted(everything.unfitted, key=repr)
    assert found.ties == everything.ties


@pytest.mark.parametrize("seed", [1, 2])
def test_every_article_is_at_home_in_one_window(seed: int) -> None:
    world = corrected(seed, 200)
    plan = plan_of(world, 30)
    windows = plan.windows()
    assert min(len(window.own) for window in windows) >= 30 // 2
    assert sorted([*(name for window in windows for name in window.own), *plan.wide]) == sorted(world.held)
    for one, two in itertools.pairwise(windows):
        assert {*one.own}.isdisjoint(two.own)
        joined = plan.joined(one, two)
        assert {*joined.own} == {*one.own, *two.own}


def test_what_is_undated_has_to_do_with_one_window_at_most() -> None:
    def result(digest: bytes, left: bytes = b"", right: bytes = b"") -> WindowResult:
        return WindowResult((), (), {}, (), left, right, {"undated": digest})

    def given(*parts: WindowResult) -> list[tuple[WindowResult, set[str]]]:
        plan = Plan({"undated": None, **{f"a{n}": PartialDate(2021, 1, n + 1) for n in range(3)}}, (), (), 1)
        windows = [Window(n, n + 1, (f"a{n}",), (), (), ()) for n in range(len(parts))]
        return list(in_turn(plan, zip(windows, parts, strict=True), lambda _: result(b"alone")))

    assert len(given(result(b"alone"), result(b"with these"), result(b"alone"))) == 4
    with pytest.raises(EntangledError):
        given(result(b"with these"), result(b"alone"), result(b"with those"))
