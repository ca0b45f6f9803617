"""Who speaks again where two speak in turn, a paragraph each: a string alone in its paragraph that says you."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.language.marks import Quoted
from briefing.quotations.attributing.sources import Source, Spot
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import naming

_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_TO_SOMEBODY = re.compile(r", (?:sir|madam|ma['’]am|minister|chair|your honour|my lady|my lord)\b", re.IGNORECASE)
_WITH_STRING = frozenset(("Q", ".", ",", "'"))
_SPOKEN = frozenset(("after", "before", "carried"))
TURNS = 8  # strings at most in two paragraphs

Said = tuple[int, Quoted, Source | None]  # the number of a paragraph, a string in it, and whose it is


def exchanged(body: str, here: Spot, string: Quoted, before: Sequence[Said], people: People) -> Source | None:
    """Who spoke two paragraphs before the string, where somebody else answered them in the last one.

    `“Is it lost?” said Marsh.` / `“I am sorry,” said Reed.` / `“You should be.”` is Marsh. Either must show that they
    talk: a question, or `sir`. `before`: the last strings decided.
    """
    if any(token.tag not in _WITH_STRING for token in here.tokens):
        return None
    if _YOU.search(body, string.start, string.end) is None:
        return None
    paragraph = here.sentence.paragraph
    near = [[one for one in before if one[0] == paragraph - back] for back in (1, 2)]
    turns = [[source for _, _, source in said] for said in near]
    if not all(turns) or not all(one is not None and one.how in _SPOKEN for one in turns[0]):
        return None
    answered, asked = ([body[text.start : text.end] for _, text, _ in said] for said in near)
    talk = any("?" in text[-3:] for text in asked) or any(_TO_SOMEBODY.search(text) is not None for text in answered)
    last, first = ({_whom(people, one) for one in turn if one is not None} for turn in turns)
    again = turns[1][-1]
    if not talk or len(last) != 1 or len(first) != 1 or last == first or again is None:
        return None
    return replace(again, how="carried", plain=False)


def _whom(people: People, source: Source) -> object:
    """Whom a source means, or its last word where that is not known."""
    phrase = naming(source.sentence, source.phrase)
    meaning = people.meaning(source.sentence, phrase)
    known = meaning is not None and meaning.being is not None
    return meaning.being if known and meaning is not None else source.sentence.tokens[phrase.end - 1].low
