"""What is derived of a part is what is derived of the whole: many random edits, statement by statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pytest

from briefing.model import Article, Quotation, Statement
from briefing.statements import ties
from briefing.statements.derive import derive
from briefing.statements.grouping import occasions, shingles
from briefing.statements.partial import Changes, named, rederive
from briefing.statements.ties import Neighbours, Ties, Version, ties_now
from briefing.statements.work import Ledger
from tests.statements.worlds import World, made

EDITS = 12


@pytest.fixture(autouse=True)
def _small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that a hundred articles reach, as thousands reach those of the program."""
    for module in (occasions, ties):
        monkeypatch.setattr(module, "RARE", 4)
        monkeypatch.setattr(module, "NAMES", 2)
    monkeypatch.setattr(occasions, "SPOKEN", 4)
    monkeypatch.setattr(shingles, "COMMON", 3)


def again(before: Ledger, old: World, new: World, changed: Collection[str]) -> Changes | None:
    """The changes from one world to another, by what was derived of the old one."""

    def read(names: Collection[str]) -> Mapping[str, tuple[Article, tuple[Quotation, ...]]]:
        return {name: new.held[name] for name in names}

    def stored(names: Collection[str]) -> Iterable[Statement]:
        return [one for one in before.statements if not named(one).isdisjoint(names)]

    def read_ties(name: str) -> Ties:
        return ties_now(*new.held[name]) if name in changed else Ties.unpacked(before.ties[name])

    versions = {
        name: Version(old.held[name][0].published, Ties.unpacked(before.ties[name])) if name in old.held else None
        for name in changed
    }
    dates = {name: article.published for name, (article, _) in new.held.items()}
    tied = [[at.article for at in one.at] for one in {*old.corrections, *new.corrections}]
    return rederive(new.frame, changed, Neighbours(dates, read_ties, versions, tied), read, stored)


def copied(world: World) -> World:
    """The same world, for editing."""
    return World(world.rng, dict(world.held), list(world.corrections), world.count, world.sentences)


@pytest.mark.parametrize(
    ("seed", "articles"), [(40, 50), *(pytest.param(seed, 110, marks=pytest.mark.slow) for seed in range(40, 44))]
)
def test_a_change_is_derived_as_everything_would_be(seed: int, articles: int) -> None:
    world = made(seed, articles)
    before = derive(world.briefing, world.quotations)
    told = 0
    for _ in range(EDITS):
        new = copied(world)
        changed = new.edit()
        everything = derive(new.briefing, new.quotations)
        changes = again(before, world, new, changed)
        if changes is not None:
            told += 1
            kept = [one for one in before.statements if one.id not in changes.gone]
            assert by_id([*kept, *changes.come]) == by_id(everything.statements)
            assert {**before.ties, **changes.ties}.items() >= everything.ties.items()
            left = [one for one in before.unfitted if one in new.corrections and one not in changes.tried]
            assert {*left, *changes.unfitted} == set(everything.unfitted)
        world, before = new, everything
    assert told > EDITS // 3, "hardly any edit was told apart from the rest"


def by_id(statements: Iterable[Statement]) -> dict[str, Statement]:
    """The statements by id, each once."""
    found: dict[str, Statement] = {}
    for one in statements:
        assert one.id not in found
        found[one.id] = one
    return found
