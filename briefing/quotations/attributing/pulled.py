"""Pull quotes: words of a text that its page prints once more between two paragraphs, without a full stop."""

from __future__ import annotations

from briefing.language.marks import Quoted
from briefing.quotations.attributing.sources import Spot

PULLED = "stands by itself between two paragraphs, and nothing tells whose words it is"
_WORDS = 3  # at least
_NEAR = 8  # characters between a colon and the paragraph below it: a block without marks is none of them
_CLOSERS = "”\"'’»"


def pulled(here: Spot, string: Quoted) -> bool:
    """Whether a quoted string has its paragraph for itself and does not end as a sentence does.

    Who spoke before it is not known to go on, for it was taken from anywhere in the text.
    """
    tokens, sentences, number = here.tokens, here.context.sentences, here.number
    if len(tokens) > 1 or not string.closed or tokens[0].text.count(" ") < _WORDS - 1:
        return False
    if not tokens[0].text.rstrip(_CLOSERS)[-1:].isalnum():
        return False
    before = sentences[number - 1] if number else None
    after = sentences[number + 1] if number + 1 < len(sentences) else None
    if before is not None and before.paragraph == here.sentence.paragraph:
        return False
    if before is not None and before.tokens[-1].tag == ":" and tokens[0].start - before.tokens[-1].end < _NEAR:
        return False
    return after is None or after.paragraph != here.sentence.paragraph
