"""The name that a noun phrase ends in, told from the titles and roles before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.language.words import fold
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.sentences import Phrase
from briefing.quotations.reading.tokens import Token

_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase says of a name: its words as printed, the gender its title tells, whether a title precedes it."""

    text: str
    words: tuple[str, ...]
    gender: str
    titled: bool
    body: bool
    titles: tuple[str, ...] = ()


def named(tokens: Sequence[Token], phrase: Phrase) -> Named | None:
    """The name that a phrase ends in, without titles and roles before it; None where it ends in a common noun."""
    classes = word_classes()
    titles, bodies, particles, suffixes = (classes[key] for key in ("title", "body", "particle", "suffix"))
    end = phrase.end
    begin = end
    gender = ""
    titled = False
    body = False
    while begin > phrase.begin:
        token = tokens[begin - 1]
        low = _bare(token.low)
        if begin < end and token.text != _bare(token.text):
            break
        if token.tag == "NP" or (low in particles and begin < end and begin - 1 > phrase.begin):
            if low in titles and not body and not (begin == end and low in bodies):
                titled = True
                gender = _gender(low)
                break
            if low in bodies:
                body = True
            begin -= 1
        elif token.tag in ("IN", "DET", "CC") and begin < end and _inside_name(tokens, begin - 1, phrase):
            begin -= 1
            body = True
        else:
            titled = token.low in titles
            gender = _gender(token.low) if titled else ""
            break
    while begin < end and (tokens[begin].tag != "NP"):
        begin += 1
    if begin == end:
        return None
    while end - begin > 1 and tokens[end - 1].low in suffixes:
        end -= 1
    parts = [_bare(token.text) for token in tokens[begin:end]]
    words = tuple(fold(part) for part in parts)
    if not any(character.isalpha() for character in words[-1]):
        return None
    acronym = len(words) == 1 and parts[0].isupper() and len(parts[0]) > 1
    before = tuple(token.low for token in tokens[phrase.begin : begin] if token.tag in ("NP", "NN"))
    return Named(" ".join(parts), words, gender, titled, body or acronym, before)


def _bare(word: str) -> str:
    """A word without the ending of the possessive."""
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _gender(title: str) -> str:
    classes = word_classes()
    return "male" if title in classes["male"] else ("female" if title in classes["female"] else "")


def _inside_name(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    """Whether an `of`, `the` or `&` at `at` joins two capitalised parts of one name, as in Department of Justice."""
    token = tokens[at]
    if token.low not in ("of", "the", "&") or at <= phrase.begin:
        return False
    before = tokens[at - 1]
    return before.tag == "NP" or (token.low == "the" and before.low == "of")
