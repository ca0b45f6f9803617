"""Persons who speak as one: `Ada Marsh and Ben Reed said`, whatever stands beside each name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.model import Speaker
from briefing.quotations.naming.names import Named, named
from briefing.quotations.reading.lexicon import genders, word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_ALONGSIDE = frozenset(("together", "alongside", "along", "with"))
_LISTED = frozenset(("and", "&"))
_WHEN = frozenset("after before as while when because since until though although if that and but".split())
_ISSUED = frozenset("statement letter article declaration message communique communiqué column op-ed".split())
_COLLEAGUE = frozenset(
    "counterpart colleague deputy opposite husband wife partner brother sister son daughter mother father".split()
)
_SINGULAR = frozenset(("has", "is", "was"))
_BESIDE = frozenset(("NN", "NP", "DET", "POSS", "IN", "CD", "CC", "PL", "-"))  # tags of what tells more of a name
_CLOSES = frozenset((",", ";", ".", "Q"))  # tags that end a clause with who
_OF = frozenset("of for from at".split())
_WHOLE_NAME = 2  # words of a person's name at least, where no title stands before it
_LONG = 12  # tokens beside one name at most


def joined_names(names: Sequence[str]) -> str:
    """One name for several persons: Ada Marsh and Ben Reed; Ada Marsh, Ben Reed and Carl Pell; Ada and Ben Marsh."""
    if len(names) == 2 and all(" " in name for name in names) and names[0].split()[-1] == names[1].split()[-1]:
        return f"{names[0].rpartition(' ')[0]} and {names[1]}"
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def joint(speakers: Sequence[Speaker]) -> Speaker:
    """Two speakers or more as one."""
    members = tuple(each for one in speakers for each in one.members or (one,))
    return Speaker(None, joined_names([one.name for one in members]), members)


def relative(sentence: Sentence, phrase: Phrase, name: Named) -> Named | None:
    """With whose surname a given name stands: of `Ada and Ben Marsh`, Ben Marsh; nobody of `Ada and the mayor`."""
    tokens, end = sentence.tokens, phrase.end
    if len(name.words) > 1 or name.titled or name.body or name.words[0] not in genders() or phrase.kind != "name":
        return None
    if end + 2 >= len(tokens) or tokens[end].low not in _LISTED or tokens[end + 1].low not in genders():
        return None
    other = next((one for one in sentence.phrases if one.begin == end + 1 and one.kind == "name"), None)
    full = named(sentence, other) if other is not None else None
    if full is None or full.body or full.titled or len(full.words) < 2:
        return None
    return full


def spouses(sentence: Sentence) -> list[tuple[Phrase, Phrase]]:
    """Two names that share a surname, wherever they stand: Ada and Ben Marsh."""
    key = ("pairs of one surname", 0, 0)
    if key not in sentence.known:
        found = []
        tokens = sentence.tokens
        for one in sentence.phrases:
            listed = one.kind == "name" and one.end < len(tokens) and tokens[one.end].low in _LISTED
            name = named(sentence, one) if listed else None
            if name is not None and relative(sentence, one, name) is not None:
                found.append((one, next(it for it in sentence.phrases if it.begin == one.end + 1)))
        sentence.known[key] = found
    known: list[tuple[Phrase, Phrase]] = sentence.known[key]
    return known


def together(sentence: Sentence, phrase: Phrase) -> tuple[Phrase, ...]:
    """The names that speak as one where `phrase` is one of them, or describes them, in order; else nothing."""
    alongside = _alongside(sentence, phrase)
    if alongside is not None:
        return phrase, alongside
    by_place = _places(sentence)
    members = by_place.get((phrase.begin, phrase.end))
    if members is None and phrase.nature == "human" and phrase.end < len(sentence.tokens):
        members = by_place.get((phrase.end, phrase.end))
    return members or ()


def _places(sentence: Sentence) -> dict[tuple[int, int], tuple[Phrase, ...]]:
    """The pairs of a sentence by the tokens of each name, and by a comma that stands before the first."""
    key = ("places of pairs", 0, 0)
    if key not in sentence.known:
        found: dict[tuple[int, int], tuple[Phrase, ...]] = {}
        for members in pairs(sentence):
            before = members[0].begin - 1
            if before >= 0 and sentence.tokens[before].tag == ",":
                found[before, before] = members
            for one in members:
                found.setdefault((one.begin, one.end), members)
        sentence.known[key] = found
    known: dict[tuple[int, int], tuple[Phrase, ...]] = sentence.known[key]
    return known


def pairs(sentence: Sentence) -> list[tuple[Phrase, ...]]:
    """The persons' names of a sentence that a verb, or `according to`, takes together, two or three at a time."""
    key = ("pairs", 0, 0)
    if key not in sentence.known:
        sentence.known[key] = list(_pairs(sentence))
    known: list[tuple[Phrase, ...]] = sentence.known[key]
    return known


def _pairs(sentence: Sentence) -> Iterator[tuple[Phrase, ...]]:
    tokens = sentence.tokens
    if not sentence.phrases or _LISTED.isdisjoint([token.low for token in tokens]):
        return
    yield from _of(sentence, [phrase for phrase in sentence.phrases if _personal(sentence, phrase)])
    if sentence.phrases[0].begin == 0 and _bodily(sentence, sentence.phrases[0]):
        bodies = [phrase for phrase in sentence.phrases if _bodily(sentence, phrase)]
        yield from (members for members in _of(sentence, bodies) if members[0].begin == 0)


def _of(sentence: Sentence, names: Sequence[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    tokens = sentence.tokens
    for at in range(1, len(names)):
        first, last = names[at - 1], names[at]
        if not _joined(tokens, first, last) or _of_body(tokens, first, last):
            continue
        members = [first, last]
        if at > 1 and names[at - 2].end + 1 == first.begin and tokens[first.begin - 1].tag == ",":
            members.insert(0, names[at - 2])  # Ada Marsh, Ben Reed and Carl Pell
        if _subjects(tokens, members[0].begin, last):
            yield tuple(members)
        elif len(members) > 2 and _subjects(tokens, first.begin, last):
            yield first, last


def _of_body(tokens: Sequence[Token], first: Phrase, last: Phrase) -> bool:
    """Whether two names are one body, and an office stands behind: *Hebrides and Clyde* chief executive Ada Marsh."""
    at = last.begin
    while at < last.end and tokens[at].tag == "NP":
        at += 1
    if at in (last.begin, last.end) or tokens[at].tag != "NN" or tokens[last.begin].low in word_classes()["title"]:
        return False
    names = sum("-" not in token.text for token in tokens[first.begin : first.end])  # State-owned Hebrides
    return names < _WHOLE_NAME and tokens[first.begin].low not in word_classes()["title"]


def _alongside(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """Ben Reed in `Ada Marsh, together with Ben Reed, said`."""
    tokens, beside = sentence.tokens, phrase.end + 1
    if not _personal(sentence, phrase) or beside + 1 >= len(tokens):
        return None
    if tokens[phrase.end].tag != "," or tokens[beside].low not in _ALONGSIDE:
        return None
    joined = next((other for other in sentence.phrases if other.begin > beside), None)
    return joined if joined is not None and joined.kind == "name" and joined.begin <= beside + 2 else None


def _personal(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase may be the name of a person."""
    if phrase.kind != "name" or phrase.nature not in ("person", "unknown"):
        return False
    name = named(sentence, phrase)
    return name is not None and not name.body


def _bodily(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is the name of a body."""
    name = named(sentence, phrase) if phrase.kind == "name" else None
    return name is not None and (name.body or phrase.nature == "body") and not name.titled


def _joined(tokens: Sequence[Token], one: Phrase, two: Phrase) -> bool:
    """Whether `and` alone stands between two names, but for what tells more of the first and leads to the second."""
    at = _past(tokens, one.end)
    if at >= two.begin or tokens[at].low not in _LISTED:
        return False
    at += 1
    if at < two.begin and tokens[at].tag == "POSS":  # her Danish counterpart, Ben Reed
        while at < two.begin and tokens[at].tag in ("POSS", "NP", "NN"):
            at += 1
        if tokens[at - 1].low not in _COLLEAGUE:
            return False
        at += at < two.begin and tokens[at].tag == ","
    return at == two.begin


def _past(tokens: Sequence[Token], at: int) -> int:
    """Where the sentence goes on behind a name: past `of the trust`, `(harbour)` and `, the harbour secretary,`."""
    edge = at
    if edge < len(tokens) and tokens[edge].low in _OF:
        while edge < len(tokens) and tokens[edge].tag in _BESIDE and tokens[edge].tag != "CC" and edge < at + _LONG:
            edge += 1
        at = edge
    for opening, closing in (("(", ")"), (",", ",")):
        if at < len(tokens) and tokens[at].tag == opening:
            edge = at + 1
            clause = opening == "," and edge < len(tokens) and tokens[edge].low == "who"
            while edge < len(tokens) and edge < at + _LONG:
                if tokens[edge].tag not in _BESIDE and not (
                    clause and tokens[edge].tag not in (closing, ".", "Q", ";")
                ):
                    break
                edge += 1
            if edge < len(tokens) and edge > at + 1 and tokens[edge].tag == closing and tokens[at + 1].tag != "CC":
                at = edge + 1
    return at


def _subjects(tokens: Sequence[Token], begin: int, last: Phrase) -> bool:
    """Whether the names from a token to the last one are together who says or does something."""
    before = tokens[begin - 1] if begin else None
    past = _past(tokens, last.end)
    verb = _plural_verb(tokens, past)
    if not verb and past < len(tokens) and tokens[past].tag == ",":  # the two, Ada Marsh and Ben Reed, said
        opened = tokens[last.begin - 1].tag == "," or (before is not None and before.tag == ",")
        verb = opened and _plural_verb(tokens, past + 1)
    if before is None:
        return verb
    if before.tag == "VB" and before.verb is not None and begin > 1:
        return not verb and tokens[begin - 2].tag == "Q"  # “…,” said Ada Marsh and Ben Reed
    if before.tag == "TO":
        return begin > 1 and tokens[begin - 2].low == "according"
    if before.tag == "IN" and before.low not in _WHEN:
        return verb and begin > 1 and before.low in ("by", "from") and tokens[begin - 2].low in _ISSUED
    return verb and before.tag not in ("VB", "MD", "AUX", "POSS", "PRP")


def _plural_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb that can have several subjects stands there."""
    while at < len(tokens) and tokens[at].tag in ("RB", "TIME"):
        at += 1
    if at >= len(tokens) or tokens[at].tag not in ("VB", "AUX", "MD"):
        return False
    return not (tokens[at].low.endswith("s") and tokens[at].verb is not None) and tokens[at].low not in _SINGULAR
