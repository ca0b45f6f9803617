"""What announces words without marks: a paragraph that ends in "said:", a line that names a statement or a speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.language.marks import quoted
from briefing.model import Span
from briefing.quotations.cues.frames import SAYING, Frame, frames
from briefing.quotations.forms.called import LabelRole, capitals
from briefing.quotations.forms.labels import Label
from briefing.quotations.forms.paragraphs import Paragraph
from briefing.quotations.forms.persons import persons, together
from briefing.quotations.forms.voice import SPEAKS, speaks_as_one, voice
from briefing.quotations.glossary import Tag
from briefing.quotations.naming.pairs import joined_names
from briefing.quotations.reading.sentences import Sentence, parse
from briefing.quotations.reading.tokens import split_sentences, tokenize

_LONGEST = 600  # characters of a cue
_VERBS = frozenset(
    "say ask tell add comment respond reply continue write explain state note conclude remark declare post tweet warn "
    "stress emphasise emphasize observe announce react".split()
)
_SOURCES = frozenset("person unknown human body he they it voice who name".split())
_BETWEEN = frozenset(
    ("RB", "TIME", "IN", "OBJ", "DET", "POSS", "NN", "NP", "CD", ",", "-", "CC", "(", ")", "TO", "AUX")
)
_OBJECTS: frozenset[Tag] = frozenset(("DET", "POSS", "NN", "CD"))
_STOPS = frozenset(":;–—-")
_FOLLOWS = frozenset(("as", "follows"))
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|said|says|and|to)\b")
_ENDS = re.compile(r"(?:[:;]|\s[–—-]|\w)\Z")
_SPEAKING = re.compile(r"\b(?:said|says|added|adds|commented|wrote|replied|told \w+)\s*(?:[:;–—-]|\Z)")
_INLINE = re.compile(r"(?:[:;]|\s[–—-])(?:[*_]{1,3})?\s+(?=[A-Z])")
_STATEMENT = re.compile(
    r"\b(?:statement|comment|quote|message|reaction|response|reply|tribute|remarks)s?\b[^.?!:]*"
    r"(?:\b(?:from|by)\b[^.?!:]*|below|reads?|follow(?:s|ing)):\Z|"
    r"\b(?:following|this)(?: \w+)? (?:statement|comment|message|response|tribute|remarks|update|briefing|account|"
    r"answer|advice|assurance|warning|appeal|address)\b[^.?!:]{0,80}:\Z|"
    r"\b(?:sent|sends|filed|files|written|writes|posted|posts|has) (?:me |us |over |in )?(?:this|the following)\b"
    r"[^.?!:]{0,60}:\Z",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\b(?:gave|made|issued|released|read|delivered|published|put out|(?:sent|sends|filed|files|posted|posts|has)"
    r"(?: me| us| over| in)?) (?:the following|this)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|by) (?:the )?(?P<name>[A-Z][\w’'&-]*(?: (?:of|for|and|the) [A-Z][\w’'&-]*| [A-Z][\w’'&-]*)*)"
)
_LONGEST_NAME = 140  # characters of a line that is a name and an office


@dataclass(frozen=True, slots=True)
class Announced:
    """That words follow, from `begin` on: by the cue that ends a stretch of prose, or by a label where one is named.

    `sure`: a line says that they follow, however they sound (gave the following update:).
    """

    cue: Span
    begin: int
    label: Label | None = None
    sure: bool = False


def announced(body: str, part: Paragraph) -> Announced | None:
    """What a paragraph announces, if it does: words in the paragraphs below it, or behind a colon inside it."""
    if _cue(body, part.start, part.end):
        return Announced(part.span, part.end)
    label = _statement(part) or headed(part)
    if label is not None:
        return Announced(part.span, part.end, label, sure=_FOLLOWING.search(part.text) is not None)
    if part.marked or not part.ended:
        return None
    inside = _INLINE.search(part.text, 0, _LONGEST)
    if inside is None:
        return None
    begin, end = part.start + inside.end(), part.start + inside.start() + len(inside[0].rstrip("*_ \n\t"))
    words = body[begin : part.end]
    if voice(words) < SPEAKS or not speaks_as_one(words) or quoted(body, begin, part.end):
        return None
    if _cue(body, part.start, end):
        return Announced((part.start, end), begin)
    line = replace(part, end=end, text=body[part.start : end])
    label = _statement(line) or (headed(line) if part.start and capitals(line.text.rstrip(":")) else None)
    return Announced((part.start, end), begin, label) if label is not None else None


def _cue(body: str, start: int, end: int) -> bool:
    """Whether a stretch ends in somebody's "said", with a colon behind it, a dash, or nothing."""
    if end - start > _LONGEST or _ENDS.search(body, max(start, end - 3), end) is None:
        return False
    if body[end - 1] != ":" and _SPEAKING.search(body, max(start, end - 24), end) is None:
        return False
    sentence = _last_sentence(body, start, end)
    tokens = sentence.tokens
    if len(tokens) < 2:
        return False
    edge = len(tokens) - (tokens[-1].text in _STOPS)
    for frame in reversed(frames(sentence)):
        verb, subject = frame.token.verb, frame.subject
        if goes_on(frame):
            return frame.at + 2 == edge and body[end - 1] == ":"
        if verb is None or verb.group not in SAYING or verb.lemma not in _VERBS:
            continue
        last = max(frame.at, subject.end - 1 if subject is not None else 0)
        between = [token for token in tokens[last + 1 : edge] if token.low not in _FOLLOWS]
        if any(token.tag not in _BETWEEN for token in between):
            return False
        thing = bool(between) and between[0].tag in _OBJECTS and between[-1].low != "following"
        if thing and verb.lemma != "tell":
            return False  # `noted the low attendance:` announces no words
        return frame.form == "ing" or (subject is not None and subject.nature in _SOURCES)
    return False


def goes_on(frame: Frame) -> bool:
    """Whether a cue says that somebody goes on: `Ada Marsh went on:`; not `The work goes on:`."""
    tokens, verb, subject = frame.sentence.tokens, frame.token.verb, frame.subject
    if verb is None or verb.lemma != "go" or frame.form != "finite" or subject is None:
        return False
    return subject.nature in _SOURCES and frame.at + 1 < len(tokens) and tokens[frame.at + 1].low == "on"


def _last_sentence(body: str, start: int, end: int) -> Sentence:
    tokens = tokenize(body, start, end, [])
    first, last = split_sentences(tokens)[-1]
    return parse(tokens[first:last], 0)


def _statement(part: Paragraph) -> Label | None:
    """Who makes a statement that a line announces: `Statement from Ada Marsh, Coasts Minister:`."""
    if not part.text.endswith(":") or len(part.text) > _LONGEST or _STATEMENT.search(part.text) is None:
        return None
    given = _FROM.search(part.text)
    at = given.start("name") if given is not None else 0
    both = together(part.text[at:])
    if both:
        place = (part.start + at + both[0].at, part.start + at + both[-1].end)
        names = tuple(one.name for one in both)
        return Label(place, part.end, LabelRole.NAMED, joined_names(names), together=names)
    name = next((one for one in persons(part.text) if one.end > at), None)
    if name is not None:
        return Label((part.start + name.at, part.start + name.end), part.end, LabelRole.NAMED, name.name)
    if given is not None:
        return Label(
            (part.start + given.start("name"), part.start + given.end()), part.end, LabelRole.NAMED, given["name"]
        )
    return None


def headed(part: Paragraph) -> Label | None:
    """The name that a line is which ends in a colon: `Ada Marsh, Chief Executive, Tide Trust:`."""
    if not part.text.endswith(":") or len(part.text) > _LONGEST_NAME or part.bullet:
        return None
    name = next(persons(part.text), None)
    if name is None or name.at or part.text[name.end : name.end + 1] not in (",", ":", " ") or _VERB.search(part.text):
        return None
    return Label((part.start + name.at, part.start + name.end), part.end, LabelRole.NAMED, name.name)
