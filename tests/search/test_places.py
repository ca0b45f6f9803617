"""Hits counted by outlet, speaker and month, and the condition that leaves only those of one."""

from __future__ import annotations

import pytest

from briefing.derived import Store, bring_up_to_date
from briefing.search import Search, searchable
from briefing.search.places import Place, narrowed, tally
from tests.samples import Made


@pytest.fixture
def store(made: Made) -> Store:
    body = "“The “Tern” sails late,” said Rufus “Red” Penn. “It does,” said a docker who gave no name.\n"
    made.article("2024-12-31-harbour-post-tern", body, published="2024-12-31")
    made.file("articles/undated.md", "---\nheadline: Tides\noutlet: island-mail\n---\nThe ferry waits.\n")
    made.article("2023-island-mail-year", "The ferry waited.\n", outlet="island-mail", published="2023")
    return bring_up_to_date(made.workspace, made.id)


@pytest.fixture
def search(made: Made, store: Store) -> Search:
    return searchable(made.workspace, store)


def test_what_is_counted(store: Store) -> None:
    found = tally(store.article_rows(), store.quotation_rows())
    assert [(place.name, place.hits) for place in found.outlets] == [
        ("Island Mail", 3),
        ("Harbour Post", 2),
        ("Port Office", 1),
    ]
    assert [(place.name, place.hits) for place in found.months] == [
        ("2023", 1),
        ("2024-12", 1),
        ("2025-02", 3),
        ("no date", 1),
    ]
    assert found.actors[0].name == "Ada Marsh"
    assert sum(place.hits for place in found.actors) == len(store.quotation_rows())


@pytest.mark.parametrize("query", ["", "ferry", "ferry OR tern", "(ferry) OR boats"])
def test_each_condition_leaves_what_was_counted(store: Store, search: Search, query: str) -> None:
    filtered = search.filter(query, typing=False)
    articles = [row for row in store.article_rows() if row.id in filtered.articles]
    quotations = [row for row in store.quotation_rows() if row.id in filtered.quotations]
    found = tally(articles, quotations)
    for place in found.outlets:
        left = search.filter(narrowed(query, place), typing=False)
        assert len(left.articles) == place.hits, place
    for place in found.months:
        if place.narrowing and len(place.name) == 7:  # an article of a year only may be of any of its months
            assert len(search.filter(narrowed(query, place), typing=False).articles) == place.hits, place
    for place in found.actors:
        if place.narrowing and not query:
            assert len(search.filter(narrowed(query, place), typing=False).quotations) == place.hits, place


def test_an_alternative_is_narrowed_as_a_whole() -> None:
    place = Place("Harbour Post", 2, "outlet:harbour-post")
    assert narrowed("", place) == "outlet:harbour-post"
    assert narrowed("a OR b", place) == "(a OR b) outlet:harbour-post"
    assert narrowed("a b", place) == "a b outlet:harbour-post"
