"""Lines of a page: nothing is lost, nothing is wider than asked for."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.reader.kit import layout
from briefing.reader.kit.layout import wrap


def test_lines_break_at_spaces() -> None:
    text = "one two three four"
    assert [text[start:end].strip() for start, end in wrap(text, 9)] == ["one two", "three", "four"]


def test_a_newline_ends_a_line_and_an_empty_line_stays() -> None:
    text = "one\n\ntwo"
    assert [text[start:end] for start, end in wrap(text, 20)] == ["one", "", "two"]


def test_a_word_wider_than_the_line_breaks_inside() -> None:
    text = "x" * 25
    assert [end - start for start, end in wrap(text, 10)] == [10, 10, 5]


def test_wide_characters_count_twice() -> None:
    text = "記事" * 6
    assert all(cell_len(text[start:end]) <= 8 for start, end in wrap(text, 8))


def test_no_line_ends_at_a_space_that_holds_words_together() -> None:
    for space in ("\u00a0", "\u202f"):
        for wide in ("", "記"):
            text = f"at most £5{space}million{wide} more"
            assert [text[start:end].strip(" ") for start, end in wrap(text, 14)] == [
                "at most",
                f"£5{space}million{wide}",
                "more",
            ]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200), st.integers(4, 60))
def test_lines_hold_the_whole_text_in_order_and_fit(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(text[start:end] for start, end in lines) == text.replace("\n", "")
    assert all(cell_len(text[start:end].rstrip()) <= width for start, end in lines)


@example("b b“—a\xa0 “\xa0", 4)
@given(st.text(alphabet="ab cé“”—\u00a0", max_size=120), st.integers(4, 30))
def test_lines_found_by_their_ends_are_those_found_word_by_word(text: str, width: int) -> None:
    assert layout._wrap_even(text, 0, len(text), width) == layout._wrap_paragraph(text, 0, len(text), width)
