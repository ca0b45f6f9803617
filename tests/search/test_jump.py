"""The fuzzy jump."""

from __future__ import annotations

import random
import threading

import pytest

from briefing.model import Actor, ActorKind, Article, Outlet, OutletKind
from briefing.search import Jump
from tests.search.harbour import harbour
from tests.search.made import MadeStore


@pytest.fixture(scope="module")
def jump() -> Jump:
    """A jump over the harbour briefing and some more names."""
    small = harbour()
    more = (
        Actor("peter-kyle", "Peter Kyle", ActorKind.PERSON),
        Actor("petra-kylie", "Petra Kylie", ActorKind.PERSON),
        Actor("zoe-a", "Zoë Ångström", ActorKind.PERSON),
    )
    return Jump(
        MadeStore(
            outlets=(*small.outlets(), Outlet("nt", "National Technology", OutletKind.TRADE)),
            actors=(*small.actors(), *more),
            articles=[small.article(row.id) for row in small.article_rows()],
            quotations=[one for row in small.article_rows() for one in small.quotations_in(row.id)],
            statements=[small.statement(row.id) for row in small.statement_rows()],
        )
    )


@pytest.mark.parametrize(
    ("typed", "label", "matched"),
    [
        ("kyel", "Peter Kyle", ["Kyle"]),
        ("pet ky", "Peter Kyle", ["Pet", "Ky"]),
        ("kyle pet", "Peter Kyle", ["Pet", "Kyle"]),
        ("petre kile", "Peter Kyle", ["Peter", "Kyle"]),
        ("natl tech", "National Technology", ["Nat", "l", "Tech"]),
        ("technolgy", "National Technology", ["Technology"]),
        ("tehcno", "National Technology", ["Techno"]),
        ("natltech", "National Technology", ["Nat", "l", "Tech"]),
        ("angstrom", "Zoë Ångström", ["Ångström"]),
        ("ZOE", "Zoë Ångström", ["Zoë"]),
        ("a. j.", "Ada Marsh (A. J. Marsh)", ["A", "J"]),
        ("ines", "Ines Loke", ["Ines"]),
        ("osth", "Cranes at Östhamn", ["Östh"]),
        ("marsh on", "Marsh on safety", ["Marsh", "on"]),
        ("dock", "Dock Radio", ["Dock"]),
    ],
)
def test_a_few_letters_find_the_place(jump: Jump, typed: str, label: str, matched: list[str]) -> None:
    best = jump.find(typed)[0]
    assert best.label == label
    assert [best.label[start:end] for start, end in best.spans] == matched


def test_each_kind_of_place_says_more_about_itself(jump: Jump) -> None:
    places = [("marsh", "actor"), ("dock", "outlet"), ("strike", "article"), ("marsh on", "statement")]
    assert [(hit.kind, hit.id, hit.detail) for hit in (jump.find(typed)[0] for typed, _ in places)] == [
        ("actor", "ada-marsh", "Minister for Ports, said 2"),
        ("outlet", "dock-radio", "broadcaster"),
        ("article", "2024-dock-radio-strike", "Dock Radio, 2024"),
        ("statement", "s-safety", "Ada Marsh"),
    ]


def test_beginnings_come_before_words_and_words_before_mistakes() -> None:
    names = ["Kyle Adams", "Anna Kyle", "Ben Kyel", "Kylesa", "Ky Lee"]
    actors = [Actor(f"a{number}", name, ActorKind.PERSON) for number, name in enumerate(names)]
    jump = Jump(MadeStore(actors=actors))
    assert [hit.label for hit in jump.find("kyle")] == ["Kyle Adams", "Kylesa", "Anna Kyle", "Ben Kyel"]


def test_the_order_does_not_hang_on_the_order_of_the_briefing() -> None:
    names = [Article(f"a{number}", f"Crane {number % 7} rises", "o", "") for number in range(60)]
    mixed = names[:]
    random.Random(3).shuffle(mixed)
    hits = Jump(MadeStore(articles=names)).find("crane", limit=60)
    assert Jump(MadeStore(articles=mixed)).find("crane", limit=60) == hits
    assert Jump(MadeStore(articles=mixed)).find("crane", limit=5) == hits[:5]
    assert len(hits) == 60


def test_a_place_comes_once_whatever_its_names() -> None:
    many = Actor("m", "Marsh", ActorKind.PERSON, (), tuple(f"Marsh {letter}" for letter in "abcdefgh"))
    assert [hit.label for hit in Jump(MadeStore(actors=[many])).find("marsh")] == ["Marsh"]


def test_nothing_typed_finds_nothing(jump: Jump) -> None:
    for typed in ("", " ", "***", "[/]", "\x00"):
        assert jump.find(typed) == []
    assert jump.find("qqqqq") == []


def test_it_can_be_asked_from_several_threads(jump: Jump) -> None:
    expected, found = jump.find("kyle"), []
    threads = [threading.Thread(target=lambda: found.append(jump.find("kyle"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert found == [expected] * 8
