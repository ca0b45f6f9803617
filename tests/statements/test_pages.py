"""An article read sentence by sentence has the words that it has as a whole."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from briefing.language.stems import stems, stems_in
from briefing.model import Article
from briefing.statements.missing import nearest
from briefing.statements.pages import Pages, likeness, read

WORDS = st.sampled_from(
    ("harbour", "walls", "St. Mary’s", "U.S.", "4.50", "1,200", "e.g.", "“Boats", "sink.”", "…", "it's")
)
GAPS = st.sampled_from((" ", "\n", "\n\n", ". ", "! ", "?", ".", ",", "\u2028", "\x1f", " – "))
TEXTS = st.lists(st.tuples(WORDS, GAPS)).map(lambda parts: "".join(word + gap for word, gap in parts))


@given(st.one_of(TEXTS, st.text()))
@example("The harbour wall fell.Nobody was there…\nBoats sank, 1,200 of them.")
def test_the_stems_of_an_article_are_those_of_its_sentences(body: str) -> None:
    pages = Pages([Article("a", "A headline", "outlet", body)])
    assert pages.stems("a") == stems(body)
    assert all(one.stems == stems(body[slice(*one.span)]) for one in pages.sentences("a"))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_part_has_the_stems_that_it_has_by_itself(text: str, start: int, size: int) -> None:
    assert stems_in(text, start, start + size) == stems(text[start : start + size])


@given(TEXTS, TEXTS)
def test_the_nearest_sentence_is_the_first_that_is_most_alike(statement: str, body: str) -> None:
    wanted, sentences = read(statement), read(body)
    scores = [max((likeness(one, other) for other in wanted), default=0.0) for one in sentences]
    best = max(scores, default=0.0)
    span = sentences[scores.index(best)].span if best else None
    assert nearest(wanted, sentences) == (span, best)
