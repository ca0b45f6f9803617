"""Which phrase names a speaker: of `X of the trust`, X; of `the minister, X,`, X; of `her aides`, the aides."""

from __future__ import annotations

from briefing.language.words import one_line
from briefing.quotations.cues.context import ReadSentences
from briefing.quotations.glossary import Tag
from briefing.quotations.naming.descriptions import AROUND, NEAR, describe
from briefing.quotations.naming.names import named
from briefing.quotations.naming.pairs import together
from briefing.quotations.naming.standing import ANSWERS
from briefing.quotations.reading.lexicon import Verb, nouns, word_classes
from briefing.quotations.reading.noun_phrases import Phrase, reach
from briefing.quotations.reading.sentences import Sentence

_BELONGING = frozenset("of for at from in with outside".split())
_OF_BODIES = frozenset(("of", "outside"))  # the council of, the largest orchestra outside
_ADDRESSED = frozenset("to about for into".split())
_VIEWS = ANSWERS | frozenset("opinion words phrase eyes judgment judgement".split())
_WITHIN: frozenset[Tag] = frozenset(("IN", "NN", "NP", "DET", "POSS", "CD", "CC"))
_NOUNS: frozenset[Tag] = frozenset(("IN", "NP", "NN", "DET", "POSS"))
_CLAUSE = _WITHIN | {"VB", "AUX", "MD", "RB", "TO", "SUB", "PRP"}
_CLOSING = frozenset((",", "VB", "AUX", "MD", "$", ":", "-", ".", "!", "?", "(", "Q"))
_OWNERS = frozenset("owner operator organiser maker publisher builder developer contractor manager landlord".split())
_HOLDING = frozenset(("of", "for"))
_FIELD = 5  # tokens at most of what an office is for: director of *ports and harbours* Ada Marsh


def naming(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The phrase that names who is meant where a speaker was found to be `phrase`."""
    key = ("naming", *phrase)
    if key not in sentence.known:
        sentence.known[key] = _naming(sentence, phrase)
    known: Phrase = sentence.known[key]
    return known


def _naming(sentence: Sentence, phrase: Phrase) -> Phrase:
    phrase = _whole(sentence, _possessor(sentence, phrase))
    phrase = _beside_power(sentence, phrase) or _outside(sentence, _belonging(sentence, phrase))
    return _in_office(sentence, phrase) or _apposition(sentence, phrase)


def _beside_power(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """Of `a source close to the minister said` and `an aide to the minister said`, the source and the aide."""
    tokens, at = sentence.tokens, phrase.begin - 1
    if at < 1 or phrase.kind not in ("name", "role", "thing", "bare", "owner", "his"):
        return None
    near = at > 1 and (tokens[at - 1].low, tokens[at].low) in NEAR
    around = tokens[at].low == "around" and tokens[at - 1].low in AROUND
    if not near and not around and tokens[at].low != "to":
        return None
    end = at - 1 if near else at
    before = next((one for one in reversed(sentence.phrases) if one.end == end and one.kind != "owner"), None)
    description = describe(sentence, before) if before is not None else None
    if before is None or description is None or description.kind not in ("person", "people"):
        return None
    if not near and not around and not (description.voice or description.head in word_classes()["around"]):
        return None
    return _belonging(sentence, before)


def _outside(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Of `the barrister who had represented Ada Marsh said`, the barrister."""
    tokens, at = sentence.tokens, phrase.begin - 1
    if at in (1, 2) and tokens[at].low in _ADDRESSED and phrase.end < len(tokens) and tokens[phrase.end].tag == "VB":
        document = next((one for one in sentence.phrases if one.begin == 0 and one.end == at), None)
        if document is not None and tokens[at - 1].low in word_classes()["document"]:
            return document  # a report to the council said
    if at >= 2 and (tokens[at].tag == "IN" or tokens[at].low == "as"):
        return _deceived(sentence, phrase)
    if phrase.kind != "name" or at < 2 or tokens[at].tag != "VB":
        return phrase
    verb = tokens[at].verb
    if verb is not None and verb.group != "judge":
        return phrase  # `those who think Marsh said so`
    while at > 1 and tokens[at].tag in ("VB", "AUX", "MD", "RB"):
        at -= 1
    if tokens[at].low != "who":
        return phrase
    return next((other for other in reversed(sentence.phrases) if other.end == at and other.kind != "owner"), phrase)


def _deceived(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Of `residents who were misled by agents said`, the residents: what stands behind a preposition says nothing."""
    tokens, at = sentence.tokens, phrase.begin - 1
    if phrase.end >= len(tokens) or tokens[phrase.end].tag not in ("VB", "AUX", "MD"):
        return phrase
    who = at
    while who and tokens[who].tag in _CLAUSE and tokens[who].low != "who":
        who -= 1
    if tokens[who].low != "who" or not any(token.tag in ("VB", "AUX") for token in tokens[who:at]):
        return phrase
    return follows(sentence, Phrase(who, who + 1, "relative")) or phrase


def _possessor(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Of `her claim` or `Ada Marsh's view`, whose it is: a word of speech is not its own speaker."""
    tokens = sentence.tokens
    if phrase.end - phrase.begin > 1 and tokens[phrase.end - 1].low in _VIEWS:
        last = phrase.end - 1 - (tokens[phrase.end - 2].low == "own")  # his own words
        owners = (one for one in sentence.phrases if one.begin == phrase.begin and one.end == last)
        return next((one for one in owners if one.kind in ("owner", "his")), phrase)
    if phrase.kind != "thing" or phrase.end - phrase.begin < 2 or tokens[phrase.begin].tag != "POSS":
        return phrase
    if tokens[phrase.end - 1].low not in nouns():
        return phrase
    return next((other for other in sentence.phrases if other.begin == phrase.begin and other.kind == "his"), phrase)


def _whole(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Of `Mr Reed's official spokesman`, all of it, where only the owner was taken for the speaker."""
    if phrase.kind not in ("owner", "his"):
        return phrase
    around = next((other for other in sentence.phrases if other.begin == phrase.begin and other.end > phrase.end), None)
    if around is None or around.kind == "owner":
        return phrase
    if named(sentence, around) is not None and around.kind == "name":
        plural = sentence.tokens[phrase.end - 1].text[-1] in "'’"  # the Islanders' Union
        return around if plural or around.nature in ("person", "unknown") else phrase
    description = describe(sentence, around)
    return around if description is not None and description.kind in ("person", "people", "body") else phrase


def _belonging(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Of `Ada Marsh of the Harbour Trust said`, Ada Marsh: who is named first speaks."""
    tokens, begin = sentence.tokens, phrase.begin
    if begin > 2 and tokens[begin - 1].low == "and":  # the MP for Ely and Wick, the Labour peer and former minister
        first = next((other for other in reversed(sentence.phrases) if other.end == begin - 1), None)
        if first is not None and first.begin and tokens[first.begin - 1].low in _BELONGING and first.kind == "name":
            return _belonging(sentence, first) if first.nature != "person" else phrase
        if first is not None and first.nature == phrase.nature == "human" and tokens[begin].tag != "DET":
            return first
    if begin > 3 and tokens[begin - 1].tag == ",":  # allies of the minister, Ada Marsh, said
        office = next((other for other in reversed(sentence.phrases) if other.end == begin - 1), None)
        if office is not None and office.nature == "human" and phrase.kind == "name":
            holder = _belonging(sentence, office)
            return holder if holder is not office and holder.nature == "human" else phrase
    if begin < 2 or tokens[begin - 1].low not in _BELONGING or phrase.kind not in ("name", "role", "thing", "bare"):
        return phrase
    before = next((other for other in reversed(sentence.phrases) if other.end == begin - 1), None)
    if before is None or before.kind not in ("name", "thing", "bare", "role"):
        return _quoted_in(sentence, phrase)
    if before.begin and tokens[before.begin - 1].tag == "IN" and tokens[before.begin - 1].low not in _BELONGING:
        return phrase
    if phrase.nature in ("person", "he") and tokens[begin - 1].low != "for":
        around = tokens[begin - 1].low == "of" and tokens[begin].tag == "NP" and _attached(sentence, before)
        return before if around else phrase
    if before.kind == "name" and named(sentence, before) is not None:
        return before if before.nature in ("person", "unknown") else phrase
    description = describe(sentence, before)
    if description is None or not (
        description.kind in ("person", "people") or (description.kind == "body" and tokens[begin - 1].low in _OF_BODIES)
    ):
        return phrase
    return _belonging(sentence, before)


def _attached(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase speaks of those around somebody: *friends* of Mr Marsh, *the mother* of Ada Marsh."""
    found = describe(sentence, phrase)
    return found is not None and (found.voice or found.head in word_classes()["around"])


def _quoted_in(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Of `Ada Marsh was quoted in the Tide Post saying`, Ada Marsh."""
    tokens, at = sentence.tokens, phrase.begin - 2
    if at < 1 or tokens[at].low not in ("quoted", "reported") or tokens[at - 1].tag != "AUX":
        return phrase
    while at and tokens[at - 1].tag in ("AUX", "RB", "MD"):
        at -= 1
    return next((other for other in sentence.phrases if other.end == at and other.kind != "owner"), phrase)


def _apposition(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The name beside a description: `the minister, Ada Marsh,` and `Ada Marsh, the minister,` both mean her."""
    tokens = sentence.tokens
    holder = _holder(sentence, phrase)
    if holder is not None:
        return holder
    if phrase.kind not in ("thing", "bare", "role", "name") or named(sentence, phrase) is not None:
        return phrase
    description = describe(sentence, phrase)
    people = description is not None and description.kind == "people"
    if people and description is not None and not (description.head in _OWNERS and description.definite):
        return phrase  # allies of the minister, Ada Marsh, are not she
    edge = phrase.end
    while edge < len(tokens) and tokens[edge].tag in _NOUNS:
        edge += 1
    after = next((other for other in sentence.phrases if other.begin == edge + 1), None)
    if after is not None and tokens[edge].tag == "," and after.kind == "name" and named(sentence, after):
        closing = tokens[after.end].tag if after.end < len(tokens) else "$"
        if people and after.nature == "person":
            return phrase  # the owners, Ada Marsh and Ben Reed
        if closing in _CLOSING and tokens[phrase.begin].low not in ("in", "at", "on"):
            return after
    if phrase.begin > 1 and tokens[phrase.begin - 1].tag == ",":
        before = next((other for other in sentence.phrases if other.end == phrase.begin - 1), None)
        # at Tide House, the minister; quoting Ada Marsh, the king
        aside = before is None or (before.begin and tokens[before.begin - 1].tag in ("IN", "VB"))
        if before is not None and not aside and before.kind == "name" and named(sentence, before) is not None:
            return before
    return phrase


def _in_office(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The name behind what an office is for: the trust's director of ports *Ada Marsh*; not a friend of Ada Marsh."""
    tokens, at = sentence.tokens, phrase.end
    if phrase.nature != "human" or at + 2 >= len(tokens) or tokens[at].low not in _HOLDING:
        return None
    description = describe(sentence, phrase)
    if description is None or description.kind != "person" or description.head in word_classes()["around"]:
        return None
    begin = at = at + 1
    while at < len(tokens) and at < begin + _FIELD and tokens[at].tag in ("NN", "CC") and tokens[at].text.islower():
        at += 1
    if at == begin or tokens[at - 1].tag != "NN":
        return None
    if at == begin + 1 and tokens[begin].low in word_classes()["human"] and not tokens[begin].low.endswith("s"):
        return None  # the brother of councillor Ada Marsh
    holder = next((one for one in sentence.phrases if one.begin <= at < one.end and one.kind == "name"), None)
    if holder is None or holder.nature != "person" or holder.begin < begin:
        return None
    name = named(sentence, holder)
    closed = holder.end == len(tokens) or tokens[holder.end].tag in _CLOSING
    return holder if closed and name is not None and len(name.words) > 1 else None


def _holder(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The name at the head of `Ada Marsh, director of ports at the agency said`, whose second comma is missing."""
    tokens = sentence.tokens
    edge = phrase.begin
    if edge == 0 or tokens[edge - 1].tag != "IN":
        return None
    while edge > 0 and tokens[edge - 1].tag in _WITHIN:
        edge -= 1
    if edge < 2 or tokens[edge - 1].tag != ",":
        return None
    office = next((other for other in sentence.phrases if other.begin == edge and other.kind != "owner"), None)
    holder = next((other for other in sentence.phrases if other.end == edge - 1), None)
    if office is None or office.nature != "human" or holder is None or holder.begin > 0 or holder.kind != "name":
        return None
    return holder if named(sentence, holder) is not None else None


def follows(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """What a `who` stands behind: in `Ada Marsh, who left`, `Ada Marsh, 46, who left` and `Ada Marsh (Lab), who left`,
    the name.
    """
    tokens, begin = sentence.tokens, phrase.begin
    edge = begin - 1 if begin and tokens[begin - 1].tag == "," else begin
    if edge > 2 and tokens[edge - 1].text == ")":
        edge = next((at for at in range(edge - 2, 0, -1) if tokens[at].text == "("), edge)
    if edge == begin - 1 and edge > 2 and tokens[edge - 1].tag == "CD" and tokens[edge - 2].tag == ",":
        edge -= 2
    return next((other for other in sentence.phrases if other.end == edge and other.kind != "owner"), None)


def phrase_text(body: str, sentence: Sentence, phrase: Phrase) -> str:
    """The words of a phrase on one line."""
    return one_line(body[sentence.tokens[phrase.begin].start : sentence.tokens[phrase.end - 1].end])


def source_range(sentence: Sentence, phrase: Phrase, cue: int | None) -> tuple[int, int]:
    """The tokens that name a source: its phrase, an office before it, and what belongs to it up to the cue.

    `cue` is the token number of the cue where it follows in the same sentence.
    """
    tokens = sentence.tokens
    begin, end = phrase.begin, phrase.end
    members = together(sentence, phrase)
    if members:
        begin, end = min(begin, members[0].begin), max(end, members[-1].end)
    if begin > 1 and tokens[begin - 1].low == "of":
        before = next((other for other in reversed(sentence.phrases) if other.end == begin - 1), None)
        if before is not None and tokens[before.end - 1].low in word_classes()["title"]:
            begin = before.begin
    if cue is not None and cue >= end:
        end = reach(tokens, phrase, cue)
    return begin, end


def saying(context: ReadSentences, number: int) -> dict[int, Verb]:
    """Where the subjects of speech begin in a sentence, and what each is said to do, the last if there are several."""
    sentence = context.sentences[number]
    return {
        _subject(sentence, frame.subject).begin: frame.token.verb
        for frame in context.frames(number)
        if frame.speaks and frame.subject is not None and frame.token.verb is not None
    }


def _subject(sentence: Sentence, subject: Phrase) -> Phrase:
    """Who is said to speak: of `Ada Marsh, who said`, Ada Marsh."""
    before = follows(sentence, subject) if sentence.tokens[subject.begin].low == "who" else None
    return naming(sentence, before or subject)
