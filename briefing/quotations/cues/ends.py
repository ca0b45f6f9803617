"""Where the content of a cue ends: the places in its sentence where it can, weighed by what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefing.quotations.cues.frames import Frame
from briefing.quotations.glossary import Tag
from briefing.quotations.learned.weights import total, weights
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_LONGEST = 60  # tokens of one content looked at for its end
_ENDING = {
    "object Q": "quoted",
    "object that": "that",
    "object to": "to",
    "object wh": "wh",
    "object ing": "clause",
}  # kinds that end alike
_BOUNDARIES: frozenset[Tag] = frozenset((",", ";", "-", ":", "(", ")", "CC", "SUB", "WH", "IN", "TIME", "THAT", "TO"))
_BINDING = frozenset(  # what these begin belongs to what stands before, nearly always
    "of about into against between including whether how what if down past behind".split()
)
_NAMED: frozenset[Tag] = frozenset(("IN", "CC", "SUB", "WH"))
_JOINERS: frozenset[Tag] = frozenset(("SUB", "CC", "WH"))
_VERBAL: frozenset[Tag] = frozenset(("VB", "AUX", "MD", "PRPX"))


@dataclass(slots=True)
class _View:
    """A content of one kind that begins at a token, and what has been passed of it so far."""

    frame: Frame
    kind: str
    begin: int
    phrases: dict[int, Phrase]  # by where they begin
    later: list[int]  # verbs with a tense from each token on
    quoted: int  # the last quoted string
    commas: int = 0
    verbs: int = 0
    quotes: int = 0


def likeliest(frame: Frame, begin: int, kind: str, least: int) -> int:
    """Where the content that begins at `begin` ends: the likeliest of the places behind the token `least`."""
    table = weights("ends")
    best, top = len(frame.sentence.tokens), -1e9
    for end, features in ends(frame, begin, kind):
        if end > least:
            score = total(table, features)
            if score > top:
                best, top = end, score
    return best


def ends(frame: Frame, begin: int, kind: str) -> list[tuple[int, list[str]]]:
    """The places where a content that begins at `begin` may end, each with its features."""
    tokens = frame.sentence.tokens
    count = len(tokens)
    view = _View(
        frame,
        _ENDING.get(kind, kind).split()[0],
        begin,
        {phrase.begin: phrase for phrase in frame.sentence.phrases if phrase.begin > begin},
        tenses(frame.sentence),
        next((at for at in range(count - 1, begin - 1, -1) if tokens[at].tag == "Q"), -1),
    )
    relative = frame.subject is not None and frame.subject.kind == "relative"
    places: list[tuple[int, list[str]]] = []
    for index in range(begin, min(count, begin + _LONGEST)):
        token = tokens[index]
        tag = token.tag
        bounded = tag in _BOUNDARIES and token.low not in _BINDING
        if (bounded or (relative and tag in ("AUX", "MD"))) and index > begin:
            places.append((index, _features(view, index)))
        if tag == ",":
            view.commas += 1
        elif tag in _VERBAL:
            view.verbs += 1
        elif tag == "Q":
            view.quotes = 1
    last = trimmed(tokens, begin, count)
    places.append((last, _to_the_end(view, last - begin)))
    return places


def _features(view: _View, index: int) -> list[str]:
    """What stands around a place where a content may end, and what has been passed of it."""
    frame, kind, tokens = view.frame, view.kind, view.frame.sentence.tokens
    verb = frame.token.verb
    assert verb is not None
    token = tokens[index]
    tag, previous = token.tag, tokens[index - 1].tag
    name = token.low if tag in _NAMED else tag
    following = tokens[index + 1] if index + 1 < len(tokens) else token
    third = tokens[index + 2] if index + 2 < len(tokens) else None
    join = following.tag if following.tag in _JOINERS else ""
    opener = _opener(view.phrases.get(index + 1) or (view.phrases.get(index + 2) if join else None), tokens)
    spoken = following.verb if following.tag == "VB" else None
    then = f"{spoken.group} {spoken.form}" if spoken is not None else following.tag
    if following.tag != "VB" and third is not None and third.tag == "VB":
        spoken = third.verb
    parallel = f"{spoken.form == verb.form} {spoken.group}" if spoken is not None else "False "
    length = index - view.begin
    size = "2" if length <= 2 else ("5" if length <= 5 else ("10" if length <= 10 else "11"))
    finite = "v1" if view.verbs else "v0"
    ahead = f"{tag} {following.tag} {third.tag if third is not None else '$'}"
    made = [
        f"name+then: {name} {then}",
        f"kind+name+finite: {kind} {name} {finite}",
        f"kind+name+size: {kind} {name} {size}",
        f"kind+commas+tag: {kind} {min(view.commas, 2)} {tag}",
        f"name+after: {name} {previous}",
        f"kind+tag+after: {kind} {tag} {previous}",
        f"name+quotes+more: {name} {view.quotes} {'q' if view.quoted >= index else ''}",
        f"ahead: {ahead}",
        f"kind+ahead: {kind} {ahead}",
        f"name+word: {name} {following.low if following.tag != 'NP' else 'NP'}",
        f"name+opener: {name} {opener}",
        f"tag+join+opener: {tag} {join} {opener}",
        f"name+before+then+finite: {name} {previous} {following.tag} {finite}",
        f"name+lone+then: {name} {frame.subject is not None and frame.subject.begin == 0} {following.tag}",
        f"parallel name+parallel: {name} {parallel}",
        f"kind+name+rest+finite: {kind} {name} {min(view.later[index], 2)} {finite}",
    ]
    if following.low == "according":
        made.append("according")
    return made


def _to_the_end(view: _View, length: int) -> list[str]:
    """What tells that a content goes on to the end of its sentence, as features."""
    verb = view.frame.token.verb
    assert verb is not None
    size = next((str(limit) for limit in _LENGTHS if length <= limit), "21")
    return _last_features(view.kind, size, min(view.verbs, 2), verb.group, min(view.commas, 3), view.quotes)


_LENGTHS = (2, 5, 10, 20)


@lru_cache(maxsize=20_000)  # few values, which come back in every article; nobody changes the list
def _last_features(kind: str, size: str, verbs: int, group: str, commas: int, quotes: int) -> list[str]:
    return [
        f"end kind: {kind}",
        f"end kind+size: {kind} {size}",
        f"end kind+verbs: {kind} {verbs}",
        f"end group+size: {group} {size}",
        f"end kind+commas: {kind} {commas}",
        f"end quotes+kind: {quotes} {kind}",
    ]


def tenses(sentence: Sentence) -> list[int]:
    """How many verbs with a tense stand from each token on."""
    key = ("verbs with a tense", 0, 0)
    if key not in sentence.known:
        counts, count = [0], 0
        for token in reversed(sentence.tokens):
            count += token.tag in _VERBAL and token.tensed
            counts.append(count)
        sentence.known[key] = counts[::-1]
    known: list[int] = sentence.known[key]
    return known


def _opener(phrase: Phrase | None, tokens: list[Token]) -> str:
    """What begins behind a place where a content may end: a noun phrase, and what follows it."""
    if phrase is None:
        return "-"
    after = phrase.end
    while after < len(tokens) and tokens[after].tag == "RB":
        after += 1
    if after == len(tokens):
        return f"{phrase.kind} $"
    token = tokens[after]
    group = token.verb.group if token.verb is not None and token.tag == "VB" else ""
    return f"{phrase.kind} {token.tag} {group}"


def trimmed(tokens: list[Token], begin: int, end: int) -> int:
    """The end of `tokens[begin:end]` without the punctuation there."""
    while end > begin + 1 and tokens[end - 1].tag in (".", "!", "?", ",", ";", ":"):
        end -= 1
    return end
