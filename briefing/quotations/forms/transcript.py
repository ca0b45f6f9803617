"""Transcripts: paragraphs that begin with the name of the one who speaks, `Ada Marsh: We will act.`"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefing.language.marks import quoted
from briefing.model import Span
from briefing.quotations.forms.labels import Label, LabelRole, dated, label
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.persons import persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, voice

_GOES_ON = re.compile(r"[.!?] [A-Z]")  # a second sentence
_EXAMINES = re.compile(  # of hearings: who asks from here on, and who answers
    r"(?i:(?:further |cross-|re-)?(?:questions|questioned|examination|examined) (?:from|by)):? "
    r"(?P<asks>[A-Z][^()\n:]{2,60})\Z|"
    r"(?P<answers>[A-Z][^()\n:]{2,60}?),? \(?(?i:sworn|affirmed|recalled|continued)\)?\Z"
)
_LISTED = 200  # characters of a paragraph that are looked at for a name
_MANY = 3  # labels that make a transcript where none of them is sure
_RECORDED = 2  # labels of a parliament's record that make a transcript
_NAMES = 8  # names at most that are looked for in the text
_SHARE = 0.4  # of the paragraphs that begin with a label, in a transcript that nothing else shows


def transcript(body: str, parts: Sequence[Paragraph], *, called: bool) -> list[Turn]:
    """The turns of a transcript, each with the paragraphs that follow it under the same name; none where it is none.

    `called`: whether the text is said to be a transcript. Else it must show it: by labels that can be nothing else, or
    by names that come back.
    """
    labels: list[Label | None] = []
    for part in parts:
        one = label(body, part, part.end)
        said = one is not None and not _in_marks(body, part, one) and not _lists(body, part, one)
        labels.append(one if said else None)
    _drop_headline(parts, labels)
    every = [one for one in labels if one is not None]
    asking = Counter(
        one.key for one, part in zip(labels, parts, strict=True) if one is not None and part.text[-1:] == "?"
    )
    back = Counter(one.key for one in every)
    clear = [one for one in every if not one.weak or (asking[one.key] > 1 and 2 * asking[one.key] > back[one.key])]
    if not (_is_transcript(clear, len(parts), called) or _returning(body, every, len(parts))):
        return []
    return _turns(parts, labels, called)


def _in_marks(body: str, part: Paragraph, one: Label) -> bool:
    """Whether all that a label announces stands inside quotation marks: these say who speaks as any others do."""
    begin = one.begin
    strings = quoted(body, begin, part.end)
    return bool(strings) and strings[0].start == begin and strings[-1].end == part.end


def _drop_headline(parts: Sequence[Paragraph], labels: list[Label | None]) -> None:
    """Take a name with a colon that opens the headline of a text for no label: it does not end as a sentence does."""
    first = labels[0] if labels else None
    if first is not None and not first.sure and not parts[0].ended and parts[0].end > first.begin:
        labels[0] = None


def _lists(body: str, part: Paragraph, one: Label) -> bool:
    """Whether a label stands before the name of who it is, in a list: `Witness: Ada Marsh, director`."""
    if one.name and not one.weak:
        return False
    text = body[one.begin : part.end]
    if text.endswith("?") or _GOES_ON.search(text, 0, _LISTED):
        return False  # `Question: Mr Marsh, is it safe?` speaks to him
    first = next(persons(text[:_LISTED]), None)
    if first is None or first.at:
        return False
    return text[first.end : first.end + 1] in ("", ",", ";", "(") or text.startswith((" and ", " ("), first.end)


def _is_transcript(labels: Sequence[Label], paragraphs: int, called: bool) -> bool:
    if not labels:
        return False
    if any(one.office and one.name and one.sure for one in labels):
        return True  # `The Secretary of State for Towns (Ada Marsh):`
    if sum(one.record for one in labels) >= _RECORDED:
        return True
    counts = Counter(one.key for one in labels)
    returns = max(counts.values()) > 1
    several = len(counts) > 1 or any(one.role is not LabelRole.NAMED for one in labels)
    sure = sum(one.sure for one in labels)
    if called:
        return sure > 0 or returns or len(labels) >= 2
    asks = any(one.role is LabelRole.ASKS for one in labels) and any(one.role is not LabelRole.ASKS for one in labels)
    if len(labels) < 2 or not several:
        return False
    share = len(labels) / paragraphs
    plain = sum(one.plain or one.role is not LabelRole.NAMED for one in labels)
    if sure >= 2 and (returns or asks or (share >= _SHARE and plain == len(labels))):
        return True
    return len(labels) >= _MANY and share >= _SHARE and (returns or asks)


def _returning(body: str, labels: Sequence[Label], paragraphs: int) -> bool:
    """Whether labels of one word make a transcript: they come back, and are named in full elsewhere; two of them, or
    one where somebody asks.
    """
    if len(labels) < _MANY or len(labels) < _SHARE * paragraphs:
        return False
    counts = Counter(one.name for one in labels if one.role is LabelRole.NAMED and one.name.count(" ") < 1)
    back = [re.escape(name) for name, count in counts.items() if name and count > 1][:_NAMES]
    full = sum(re.search(rf"[A-Z]\w+ {name}\b|\b{name} [A-Z]\w+", body) is not None for name in back)
    return full > (0 if any(one.role is LabelRole.ASKS for one in labels) else 1)


def _turns(parts: Sequence[Paragraph], labels: Sequence[Label | None], called: bool) -> list[Turn]:
    last = max(number for number, one in enumerate(labels) if one is not None)
    turns: list[Turn] = []
    current: Label | None = None
    spans: list[Span] = []
    heard: dict[LabelRole, str] = {}
    for number, (part, one) in enumerate(zip(parts, labels, strict=True)):
        hearing = _EXAMINES.match(part.text) if len(part.text) <= _LISTED else None
        if one is None and hearing is not None:
            heard[LabelRole.ASKS if hearing["asks"] else LabelRole.ANSWERS] = hearing["asks"] or hearing["answers"]
            _close(turns, current, spans)
            current, spans = None, []
            continue
        if one is not None:
            if one.role in heard:
                one = replace(one, role=LabelRole.NAMED, name=heard[one.role])
            _close(turns, current, spans)
            current, spans = one, []
            if part.end > one.begin:
                spans.append((one.begin, part.end))
            continue
        if current is None or time_mark(part):
            continue
        if aside(part) or (current.record and not spans and (dated(part) or heading(part))):
            continue
        silent = number > last and bool(spans) and not _still(part, current, called)
        if closing(part) or (heading(part) and bool(spans)) or silent:
            _close(turns, current, spans)
            current, spans = None, []
            continue
        if part.text:
            spans.append(part.span)
    _close(turns, current, spans)
    return turns


def _still(part: Paragraph, current: Label, called: bool) -> bool:
    """Whether a paragraph behind the last label goes on with what is said there."""
    surname = current.name.split()[-1] if current.name else ""
    if surname and surname in part.text:
        return False
    return called or current.record or voice(part.text) >= SPEAKS


def _close(turns: list[Turn], current: Label | None, spans: Sequence[Span]) -> None:
    if current is not None and spans:
        turns.append(Turn(Form.TRANSCRIPT, tuple(spans), current))
