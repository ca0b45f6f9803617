"""Posts: words above a line that is a name and a handle, — Ada Marsh (@adamarsh) 4 May 2025, are theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.words import fold
from briefing.quotations.forms.called import LabelRole, official
from briefing.quotations.forms.labels import Label
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.persons import persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, speaks_as_one, voice

_HANDLED = re.compile(r"(?:[—–-]+\s*)?(?P<name>[^\W\d_][^()@\n]{1,80}?)\W*?\s\(?@\w{2,40}\)?(?P<rest>[^\n@]{0,60})\Z")
_NUMBERED = re.compile(r"\(?(?P<number>\d{1,2})(?:/\d{0,2}|[.)])\)?\s")  # 1/ and 2/5, as threads number their posts
_EMPTY = 2  # line ends, with an empty line between them
_MOST = 12  # paragraphs above a name at most


def posts(body: str, parts: Sequence[Paragraph]) -> dict[int, tuple[Turn, int]]:
    """The posts of a text by the paragraph that each begins with, and the paragraph behind its signature.

    Whom the signature names says it, whatever stands before it. Posts in quotation marks are read as prose is.
    """
    found: dict[int, tuple[Turn, int]] = {}
    free = 0
    parted = 2 * body.count("\n\n") >= len(parts)
    for number, part in enumerate(parts):
        label = _signed(part)
        if label is None:
            continue
        begin = _begin(body, parts, free, number, label, parted=parted)
        spans = tuple(one.span for one in parts[begin:number] if one.text)
        if spans:
            found[begin] = Turn(Form.SIGNED, spans, label), number + 1
        free = number + 1
    return found


def _signed(part: Paragraph) -> Label | None:
    """The name of a line that signs a post, behind a dash, with a handle and a day perhaps."""
    if not (part.bullet or part.text[:1] in "—–-") or part.depth:
        return None
    match = _HANDLED.match(part.text)
    rest = match["rest"].strip() if match is not None else ""
    if match is None or (rest and not any(character.isdigit() for character in rest)):
        return None
    name = next(persons(match["name"]), None)
    place = (part.start + match.start("name"), part.start + match.end("name"))
    if name is not None and not name.at:
        return Label(place, 0, LabelRole.NAMED, name.name)
    office = official([fold(word) for word in match["name"].split()])  # The Mayor of Tarn
    return Label(place, 0, LabelRole.NAMED, "" if office else match["name"], match["name"] if office else "")


def _begin(body: str, parts: Sequence[Paragraph], free: int, number: int, label: Label, *, parted: bool) -> int:
    """Where the post begins that ends above the paragraph `number`; there, where nothing above it can be one.

    Lines that no empty line parts are one post, in a text whose paragraphs are `parted` by such. A thread begins with
    its first number; below a cue with a colon all is said, and what sounds so goes on above, unless that cue names
    somebody else than the `label` does.
    """
    first = max(free, number - _MOST)
    begin = number
    while begin > first and _may_be_said(parts[begin - 1]):
        above = parts[begin - 1]
        joined = parted and body.count("\n", above.end, parts[begin].place[0]) < _EMPTY
        if begin < number and not joined and (heading(above) or not _goes_on(parts, begin, first, label)):
            break
        begin -= 1
        numbered = _NUMBERED.match(above.text)
        if numbered is not None and numbered["number"] == "1":
            break
    return begin


def _goes_on(parts: Sequence[Paragraph], begin: int, first: int, label: Label) -> bool:
    """Whether the paragraph above `begin` belongs to the post that begins there so far."""
    above, below = parts[begin - 1], parts[begin]
    if _NUMBERED.match(below.text) is not None:
        return _NUMBERED.match(above.text) is not None
    at = begin - 1
    while at > first and _may_be_said(parts[at]) and not heading(parts[at]):
        at -= 1
    if parts[at].text.endswith(":"):
        signs = fold(label.name or label.office)
        return all(one.surname in signs for one in persons(parts[at].text))
    return voice(above.text) >= SPEAKS and speaks_as_one(above.text)


def _may_be_said(part: Paragraph) -> bool:
    told = closing(part) or aside(part) or time_mark(part)
    return bool(part.text) and not (told or part.text.endswith(":") or part.marked or part.depth)
