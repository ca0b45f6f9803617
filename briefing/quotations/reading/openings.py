"""Bodies whose names begin with a word that is no name: Help the Bereaved, Keep Our Pier, Friends of the Glens."""

from __future__ import annotations

from briefing.language.titles import courtesy
from briefing.quotations.reading.lexicon import genders, word_classes
from briefing.quotations.reading.tokens import Token


def plural_people(tokens: list[Token]) -> bool:
    """Whether a capital that opens a sentence makes no name of a word: *Friends* of Ada Marsh, *Critics* say."""
    low, following = tokens[0].low, tokens[1] if len(tokens) > 1 else None
    if low not in word_classes()["human"] or not low.endswith(("s", "men")) or following is None:
        return False
    return following.tag not in ("NP", ".", "-", ":") and not (low in CIRCLES and opens_body(tokens))


def opens_body(tokens: list[Token]) -> bool:
    """Whether a word with a capital that opens a sentence begins a body's name.

    *Help* the Bereaved, *Keep* Our Pier, *Friends* of the Glens, *Schools* Watch; not Friends of Ada Marsh.
    """
    low = tokens[0].low
    if len(tokens) < 3 or not tokens[0].text[0].isupper():
        return False
    if low in URGING and tokens[1].low in _URGED and tokens[2].tag == "NP":
        return True
    if low in CIRCLES and tokens[1].low in _CIRCLING:
        after = tokens[3] if tokens[2].low == "the" and len(tokens) > 3 else tokens[2]
        return after.tag == "NP" and not personal(after.low) and after.text[0].isupper()
    if tokens[0].tag != "NN" or tokens[1].tag != "NP" or personal(tokens[1].low):
        return False
    classes = word_classes()
    if not low.endswith("s"):
        plain = low in _QUALIFYING or low in classes["title"] or low in classes["human"]
        return not plain and _ends_as_body(tokens)
    return low not in classes["human"] and low not in classes["people"]


def _ends_as_body(tokens: list[Token]) -> bool:
    """Whether the capitals that open a sentence end as a body's name does, which acts: Historic *England* said."""
    end = 1
    while end < len(tokens) and tokens[end].tag == "NP":
        end += 1
    if end == len(tokens) or tokens[end].tag not in ("VB", "AUX", "MD") or end > _LONGEST_NAME:
        return False
    return tokens[end - 1].low in word_classes()["body"] or tokens[end - 1].low in _COUNTRIES


def personal(low: str) -> bool:
    """Whether a word is a person's given name or title."""
    return low in genders() or low in word_classes()["title"] or low.rstrip(".") in courtesy()


def circle(tokens: list[Token], begin: int, at: int) -> bool:
    """Whether a `the` stands inside the name of a body: Friends of *the* Glens, Church of *the* Holy Cross."""
    body = word_classes()["body"]
    return tokens[at - 1].low == "of" and any(token.low in CIRCLES or token.low in body for token in tokens[begin:at])


def twofold(tokens: list[Token], at: int) -> bool:
    """Whether an `and` stands inside what a committee or an officer is for: the education *and* skills committee."""
    if tokens[at].low != "and" or tokens[at - 1].tag != "NN" or at + 2 >= len(tokens):
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].tag == "NN" and end < at + _FURTHER:
        if end > at + 1 and tokens[end].low in _FOR_TWO:
            return True
        end += 1
    return False


_FURTHER = 5  # tokens behind the `and` in which the committee stands
_FOR_TWO = frozenset("committee department secretary minister spokesman spokeswoman spokesperson ministry".split())


def seated(tokens: list[Token], at: int) -> bool:
    """Whether a `the` stands inside an office before its holder's name: Leader of *the* House Ada Marsh."""
    if tokens[at - 1].low != "of" or tokens[at - 2].tag != "NP" or tokens[at - 2].low not in word_classes()["title"]:
        return False
    return [token.tag for token in tokens[at + 1 : at + 4]] == ["NP"] * 3 and tokens[at + 1].low in SEATS


SEATS = frozenset("house commons lords opposition council assembly parliament senate treasury court".split())


def urged(tokens: list[Token], at: int) -> bool:
    """Whether a `the` stands inside a body's name that begins with a verb: Help *the* Bereaved, Save *the* Whale."""
    before = tokens[at - 1]
    if before.tag != "NP" or before.low not in URGING or tokens[at].low != "the" or at + 1 == len(tokens):
        return False
    return tokens[at + 1].tag == "NP" and not personal(tokens[at + 1].low)


URGING = frozenset(
    "unite help save stop keep stand protect defend reclaim free support back feed fund build end".split()
)


_LONGEST_NAME = 6  # words
_COUNTRIES = frozenset("uk england scotland wales britain ireland".split())
_QUALIFYING = frozenset(  # adjectives before a name, no part of it
    "rival fellow former current new local giant sister parent nearby neighbouring big small north south east west "
    "northern southern eastern western central old modern post-war pre-war whole most much even only".split()
)


_URGED = frozenset(("the", "our", "my", "your", "all", "for", "up"))  # what stands behind them in a body's name


CIRCLES = frozenset("friends families parents mothers fathers citizens voices doctors lawyers neighbours".split())


_CIRCLING = frozenset(("of", "for", "against", "need"))
