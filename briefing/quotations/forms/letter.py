"""Letters: what stands between "Dear Prime Minister," and "Yours sincerely,", said by who signs below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.language.marks import quoted
from briefing.language.words import fold
from briefing.model import Span
from briefing.quotations.forms.called import LabelRole, person
from briefing.quotations.forms.labels import Label
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, time_mark, with_lists
from briefing.quotations.forms.persons import core, persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.naming.pairs import joined_names

_GREETS = re.compile(r"(?:My )?Dear\s[^.?!]{2,80}[,:]?\Z|To (?:the|all|our|my|His|Her)\s[^.?!]{2,80}[,:]\Z")
_TAKES_LEAVE = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly|ever|aye|in \w+|respectfully|etc)|(?:yours|sincerely|respectfully|"
    r"(?:with |and )?(?:kind|kindest|best|warm|warmest|every good) (?:regards|wishes|wish)|yn gywir)(?= ?[,.]|\Z))"
    r"[^.?!]{0,40}[,.]?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:My )?Dear\s(?P<name>[A-Z][^.?!,:]{1,60})[,:]?\Z")
_ANYBODY = frozenset(
    "sir madam sirs colleague colleagues friend friends all editor member members resident residents reader readers "
    "parent parents customer customers everyone neighbour neighbours".split()
)
_HEAD = 8  # lines at the head of a letter that may name whom it is written to
_SIGNING = 12  # lines below a letter that are looked at for names
_LONGEST_NAME = 100  # characters of a line that signs
_MOST = 3  # persons who sign a letter and are named together


def letter(body: str, parts: Sequence[Paragraph]) -> list[Turn]:
    """The paragraphs of the letters of a text, a turn each; a letter that nobody signs by name is left alone.

    A paragraph that quotes is left to be read as prose: whom the letter quotes is asked there.
    """
    turns: list[Turn] = []
    begun: int | None = None
    for number, part in enumerate(parts):
        if part.text and _GREETS.match(part.text) is not None:
            begun = number + 1
        elif begun is not None and _TAKES_LEAVE.match(part.text) is not None:
            signed = _signed(parts[number + 1 : number + 1 + _SIGNING])
            if signed is not None:
                written = with_lists(_written(body, parts[begun:number]))
                turns.extend(Turn(Form.SIGNED, spans, signed) for spans in written)
            begun = None
    return turns


def addressed(parts: Sequence[Paragraph]) -> str:
    """Whom the only letter of a text is written to: Dear Mr Marsh; in full where a line above names them so.

    Empty where it greets anybody: Dear colleagues.
    """
    greetings = [found["name"] for part in parts if (found := _TO.match(part.text)) is not None]
    if not any(_TAKES_LEAVE.match(part.text) for part in parts):
        return ""
    if len(greetings) != 1 or greetings[0].lower().split()[-1] in _ANYBODY:
        return ""
    name = greetings[0].strip()
    last = fold(name).split()[-1]
    above = [one for part in parts[:_HEAD] for one in persons(part.text) if one.words[1:]]
    named = {one.name for one in above if one.surname == last}
    if not named and " " not in name:
        named = {one.name for one in above if one.words[0] == last}  # Dear Ada, below a line to Ada Marsh
    return named.pop() if len(named) == 1 else name


def _written(body: str, parts: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for part in parts:
        if part.text and not (aside(part) or time_mark(part) or quoted(body, part.start, part.end)):
            yield part


def _signed(parts: Sequence[Paragraph]) -> Label | None:
    """The names below a letter as a label: a line each, with an office behind the name or on a line of its own."""
    names: list[str] = []
    first: Span = (0, 0)
    for part in parts:
        if closing(part) or _GREETS.match(part.text) is not None or part.ended or len(part.text) > _LONGEST_NAME:
            break
        name = _name(part.text)
        if name:
            at = part.start + max(part.text.find(name), 0)
            first = first if names else (at, at + len(name))
            names.append(name)
    if not names or len(names) > _MOST:
        return None
    return Label(first, 0, LabelRole.NAMED, joined_names(names), together=tuple(names) if names[1:] else ())


def _name(line: str) -> str:
    """The name that a line below a letter begins with; empty where it is an office or a place."""
    alone = line.split(",")[0].strip()
    if person(alone) and core(alone)[0][:1].isupper():  # no name: Minister for Ports
        one = next(persons(alone), None)
        return one.name if one is not None else alone
    one = next(persons(line), None)
    return one.name if one is not None and not one.at else ""
