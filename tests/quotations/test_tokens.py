"""Plain words are found without the pattern of all tokens: what is found is what that pattern finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.quotations.reading.tokens import _TOKEN, _spans

PIECES = (
    *("the", "a", "port", "v", "vs", "No", "Gov", "U.S.", "D.C.'s", "I", "A", "did I.", "x1", "1992", "3.5", "R-Ky.,"),
    *(
        " ",
        "  ",
        "\n",
        "\u00a0",
        ".",
        ",",
        "...",
        "’",
        "'",
        "’s",
        "-",
        "--",
        "—",
        "&",
        "/",
        "@",
        "(",
        ")",
        "“",
        "”",
        "_",
    ),
    *("é", "²", "\u0301", "Ł", "中", "!", "?", ":"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=24), st.integers(0, 8), st.integers(0, 8))
def test_tokens_stand_where_the_pattern_of_all_tokens_finds_them(pieces: list[str], first: int, last: int) -> None:
    body = "".join(pieces)
    start, end = min(first, len(body)), max(min(first, len(body)), len(body) - last)
    assert _spans(body, start, end) == [match.span() for match in _TOKEN.finditer(body, start, end)]


def test_each_kind_of_written_word_is_cut_as_the_pattern_cuts_it() -> None:
    body = "Gov. Marsh, of the U.S. coast, paid 3.5m (£2) to J. Reed vs. Wick in 1992. “Why?” he said. No. 9 won’t."
    found = [body[start:end] for start, end in _spans(body, 0, len(body))]
    assert found == [match.group() for match in _TOKEN.finditer(body)]
    assert found[:9] == ["Gov.", "Marsh", ",", "of", "the", "U.S.", "coast", ",", "paid"]
