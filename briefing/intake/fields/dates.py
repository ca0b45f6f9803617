"""Dates as they are printed. What the print does not settle stays open: 03/04/2025 is the year 2025, no more."""

from __future__ import annotations

import re

from briefing.model import PartialDate

_MONTHS = {
    1: "january jan januar janvier enero gennaio januari janeiro ionawr",
    2: "february feb februar février fevrier febrero febbraio februari fevereiro chwefror",
    3: "march mar märz maerz mars marzo maart março mawrth",
    4: "april apr avril abril aprile ebrill",
    5: "may mai mayo maggio mei maio",
    6: "june jun juni juin junio giugno junho mehefin",
    7: "july jul juli juillet julio luglio julho gorffennaf",
    8: "august aug août aout agosto augustus awst",
    9: "september sept sep septembre septiembre settembre setembro medi",
    10: "october oct oktober octobre octubre ottobre outubro hydref",
    11: "november nov novembre noviembre novembro tachwedd",
    12: "december dec dezember décembre decembre diciembre dicembre dezembro rhagfyr",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag"
    r"|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\.?,?\s+"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
        rf"\b(?:{_WEEKDAY})?(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?"
        rf"(?P<name>{_NAMES})\b\.?,?\s+(?:de\s+|of\s+)?{_YEAR}\b",
        rf"\b(?:{_WEEKDAY})?(?P<name>{_NAMES})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})[-/](?P<name>{_NAMES})[-/]{_YEAR}\b",
        r"\b(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})\b",
        rf"\b(?P<name>{_NAMES})\b\.?,?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])\b(?!-?\d)",
    )
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_STAMP = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]|$)")
_ADDRESS = re.compile(
    r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2]|[a-z]{3})(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/-]|$)", re.ASCII | re.IGNORECASE
)
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}(?::\d{2})?|(?=\s*[ap]\.?m))\s*(?:[ap]\.?m\.?|uhr)?\s*(?:[a-z]{2,4}\b)?"
_CHANGED = re.compile(
    r"\b(?:updated|modified|revised|changed|reviewed|edited|aktualisiert|geändert|stand|mis à jour|modifié|actualizado"
    r"|aggiornato|bijgewerkt)(?:\W+(?:on|at|am|um|le|el|il|op|the|à)\b)*[\W_]*"
    rf"(?:{_CLOCK}[\W_]*(?:(?:on|am|le|el|il|op|the)\b\W*)*)?$",
    re.IGNORECASE,
)
# What may stand beside a date on a line that is nothing but a date: labels, times, time zones, separators.
_BESIDE = re.compile(
    r"\b(?:first\s+)?(?:published|posted|issued|released?|released\s+on|publication(?:\s+date)?|date|dated|updated|last\s+"
    r"updated|modified|created|filed|on|at|by|the|news|press\s+release|from|veröffentlicht|am|um|uhr|publié|le|à"
    r"|(?:page|pp?|pg|seite|s)\.?\s*[a-z]?\d{1,3}(?:\s*[-–,]\s*[a-z]?\d{1,3})?"
    r"|gepubliceerd|pubblicato|publicado|opublikowano|modifié|mis\s+à\s+jour|aktualisiert|actualizado|aggiornato"
    r"|gmt|bst|ist|utc|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|cet|cest|mez|mesz|am|pm|a\.m\.|p\.m\.|noon|midnight|min(?:ute)?s?\s+read|read|time)\b"
    r"|\b[ap]\.m\.|\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:am|pm)?\b|\b\d{1,2}\s*(?:am|pm|min)\b|[|·•:,;()\-–—/.]",
    re.IGNORECASE,
)


def find(text: str, *, day_first: bool | None = None) -> tuple[PartialDate, tuple[int, int]] | None:
    """The first date in a text, and where it stands.

    `day_first` says how 03/04/2025 is to be read where it is known; otherwise only its year is taken, unless one of
    the numbers cannot be a month.
    """
    if not _ANY_YEAR.search(text):  # as most lines: every form needs one
        return None
    best: tuple[PartialDate, tuple[int, int]] | None = None
    impossible: list[tuple[int, int]] = []  # 31 February 2025 is not February 2025 either
    for form in _FORMS:
        for match in form.finditer(text):
            read = _read(match, day_first)
            if read is None:
                impossible.append(match.span())
                continue
            if any(start <= match.start() < end for start, end in impossible):
                continue
            if best is None or match.start() < best[1][0]:
                best = (read, match.span())
            break
    return best


def date_line(line: str, *, day_first: bool | None = None) -> PartialDate | None:
    """The date of a line that holds a date and nothing else but labels and times; else None.

    The day of a change is not the day of publication.
    """
    if len(line) > 120:
        return None
    day = find(line, day_first=day_first)
    if day is None:
        return None
    start, end = day[1]
    if _CHANGED.search(line[:start]):  # "Updated 4 May 2025": when it was published is said behind it, or not at all
        return date_line(line[end:], day_first=day_first) if len(line) > end else None
    rest = line[:start] + " " + line[end:]
    again = find(rest, day_first=day_first)
    if again:  # "Published 3 May 2025, updated 4 May 2025": the first counts
        rest = rest[: again[1][0]] + " " + rest[again[1][1] :]
    rest = re.sub(_WEEKDAY, " ", rest + " ", flags=re.IGNORECASE)
    return day[0] if not _BESIDE.sub("", rest).strip() else None


def from_stamp(stamp: str) -> PartialDate | None:
    """The day of a machine's time stamp (2024-10-11T09:00:00+01:00), as its own time zone has it; else as printed."""
    match = _STAMP.match(stamp)
    if match:
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    day = find(stamp)
    return day[0] if day else None


def from_address(address: str) -> PartialDate | None:
    """The day, or month, that is a part of an address such as `/news/2024/10/11/title`; else None."""
    match = _ADDRESS.search(address)
    if match is None:
        return None
    month = int(match[2]) if match[2].isdigit() else _MONTH.get(match[2].lower(), 0)
    return _valid(int(match[1]), month, int(match[3] or 0)) if month else None


def _read(match: re.Match[str], day_first: bool | None) -> PartialDate | None:
    held = match.groupdict()
    year = int(held["year"])
    if held.get("one"):
        return _numbers(int(held["one"]), int(held["two"]), year, day_first, held["mark"])
    month = _MONTH[held["name"].lower()] if held.get("name") else int(held["month"])
    return _valid(year, month, int(held.get("day") or 0))


def _numbers(one: int, two: int, year: int, day_first: bool | None, mark: str) -> PartialDate | None:
    if mark == ".":  # 11.10.2024 is written with the day first wherever it is written with full stops
        day_first = True
    if one > 12:
        return _valid(year, two, one)
    if two > 12:
        return _valid(year, one, two)
    if one == two:
        return _valid(year, one, two)
    if day_first is None:
        return PartialDate(year)
    return _valid(year, two, one) if day_first else _valid(year, one, two)


def _valid(year: int, month: int, day: int) -> PartialDate | None:
    made = PartialDate(year, month, day)
    try:
        return PartialDate.parse(str(made))
    except ValueError:
        return None
