"""Blocks of speech under a paragraph that ends in "said:", and runs of `>` lines with a name below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.marks import quoted
from briefing.model import Span
from briefing.quotations.cues.frames import SAYING, frames
from briefing.quotations.forms.labels import Label, LabelRole
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.persons import persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, TELLS, speaks_as_one, voice
from briefing.quotations.glossary import Tag
from briefing.quotations.reading.sentences import Sentence, parse
from briefing.quotations.reading.tokens import split_sentences, tokenize

_LONGEST_CUE = 600  # characters
_READ = 12  # paragraphs at most in which one block is looked for
_VERBS = frozenset(
    "say tell add comment respond reply continue write explain state note conclude remark declare post tweet warn "
    "stress emphasise emphasize observe announce".split()
)
_SOURCES = frozenset("person unknown human body he they it voice who name".split())
_BETWEEN = frozenset(
    ("RB", "TIME", "IN", "OBJ", "DET", "POSS", "NN", "NP", "CD", ",", "-", "CC", "(", ")", "TO", "AUX")
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|said|says|and|to)\b")
_OBJECTS: frozenset[Tag] = frozenset(("DET", "POSS", "NN", "CD"))
_SIGNED = re.compile(r"(?:[—–-]+\s*)?(?=[A-Z])")
_LONGEST_NAME = 140  # characters of a line that signs


def blocks(body: str, parts: Sequence[Paragraph]) -> list[Turn]:
    """The blocks of a text, in order."""
    turns: list[Turn] = []
    number = 0
    while number < len(parts):
        part = parts[number]
        if announces(body, part):
            stop = _end(body, parts, number + 1)
            spans = tuple(one.span for one in parts[number + 1 : stop] if one.text)
            if spans:
                turns.append(Turn(Form.BLOCK, spans, None, part.span))
                number = stop
                continue
        headed = _headed(part)
        if headed is not None and number + 1 < len(parts) and voice(parts[number + 1].text) >= SPEAKS:
            stop = _end(body, parts, number + 1)
            spans = tuple(one.span for one in parts[number + 1 : stop] if one.text)
            if spans:
                turns.append(Turn(Form.HEADED, spans, headed))
                number = stop
                continue
        if part.depth and not part.marked:
            stop = _run(parts, number)
            turn = _signed(body, parts, number, stop)
            if turn is not None:
                turns.append(turn)
            number = stop
            continue
        number += 1
    return turns


def announces(body: str, part: Paragraph) -> bool:
    """Whether a paragraph ends in somebody's "said:", so that what follows it is said."""
    if not part.text.endswith(":") or len(part.text) > _LONGEST_CUE:
        return False
    sentence = _last_sentence(body, part)
    tokens = sentence.tokens
    if len(tokens) < 2:
        return False
    for frame in reversed(frames(sentence)):
        verb, subject = frame.token.verb, frame.subject
        if verb is None or verb.group not in SAYING or verb.lemma not in _VERBS:
            continue
        last = max(frame.at, subject.end - 1 if subject is not None else 0)
        between = tokens[last + 1 : -1]
        if any(token.tag not in _BETWEEN for token in between):
            return False
        thing = bool(between) and between[0].tag in _OBJECTS and between[-1].low != "following"
        if thing and verb.lemma != "tell":
            return False  # `noted the low attendance:` announces no words
        return frame.form == "ing" or (subject is not None and subject.nature in _SOURCES)
    return False


def _headed(part: Paragraph) -> Label | None:
    """The name that a line is which ends in a colon: `Ada Marsh, Chief Executive, Tide Trust:`."""
    if not part.text.endswith(":") or len(part.text) > _LONGEST_NAME or part.bullet:
        return None
    name = next(persons(part.text), None)
    if name is None or name.at or part.text[name.end : name.end + 1] not in (",", ":", " ") or _VERB.search(part.text):
        return None
    return Label((part.start + name.at, part.start + name.end), part.end, LabelRole.NAMED, name.name)


def _last_sentence(body: str, part: Paragraph) -> Sentence:
    tokens = tokenize(body, part.start, part.end, [])
    first, last = split_sentences(tokens)[-1]
    return parse(tokens[first:last], 0)


def _end(body: str, parts: Sequence[Paragraph], first: int) -> int:
    """Where the block ends that begins at the paragraph `first`, or `first` where there is none."""
    if first >= len(parts) or _stops(body, parts, first, begins=True):
        return first
    if parts[first].depth:
        return _run(parts, first)
    end, number = first + 1, first + 1
    listing = parts[first].text.endswith(":")
    while number < min(len(parts), first + _READ) and not _stops(body, parts, number, begins=False):
        part = parts[number]
        score = voice(part.text)
        if part.bullet and listing:
            end = number + 1
        elif score < TELLS and not speaks_as_one(part.text):
            break
        elif score >= SPEAKS and (number == end or speaks_as_one(part.text)):
            end = number + 1
        listing = part.text.endswith(":") or (part.bullet and listing)
        number += 1
    return end


def _stops(body: str, parts: Sequence[Paragraph], number: int, *, begins: bool) -> bool:
    """Whether a block cannot go on at a paragraph: marks, a heading, another cue, the end of what is published."""
    part = parts[number]
    if part.depth and not begins:
        return True
    if part.marked or closing(part) or aside(part) or time_mark(part) or not part.text:
        return True
    if part.bullet:
        return begins
    if heading(part) and (not begins or number + 1 >= len(parts) or len(part.text.split()) < 3):
        return True
    if announces(body, part) or _headed(part) is not None:
        return True
    return not begins and _quotes(body, part)


def _quotes(body: str, part: Paragraph) -> bool:
    """Whether a paragraph prints somebody's words in marks and does not sound like speech without them."""
    strings = quoted(body, part.start, part.end)
    if not strings:
        return False
    edges = [part.start, *(edge for one in strings for edge in (one.start, one.end)), part.end]
    return voice(" ".join(body[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True))) < SPEAKS


def _run(parts: Sequence[Paragraph], first: int) -> int:
    """Where the run of paragraphs with `>` before them ends."""
    stop = first
    while stop < len(parts) and parts[stop].depth:
        stop += 1
    return stop


def _signed(body: str, parts: Sequence[Paragraph], first: int, stop: int) -> Turn | None:
    """A run of `>` paragraphs whose last one, or the one behind it, is the name of who says them."""
    below = next((at for at in (stop - 1, stop) if at > first and at < len(parts) and signature(parts[at])), None)
    if below is None:
        return None
    spans: tuple[Span, ...] = tuple(one.span for one in parts[first : min(stop, below)] if one.text)
    name = next(persons(parts[below].text))
    start = parts[below].start + name.at
    place = (start, body.find(name.name, start, parts[below].end) + len(name.name))
    return Turn(Form.SIGNED, spans, Label(place, 0, LabelRole.NAMED, name.name)) if spans else None


def signature(part: Paragraph) -> bool:
    """Whether a paragraph is the name of a person, with an office perhaps: — Ada Marsh, Coasts Minister."""
    if len(part.text) > _LONGEST_NAME or part.text.endswith((".", ":", "?", "!")):
        return False
    begins = _SIGNED.match(part.text)
    name = next(persons(part.text), None)
    return (
        begins is not None
        and name is not None
        and name.at <= begins.end() + 30
        and (begins.end() > 0 or "," in part.text or part.bullet or len(part.text.split()) <= 5)
    )
