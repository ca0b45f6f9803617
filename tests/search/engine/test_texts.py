"""A text as numbers holds the very words, at the very places, that `tokens` finds in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.search.engine.texts import Texts
from briefing.search.engine.words import tokens

_PIECES = st.sampled_from(
    ["Crane", "cranes,", "“It’s", "end-to-end", "U.S.", "u.s", "1,300", "1\u202f300", "-", "--", "well-", "café”", "a.",
     "\n", "\n\n", " ", "\t", "x_y", "'tis", "O'Neill's", "…", "b.c.d", "ß", "\u00ad", "日本語", "(a)", "²", "€5", "5%"]
)  # fmt: skip
_TEXTS = st.lists(_PIECES | st.text(max_size=6), max_size=20).map("".join) | st.lists(_PIECES).map(" ".join)


@given(_TEXTS)
def test_the_words_are_those_of_tokens(passage: str) -> None:
    texts = Texts()
    for _ in range(2):  # the second time from memory
        found = [tuple(texts.terms[term] for term in texts.forms[form]) for form in texts.read(passage)]
        assert found == [tuple(dict.fromkeys(token.forms)) for token in tokens(passage)]
