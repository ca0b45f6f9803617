"""What of a pasted passage was said, and what is the outlet's."""

from __future__ import annotations

import pytest

from briefing.statements.comparing.pasted import spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“The mill will hire nine bakers,” she said.", "“The mill will hire nine bakers,”"),
        ('"Who baked this?" Berit Lund asked reporters on Monday.', '"Who baked this?"'),
        ("Lund: ‘The mill will never be sold’", "‘The mill will never be sold’"),
        ("that “the mill will never be sold”", "“the mill will never be sold”"),
        ("“The mill,” Lund said, “will never be sold”, Lund added.", "“The mill,” Lund said, “will never be sold”"),
    ],
)
def test_who_is_said_to_speak_is_no_part_of_what_was_said(text: str, said: str) -> None:
    bare = spoken(text)
    assert bare.strip() == said
    assert len(bare) == len(text)
    assert text.index(said) == bare.index(said)


@pytest.mark.parametrize(
    "text",
    [
        "It is a “disgrace” that the bakers were told nothing.",
        "He called it a “rotten mill” and walked out.",
        "“Disgrace”, that is the word.",
        "“Disgrace,” you say, and I say that it is no disgrace but the work of a lifetime.",
        "The mill will never be sold.",
        "“The mill will never be sold",
    ],
)
def test_words_around_marks_that_may_have_been_said_stay(text: str) -> None:
    assert spoken(text) == text
