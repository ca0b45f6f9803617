"""Names on a line of their own above what is said, as records of parliaments and machines that listen print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.language.titles import courtesy
from briefing.language.words import fold, one_line
from briefing.quotations.forms.called import (
    PARTIES,
    LabelRole,
    capitals,
    official,
    person,
    person_words,
    role_of,
    short_name,
)
from briefing.quotations.forms.labels import ASIDES, FROM, NAME, PREFIX, Label, asides_of, asker, dated, flat
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.persons import persons

_BY = r"(?:(?P<by>(?i:asked|answered|tabled) (?i:by)):?[^\S\n]+)?"
_OFFICE = r"(?P<office>(?:,[^\S\n]|[^\S\n]+[-–—|•·][^\S\n]+)[^\d\n:][^\n:]{1,100}?)?"
_CLOCK = r"(?P<clock>[^\S\n]*[-–—|•·,@]?[^\S\n]*[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?[\])]?)?"
_HANDLE = r"(?P<handle>[^\S\n]+(?:[^\w\s@(]{1,3}[^\S\n]+)?\(?@\w{2,40}\)?(?:[^\S\n]*[-–—|•·][^\n]{0,20})?)?"
_PLATE = re.compile(rf"{_BY}{PREFIX}{NAME}{ASIDES}{_OFFICE}{_HANDLE}{_CLOCK}\s*\Z")
_ASIDES = re.compile(r"(?:\s{0,3}\([^()\n]{1,80}\)){1,3}\Z")
_TAG = re.compile(r"@\w{2,40}\Z|[·•|]\Z|\d{1,2}[hm]\Z|[A-Z]{2,6}\s?\d{1,6}\Z|(?:Question|Answer|Cross-?bench(?:er)?)\Z")
_MOVES = re.compile(r"(?:moved|tabled|laid|signed|written by|photograph|picture|by|with)\b[^.]{0,20}\Z", re.IGNORECASE)
_ASKS = re.compile(r"To (?:ask|move)\b|(?:My Lords|Mr Speaker|Order)\b")
_DAY = re.compile(r"(?:asked|answered|tabled|due) on\b|uin\b", re.IGNORECASE)
_TO = re.compile(r",? to (?:the|Cllr|Councillor|Mr|Mrs|Ms|Dr|Lord|Lady|Baroness)\b")
_BEHIND = re.compile(r"(?:,|\s\().*\Z")  # what stands behind a name: Ada Marsh (Labour)
_BY_LINE = re.compile(r"(?:asked|answered|tabled|question|reply|answer) by:?\Z", re.IGNORECASE)
_TWO = re.compile(r"[^/\n]+\s/\s(?=[^/\n]+\Z)")  # Y Llywydd / The Presiding Officer
_LONGEST = 160  # characters of such a line
_NOTES = 5  # lines at most between it and what is said
_SAID_WORDS = 7  # fewer words than these without an end may be another heading


@dataclass(frozen=True, slots=True)
class Nameplate:
    """A label on a line of its own, and the number of the paragraph where the words below it begin."""

    label: Label
    words: int


def nameplate(body: str, parts: Sequence[Paragraph], number: int) -> Nameplate | None:
    """The name that a line is, with words below it that may be said; none for a heading, or a list of names.

    It is a weak label, unless the line and those right below it have a shape that only a record has.
    """
    part = parts[number]
    if part.bullet or part.marked or part.ended or part.depth or len(part.text) > _LONGEST or time_mark(part):
        return None
    if number and _MOVES.match(parts[number - 1].text) is not None and not dated(parts[number - 1]):
        return None
    by = number > 0 and _BY_LINE.match(parts[number - 1].text) is not None
    given = FROM.match(part.text)
    if given is not None:
        to = _TO.search(part.text, given.end())
        end = to.start() if to is not None else len(part.text)
        text, start = part.text[given.end() : end], part.start + given.end()
        part, by = replace(part, start=start, end=start + len(text), text=text), True
    two = _TWO.match(part.text)
    if two is not None and official([fold(word) for word in part.text[two.end() :].split()]):
        part = replace(part, start=part.start + two.end(), text=part.text[two.end() :])
    head = flat(body, part.start, part.end)
    match = _PLATE.match(head)
    if match is None or not capitals(match["name"]):
        return None
    below, notes = _notes(parts, number, by=by)
    if below is None:
        return None
    one = _read(match, part, [text for text in notes if _ASIDES.match(text)])
    if one is None:
        return None
    asks = _ASKS.match(parts[below].text) is not None
    if one.name and not one.office:
        one = replace(one, office=next((text for text in notes if _office(text)), ""))
    shown = by or bool(match["by"] or match["handle"]) or bool(match["clock"]) or asks
    shown = shown or any(map(_tells, notes))
    one = replace(one, begin=parts[number].end)
    return Nameplate(replace(one, record=one.record or shown, weak=not (one.record or shown)), below)


def _notes(parts: Sequence[Paragraph], number: int, *, by: bool) -> tuple[int | None, list[str]]:
    """The paragraph where the words below a name begin, and the lines between: a party, a day, an office, a time.

    `by`: whether a line before it says that the words are theirs: then the lines between may be a seat and a house.
    """
    notes: list[str] = []
    for at in range(number + 1, min(len(parts), number + 2 + _NOTES)):
        part = parts[at]
        if not part.text:
            continue
        if by and heading(part) and not _ASKS.match(part.text) and len(part.text.split()) < _SAID_WORDS:
            notes.append(part.text)
            continue
        if closing(part) or part.bullet or (heading(part) and person(_BEHIND.sub("", part.text))):
            return None, notes
        noted = aside(part) or _ASIDES.match(part.text) or dated(part) or time_mark(part) or _TAG.match(part.text)
        titled = heading(part) and not notes and (len(part.text.split()) < _SAID_WORDS or _office(part.text))
        if not (noted or _party(part.text) or titled):
            return at, notes
        notes.append(part.text)
    return None, notes


def _office(line: str) -> bool:
    """Whether a line is an office: The Parliamentary Under-Secretary of State for Waters."""
    return official([fold(word).strip(".,'") for word in line.split()]) and capitals(line)


def _tells(note: str) -> bool:
    """Whether a line below a name is what a record prints there and nobody else does."""
    inside = [fold(text).strip(".") for text in asides_of(note)] if _ASIDES.match(note) else []
    timed = note.count(":") > 1 and note[:1].isdigit()
    return bool(set(inside) & PARTIES) or note.startswith("@") or _DAY.match(note) is not None or timed


def _party(text: str) -> bool:
    return fold(text).strip(".()") in PARTIES


def _read(match: re.Match[str], part: Paragraph, below: Sequence[str]) -> Label | None:
    """The label that a line is, with the brackets in it and in the line below it."""
    name, asides = one_line(match["name"]), asides_of(" ".join([match["asides"], *below]))
    name = name.removesuffix(" AS")  # Aelod o'r Senedd
    printed, bracket, _ = (match["office"] or "").partition("(")
    asides += asides_of((match["office"] or "")[len(printed) :]) if bracket else []
    office = printed.strip(" ,-–—|•·")
    called, comma, rest = name.partition(", ")
    if comma and person_words(called.split()):
        name, office = called, rest
    words = name.split()
    low = [fold(word).strip(".,'") for word in words]
    placed = len(asides) > 1 or any(fold(text).strip(".") in PARTIES for text in (*asides, *office.split(", ")))
    place = (part.start + match.start("name"), part.start + match.end("asides"))
    known = person_words(words) and not (official(low) and low[0] == "the")
    holder = next((text for text in asides if person_words(text.split())), "")
    if not known and official(low):
        if holder:
            return Label(place, part.end, LabelRole.NAMED, one_line(holder), name, True, record=True, above=True)
        return Label(place, part.end, LabelRole.NAMED, "", name, record=placed, above=True)
    role = role_of(low)
    if role is not LabelRole.NAMED:
        asking = asker(office) if role is LabelRole.ASKS else None  # Question – Ada Marsh, Tide Post
        return Label(place, part.end, role, asking.name if asking is not None else "", name, above=True)
    if not (known or short_name(words)):
        return None
    office = "" if _party(office.split(", ")[0]) else office
    return Label(place, part.end, LabelRole.NAMED, name, office, plain=True, record=placed, above=True)


def evident(one: Label) -> bool:
    """Whether a line is a name or an office by itself and not just words with capitals."""
    if one.office and (not one.name or _office(one.office)):
        return True
    first = fold(one.name.split()[0]).strip(".") if one.name else ""
    return first in courtesy() or next(persons(one.name), None) is not None
