"""Hostile text in every field and in the query: nothing breaks, nothing takes long, every offset stays true."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefing.model import (
    Actor,
    ActorKind,
    Article,
    ArticleKind,
    Outlet,
    OutletKind,
    PartialDate,
    Quotation,
    QuotationKind,
    Role,
    Speaker,
)
from briefing.search import Jump, Search, bring_index_up_to_date, mark
from tests.search.harbour import workspace
from tests.search.made import MadeStore

NASTY = [
    "[sic] [/x] [@click=app.bell]x[/]",
    "\x1b[31mred\x1b[0m \x9b31m \x07",
    "a\u202eb\u2066c\ufeff \u2028 \ud800 lone",
    "\x00 null \x00",
    "x" * 5_000,
    "../../etc/passwd\n---\nkey: value",
    'say "OR" AND (NOT *) by: "unclosed',
    "ſ ß İ ﬁ ǆ ½ ² Ⅷ \u0345 e\u0301\u0301\u0301",
    "日本語 العربية हिन्दी",
    "it's'' '''' ’’’ U.S.A. .... e.g.",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Search, Jump]:
    """A briefing that is nothing but hostile text."""
    outlets, actors, articles, quotations = [], [], [], []
    for number, text in enumerate(NASTY):
        outlets.append(Outlet(f"o{number}", text, OutletKind.BLOG))
        actors.append(Actor(f"p{number}", text, ActorKind.PERSON, (Role(text),), (text + " alias",)))
        name, when = f"a{number} {text[:20]}", PartialDate(1 + number, 1)
        articles.append(Article(name, text, f"o{number}", f"{text}\n\n{text}", ArticleKind.REPORT, when, text))
        spans = ((0, len(text)),)
        speaker = Speaker(None, text) if number % 2 else Speaker(f"p{number}", text)
        quotations.append(Quotation(f"q{number} {text[:9]}", name, spans, text, QuotationKind.DIRECT, speaker=speaker))
    store = MadeStore(briefing="hostile", outlets=outlets, actors=actors, articles=articles, quotations=quotations)
    home = workspace(tmp_path_factory.mktemp("hostile"))
    bring_index_up_to_date(home, store)
    return Search(home, store), Jump(store)


def test_hostile_text_is_indexed_and_found_as_it_is(hostile: tuple[Search, Jump]) -> None:
    search, _ = hostile
    everything = search.filter("")
    assert len(everything.articles) == len(everything.quotations) == len(NASTY)
    assert {name for name in everything.actors if name in NASTY} == set(NASTY[1::2])
    for typed, number in (
        ("sic ", 0),
        ("31mred ", 1),
        ("lone ", 2),
        ("null ", 3),
        ("passwd ", 5),
        ("日本語", 8),
        ("USA ", 9),
    ):
        assert f"a{number} {NASTY[number][:20]}" in search.filter(typed).articles, typed


QUERIES = [
    *NASTY,
    "(" * 10_000,
    ")" * 10_000,
    '"' * 9_999,
    "*" * 10_000,
    "\x00" * 10_000,
    "a " * 5_000,
    "a* " * 3_300,
    "NOT " * 2_500,
    "a OR " * 2_000,
    "by:" * 3_000,
    "x" * 10_000,
    "a-" * 5_000,
    '"' + "the " * 2_500 + '"',
    "(a* OR b*) " * 900,
    r".*(a+)+$ [^\]] (?P<x>) {1,9999}",
    "before:9999-99-99 after:-1 kind:* outlet:\x1b by:[/]",
    "'’'’'",
    "🦀🦀 \U0010ffff",
    "\ud800",
]


@pytest.mark.parametrize("typed", QUERIES, ids=lambda typed: ascii(typed[:12]))
def test_any_query_is_answered_soon_and_truly(hostile: tuple[Search, Jump], typed: str) -> None:
    search, jump = hostile
    started = time.perf_counter()
    filtered, found, places = search.filter(typed), search.find(typed), jump.find(typed)
    assert time.perf_counter() - started < 3
    assert found.total >= len(found.hits)
    for hit in found.hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.hits)
        assert mark(hit.snippet, filtered.terms) is not None
    for place in places:
        assert all(0 <= start < end <= len(place.label) for start, end in place.spans)


@pytest.mark.parametrize("number", range(len(NASTY)))
def test_any_letter_may_be_typed_on_the_way(hostile: tuple[Search, Jump], number: int) -> None:
    search, jump = hostile
    for length in range(1, min(25, len(NASTY[number]))):
        search.filter(NASTY[number][:length])
        jump.find(NASTY[number][:length])


def test_a_prefix_of_thousands_of_words_is_capped_and_says_so(tmp_path: Path) -> None:
    letters = "abcdefghij"
    body = " ".join(f"tide{one}{two}{three}" for one in letters for two in letters for three in letters)
    store = MadeStore(
        articles=[Article("a", "Tides", "o", body + " tide tide"), Article("b", "b", "o", "tidezzz tidy")]
    )
    home = workspace(tmp_path)
    bring_index_up_to_date(home, store)
    search = Search(home, store)
    assert search.filter("tide").notes == ("tide* stands for 1,003 words; the 256 most frequent were searched for.",)
    assert search.filter("tideab").notes == ()
    short = search.filter("tid")
    assert short.articles == {"a", "b"}
    assert short.notes == ()
    assert search.filter('"tides t').notes != ()
