"""Other forms of words, stars inside phrases, and letters with strokes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.model import Article, Outlet, OutletKind
from briefing.search import Search, bring_index_up_to_date, mark
from briefing.search.forms import MOST_PHRASES, widen
from briefing.search.query import read
from briefing.search.wanted import Any, Look
from tests.search.harbour import workspace
from tests.search.made import MadeStore

BODIES = {
    "plural": "Children were there, on the quay.",
    "single": "No child was there.",
    "childish": "A childish remark.",
    "police": "The police arrived.",
    "policies": "Harbour policies changed.",
    "online": "Harmful online games.",
    "harms": "Harms online are many, and the harm is real.",
    "odd": "Łódź, Søren, Zoë, Ærø and Straße.",
    "said": "She says that nobody said so.",
}


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    home: Path = tmp_path_factory.mktemp("forms")
    articles = [Article(name, "Untitled", "post", body) for name, body in BODIES.items()]
    store = MadeStore(articles=articles, outlets=[Outlet("post", "Post", OutletKind.NEWSPAPER)])
    place = workspace(home)
    bring_index_up_to_date(place, store)
    return Search(place, store)


def articles(search: Search, query: str, *, forms: bool = True, typing: bool = False) -> set[str]:
    return set(search.filter(query, typing=typing, forms=forms).articles)


@pytest.mark.parametrize(
    ("query", "exact", "with_forms"),
    [
        ("child", {"single"}, {"single", "plural"}),
        ("children", {"plural"}, {"single", "plural"}),
        ("policy", set(), {"policies"}),
        ("harm", {"harms"}, {"harms"}),
        ("say", set(), {"said"}),
        ('"child was"', {"single"}, {"single", "plural"}),
        ("child NOT children", {"single"}, set()),
        ("childish", {"childish"}, {"childish"}),
        ("there NOT child", {"plural"}, set()),
    ],
)
def test_forms_are_found_only_when_asked_for(search: Search, query: str, exact: set[str], with_forms: set[str]) -> None:
    assert articles(search, query, forms=False) == exact
    assert articles(search, query) == with_forms


def test_which_forms_were_looked_for_is_said_and_they_are_marked(search: Search) -> None:
    answer = search.filter("child", typing=False, forms=True)
    assert answer.notes == ("Other forms too: child: children.",)
    assert mark(BODIES["plural"], answer.terms) == ((0, len("Children")),)
    assert mark(BODIES["childish"], answer.terms) == ()
    assert search.filter("child", typing=False).notes == ()


def test_while_somebody_types_forms_count_too(search: Search) -> None:
    assert articles(search, "children", typing=True) == {"plural", "single"}
    assert articles(search, "chil", typing=True) == {"plural", "single", "childish"}


def test_a_word_that_is_unknown_is_still_corrected_once(search: Search) -> None:
    assert search.filter("polices harbor", typing=False, forms=True).suggestion == "police harbour"


@pytest.mark.parametrize(
    ("query", "articles_"),
    [
        ('"harm* online"', {"online", "harms"}),
        ('"harmf* online"', {"online"}),
        ('"harm* onl*"', {"online", "harms"}),
        ('"harm online"', set()),
        ('"zz* online"', set()),
    ],
)
def test_a_star_inside_a_phrase(search: Search, query: str, articles_: set[str]) -> None:
    assert articles(search, query, forms=False) == articles_


def test_a_phrase_that_stands_for_too_many_says_so(search: Search) -> None:
    answer = search.filter('"h* h* h* h* h*"', typing=False)
    assert any(f"the first {MOST_PHRASES} were searched for" in note for note in answer.notes)


class Beginnings:
    """A vocabulary in which many words begin with anything, of which two are given."""

    def words(self) -> list[tuple[str, int]]:
        return []

    def expand(self, prefix: str) -> tuple[list[str], int]:
        return [f"{prefix}a", f"{prefix}b"], 1_000


def test_what_a_phrase_stands_for_counts_the_words_that_begin_so_and_not_those_given() -> None:
    notes: list[str] = []
    widened = widen(read('"x* y* online"').node, Beginnings(), None, notes)
    assert isinstance(widened, Any)
    assert [" ".join(look.term.words) for look in widened.nodes if isinstance(look, Look)] == [
        "xa ya online",
        "xa yb online",
        "xb ya online",
        "xb yb online",
    ]
    assert len(notes) == 1
    assert "stands for 1,000,000 phrases" in notes[0]


@pytest.mark.parametrize("word", ["lodz", "łódź", "soren", "søren", "SØREN", "zoe", "zoë", "aero", "ærø", "strasse"])
def test_accents_strokes_and_joined_letters_do_not_count(search: Search, word: str) -> None:
    assert articles(search, word, forms=False) == {"odd"}
