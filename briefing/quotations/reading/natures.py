"""What a noun phrase seems to name: a person, a body, a place, a time, or whom a pronoun stands for."""

from __future__ import annotations

from typing import cast

from briefing.language.titles import courtesy
from briefing.quotations.glossary import Nature
from briefing.quotations.reading.lexicon import DOERS, genders, word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.tokens import Token

_TIMES = frozenset(
    "day days night nights morning mornings afternoon evening evenings week weeks weekend month months year years "
    "decade decades hour hours minute minutes moment summer autumn winter spring today yesterday tomorrow".split()
)


_SAYING = frozenset(("speak", "write", "argue", "judge"))  # no time of day does so


def natured(tokens: list[Token], phrase: Phrase) -> Phrase:
    """A noun phrase with what it seems to name."""
    kind = phrase.kind
    if kind in ("pronoun", "object", "his", "relative"):
        first = tokens[phrase.begin].low.replace("’", "'")
        kind = "relative" if first in ("who", "who's") else kind
        return Phrase(phrase.begin, phrase.end, kind, _PRONOUNS.get(first.split("'")[0]) or cast(Nature, first))
    last = tokens[phrase.end - 1]
    low = last.low
    if low.endswith(("'s", "’s")):
        low = low[:-2]
    classes = word_classes()
    nature: Nature
    if low in _TIMES and not _surname(tokens, phrase):
        nature = "time"
    elif last.tag == "NP":
        several = phrase.end - phrase.begin > 1
        if last.low in classes["place"] and all(
            token.low in classes["place"] for token in tokens[phrase.begin : phrase.end] if token.tag == "NP"
        ):
            nature = "place"
        elif low in classes["body"] or (several and _founded(tokens, phrase)) or _lettered(last):
            nature = "body"
        elif tokens[phrase.begin].low in classes["title"] or (
            several
            and any(
                token.low in genders() or token.low in classes["title"]
                for token in tokens[phrase.begin : phrase.end - 1]
            )
        ):
            nature = "person"
        else:
            nature = "unknown"
    elif low in classes["human"] or low.endswith(DOERS):
        nature = "human"
    else:
        nature = "voice" if low in classes["voice"] else ("some" if low in classes["some"] else "thing")
    return Phrase(phrase.begin, phrase.end, kind, nature)


def _surname(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a word of time is somebody's surname: Hazel Winter, Mr Day."""
    if phrase.end - phrase.begin < 2 or tokens[phrase.end - 1].tag != "NP":
        return False
    first = tokens[phrase.begin].low
    if first in genders() or first.rstrip(".") in courtesy():
        return True
    beside = [tokens[at] for at in (phrase.begin - 1, phrase.end) if 0 <= at < len(tokens)]
    return any(token.tag == "VB" and token.verb is not None and token.verb.group in _SAYING for token in beside)


def _lettered(token: Token) -> bool:
    """Whether a word in capitals is a body's: no letters after a person's name, as MP is."""
    return token.text.isupper() and len(token.low) > 1 and token.low not in word_classes()["suffix"]


def _founded(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a name begins as a body's: the Royal College of Nursing."""
    body = word_classes()["body"]
    return any(
        tokens[at].low in ("of", "for") and tokens[at - 1].low in body for at in range(phrase.begin + 1, phrase.end)
    )


_PRONOUNS: dict[str, Nature] = {
    "he": "he", "she": "he", "him": "he", "his": "he", "her": "he", "himself": "he", "herself": "he",
    "they": "they", "them": "they", "their": "they", "themselves": "they",
    "we": "I", "i": "I", "me": "I", "us": "I", "my": "I", "our": "I", "you": "you", "your": "you",
    "it": "it", "its": "it", "itself": "it", "that": "it", "there": "it", "who": "who",
}  # fmt: skip
