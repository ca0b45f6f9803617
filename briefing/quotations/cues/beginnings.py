"""Who a sentence begins with, where a cue further on is theirs though other nouns stand between."""

from __future__ import annotations

from itertools import pairwise

from briefing.quotations.glossary import Nature, Tag
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

RELATIVES = frozenset(("who", "which", "whose", "whom", "where"))
BE = frozenset("is was are were be been being 's".split())
_CROWDS = frozenset("staff team crew family public".split())
_LETTERS = 8  # tokens at most in brackets behind a name: (TU)
_WRITTEN = frozenset(
    "letter notice statement petition note memo email e-mail message card document report article column paper motion"
    " poster leaflet".split()
)
_HEARING = frozenset(
    "remember remembers remembered recall recalls recalled hear hears heard overheard saw filmed recorded".split()
)
_SIGNED = frozenset("signed written penned co-signed issued".split())
_SAYING = frozenset(("speak", "write", "argue"))
_PASSED: frozenset[Tag] = frozenset(("RB", "AUX", "MD", "TIME"))
_ANNOUNCES: frozenset[Tag] = frozenset((":", "-", ";", "Q"))
_GRANTED: frozenset[Nature] = frozenset(("thing", "unknown"))
ACTING: frozenset[Nature] = frozenset(("person", "he", "voice", "human", "body"))  # who can do something
CALLED = frozenset(("called", "named"))


def opener(sentence: Sentence, at: int, best: Phrase | None) -> Phrase | None:
    """The person with whom a sentence begins that ends in `said:`, where the subject that was found only tells of them.

    Releases print no comma behind what they tell: `Ada Marsh, Head of Piers at the Tide Trust said:`.
    """
    tokens = sentence.tokens
    if best is None or not sentence.phrases or (at + 1 < len(tokens) and tokens[at + 1].tag not in _ANNOUNCES):
        return None
    first = sentence.phrases[0]
    between = tokens[first.end : best.begin]
    if first.begin or not between or between[0].tag not in (",", "IN"):
        return None
    if first.nature != "person" and not (first.nature == "unknown" and first.kind == "name" and first.end > 1):
        return None
    if best.end > at or any(token.tag in (",", "Q") for token in tokens[best.end : at]):
        return None
    if any(token.tensed for token in between) and not any(token.low in RELATIVES for token in between):
        return None
    return first if between[-1].tag == "IN" or best.nature in ("human", "unknown") else None


def behind_which(sentence: Sentence, at: int) -> Phrase | None:
    """The body or the document that a `which` tells more of: the Tide Union (TU), *which* says that small firms …"""
    tokens, which = sentence.tokens, at - 1
    while which > 0 and tokens[which].tag in _PASSED:
        which -= 1
    verb = tokens[at].verb
    if which < 2 or tokens[which].low != "which" or verb is None or verb.group not in _SAYING:
        return None
    edge = which - (tokens[which - 1].tag == ",")
    if tokens[edge - 1].tag == ")":
        edge = next((index for index in range(edge - 2, max(0, edge - _LETTERS), -1) if tokens[index].tag == "("), edge)
    ending = [one for one in sentence.phrases if one.end == edge and one.kind != "owner"]
    told = min(ending, key=lambda one: one.begin, default=None)
    told = _beside(sentence, told) if told is not None else None
    if told is None or (told.nature not in ("body", "voice") and (told.kind != "name" or told.nature != "unknown")):
        return None
    before = next((one for one in sentence.phrases if one.end == told.begin - 1 and one.kind != "owner"), None)
    if before is None or tokens[told.begin - 1].tag != "IN":
        return told
    if tokens[before.end - 1].low in word_classes()["document"]:
        return told if tokens[told.begin - 1].low in ("by", "from") else before
    return None if _human(before) else told


def _beside(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The name beside which a phrase tells what it is: the Tide Union, *a dockers and pilots group*, which says."""
    tokens, comma = sentence.tokens, phrase.begin - 1
    while comma > phrase.begin - _LETTERS and comma > 0 and tokens[comma].tag in ("NN", "CC", "DET", "IN"):
        comma -= 1
    if phrase.kind == "name" or comma < 1 or tokens[comma].tag != "," or tokens[comma + 1].tag != "DET":
        return phrase
    return next((one for one in sentence.phrases if one.end == comma and one.kind == "name"), phrase)


def signatory(sentence: Sentence, at: int) -> Phrase | None:
    """Who signed what says something: a letter *signed by Ada Marsh* asks members to “go on”."""
    tokens, verb = sentence.tokens, sentence.tokens[at].verb
    end = at - (at > 0 and tokens[at - 1].tag == ",")
    if verb is None or verb.form not in ("s", "past") or verb.group == "judge":
        return None
    signing = [one for one in sentence.phrases if one.end == end and one.begin > 2 and one.kind != "owner"]
    signer = min(signing, key=lambda one: one.begin, default=None)
    if signer is None or tokens[signer.begin - 1].low != "by":
        return None
    edge = signer.begin - 2  # the report, by the Pier Trust, said
    if tokens[edge].tag == ",":
        edge += 1
    elif tokens[edge].low not in _SIGNED:
        return None
    if (tokens[edge - 1].tag == ",") != (end < at):
        return None
    return signer if any(token.low in _WRITTEN for token in tokens[max(0, edge - _LETTERS) : edge]) else None


def overheard(sentence: Sentence, at: int) -> Phrase | None:
    """Whom somebody heard saying something: she remembers *her father*, a farmer, telling her that it was late; she
    heard *a man* say so.
    """
    tokens, verb = sentence.tokens, sentence.tokens[at].verb
    if verb is None or verb.form not in ("ing", "base") or verb.group not in _SAYING:
        return None
    end = at - 1 if at > 1 and tokens[at - 1].tag == "," else at
    speakers = [one for one in sentence.phrases if one.end == end and one.kind not in ("owner", "his")]
    speaker = min(speakers, key=lambda one: one.begin, default=None)
    if end < at and verb.form == "base":
        return None
    if speaker is not None and end < at:  # what stands between the commas tells more of whom was heard
        edge = speaker.begin - 1
        speakers = [one for one in sentence.phrases if one.end == edge and one.kind not in ("owner", "his")]
        if edge < 1 or tokens[edge].tag != ",":
            return None
        speaker = min(speakers, key=lambda one: one.begin, default=None)
    if speaker is None or speaker.begin < 2 or tokens[speaker.begin - 1].low not in _HEARING:
        return None
    return speaker


def _human(phrase: Phrase) -> bool:
    return phrase.nature in ("human", "person")


def resumed(sentence: Sentence, at: int, best: Phrase | None) -> Phrase | None:
    """The person or the document with which a sentence begins that goes on: `Ada Marsh thanked the crews who had
    searched and said she …`, where the pronoun tells that it is not they who said so.
    """
    tokens, first = sentence.tokens, sentence.phrases[0] if sentence.phrases else None
    if best is None or first is None or first.begin:
        return None
    if tokens[first.end - 1].low in word_classes()["document"]:  # The memo was sent to Ada Marsh and *says*
        passive = any(one.low in BE and two.tag == "VB" for one, two in pairwise(tokens[first.end : at]))
        within = any(token.low in RELATIVES or token.tag == "Q" for token in tokens[first.end : at])
        return first if passive and not within and tokens[at - 1].low == "and" and best is not first else None
    if best.kind != "relative" or first.nature != "person":
        return None
    then = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].tag == "THAT")
    if tokens[at - 1].low != "and" or then >= len(tokens) or tokens[then].low not in ("he", "she"):
        return None
    whom = tokens[best.begin - 1].low
    return first if whom.endswith("s") or whom in word_classes()["people"] or whom in _CROWDS else None


def conceded(sentence: Sentence, at: int, best: Phrase | None) -> Phrase | None:
    """Who goes on behind what they grant of a thing: `Ada Marsh accepted that the Act was late but said that …`."""
    tokens, before = sentence.tokens, at - 1
    while before > 0 and tokens[before].tag in _PASSED:
        before -= 1
    if best is None or best.nature not in _GRANTED or best.end > before or tokens[before].tag != "CC":
        return None
    verb = best.begin - 2
    if verb < 1 or tokens[verb + 1].tag != "THAT" or tokens[verb].tag != "VB" or not tokens[verb].tensed:
        return None
    outer = next((phrase for phrase in reversed(sentence.phrases) if phrase.end <= verb), None)
    if outer is None or outer.nature not in ACTING:
        return None
    return outer if all(token.tag in (",", "AUX", "RB") for token in tokens[outer.end : verb]) else None


def called_so(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The name behind `a user called` or `a man named`; nobody where the user calls somebody something."""
    tokens, at = sentence.tokens, phrase.end
    if phrase.nature != "human" or at + 1 >= len(tokens) or tokens[at].low not in CALLED:
        return None
    name = next((one for one in sentence.phrases if one.begin == at + 1), None)
    if name is None or name.kind != "name":
        return None
    said = phrase.begin > 0 and tokens[phrase.begin - 1].tag == "VB"  # wrote a user called @tarn
    return name if said or (name.end < len(tokens) and tokens[name.end].tag in ("VB", "AUX", "MD")) else None
