"""Transcripts: paragraphs that begin with the name of the one who speaks, `Ada Marsh: We will act.`"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.language.marks import quoted
from briefing.model import Span
from briefing.quotations.forms.labels import Label, Role, label
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, voice

_MANY = 3  # labels that make a transcript where none of them is sure
_SHARE = 0.4  # of the paragraphs that begin with a label, in a transcript that nothing else shows


def transcript(body: str, parts: Sequence[Paragraph], *, called: bool) -> list[Turn]:
    """The turns of a transcript, each with the paragraphs that follow it under the same name; none where it is none.

    `called`: whether the text is said to be a transcript. Else it must show it: by labels that can be nothing else, or
    by names that come back.
    """
    labels: list[Label | None] = []
    for part in parts:
        one = label(body, part, part.end)
        labels.append(None if one is not None and _in_marks(body, part, one) else one)
    if not _is_transcript([one for one in labels if one is not None], len(parts), called):
        return []
    return _turns(parts, labels, called)


def _in_marks(body: str, part: Paragraph, one: Label) -> bool:
    """Whether all that a label announces stands inside quotation marks: these say who speaks as any others do."""
    begin = one.begin
    strings = quoted(body, begin, part.end)
    return bool(strings) and strings[0].start == begin and strings[-1].end == part.end


def _is_transcript(labels: Sequence[Label], paragraphs: int, called: bool) -> bool:
    if not labels:
        return False
    if any(one.office and one.name and one.sure for one in labels):
        return True  # `The Secretary of State for Towns (Ada Marsh):`
    counts = Counter(one.key for one in labels)
    returns = max(counts.values()) > 1
    several = len(counts) > 1 or any(one.role is not Role.NAMED for one in labels)
    sure = sum(one.sure for one in labels)
    if called:
        return sure > 0 or returns or len(labels) >= 2
    asks = any(one.role is Role.ASKS for one in labels) and any(one.role is not Role.ASKS for one in labels)
    if len(labels) < 2 or not several:
        return False
    share = len(labels) / paragraphs
    plain = sum(one.plain or one.role is not Role.NAMED for one in labels)
    if sure >= 2 and (returns or asks or (share >= _SHARE and plain == len(labels))):
        return True
    return len(labels) >= _MANY and share >= _SHARE and (returns or asks)


def _turns(parts: Sequence[Paragraph], labels: Sequence[Label | None], called: bool) -> list[Turn]:
    last = max(number for number, one in enumerate(labels) if one is not None)
    found: list[Turn] = []
    current: Label | None = None
    spans: list[Span] = []
    for number, (part, one) in enumerate(zip(parts, labels, strict=True)):
        if one is not None:
            _close(found, current, spans)
            current, spans = one, []
            if part.end > one.begin:
                spans.append((one.begin, part.end))
            continue
        if current is None or time_mark(part):
            continue
        if aside(part):
            continue
        if closing(part) or heading(part) or (number > last and not _still(part, current, called)):
            _close(found, current, spans)
            current, spans = None, []
            continue
        if part.text:
            spans.append(part.span)
    _close(found, current, spans)
    return found


def _still(part: Paragraph, current: Label, called: bool) -> bool:
    """Whether a paragraph behind the last label goes on with what is said there."""
    surname = current.name.split()[-1] if current.name else ""
    if surname and surname in part.text:
        return False
    return called or voice(part.text) >= SPEAKS


def _close(found: list[Turn], current: Label | None, spans: Sequence[Span]) -> None:
    if current is not None and spans:
        found.append(Turn(Form.TRANSCRIPT, tuple(spans), current))
