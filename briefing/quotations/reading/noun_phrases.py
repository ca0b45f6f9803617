"""Noun phrases: where they stand in a sentence, how each is written, and which names one holds whole."""

from __future__ import annotations

from typing import NamedTuple

from briefing.language.titles import courtesy
from briefing.quotations.glossary import Nature, PhraseKind, Tag
from briefing.quotations.reading.lexicon import DOERS, genders, word_classes
from briefing.quotations.reading.openings import circle, personal, seated, twofold, urged
from briefing.quotations.reading.tokens import Token

_PHRASE: frozenset[Tag] = frozenset(("NP", "NN", "CD", "DET", "POSS"))


_PRONOUN: frozenset[Tag] = frozenset(("PRP", "PRPX", "OBJ"))


ADJUSTED: frozenset[Tag] = frozenset(("DET", "POSS"))


class Phrase(NamedTuple):
    """A noun phrase `tokens[begin:end]` of a sentence.

    `kind` says how it is written, `nature` what it seems to be; quotations/glossary.py has the words for both.
    """

    begin: int
    end: int
    kind: PhraseKind
    nature: Nature = ""


def head(tokens: list[Token], phrase: Phrase) -> str:
    """The last word of a phrase that is no name, folded; `Name` for a name."""
    token = tokens[phrase.end - 1]
    return "Name" if token.tag == "NP" else token.low


def reach(tokens: list[Token], phrase: Phrase, stop: int) -> int:
    """Where the words naming a speaker end: prepositional phrases up to the cue at `stop` belong to them."""
    for index in range(phrase.end, stop):
        if tokens[index].tag not in WITHIN:
            return phrase.end
    end = stop
    while end > phrase.end and tokens[end - 1].tag in _OUTER:
        end -= 1
    return end


_OUTER: frozenset[Tag] = frozenset(("RB", "AUX", "MD", "TIME", "IN", "CC", ","))


WITHIN: frozenset[Tag] = frozenset(("IN", "NN", "NP", "DET", "POSS", "CD", "CC", "RB", "AUX", "MD", "TIME"))


def possessive(text: str) -> bool:
    """Whether a word is in the possessive: 's, or an apostrophe after its s."""
    return text.endswith(("'s", "’s", "s'", "s’"))


def noun_phrases(tokens: list[Token]) -> list[Phrase]:
    """The noun phrases of a sentence in order, what each names not yet told."""
    phrases: list[Phrase] = []
    index, count = 0, len(tokens)
    while index < count:
        tag = tokens[index].tag
        if tag in _PRONOUN:
            phrases.append(Phrase(index, index + 1, "object" if tag == "OBJ" else "pronoun"))
            index += 1
        elif tag == "WH" or tag == "THAT":
            index += 1
        elif tag in _PHRASE:
            if tag == "POSS":
                phrases.append(Phrase(index, index + 1, "his"))
            index = _phrase(tokens, index, phrases)
        else:
            if tokens[index].low == "who":
                phrases.append(Phrase(index, index + 1, "relative"))
            index += 1
    return phrases


def _phrase(tokens: list[Token], begin: int, phrases: list[Phrase]) -> int:
    count = len(tokens)
    end = begin
    named = False
    while end < count:
        token = tokens[end]
        tag = token.tag
        if tag == "NP":
            if (
                end > begin
                and tokens[end - 1].tag == "NN"
                and not _titled(tokens[end - 1])
                and not _particled(tokens, begin, end)
                and not _kinded(tokens, end)
                and not _roled(tokens, begin, end)
            ):
                break  # two phrases: `a plan | Marsh proposed`
            named = True
        elif (
            tag == "NN"
            or tag == "CD"
            or (tag in ADJUSTED and end == begin)
            or (tag in ADJUSTED and tokens[end - 1].tag == "DET")
            or (tag == "DET" and end > begin and urged(tokens, end))
            or (tag == "DET" and end > begin + 1 and token.low == "the" and circle(tokens, begin, end))
            or (
                tag == "DET"
                and end > begin + 1
                and token.low == "the"
                and (seated(tokens, end) or _for_the(tokens, end))
            )
            or (tag == "IN" and token.low in ("of", "for") and end > begin and _joins(tokens, begin, end))
            or (
                tag == "CC"
                and end > begin
                and (token.low == "&" or _joined(tokens, begin, end) or twofold(tokens, end))
            )
        ):
            pass
        else:
            break
        end += 1
        if (
            end < count
            and tag in ("NP", "NN")
            and tokens[end].tag in ("NP", "NN", "CD", "Q")
            and possessive(token.text)
        ):
            phrases.append(Phrase(begin, end, "owner"))
    first = tokens[begin].tag
    kind: PhraseKind
    if named:
        kind = "name" if tokens[end - 1].tag == "NP" or tokens[begin].tag == "NP" else "role"
    elif first in ("DET", "CD", "POSS"):
        kind = "thing"
    else:
        kind = "bare"
    phrases.append(Phrase(begin, end, kind))
    return end


def _titled(token: Token) -> bool:
    """Whether a word in small letters stands before a name as part of it: `the prosecutor Ada Marsh`."""
    low = token.low
    classes = word_classes()
    return (
        token.text[0].isupper()
        or possessive(token.text)
        or low in classes["title"]
        or low in classes["human"]
        or low in classes["body"]
        or low.endswith(DOERS)
        or "-" in low
    )


def _roled(tokens: list[Token], begin: int, at: int) -> bool:
    """Whether words without an article before a full name tell what somebody is: former stoker *Ben Reed*.

    Not in `the plan Ada Marsh proposed`, nor in `plans Ada Marsh proposed`.
    """
    if tokens[begin].tag in ADJUSTED or tokens[at - 1].low.endswith("s") or at + 1 >= len(tokens):
        return False
    opens = begin == 0 or tokens[begin - 1].tag in (",", "Q", "CC") or tokens[begin - 1].verb is not None
    return opens and tokens[at].low in genders() and tokens[at + 1].tag == "NP"


def _kinded(tokens: list[Token], at: int) -> bool:
    """Whether a word before a name tells what kind of body it is: the charity *Homes for All*, the firm *Tidewell*.

    Not in `the charity Marsh founded`.
    """
    if tokens[at - 1].low not in word_classes()["founded"] or personal(tokens[at].low) or at + 1 == len(tokens):
        return False
    after = tokens[at + 1]
    if after.tag == "VB":
        return after.verb is not None and after.verb.group == "speak"
    return after.tag == "NP" or (after.low in _LINKED and at + 2 < len(tokens) and tokens[at + 2].tag == "NP")


def _particled(tokens: list[Token], begin: int, end: int) -> bool:
    """Whether small words before a name are part of it: Marie van der Zand."""
    at = end
    while at > begin and tokens[at - 1].low in word_classes()["particle"]:
        at -= 1
    return begin < at < end and tokens[at - 1].tag == "NP"


def _joins(tokens: list[Token], begin: int, at: int) -> bool:
    """Whether an `of` or a `for` stands inside a name: Department of Justice, University of the Arts.

    After a person's name it does not: Ada Marsh of the Harbour Trust.
    """
    before = tokens[at - 1]
    if before.tag != "NP" or possessive(before.text):
        return False
    following = at + 1
    if (
        following < len(tokens)
        and tokens[following].low == "the"
        and (tokens[at].low == "of" or before.low in _FOR_THE)
    ):
        following += 1
    if following == len(tokens) or tokens[following].tag != "NP":
        return False
    classes = word_classes()
    if tokens[at].low == "for":
        plural = begin == at - 1 and before.low.endswith("s") and before.low not in classes["human"]
        called = any(token.tag == "NN" and token.low in classes["voice"] for token in tokens[begin:at])
        return before.low in _FOR or called or (plural and before.low not in genders())
    if before.low in classes["body"] or before.low in classes["title"]:
        return True
    if at > begin + 1 and all(token.tag == "NP" for token in tokens[begin:at]) and _body_at(tokens, following):
        return False  # two words or more that are none of a body, before a body: a person's name
    return not any(
        token.low in genders() or token.low in classes["title"]
        for token in tokens[begin:at]
        if token.tag in ("NP", "NN")
    )


def _for_the(tokens: list[Token], at: int) -> bool:
    """Whether a `the` stands inside the name of a body: the Trust for *the* Marches."""
    return tokens[at - 1].low == "for" and tokens[at - 2].tag == "NP" and tokens[at - 2].low in _FOR_THE


def _body_at(tokens: list[Token], at: int) -> bool:
    """Whether a name of two words or more that begins at a token ends in a word for a body: *Tide Trust*."""
    end = at
    while end < len(tokens) and tokens[end].tag == "NP" and end < at + _FAR:
        end += 1
    return end > at + 1 and tokens[end - 1].low in word_classes()["body"]


_FOR_THE = frozenset("trust society institute foundation fund campaign association centre center league".split())
_FOR = frozenset(
    "state department centre center campaign institute ministry council office minister secretary society association "
    "federation foundation alliance union trust guild league board authority agency commission committee forum network "
    "transport coalition confederation fund bureau college partnership".split()
)


def _joined(tokens: list[Token], begin: int, at: int) -> bool:
    """Whether an `and` stands inside the name of a body: Department for Education and Skills, Iron and Steel Union.

    Its name goes on in capitals, and has begun as a body's or ends in a word for one.
    """
    if tokens[at].low != "and" or tokens[at - 1].tag != "NP" or at + 1 == len(tokens) or tokens[at + 1].tag != "NP":
        return False
    if tokens[at + 1].low in _FIRMS:
        return True
    classes = word_classes()
    if any(
        token.low in genders() or token.low.rstrip(".") in courtesy() for token in (*tokens[begin:at], tokens[at + 1])
    ):
        return False
    for index in range(begin, at - 1):
        if tokens[index].low in _LINKED and tokens[index - 1].low in _LINKABLE:
            return True
    end = at + 1
    while end < len(tokens) and tokens[end].tag == "NP" and end < at + _FAR:
        if tokens[end].low in classes["body"] and end > at + 1:
            return all(token.tag in ("NP", "DET") for token in tokens[begin:at])
        end += 1
    return False


_LINKED = frozenset(("of", "for"))


_LINKABLE = frozenset("department ministry institute college society committee board office council secretary".split())


_FIRMS = frozenset("sons son co brothers daughters partners associates".split())  # behind a founder's name


_FAR = 5  # tokens after an `and` that a body's name may take
