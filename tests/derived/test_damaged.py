"""A damaged snapshot is known, said and made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.derived.opening import DAMAGED
from briefing.derived.seal import seal_draft, settle
from briefing.errors import DerivedError
from briefing.keys import user_key
from tests.derived.damages import empty, garbage, half, snapshot
from tests.derived.test_updating import everything
from tests.derived.watching import Watched
from tests.samples import ALTERED, RELEASE, VERBATIM, Made


def _no_tables(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (x)")
    connection.close()


def _no_meta(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM meta")
    connection.close()


def _broken_values(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '[[' WHERE key = 'actors'")
    connection.close()


def _zeroes(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + bytes(len(raw) - 4096))


def _a_lost_page(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'quotation_value'"
        size, root = connection.execute("PRAGMA page_size").fetchone()[0], connection.execute(sql).fetchone()[0]
    connection.close()
    raw = path.read_bytes()
    path.write_bytes(raw[: (root - 1) * size] + bytes(size) + raw[root * size :])


@pytest.mark.parametrize("damage", [_a_lost_page, garbage, empty, half, _no_tables, _no_meta, _broken_values, _zeroes])
def test_a_damaged_snapshot_is_built_again_and_says_so(watched: Watched, damage: Callable[[Path], None]) -> None:
    with watched.run() as store:
        before = everything(store)
    damage(snapshot(watched.made))
    with watched.run() as store:
        assert everything(store) == before
        assert store.notes == (DAMAGED,)
        assert DAMAGED in watched.stages
    assert sorted(watched.extracted) == sorted([RELEASE, VERBATIM, ALTERED])


def sealed(made: Made) -> None:
    """Give a changed snapshot the seal that only the program can give."""
    key = user_key(made.workspace.state)
    seal_draft(snapshot(made), snapshot(made), key)
    settle(snapshot(made), key)


def test_damage_that_shows_only_while_values_are_read_is_told_and_mended(watched: Watched) -> None:
    watched.run().close()
    with sqlite3.connect(snapshot(watched.made)) as connection:
        connection.execute("UPDATE quotation_value SET value = '[1'")
        connection.execute("UPDATE statement SET worst = 'unheard of'")
    connection.close()
    sealed(watched.made)  # as if our own code had written it so
    with watched.run() as store:
        for read in (lambda: store.quotation(store.quotation_rows()[0].id), store.statement_rows):
            with pytest.raises(DerivedError, match="damaged"):
                read()
        assert not snapshot(watched.made).exists()
    with watched.run() as store:
        assert store.quotation(store.quotation_rows()[0].id)
        assert len(watched.extracted) == 3


def test_damage_that_shows_only_while_it_is_updated_is_mended(watched: Watched) -> None:
    watched.run().close()
    with sqlite3.connect(snapshot(watched.made)) as connection:
        connection.execute("UPDATE quotation_value SET value = '[1'")
    connection.close()
    watched.made.article("one-more", "Boats.")
    with watched.run() as store:
        assert len(watched.extracted) == 4
        assert store.notes == (DAMAGED,)
        assert all(store.quotation(row.id) for row in store.quotation_rows())
