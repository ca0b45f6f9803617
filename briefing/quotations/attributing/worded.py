"""Whose words a quoted string holds by what stands around it in words: in her own words, as the union put it.

What tells so is no verb of speech, or one that stands behind the string or in the next sentence.
"""

from __future__ import annotations

from briefing.quotations.attributing.sources import Source, Spot
from briefing.quotations.cues.beginnings import ACTING
from briefing.quotations.cues.frames import SAYING
from briefing.quotations.glossary import Tag
from briefing.quotations.naming.descriptions import PLANS
from briefing.quotations.naming.standing import ANSWERS, answering
from briefing.quotations.reading.lexicon import QUESTIONED, word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

_SHORTEST = 4  # tokens before the string in `Her answer is short: “…”`
_PUTTING = frozenset("put puts call calls called describe describes described term terms termed".split())
_QUOTED = frozenset("quoted quotes quote quoting cited cites citing".split())
_QUOTING = 24  # tokens at most between `quoted` and the string
NAMED_BY = frozenset(("name", "thing", "role", "bare"))
_BY_ITSELF: frozenset[Tag] = frozenset(("Q", ".", ",", "'"))
_WITHIN: frozenset[Tag] = frozenset(("IN", "DET", "NN", "NP", "POSS", "RB"))  # between who does it and what is done
LIKELY = 0.7  # how likely a source counts that is found so
_NEAR = 8  # tokens at most before the string, or behind it


def worded(spot: Spot) -> Source | None:
    """Who is told to speak by words around the string, or nobody."""
    return (
        _in_words(spot)
        or _own_words(spot)
        or _answered(spot)
        or _mainly(spot)
        or _summed_up(spot)
        or _put(spot)
        or _quoted_as(spot)
    )


def longest(sentence: Sentence, begin: int) -> Phrase | None:
    """The longest noun phrase that begins at a token."""
    starting = [phrase for phrase in sentence.phrases if phrase.begin == begin and phrase.kind in NAMED_BY]
    return max(starting, key=lambda phrase: phrase.end, default=None)


def _in_words(spot: Spot) -> Source | None:
    """`…, in the words of one guest, “straight from a play”`."""
    tokens, at = spot.tokens, spot.at
    if at < 1 or tokens[at - 1].tag != ",":
        return None
    for phrase in reversed(spot.sentence.phrases):
        before = [token.low for token in tokens[max(0, phrase.begin - 4) : phrase.begin]]
        if phrase.end == at - 1 and phrase.kind in NAMED_BY and before == ["in", "the", "words", "of"]:
            return Source(spot.sentence, phrase, None, "near", LIKELY)
    return None


def _own_words(spot: Spot) -> Source | None:
    """Who says in `It was, in Ada Marsh's words, “a wet year”`, and in `In his own words, he was “a wet man”`."""
    for phrase in spot.sentence.phrases:
        if phrase.kind not in ("owner", "his") or not phrase.begin or spot.tokens[phrase.begin - 1].low != "in":
            continue
        behind = [token.low for token in spot.tokens[phrase.end : phrase.end + 2]]
        if behind[:1] == ["words"] or behind == ["own", "words"]:
            return Source(spot.sentence, phrase, None, "near", LIKELY)
    return None


def _answered(spot: Spot) -> Source | None:
    """Whose answer it is: `Her answer is short: “…”`, `Ada Marsh's verdict was kinder. “…”`."""
    tokens, at = spot.tokens, spot.at
    if spot.number and all(token.tag in _BY_ITSELF for token in tokens):
        above = spot.context.sentences[spot.number - 1]
        owner = next((one for one in above.phrases if answering(above, one) is not None), None)
        near = above.paragraph == spot.sentence.paragraph and owner is not None
        return Source(above, owner, None, "prev", LIKELY) if near and owner is not None else None
    if at < _SHORTEST or tokens[at - 1].tag != ":" or at > _NEAR or not spot.sentence.phrases:
        return None
    told = [one for one in spot.sentence.phrases if one.begin == 0 and one.kind in ("owner", "his")]
    first = max(told, key=lambda one: one.end, default=spot.sentence.phrases[0])  # of her mother's answer, the mother's
    whole = max((one for one in spot.sentence.phrases if one.begin == 0), key=lambda one: one.end, default=first)
    if first.begin or first.kind not in ("owner", "his") or tokens[whole.end - 1].low not in ANSWERS:
        return None
    return Source(spot.sentence, first, None, "near", LIKELY) if tokens[whole.end].tag == "AUX" else None


def _mainly(spot: Spot) -> Source | None:
    """Who does something before a colon, behind a clause that only says when: `As the crews shouted, Ada Marsh lost
    patience: “…”`; not where the main clause has a word of speech, which tells who speaks better.
    """
    tokens, at = spot.tokens, spot.at
    if not at or tokens[at - 1].tag != ":" or not (tokens[0].tag == "SUB" or tokens[0].low in QUESTIONED):
        return None
    for phrase in spot.sentence.phrases:
        if phrase.begin < 3 or tokens[phrase.begin - 1].tag != "," or phrase.end >= at or phrase.nature not in ACTING:
            continue
        verb = next((place for place in range(phrase.end, at) if tokens[place].tag not in _WITHIN), at)
        if verb == at or tokens[verb].tag not in ("VB", "AUX", "MD"):
            continue
        if any(token.tag in (",", ";", "SUB") for token in tokens[verb : at - 1]):
            return None
        spoken = any(frame.at >= verb and frame.subject is not None for frame in spot.frames if frame.at < at)
        return None if spoken else Source(spot.sentence, phrase, None, "colon", LIKELY)
    return None


def _summed_up(spot: Spot) -> Source | None:
    """Whose words the next sentence says they are: `“…” That is how Ada Marsh sums it up.`"""
    sentences, number = spot.context.sentences, spot.number
    if number + 1 >= len(sentences) or any(token.tag not in ("Q", ".") for token in spot.tokens):
        return None
    below = sentences[number + 1]
    lows = [token.low for token in below.tokens[:_NEAR]]
    if below.paragraph != spot.sentence.paragraph or lows[:1] not in (["that"], ["this"], ["those"], ["these"]):
        return None
    if lows[1:2] not in (["is"], ["was"], ["were"], ["are"]):
        return None
    begin = 3 if lows[2:3] == ["how"] else (5 if lows[2:5] == ["the", "words", "of"] else 0)
    phrase = longest(below, begin) if begin else None
    return Source(below, phrase, None, "next", LIKELY) if phrase is not None else None


def told_before(spot: Spot) -> Source | None:
    """Who says in the sentence before what a string by itself goes on with: `Ada Marsh said the pier was shut. “…”`."""
    number, tokens = spot.number - 1, spot.tokens
    if number < 0 or any(token.tag not in _BY_ITSELF for token in tokens) or not tokens[spot.at].text[1:2].isupper():
        return None
    above = spot.context.sentences[number]
    if above.paragraph != spot.sentence.paragraph or any(token.tag in ("Q", ":") for token in above.tokens):
        return None
    for frame in spot.context.frames(number):
        verb, subject = frame.token.verb, frame.subject
        if verb is None or verb.group not in SAYING or frame.form not in ("finite", "perfect") or subject is None:
            continue
        opens = all(token.tag not in ("VB", "AUX", "MD", "SUB") for token in above.tokens[: subject.begin])
        return Source(above, subject, frame, "prev", LIKELY) if opens and subject.nature in ACTING else None
    return None


def documented(spot: Spot) -> Source | None:
    """Whose document says so right before the string: `Their only leaflet, handed out with a bun, promises “…”`."""
    tokens, at = spot.tokens, spot.at
    frame = next((frame for frame in reversed(spot.frames) if frame.at < at), None)
    if frame is None or frame.subject is None or frame.subject.begin or frame.form not in ("finite", "base"):
        return None
    told = [one for one in spot.sentence.phrases if not one.begin and one.kind in ("owner", "his")]
    whole = max((one for one in spot.sentence.phrases if not one.begin), key=lambda one: one.end)
    if not told or any(token.tag not in ("DET", ":") for token in tokens[frame.at + 1 : at]):
        return None
    last = tokens[whole.end - 1].low
    held = last in word_classes()["document"] or last in PLANS
    return Source(spot.sentence, max(told, key=lambda one: one.end), frame, "before", LIKELY) if held else None


def _put(spot: Spot) -> Source | None:
    """`vessels “can come and go”, as its annual plan puts it`: whoever puts it so."""
    tokens, at = spot.tokens, spot.at
    begin = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].tag == ",")
    if begin + 1 >= len(tokens) or tokens[begin].low != "as":
        return None
    phrase = longest(spot.sentence, begin + 1)
    if phrase is None:
        phrase = next((one for one in spot.sentence.phrases if one.begin == begin + 1 and one.kind == "pronoun"), None)
    verb = phrase.end if phrase is not None else len(tokens)
    while verb < len(tokens) and tokens[verb].tag in ("RB", "MD", "AUX"):
        verb += 1
    if (
        verb + 1 >= len(tokens)
        or tokens[verb].low not in _PUTTING
        or tokens[verb + 1].low not in ("it", "them", "this")
    ):
        return None
    assert phrase is not None
    return Source(spot.sentence, phrase, None, "near", LIKELY)


def _quoted_as(spot: Spot) -> Source | None:
    """`It quoted a spokeswoman for the trust as grumbling that it was “late”`: the spokeswoman."""
    tokens, at = spot.tokens, spot.at
    for begin in range(at - 4, max(0, at - _QUOTING), -1):
        if tokens[begin].low not in _QUOTED:
            continue
        phrase = longest(spot.sentence, begin + 1)
        stop = phrase.end if phrase is not None else at
        while stop < at and tokens[stop].tag in ("IN", "DET", "NN", "NP", "CD", "POSS") and tokens[stop].low != "as":
            stop += 1
        if phrase is None or stop + 1 >= at or tokens[stop].low != "as" or not tokens[stop + 1].low.endswith("ing"):
            return None
        among = any(token.tag in (",", ";", ":", "Q") for token in tokens[stop + 2 : at - 1])
        return None if among else Source(spot.sentence, phrase, None, "near", LIKELY)
    return None
