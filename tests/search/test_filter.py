"""What a filter finds, by kind of thing."""

from __future__ import annotations

import pytest

from briefing.search import Search, mark
from briefing.search.search import NOT_READY
from tests.search.harbour import ARTICLES, QUOTATIONS, harbour, workspace

RELEASE, TIMES, STRIKE, TIDES = (article.id for article in ARTICLES)
SAFETY, CHECKS, ISNT, PAPER = (quotation.id for quotation in QUOTATIONS)
EVERY_ACTOR = {"ada-marsh", "quay-trust", "ben-oduya", "Ines Loke"}


@pytest.mark.parametrize(
    ("typed", "articles", "quotations"),
    [
        ("cranes ", {RELEASE, TIMES}, set()),
        ("cranes afterthought ", {RELEASE, TIMES}, set()),
        ('"not an afterthought"', {RELEASE}, {SAFETY}),
        ('"is not an afterthought"', {RELEASE}, {SAFETY}),
        ('"an afterthought not"', set(), set()),
        ("not an afterthought ", {RELEASE}, {SAFETY}),
        ('"not an aft', {RELEASE}, {SAFETY}),
        ('"an a', {RELEASE, TIMES}, {SAFETY, ISNT}),
        ("isn't ", {TIMES}, {ISNT}),
        ("is ", {RELEASE}, {SAFETY}),
        ("isn ", {TIMES}, {ISNT}),
        ("harm", {STRIKE, TIDES}, set()),
        ("harm ", set(), set()),
        ("harm* ", {STRIKE, TIDES}, set()),
        ("harmful OR tides ", {STRIKE, TIDES}, set()),
        ("cranes NOT café ", {RELEASE}, set()),
        ("OSTHAMN ", {RELEASE}, set()),
        ("cafe ", {TIMES}, set()),
        ("US ", {TIMES}, set()),
        ("u.s. ", {TIMES}, set()),
        ("end-to-end ", {RELEASE}, {CHECKS}),
        ("endtoend ", {RELEASE}, {CHECKS}),
        ("endtoe", {RELEASE}, {CHECKS}),
        ("after-thought ", {RELEASE, TIMES}, {SAFETY, ISNT}),
        ("1,300 ", {TIDES}, set()),
        ("1300 ", {TIDES}, set()),
        ("trust ", {RELEASE}, {CHECKS}),
        ("Trust’s ", {RELEASE}, set()),
        ("vale ", {TIMES}, set()),
        ("harbour ", {TIMES}, set()),
        ('"cranes at osthamn new cranes"', set(), set()),
        ("zebra ", set(), set()),
    ],
)
def test_words_find_articles_and_quotations(
    searching: Search, typed: str, articles: set[str], quotations: set[str]
) -> None:
    found = searching.filter(typed)
    assert found.articles == articles
    assert found.quotations == quotations


@pytest.mark.parametrize(
    ("typed", "articles", "quotations", "actors", "statements"),
    [
        ("by:marsh", {RELEASE, TIMES}, {SAFETY, ISNT}, {"ada-marsh"}, {"s-safety"}),
        ('by:"a. j. marsh"', {RELEASE, TIMES}, {SAFETY, ISNT}, {"ada-marsh"}, {"s-safety"}),
        ("by:loke", {TIMES}, {PAPER}, {"Ines Loke"}, {"s-paper"}),
        ("by:vale", {TIMES}, set(), set(), set()),
        ("by:oduya", set(), set(), {"ben-oduya"}, set()),
        ("outlet:release", {RELEASE}, {SAFETY, CHECKS}, {"ada-marsh", "quay-trust"}, {"s-safety", "s-checks"}),
        ("outlet:dock-radio", {STRIKE, TIDES}, set(), set(), set()),
        ("outlet:harb", {TIMES}, {ISNT, PAPER}, {"ada-marsh", "Ines Loke"}, {"s-safety", "s-paper"}),
        ("kind:release", {RELEASE}, {SAFETY, CHECKS}, {"ada-marsh", "quay-trust"}, {"s-safety", "s-checks"}),
        ("kind:broadcaster", {STRIKE, TIDES}, set(), set(), set()),
        ("kind:mixed", set(), {PAPER}, {"Ines Loke"}, set()),
        ("kind:altered", set(), set(), set(), {"s-safety"}),
        ('kind:"not found"', set(), set(), set(), {"s-checks"}),
        ("kind:body", set(), set(), {"quay-trust"}, set()),
        (
            "before:2024-10-02 ",
            {RELEASE, STRIKE},
            {SAFETY, CHECKS},
            {"ada-marsh", "quay-trust"},
            {"s-safety", "s-checks"},
        ),
        ("after:2024-10-02 ", {TIMES, STRIKE}, {ISNT, PAPER}, {"ada-marsh", "Ines Loke"}, {"s-safety", "s-paper"}),
        ("before:2024 ", set(), set(), set(), set()),
        ("after:2025 ", set(), set(), set(), set()),
    ],
)
def test_conditions_hold_for_everything_they_can_be_said_of(
    searching: Search, typed: str, articles: set[str], quotations: set[str], actors: set[str], statements: set[str]
) -> None:
    found = searching.filter(typed)
    assert found.articles == articles
    assert found.quotations == quotations
    assert found.actors == actors
    assert found.statements == statements


def test_a_statement_is_found_by_title_reference_and_reports(searching: Search) -> None:
    assert searching.filter("docker ").statements == {"s-paper"}
    assert searching.filter('"built in"').statements == {"s-safety"}
    assert searching.filter("isn’t ").statements == {"s-safety"}


def test_an_actor_is_found_by_names_and_roles_and_by_what_they_said(searching: Search) -> None:
    assert searching.filter("oduya ").actors == {"ben-oduya"}
    assert searching.filter("minister ").actors == {"ada-marsh"}
    assert searching.filter('"paper promise"').actors == {"Ines Loke"}
    assert searching.filter("loke by:loke ").actors == {"Ines Loke"}


def test_conditions_and_words_meet_in_one_thing(searching: Search) -> None:
    found = searching.filter("afterthought by:marsh outlet:times ")
    assert found.articles == {TIMES}
    assert found.quotations == {ISNT}


def test_articles_without_a_date_are_left_out_of_dates_and_that_is_said(searching: Search) -> None:
    assert searching.filter("after:2000 ").notes == ("1 article without a date is left out.",)
    assert TIDES not in searching.filter("after:1000 ").articles


def test_an_unknown_kind_is_said(searching: Search) -> None:
    assert searching.filter("kind:zebra ").notes == ("No kind is called zebra.",)


def test_nothing_typed_filters_nothing(searching: Search) -> None:
    for typed in ("", "  ", "-", "by:", '"'):
        found = searching.filter(typed)
        assert found.articles == {article.id for article in ARTICLES}
        assert found.actors == EVERY_ACTOR
        assert found.terms == ()


def test_the_terms_mark_the_hits(searching: Search) -> None:
    found = searching.filter('cranes OR "an after* " NOT café by:mar')
    assert found.terms == ("cranes", '"an after*"')
    body = ARTICLES[0].body
    assert [body[start:end] for start, end in mark(body, found.terms)] == ["cranes", "an afterthought"]


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("afterthougt ", "afterthought "),
        ("afterthougt", "afterthought"),
        ('"not an aftrethought" cranes', '"not an afterthought" cranes'),
        ("crnaes NOT x", "cranes NOT x"),
        ("cran", None),
        ("cranes", None),
        ("xyzzyxyz", None),
        ("Osthman ", "osthamn "),
    ],
)
def test_an_unknown_word_is_put_right_from_the_indexs_own_words(
    searching: Search, typed: str, suggestion: str | None
) -> None:
    assert searching.filter(typed).suggestion == suggestion


def test_without_an_index_it_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    search = Search(workspace(tmp_path_factory.mktemp("none")), harbour())
    assert not search.ready
    assert search.filter("cranes").notes == (NOT_READY,)
    assert search.find("cranes").notes == (NOT_READY,)
