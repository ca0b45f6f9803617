"""Links to passages: read back as they were made, found again where the passage moved, refused where damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.export import find_again, link_to, read_link
from tests.export.made import ALONE, ALTERING


def test_a_link_holds_no_foreign_words_and_finds_its_passage_again() -> None:
    start = ALTERING.index(ALONE)
    link = link_to("ferries", "altering", ALTERING, start, start + len(ALONE))
    text = str(link)
    assert text.startswith(f"briefing:ferries/altering#{start}-{start + len(ALONE)}-")
    assert read_link(f" {text}\n") == link
    assert find_again(ALTERING, link.passage) == (start, start + len(ALONE))
    moved = f"New.\n\n{ALTERING}"
    assert find_again(moved, link.passage) == (start + 6, start + 6 + len(ALONE))
    assert find_again(ALTERING.replace("asked", "heard"), link.passage) is None


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8"), min_size=1))
def test_whatever_the_names_are_a_link_is_one_word_and_reads_back(briefing: str, article: str) -> None:
    link = link_to(briefing, article, "A body.", 2, 6)
    assert len(str(link).split()) == 1
    assert str(link).isascii()
    assert read_link(str(link)) == link


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://mail.example/boats",
        "briefing:ferries",
        "briefing:ferries/altering#5-2-0123456789abcdef-41-42",
        "briefing:ferries/altering#2-5-0123456789abcdef-ffffff-42",
        "briefing:ferries/altering#2-5-0123456789ABCDEF-41-42",
        "briefing:ferries/altering#99999999999-99999999999-0123456789abcdef-41-42",
    ],
)
def test_what_is_no_link_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_link(text)
    assert raised.value.do
