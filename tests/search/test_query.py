"""Reading what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import PartialDate
from briefing.search.engine.words import Term
from briefing.search.query import LONGEST_QUERY, MOST_TERMS, read
from briefing.search.wanted import EVERYTHING, All, Any, Look, Node, Not, When, Where


def shape(node: Node) -> object:
    """The tree without places, so that it is easy to write down."""
    match node:
        case Look(term):
            return str(term)
        case Where(field, value):
            return f"{field}:{value}"
        case When(before, date):
            return f"{'before' if before else 'after'}:{date}"
        case Not(inner):
            return ("NOT", shape(inner))
        case All(nodes):
            return ("AND", *map(shape, nodes))
        case Any(nodes):
            return ("OR", *map(shape, nodes))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cranes", "cranes"),
        ("safe cranes", ("AND", "safe", "cranes")),
        ("safe AND cranes", ("AND", "safe", "cranes")),
        ("safe OR quay cranes", ("OR", "safe", ("AND", "quay", "cranes"))),
        ("(safe OR quay) cranes", ("AND", ("OR", "safe", "quay"), "cranes")),
        ("cranes NOT safe", ("AND", "cranes", ("NOT", "safe"))),
        ("not an afterthought", ("AND", "not", "an", "afterthought")),
        ('"Not an AFTERTHOUGHT"', '"not an afterthought"'),
        ("“not an afterthought”", '"not an afterthought"'),
        ("harm*", "harm*"),
        ('"not an after*"', '"not an after*"'),
        ("end-to-end", ("OR", '"end to end"', "endtoend")),
        ("don’t", "don't"),
        ("U.S.", "us"),
        ('by:"Ada Marsh" OUTLET:harbour', ("AND", 'by:"ada marsh"', "outlet:harbour")),
        ("by: marsh", "by:marsh"),
        ("before:2024-10 after:2023", ("AND", "before:2024-10", "after:2023")),
        ("kind:release", "kind:release"),
        ("cranes OR ***", "cranes"),
        ("", ("AND",)),
    ],
)
def test_a_finished_query_is_read(typed: str, expected: object) -> None:
    query = read(typed)
    assert shape(query.node) == expected
    assert query.notes == ()


@pytest.mark.parametrize(
    ("typed", "words", "reason"),
    [
        ('"not an', ("AND", "not", "an"), "a quotation mark is not closed"),
        ("(safe OR quay", ("AND", "safe", "quay"), "a bracket is not closed"),
        ("safe)", ("AND", "safe"), "a bracket is closed that was not opened"),
        ("safe AND", ("AND", "safe"), "AND needs a word on both sides"),
        ("OR safe", ("AND", "safe"), "OR and brackets need a word in them"),
        ("NOT", ("AND",), "NOT needs a word after it"),
        ("cr*nes", ("AND", "cr", "nes"), "* stands only at the end of a word"),
        ("before:soon cranes", ("AND", "before", "soon", "cranes"), "before: needs a date"),
        ("by:", ("AND", "by"), "by: needs a word after it"),
        ("(" * 40 + "a", ("AND", "a"), "brackets lie more than 16 deep"),
    ],
)
def test_what_cannot_be_read_is_searched_as_plain_words_and_says_so(typed: str, words: object, reason: str) -> None:
    query = read(typed)
    assert shape(query.node) == words
    assert query.notes[0].startswith("Searched as plain words: " + reason)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cran", "cran*"),
        ("cranes ", "cranes"),
        ("safe cran", ("AND", "safe", "cran*")),
        ('"not an aft', '"not an aft*"'),
        ('"not an"', '"not an"'),
        ("safe AND", "safe"),
        ("safe OR", "safe"),
        ("safe NOT", "safe"),
        ("(safe OR qua", ("OR", "safe", "qua*")),
        ("by:mar", "by:mar*"),
        ('by:"Ada Ma', 'by:"ada ma*"'),
        ("by:", ("AND",)),
        ("cranes after:2024-1", ("AND", "cranes", "after:2024")),
        ("after:20", ("AND",)),
        ("end-to-e", ("OR", '"end to e*"', "endtoe*")),
        ("end-", "end"),
    ],
)
def test_while_somebody_types_the_query_is_finished_for_them(typed: str, expected: object) -> None:
    query = read(typed, typing=True)
    assert shape(query.node) == expected
    assert query.notes == ()


def test_a_word_knows_its_place_in_the_query() -> None:
    typed = 'quay "safe cranes" NOT x'
    node = read(typed).node
    assert isinstance(node, All)
    assert [typed[look.start : look.end] for look in node.nodes if isinstance(look, Look)] == ["quay", '"safe cranes"']


def test_a_date_in_a_query_may_be_partial() -> None:
    assert read("before:2024-10").node == When(True, PartialDate(2024, 10))


def test_what_is_cut_off_says_so() -> None:
    assert "Only the first 1,000 characters are searched for." in read("x" * (LONGEST_QUERY + 1)).notes
    query = read(" ".join(f"w{number}" for number in range(MOST_TERMS + 5)))
    assert isinstance(query.node, All)
    assert len(query.node.nodes) == MOST_TERMS
    assert query.notes == (f"Only the first {MOST_TERMS} of {MOST_TERMS + 5} words and conditions are searched for.",)


@given(st.text(st.sampled_from("ab \"“”()*:-'ANDORTby outlet before2024\x00[]"), max_size=60), st.booleans())
def test_any_query_is_read(typed: str, typing: bool) -> None:
    query = read(typed, typing=typing)
    assert query.notes or query.node == EVERYTHING or shape(query.node)


def test_a_condition_is_no_word() -> None:
    assert read("by:marsh").node == Where("by", Term(("marsh",)))


def test_a_field_that_there_is_not_is_named_and_its_words_are_searched() -> None:
    found = read("note:cranes")
    assert "There is no field note:" in found.notes[0]
    assert read("note:cranes", typing=True).notes == (), "not while somebody is typing"
    assert read("https://harbour.example").notes == ()
