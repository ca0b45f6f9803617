"""How a noun phrase stands in its sentence: beside a name, behind a preposition, before a verb of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.quotations.glossary import Nature, Tag
from briefing.quotations.naming.beings import Being
from briefing.quotations.naming.descriptions import Description, describe
from briefing.quotations.naming.names import named
from briefing.quotations.reading.lexicon import QUESTIONED, Verb, genders, word_classes
from briefing.quotations.reading.noun_phrases import WITHIN, Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

VERBAL: frozenset[Tag] = frozenset(("VB", "AUX", "MD"))
_HEARINGS = frozenset("hearing inquiry inquest tribunal court committee jury panel commission".split())
_TOLD = 14  # tokens at most between a name and what it tells
_TITLE = 10  # tokens of a title at the head of a sentence, with its comma
_SOMEBODY: frozenset[Nature] = frozenset(("human", "person", "body", "voice"))
_AS_FOR = (("as", "for"), ("as", "to"))
_TOPIC = 2  # tokens of it
_OPENS = 5  # tokens at most before a name that stands in what opens a sentence
_AGE = re.compile(r"[1-9]\d")
_ANSWERING = frozenset("reply answer respond retort counter".split())
_TOLD_OF = WITHIN | {"TO"}
_BEING = frozenset("is was were are".split())
_ACTING = frozenset(
    "speaks represents campaigns runs owns operates employs publishes advises lobbies manages organises monitors"
    " regulates oversees funds campaigned owned ran operated".split()
)
_SHORT = 14  # tokens at most of such a sentence
ANSWERS = frozenset(
    "answer reply response verdict advice message explanation warning conclusion plea motto view rule".split()
)  # what somebody says, without its words
_CHARGES = frozenset(("judge", "speak", "argue", "want"))
_WERE = frozenset(("was", "were", "is", "are"))
_ASKED = QUESTIONED - {"invited"}
_IN_TITLES = frozenset("with on in at from".split())
_ON_AIR = frozenset("asked pressed challenged questioned quizzed interviewed appearing appeared speaking".split())
_AIRED = frozenset("morning breakfast newsnight tonight today midday sunday live politics hour".split())
_UNNAMABLE = 12  # tokens behind a description in which it says so

Place = tuple[int, int]


def place(tokens: Sequence[Token], phrase: Phrase) -> Place:
    """Where a phrase stands in the body."""
    return tokens[phrase.begin].start, tokens[phrase.end - 1].end


def human(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase without a name describes a person."""
    if phrase.nature != "human" and (phrase.nature != "unknown" or named(sentence, phrase) is not None):
        return False
    description = describe(sentence, phrase)
    return description is not None and description.kind == "person"


def named_next(sentence: Sentence, description: Description) -> bool:
    """Whether the name of who is described follows behind a comma: the secretary to the Treasury, *Ada Marsh*, said."""
    tokens, end = sentence.tokens, description.range[1]
    if end >= len(tokens) or tokens[end].tag != ",":
        return False
    return any(phrase.begin == end + 1 and phrase.kind == "name" for phrase in sentence.phrases)


def set_before(sentence: Sentence, description: Description) -> bool:
    """Whether a description leads to a name between commas: a spokesman for the trust, *Ada Marsh*, said."""
    tokens, end = sentence.tokens, description.range[1]
    if not named_next(sentence, description):
        return False
    after = next(phrase for phrase in sentence.phrases if phrase.begin == end + 1 and phrase.kind == "name")
    closing = tokens[after.end].tag if after.end < len(tokens) else "."
    return after.nature == "person" and closing in (",", ".")


def unnamable(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the text says that somebody is not named: the man, *who asked not to be named*."""
    tokens, at = sentence.tokens, phrase.end
    if at + 2 >= len(tokens) or tokens[at].tag != "," or tokens[at + 1].low not in ("who", "speaking"):
        return False
    behind = [token.low for token in tokens[at + 2 : at + _UNNAMABLE]]
    return "anonymity" in behind or any(low in ("named", "identified") for low in behind)


def speech(sentence: Sentence, phrase: Phrase) -> Verb | None:
    """The verb of speech right behind a phrase, or right before it."""
    tokens, at = sentence.tokens, phrase.end
    while at < len(tokens) and tokens[at].tag in ("RB", "AUX", "MD"):
        at += 1
    for index in (at, phrase.begin - 1):
        if 0 <= index < len(tokens) and tokens[index].tag == "VB" and tokens[index].verb is not None:
            return tokens[index].verb
    return None


def answers(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is said to answer: then it is not who has just asked."""
    verb = speech(sentence, phrase)
    return verb is not None and verb.lemma in _ANSWERING


def beside_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a person's description stands beside the name it describes, parted by a comma."""
    tokens = sentence.tokens
    for other in sentence.phrases:
        if other.begin > phrase.end + 1:
            break
        before = other.end == phrase.begin - 1 and tokens[other.end].tag == ","
        after = other.begin == phrase.end + 1 and tokens[phrase.end].tag == ","
        if not (before or after) or other.kind != "name" or named(sentence, other) is None:
            continue
        if before:
            apart = other.nature == "body" or (other.begin > 0 and main_subject(sentence, phrase))
            return not apart and human(sentence, phrase)  # to the BBC, the peer said
        return human(sentence, phrase)
    return False


def fresh(being: Being, number: int, paragraph: int, alone: bool) -> bool:
    """Whether somebody is named for the first time, and in full, in the sentence before, leading or alone."""
    if being.count != 1 or being.sentence != number - 1 or being.paragraph != paragraph or being.unnamed or being.owner:
        return False
    return being.person and len(being.words) > 1 and (being.led == number - 1 or alone)


def reaches(sentence: Sentence, phrase: Phrase, name: Phrase) -> bool:
    """Whether a description with all that belongs to it ends before a name: head of the trust, *Ada Marsh*."""
    end = name.begin - 1
    if phrase.end > end or sentence.tokens[end].tag != "," or phrase.nature != "human":
        return False
    description = describe(sentence, phrase)
    return description is not None and description.range[1] == end


def titled_alone(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase in capitals is a title without a name: the Bishop of the Reach."""
    return phrase.begin == 0 and phrase.nature == "person" and phrase.kind == "name" and named(sentence, phrase) is None


def main_subject(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a description behind a name and a comma is what the sentence is about: Quoting Marsh, *the king* said."""
    tokens, end = sentence.tokens, phrase.end
    if tokens[0].tag not in ("IN", "VB", "SUB"):
        return False
    return end < len(tokens) and tokens[end].tag in VERBAL


def of_thing(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name is that of the thing right before it: whose boat *Guiding Light* is; not the plan Marsh made."""
    tokens, begin, end = sentence.tokens, phrase.begin, phrase.end
    if begin < 2 or end - begin < 2 or tokens[begin - 1].tag != "NN" or tokens[begin].low in genders():
        return False
    if end < len(tokens) and tokens[end].tag == "VB":
        return False
    before = next((one for one in sentence.phrases if one.end == begin and one.kind in ("thing", "bare")), None)
    return before is not None and before.nature == "thing"


def show(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a name is that of a programme: on *Harbour Talk*, *Sundays With Marsh*, told *Good Morning Tarn*."""
    if phrase.end - phrase.begin > 1 and any(token.low in _AIRED for token in tokens[phrase.begin : phrase.end]):
        return True
    within = tokens[phrase.begin + 1 : phrase.end - 1]
    if any(token.low in _IN_TITLES and token.text[0].isupper() for token in within):
        return True
    at = phrase.begin - 1
    return phrase.end - phrase.begin > 1 and at > 0 and tokens[at].low == "on" and tokens[at - 1].low in _ON_AIR


def at_hearing(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether somebody tells a court or a committee something: who does is `the witness`."""
    tokens, at = sentence.tokens, phrase.end
    for index in range(at, min(len(tokens) - 2, at + _TOLD)):
        if tokens[index].low in ("told", "tells", "tell"):
            return any(token.low in _HEARINGS for token in tokens[index + 2 : index + 5])
    return False


def author_of(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a body's document opens the sentence and says something: Research *by the Harbour Trust* found."""
    if not 2 <= phrase.begin <= _OPENS or tokens[phrase.begin - 1].low not in ("by", "from"):
        return False
    if phrase.end >= len(tokens) or tokens[phrase.end].tag != "VB" or tokens[phrase.end].verb is None:
        return False
    return tokens[phrase.begin - 2].low in word_classes()["document"]


def charging(sentence: Sentence, phrase: Phrase) -> Verb | None:
    """The verb by which somebody judges others who stand before it: accused *by a bishop* of “…”, branded “…” *by a
    vicar*, with *one member* accusing ministers of “…”.
    """
    tokens, begin, end = sentence.tokens, phrase.begin, phrase.end
    if begin < 2 or phrase.nature != "human":
        return None
    if tokens[begin - 1].low == "by":
        at = begin - 2 - (tokens[begin - 2].tag == "Q")
        verb = tokens[at].verb if at >= 0 and tokens[at].tag == "VB" else None
        return verb if verb is not None and verb.group in _CHARGES and verb.form in ("past", "part") else None
    verb = tokens[end].verb if end < len(tokens) and tokens[end].tag == "VB" else None
    accuses = tokens[begin - 1].low == "with" and verb is not None and verb.form == "ing"
    return verb if accuses and verb is not None and verb.group in _CHARGES else None


def answering(sentence: Sentence, phrase: Phrase) -> Verb | None:
    """What somebody is told to have said whose words follow: *Her mother's* advice was brief. “…”"""
    tokens, end = sentence.tokens, phrase.end
    if phrase.begin or phrase.kind not in ("owner", "his") or end + 1 >= len(tokens) or len(tokens) > _SHORT:
        return None
    at = end + 1
    while (
        at < len(tokens)
        and tokens[at].low not in _BEING
        and (tokens[at].tag in _TOLD_OF or tokens[at].low[-3:] == "ing")
    ):
        at += 1
    told = tokens[end].low in ANSWERS and at < len(tokens) and tokens[at].low in _BEING
    closed = any(token.tag == ":" for token in tokens[at:]) or tokens[-1].tag == "."
    return Verb("answer", "speak", "past") if told and closed else None


def questioned(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a question in marks stands right before who speaks: `“…?” said Ada Marsh`."""
    at = phrase.begin - (2 if phrase.begin and tokens[phrase.begin - 1].tag == "VB" else 1)
    return at >= 0 and tokens[at].tag == "Q" and tokens[at].text[-2:-1] == "?"


def was_asked(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether somebody is asked something: `Ada Marsh was then asked about it`, `a spokesman for her was asked`."""
    tokens, described = sentence.tokens, describe(sentence, phrase)
    at = described.range[1] if described is not None else phrase.end
    if at >= len(tokens) or tokens[at].low not in _WERE or phrase.kind in ("owner", "his"):
        return False
    while at + 1 < len(tokens) and tokens[at + 1].tag in ("RB", "TIME"):
        at += 1
    return at + 1 < len(tokens) and tokens[at + 1].low in _ASKED


def told_of(tokens: Sequence[Token], end: int) -> bool:
    """Whether a `who` behind a name tells more of a person: Kaelo Tarn, who runs the ferry."""
    at = end + (end < len(tokens) and tokens[end].tag == ",")
    return at < len(tokens) and tokens[at].low == "who"


def told_which(tokens: Sequence[Token], end: int) -> bool:
    """Whether a `which` behind a name tells what a body does: Piers Together, which speaks for 140 piers."""
    at = end + 2
    if at + 1 >= len(tokens) or tokens[end].tag != "," or tokens[end + 1].low != "which":
        return False
    return tokens[at].low in _ACTING and (tokens[at].low not in ("runs", "ran") or tokens[at + 1].tag != "IN")


def aged(tokens: Sequence[Token], at: int) -> int:
    """The age between commas behind a name, or 0: Ada Marsh, *52*, said."""
    if at + 2 >= len(tokens) or tokens[at].tag != "," or tokens[at + 2].tag not in (",", "."):
        return 0
    return int(tokens[at + 1].text) if _AGE.fullmatch(tokens[at + 1].text) else 0


def as_for(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a sentence says at its head that it tells of somebody: As for *Ada Marsh*, she had left."""
    tokens, begin, end = sentence.tokens, phrase.begin, phrase.end
    if not 0 < begin <= _TOPIC or end + 1 >= len(tokens) or tokens[end].tag != ",":
        return False
    return tuple(token.low for token in tokens[:begin]) in _AS_FOR and tokens[end + 1].low in ("he", "she")


def set_in(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name stands between commas behind what opens the sentence: `His father, Ada Marsh, came`."""
    tokens, at = sentence.tokens, phrase.begin - 1
    if phrase.kind != "name" or at < 1 or phrase.end + 1 >= len(tokens):
        return False
    if tokens[at].tag != "," or tokens[phrase.end].tag != "," or tokens[phrase.end + 1].tag not in VERBAL:
        return False
    if tokens[0].low == "the" and tokens[1].low in word_classes()["title"] and at < _TITLE:
        return all(token.tag in WITHIN for token in tokens[1:at])  # the Bishop of the Reach, Ada Marsh, said
    return any(
        one.begin == 0 and human(sentence, one) and all(token.tag in WITHIN for token in tokens[one.end : at])
        for one in sentence.phrases[:2]  # `her` before `her husband`
    )


def spoken_to(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name calls somebody who listens: Thank you, Sir Basil. Dr Marsh, was the bridge safe?"""
    tokens, begin, end = sentence.tokens, phrase.begin, phrase.end
    if end == len(tokens) or tokens[end].tag not in (",", ".", "!", "?"):
        return False
    if tokens[0].low in ("thank", "thanks"):
        return all(token.low in ("you", "very", "much", "so", "indeed", ",") for token in tokens[1:begin])
    if any(token.tag not in ("RB", "CC", ",", "OBJ") for token in tokens[:begin]) or end + 1 == len(tokens):
        return False
    return tokens[end].tag == "," and (tokens[-1].text == "?" or tokens[end + 1].low in ("you", "your"))


def of_kin(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name goes on from a possessive: *his* daughter Ada."""
    return any(
        other.begin == phrase.begin and other.end > phrase.end and other.kind == "name" for other in sentence.phrases
    )


def owns(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a possessive only tells whose somebody is: *the chairman's* secretary; what she says he does not say."""
    if phrase.kind not in ("owner", "his"):
        return False
    return any(
        other.begin == phrase.begin and other.end > phrase.end and other.nature in _SOMEBODY
        for other in sentence.phrases
    )


def within_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a possessive is part of a longer name and names nobody itself: *the Rovers Supporters'* Trust."""
    if phrase.kind != "owner":
        return False
    around = next((one for one in sentence.phrases if one.begin == phrase.begin and one.end > phrase.end), None)
    name = named(sentence, around) if around is not None and around.kind == "name" else None
    return name is not None and around is not None and len(name.words) > around.end - phrase.end
