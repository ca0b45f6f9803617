"""The one place where foreign text enters a page: places are true, pieces join as they were, marks have a length."""

from __future__ import annotations

import pytest

from briefing.reader.kit.markup import Mark, Page, PageWriter, Target, label, safe_line_edges


def test_a_page_without_an_article_has_no_body() -> None:
    writer = PageWriter()
    assert writer.length == 0
    writer.line("A title")
    assert (Page().body, writer.page().body) == ((0, 0), (0, 0))


def test_pieces_stand_where_they_say() -> None:
    writer = PageWriter()
    writer.line("A\x1btitle\nof two lines", "title")
    writer.add("", "quote")
    body = writer.body("The boat sails.")
    assert writer.length == body[1]
    writer.mark(body[0] + 4, body[0] + 8, "quote")
    writer.mark(3, 3, "quote")
    writer.mark(5, 4, "quote")
    writer.hits([(9, 14), (4, 8)], body[0])
    writer.target(7, 9, "actor", "b")
    writer.target(1, 2, "actor", "a")
    page = writer.page()
    assert page.text == "A␛title of two lines\nThe boat sails."
    assert page.text[slice(*page.body)] == "The boat sails."
    assert [page.text[start:end] for start, end in page.hits] == ["boat", "sails"]
    assert page.targets == (Target(1, 2, "actor", "a"), Target(7, 9, "actor", "b"))
    start = body[0]
    assert page.marks == (
        Mark(0, 20, "title"),
        Mark(start + 4, start + 8, "quote"),
        Mark(start + 9, start + 14, "hit"),
        Mark(start + 4, start + 8, "hit"),
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a", "a"),
        (" a", " a"),
        ("a ", "a "),
        ("  a b\n", " a b "),
        ("a\x1b ", "a␛ "),
        ("", ""),
        (" ", " "),
        ("   ", " "),
        ("a  b", "a b"),
    ],
)
def test_a_piece_keeps_one_space_at_either_end(text: str, made: str) -> None:
    assert safe_line_edges(text) == made


def test_a_label_is_made_of_pieces_with_their_styles() -> None:
    made = label("a ", ("[b]\x1b", "bold"), " c")
    assert made.plain == "a [b]␛ c"
    assert [(span.start, span.end, str(span.style)) for span in made.spans] == [(2, 6, "bold")]
