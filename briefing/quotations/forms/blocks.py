"""Blocks of speech without marks: under a paragraph that ends in "said:", and above a name that signs them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from briefing.language.marks import quoted
from briefing.model import Span
from briefing.quotations.forms.announcing import Announced, announced
from briefing.quotations.forms.live import goes_on_telling, has_the_floor, live
from briefing.quotations.forms.nameplates import Nameplate, nameplate
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.posted import posts
from briefing.quotations.forms.signatures import under_run, under_words
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, TELLS, speaks_as_one, voice

_WRITES = re.compile(r"\b(?:correspondent|editor|reporter|columnist|writer|journalist)\b", re.IGNORECASE)
_READ = 12  # paragraphs at most in which one block is looked for


def blocks(body: str, parts: Sequence[Paragraph]) -> list[Turn]:
    """The blocks of a text, in order."""
    turns: list[Turn] = []
    blog, posted = live(parts), posts(body, parts)
    number = free = 0  # `free`: where what belongs to no block yet begins
    while number < len(parts):
        part = parts[number]
        cue = announced(body, part) if number + 1 not in posted else None  # whoever signs says it
        turn, stop = _under(body, parts, number, cue) if cue is not None else (None, number)
        if turn is not None:
            turn, stop = _up_to_post(parts, turn, number, stop, posted)
        if number in posted:
            turn, stop = posted[number]
        elif blog and turn is None and cue is None and has_the_floor(body, parts, number):
            stop = _more(body, parts, number + 2)
            turn = Turn(Form.ENTRY, tuple(one.span for one in parts[number + 1 : stop]), None, part.span)
        if blog and turn is not None and not turn.marked and part.text.endswith(":"):
            turn, stop = _entry(body, parts, turn, stop)
        if turn is None and part.depth and not part.marked:
            stop = _run(parts, number)
            turn = under_run(body, parts, number, stop)
        elif turn is None and (turn := under_words(body, parts, number, free)) is not None:
            stop = number + 1
        elif turn is None and (plate := nameplate(body, parts, number)) is not None:
            turn, stop = _below(body, parts, number, plate, own=free == number)
        if turn is not None:
            turns.append(turn)
        number = max(stop, number + 1)
        free = number if turn is not None else free
    return turns


def _under(body: str, parts: Sequence[Paragraph], number: int, cue: Announced) -> tuple[Turn | None, int]:
    """The block that a paragraph announces, and the number of the first paragraph behind it."""
    part = parts[number]
    if cue.label is not None and number + 1 < len(parts) and parts[number + 1].marked:
        strings = _strings(body, parts, number + 1)
        turn = Turn(Form.HEADED, tuple(strings), cue.label, marked=True) if strings else None
        return turn, number + 1 + len(strings)
    inside: list[Span] = [(cue.begin, part.end)] if cue.begin < part.end else []
    stop = _more(body, parts, number + 1) if inside else _end(body, parts, number + 1, sure=part.text.endswith(":"))
    spans = (*inside, *(one.span for one in parts[number + 1 : stop] if one.text))
    told = cue.label is None or cue.sure or bool(inside)
    if not spans or not (told or voice(parts[number + 1].text) >= SPEAKS):
        return None, number
    if cue.label is not None:
        return Turn(Form.HEADED, spans, cue.label), stop
    return Turn(Form.BLOCK, spans, None, cue.cue), stop


def _up_to_post(
    parts: Sequence[Paragraph], turn: Turn, number: int, stop: int, posted: Container[int]
) -> tuple[Turn, int]:
    """A block up to the first post below it, which is whose name signs it."""
    edge = next((at for at in range(number + 1, stop) if at in posted), stop)
    if edge == stop:
        return turn, stop
    return replace(turn, spans=tuple(span for span in turn.spans if span[0] < parts[edge].start)), edge


def _entry(body: str, parts: Sequence[Paragraph], turn: Turn, stop: int) -> tuple[Turn, int]:
    """A block of a live blog with what stands below it up to the end of the entry, or to where the blog tells again."""
    first = stop
    while stop < min(len(parts), first + _READ) and not _stops(body, parts, stop, begins=False):
        if parts[stop].bullet or goes_on_telling(body, parts[stop]):
            break
        stop += 1
    spans = (*turn.spans, *(one.span for one in parts[first:stop] if one.text))
    return replace(turn, spans=spans), stop


def _below(
    body: str, parts: Sequence[Paragraph], number: int, plate: Nameplate, *, own: bool
) -> tuple[Turn | None, int]:
    """What stands below a name with an office, a handle or a time: strings, or what sounds as if that person says it.

    `own`: whether what stands above it belongs to somebody else already. Else the name may sign the strings above it.
    """
    label, words = plate.label, plate.words
    if not label.name or not (label.record or label.office) or _WRITES.search(label.office) is not None:
        return None, words
    if number and parts[number - 1].marked and not own:
        return None, number
    strings = _strings(body, parts, words)
    if strings:
        return Turn(Form.HEADED, tuple(strings), label, marked=True), words + len(strings)
    if _quotes(body, parts[words]):
        return None, number
    stop = _end(body, parts, words, sure=False)
    spans = tuple(one.span for one in parts[words:stop] if one.text)
    return (Turn(Form.HEADED, spans, label), stop) if spans else (None, words)


def _strings(body: str, parts: Sequence[Paragraph], first: int) -> list[Span]:
    """The paragraphs from `first` on that are each a quoted string and nothing else."""
    spans: list[Span] = []
    for part in parts[first:]:
        strings = quoted(body, part.start, part.end) if part.marked else []
        if len(strings) != 1 or (strings[0].start, strings[0].end) != part.span:
            break
        spans.append(part.span)
    return spans


def _end(body: str, parts: Sequence[Paragraph], first: int, *, sure: bool) -> int:
    """Where the block ends that begins at the paragraph `first`, or `first` where there is none.

    What stands below a cue that is `sure` is said; below another one it must sound so.
    """
    if not sure and first < len(parts) and not _speaks(parts[first].text):
        return first
    if first >= len(parts) or _stops(body, parts, first, begins=True):
        return first
    if parts[first].depth:
        return _run(parts, first)
    return _more(body, parts, first + 1)


def _more(body: str, parts: Sequence[Paragraph], first: int) -> int:
    """Where the block ends whose first paragraph stands before `first`."""
    end = number = first
    listing = parts[first - 1].text.endswith(":")
    while number < min(len(parts), first + _READ) and not _stops(body, parts, number, begins=False):
        part = parts[number]
        score = voice(part.text)
        if part.bullet and listing and number == end:  # of what is said, not of what the story lists behind it
            end = number + 1
        elif score < TELLS and not speaks_as_one(part.text):
            break
        elif score >= SPEAKS and (number == end or speaks_as_one(part.text)):
            end = number + 1
        listing = part.text.endswith(":") or (part.bullet and listing)
        number += 1
    return end


def _speaks(text: str) -> bool:
    return voice(text) >= SPEAKS and speaks_as_one(text)


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
    if announced(body, part) is not None:
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
