"""Searching the shipped briefing as it is really derived."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import derived
from briefing.paths import Workspace
from briefing.search import Jump, Search, bring_index_up_to_date, mark
from tests.search.harbour import workspace

SHIPPED = Path(__file__).parents[2] / "content" / "child-online-safety"
Shipped = tuple[Workspace, derived.Store]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shipped]:
    """The shipped briefing, derived and indexed in a workspace of its own."""
    home = workspace(tmp_path_factory.mktemp("shipped"))
    shutil.copytree(SHIPPED, home.content / SHIPPED.name)
    with derived.bring_up_to_date(home, SHIPPED.name) as store:
        bring_index_up_to_date(home, store)
        yield home, store


def test_a_phrase_finds_every_article_and_quotation_that_has_it(shipped: Shipped) -> None:
    home, store = shipped
    found = Search(home, store).filter('"baked in"')
    articles = [store.article(row.id) for row in store.article_rows()]
    quotations = [one for article in articles for one in store.quotations_in(article.id)]
    assert found.articles == {one.id for one in articles if "baked in" in one.body}
    assert found.quotations == {one.id for one in quotations if "baked in" in one.text}
    assert "peter-kyle" in found.actors
    assert all(store.statement(name).reports for name in found.statements)
    assert all(mark(store.quotation(name).text, found.terms) for name in found.quotations)


def test_what_an_actor_said_is_found_by_any_name(shipped: Shipped) -> None:
    home, store = shipped
    search = Search(home, store)
    together = {row.name for row in store.actor_rows() if row.id is None and "Peter Kyle" in row.name}
    quotations = [one for name in ("peter-kyle", *together) for one in store.quotations_by(name)]
    statements = [one for name in ("peter-kyle", *together) for one in store.statements_by(name)]
    assert search.filter("by:kyle ").quotations == {one.id for one in quotations}
    assert search.filter('by:"peter kyle"').statements == {one.id for one in statements}


def test_every_kind_of_thing_is_in_the_index(shipped: Shipped) -> None:
    home, store = shipped
    everything = Search(home, store).filter("")
    assert everything.articles == {row.id for row in store.article_rows()}
    assert everything.actors == {row.id or row.name for row in store.actor_rows()}
    assert everything.quotations == {row.id for row in store.quotation_rows()}
    assert everything.statements == {row.id for row in store.statement_rows()}


def test_hits_can_be_opened(shipped: Shipped) -> None:
    home, store = shipped
    found = Search(home, store).find("online safety")
    assert found.total == len(found.hits) > 0
    for hit in found.hits:
        assert hit.article is None or store.article(hit.article)


def test_the_jump_forgives(shipped: Shipped) -> None:
    _, store = shipped
    jump = Jump(store)
    assert jump.find("kyel")[0].id == "peter-kyle"
    assert jump.find("natl tech")[0].id == "national-technology"
