"""Names below what is said: under `>` lines, and under paragraphs that sound like speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.marks import quoted
from briefing.language.words import fold
from briefing.quotations.forms.called import LabelRole, official
from briefing.quotations.forms.labels import Label
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.persons import persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, speaks_as_one, voice

_SIGNED = re.compile(r"(?:[—–-]+\s*)?(?=[A-Z])")
_LONGEST = 140  # characters of a line that signs
_MOST = 4  # paragraphs above a name that are its words


def under_run(body: str, parts: Sequence[Paragraph], first: int, stop: int) -> Turn | None:
    """A run of `>` paragraphs whose last one, or the one behind it, is the name of who says them."""
    below = next((at for at in (stop - 1, stop) if at > first and at < len(parts) and signature(parts[at])), None)
    if below is None:
        return None
    spans = tuple(one.span for one in parts[first : min(stop, below)] if one.text)
    return Turn(Form.SIGNED, spans, _label(body, parts[below])) if spans else None


def under_words(body: str, parts: Sequence[Paragraph], number: int, first: int) -> Turn | None:
    """The paragraphs from `first` on that stand right above a name and sound as if that person says them.

    Without a dash or a bullet before it, the line must give an office too, and nothing below it may sound like
    speech that nobody signs: it would be the name above that.
    """
    part = parts[number]
    if part.depth or part.marked or not signature(part) or quoted(body, part.start, part.end):
        return None
    dashed = part.bullet or _dash(part)
    below = [one for one in parts[number + 1 : number + 4] if one.text]
    office = bool(below) and heading(below[0]) and official([fold(word) for word in below[0].text.split()])
    following = next((one.text for one in below if not heading(one)), "")
    if not (dashed or office or "," in part.text or next(persons(part.text)).offices):
        return None
    if not dashed and voice(following) >= SPEAKS and speaks_as_one(following) and not _signs_next(parts, number):
        return None
    begin = number
    while begin > max(first, number - _MOST):
        above = parts[begin - 1]
        if above.depth or above.bullet or heading(above) or closing(above) or aside(above) or time_mark(above):
            break
        if above.text.endswith(":") or quoted(body, above.start, above.end) or voice(above.text) < SPEAKS:
            break
        begin -= 1
    spans = tuple(one.span for one in parts[begin:number] if one.text)
    texts = [one.text for one in parts[begin:number]]
    if not spans or not any(map(speaks_as_one, texts)):
        return None
    return Turn(Form.SIGNED, spans, _label(body, part))


def _signs_next(parts: Sequence[Paragraph], number: int) -> bool:
    """Whether what stands below a name is signed by another one."""
    below = parts[number + 1 : number + 2 + _MOST]
    return any(signature(part) and ("," in part.text or _dash(part)) for part in below)


def _dash(part: Paragraph) -> bool:
    return part.text[:1] in "—–-"


def _label(body: str, part: Paragraph) -> Label:
    name = next(persons(part.text))
    start = part.start + name.at
    place = (start, body.find(name.name, start, part.end) + len(name.name))
    return Label(place, 0, LabelRole.NAMED, name.name)


def signature(part: Paragraph) -> bool:
    """Whether a paragraph is the name of a person, with an office perhaps: — Ada Marsh, Coasts Minister."""
    if len(part.text) > _LONGEST or part.text.endswith((".", ":", "?", "!")):
        return False
    begins = _SIGNED.match(part.text)
    name = next(persons(part.text), None)
    return (
        begins is not None
        and name is not None
        and name.at <= begins.end() + 30
        and (begins.end() > 0 or "," in part.text or part.bullet or len(part.text.split()) <= 5)
    )
