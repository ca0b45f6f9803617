"""Quotation marks: what they are, and where those of a paragraph open and close."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.model import Span

OPENING = "“«„‘"  # marks that can only open, whatever their house
CLOSING = "”»’"  # marks that can only close; ’ is an apostrophe as often
STRAIGHT = "\"'"  # marks that do both
OPENERS = OPENING + STRAIGHT + "`"  # all that a quoted string may begin with
MARKS = OPENING + CLOSING + STRAIGHT + "`"  # all of them, with the back quote that stands for one
ELLIPSIS = r"(?:…|\.\s?\.\s?\.)"  # the pattern of one
CLOSERS = "\"'”’»)]"  # what may stand between the end of a sentence and the space after it

_MARK = re.compile("[“”\"«»„]|``|''")
_OPENS = frozenset("“«„``")
_CLOSES = frozenset("”»")
_DOUBLE = ('"', "''")
_SINGLE_OPEN = re.compile(
    r"(?<![\w’'”\")])[‘'](?=[\w£$€\[…“])(?!\d\ds\b)(?!(?:em|til|till|twas|tis|cause|bout|n)\b)", re.IGNORECASE
)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…;:”)\]%])['’](?![\w])")
_STOPS = (".", "!", "?")
_TRIED = 6  # closing candidates looked at for one opening single mark
_INCHES = re.compile(r"(?<=\d)[\"”](?=[ -][a-z])")  # a measure stands before a small letter: a 12" pipe
_LEFT = frozenset(" \t\n\u00a0([—–-/")  # what an opening mark may stand behind
_OPENER = {"”": "“", "»": "«"}
_TRIM = f"{MARKS} .,!?"
_ELIDED = re.compile(ELLIPSIS)
_REOPENED = re.compile(r"[”\"»]\s*[“\"«]|”[^“”]*“|\"[^\"]*\"|’[^‘’“”]*‘|[’'][\s]+[‘']")


class Quoted(NamedTuple):
    """A quoted string, marks included. `closed` False: it runs to the end of its paragraph for want of a closing mark.

    `single`: its marks are single ones.
    """

    start: int
    end: int
    closed: bool = True
    single: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    text: str


def bare(text: str) -> str:
    """A quoted string without its marks and the punctuation beside them."""
    return text.strip(_TRIM)


_CLOSER = {"“": "”", "«": "»", "„": "“", "‘": "’", "``": "''"}


def unclosed(text: str) -> str:
    """The mark that closes a text which stands by itself, where its last quoted string is not closed in it; else "".

    A paragraph of a quotation that goes on in the next one is printed so.
    """
    found = quoted(text, 0, len(text))
    if not found:
        return "’" if text.startswith("‘") else ""
    if found[-1].closed:
        return ""
    opener = text[found[-1].start]
    return _CLOSER.get(text[found[-1].start : found[-1].start + 2], _CLOSER.get(opener, opener))


def unopened(text: str) -> str:
    """The double mark that opens a text which stands by itself, where one that it never opened is closed; else ""."""
    opened = False
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        opens = mark in _OPENS
        if mark in _DOUBLE:
            ahead = text[match.end() : match.end() + 1]
            opens = (at == 0 or text[at - 1] in _LEFT) and bool(ahead) and not ahead.isspace()
            if not opened and not opens and text[at - 1].isdigit() and ahead:
                continue  # inches
        if not opens and not opened:
            return _OPENER.get(mark, mark)
        opened = opens
    return ""


def elided(between: str) -> bool:
    """Whether what stands between two words shows by an ellipsis that words are left out."""
    return _ELIDED.search(between) is not None


def reopened(between: str) -> bool:
    """Whether marks are closed and opened again between two words."""
    return len(between) > 1 and _REOPENED.search(between) is not None


def blanked(body: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """The text `body[start:end]` with blanks for what lies in some spans of the body; it keeps its length."""
    text = body[start:end]
    for low, high in spans:
        if low < end and start < high:
            first, last = max(low, start) - start, min(high, end) - start
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def quoted(body: str, start: int, end: int) -> list[Quoted]:
    """The outermost quoted strings of the paragraph `body[start:end]`, in order.

    Marks pair within the paragraph, so a stray one costs no more than its paragraph. Straight double marks alternate;
    where their number is odd, the spaces around them say which way they face. A mark after a digit (inches) or a `=`
    (an attribute) is none. Single marks count outside double ones only, and only where they cannot be apostrophes.
    """
    doubles = _doubles(body, start, end)
    singles: list[Quoted] = []
    at = start
    for one in doubles:
        singles.extend(_singles(body, at, one.start))
        at = one.end
    singles.extend(_singles(body, at, end))
    return sorted(doubles + singles) if singles else doubles


def _doubles(body: str, start: int, end: int) -> list[Quoted]:
    places = [_Mark(match.start(), match.end(), match.group()) for match in _MARK.finditer(body, start, end)]
    if not places:
        return []
    places = _without_inches(body, start, end, places)
    uneven = sum(1 for place in places if place.text in _DOUBLE) % 2 == 1 and not any(p.text == "``" for p in places)
    strings: list[Quoted] = []
    opened: int | None = None
    for first, last, mark in places:
        if mark in _OPENS:
            opens = True
        elif mark in _CLOSES:
            opens = False
        else:
            opens = _faces_open(body, start, end, first, last, opened) if uneven else opened is None
            if opened is None and uneven and first > start and body[first - 1].isdigit():
                continue
        if opened is not None and mark not in _CLOSES and _goes_on(body, opened, first, last, end):
            strings.append(Quoted(opened, _before_space(body, first), closed=False))
            opened = first
        elif opens:
            if opened is None:
                opened = first
        elif opened is not None:
            strings.append(Quoted(opened, last))
            opened = None
    if opened is not None:
        strings.append(Quoted(opened, end, closed=False))
    return [one for one in strings if one.start == 0 or body[one.start - 1] != "="]


def _goes_on(body: str, opened: int, at: int, last: int, end: int) -> bool:
    """Whether a mark inside a string opens the next paragraph of it, where paragraphs were run together: `"…. "…."`."""
    return (
        at - opened > 2
        and body[at - 1].isspace()
        and last < end
        and body[last].isupper()
        and body[_before_space(body, at) - 1] in _STOPS
    )


def _before_space(body: str, at: int) -> int:
    """Where the spaces before a place begin."""
    while at and body[at - 1].isspace():
        at -= 1
    return at


def _without_inches(body: str, start: int, end: int, places: list[_Mark]) -> list[_Mark]:
    """Leave out the marks that stand for inches inside a quoted string, where the others pair well without them."""
    inches = {match.start() for match in _INCHES.finditer(body, start, end)}
    if not inches:
        return places
    kept: list[_Mark] = []
    for place, following in zip(places, [*places[1:], None], strict=True):
        inside = place.text == "”" and following is not None and following.text == "”"
        if not (inside and place.start in inches):
            kept.append(place)
    straight = [place for place in kept if place.text == '"']
    if len(straight) == len(kept) and not _paired(body, start, end, straight):
        others = [place for place in straight if place.start not in inches]
        if _paired(body, start, end, others):
            return others
    return kept


def _paired(body: str, start: int, end: int, straight: list[_Mark]) -> bool:
    """Whether straight marks that alternate stand as marks do: behind a space and before a word, and the reverse."""
    if len(straight) % 2:
        return False
    for number, mark in enumerate(straight):
        if number % 2:
            if mark.end < end and body[mark.end].isalnum():
                return False
        elif mark.start > start and body[mark.start - 1] not in _LEFT:
            return False
    return True


def _faces_open(body: str, start: int, end: int, at: int, last: int, opened: int | None) -> bool:
    before = at > start and not body[at - 1].isspace() and body[at - 1] not in "([—–-"
    after = last < end and not body[last].isspace()
    if before == after:
        return opened is None
    return after


def _singles(body: str, start: int, end: int) -> list[Quoted]:
    if body.find("‘", start, end) < 0 and body.find("'", start, end) < 0:
        return []
    closers = [match.start() for match in _SINGLE_CLOSE.finditer(body, start, end)]
    strings: list[Quoted] = []
    at = start
    for match in _SINGLE_OPEN.finditer(body, start, end):
        if match.start() < at:
            continue
        number = bisect_left(closers, match.start() + 2)
        close = _closer(body, end, closers[number : number + _TRIED])
        if close is not None:
            strings.append(Quoted(match.start(), close + 1, single=True))
            at = close + 1
    return strings


def _closer(body: str, end: int, closers: list[int]) -> int | None:
    for close in closers:
        after = body[close + 1 : close + 2] if close + 1 < end else ""
        if body[close - 1] != "s" or after == "" or after in ".,;:!?)—–":
            return close
    return closers[0] if closers else None
