"""Words as they are looked up, and marking them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search import mark
from briefing.search.engine.words import LONGEST, Term, fold, forms, tokens


@pytest.mark.parametrize(
    ("printed", "looked_up"),
    [
        ("Östhamn", ("osthamn",)),
        ("CAFE\u0301", ("cafe",)),
        ("Marsh’s", ("marsh's", "marsh", "s")),
        ("don't", ("don't", "don", "t")),
        ("U.S.", ("us",)),
        ("in\u00adter\u200bnational", ("international",)),
        ("ﬁsh", ("fish",)),
        ("x" * 500, ("x" * LONGEST,)),
    ],
)
def test_a_printed_word_is_looked_up_without_case_accents_and_joiners(printed: str, looked_up: tuple[str, ...]) -> None:
    assert forms(printed) == looked_up


def test_words_are_parted_where_a_reader_would_part_them() -> None:
    passage = "End-to-end: 1,300 (U.S.-made) “cranes”, Marsh’s."
    assert [passage[token.start : token.end] for token in tokens(passage)] == [
        "End", "to", "end", "1", "300", "U.S.", "made", "cranes", "Marsh’s",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("passage", "typed", "marked"),
    [
        ("The well-being of crews", "wellbeing", ["well", "being"]),
        ("Co\u2011operation pays", "cooperation", ["Co", "operation"]),
        ("some 12,500 berths and 1 or 2,50", "12500", ["12", "500"]),
        ("some 12\u202f500 berths", "12500", ["12", "500"]),
        ("in 2024, 500 berths", "2024500", []),
        ("a pre- and a post-war quay", "prewar", []),
    ],
)
def test_what_hyphens_and_thousands_part_is_found_in_one_word(passage: str, typed: str, marked: list[str]) -> None:
    assert [passage[start:end] for start, end in mark(passage, (typed,))] == marked


@given(st.text())
def test_words_lie_in_order_inside_any_text(passage: str) -> None:
    last = 0
    for token in tokens(passage):
        assert last <= token.start < token.end <= len(passage)
        assert all(0 < len(form) <= LONGEST for form in token.forms)
        last = token.end


@given(st.text(max_size=40))
def test_a_folded_word_stays_as_it_is(word: str) -> None:
    assert fold(fold(word)) == fold(word)


PASSAGE = "Safety is not an afterthought. Marsh’s cranes are not an after-hours matter, safely."


@pytest.mark.parametrize(
    ("terms", "marked"),
    [
        (("not",), ["not", "not"]),
        (("saf*",), ["Safety", "safely"]),
        (('"not an afterthought"',), ["not an afterthought"]),
        (('"not an after*"',), ["not an afterthought", "not an after"]),
        (("marsh",), ["Marsh’s"]),
        (("not", '"is not"'), ["is not"]),
        (("an", "afterthought"), ["an afterthought"]),
        (("cranes", "ar*"), ["cranes are"]),
        (("afterthoughts",), []),
        (("", "*", '""'), []),
    ],
)
def test_hits_are_marked_as_they_were_looked_for(terms: tuple[str, ...], marked: list[str]) -> None:
    assert [PASSAGE[start:end] for start, end in mark(PASSAGE, terms)] == marked


@given(
    st.lists(st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=8), min_size=1, max_size=4),
    st.booleans(),
)
def test_a_term_is_read_as_it_was_written(words: list[str], prefix: bool) -> None:
    term = Term(tuple(fold(word) for word in words if fold(word)), prefix)
    again = Term.read(str(term))
    assert again == Term(tuple(token.forms[0] for word in term.words for token in tokens(word)), prefix)


def test_no_more_hits_are_marked_than_are_asked_for() -> None:
    text = "boat quay boat quay boat"
    every = mark(text, ("boat", "quay"))
    assert [mark(text, ("boat", "quay"), most) for most in range(7)] == [every[:most] for most in range(7)]
