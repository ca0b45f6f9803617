"""Times of day and dates, each as one normal form however it is printed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.tables import table

if TYPE_CHECKING:
    from briefing.language.tokens import Token

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.([0-5]\d)", re.ASCII)
SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
_PAST = {"half": 30, "quarter": 15, "0.25": 15}


@cache
def _months() -> dict[str, int]:
    return {word: value for value, word in enumerate(table("numbers")["months"], 1)}


def is_time_of_year(key: str) -> bool:
    """Whether a word, in its normal form, is a month or a season."""
    return key in SEASONS or key in _months()


def clock(surface: str) -> str | None:
    """12.30 as the time of day 12:30, or None where it can be none."""
    match = _DOTTED.fullmatch(surface)
    return f"{int(match[1])}:{match[2]}" if match and int(match[1]) < 24 else None


def timed(text: str, tokens: list[Token]) -> list[Token]:
    """4.30pm, 4:30 p.m. and 16:30 as one word; half past four as 4:30. Both ends of 4-6pm are afternoons."""
    if not any(token.key in ("am", "pm", "past", "quarter", "0.25") or ":" in token.key for token in tokens):
        return tokens
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        read = _told(text, tokens, at) or _past(text, tokens, at)
        if read is None:
            made.append(token)
            at += 1
            continue
        key, end, half = read
        if half:
            _both(text, made, token, half)
        made.append(replace(token, key=key, end=tokens[end - 1].end))
        at = end
    return made


def _told(text: str, tokens: list[Token], at: int) -> tuple[str, int, str] | None:
    token = tokens[at]
    surface = text[token.start : token.end]
    half = ""
    if at + 1 < len(tokens) and tokens[at + 1].key in ("am", "pm"):
        half = tokens[at + 1].key if not text[token.end : tokens[at + 1].start].strip() else ""
    match = _CLOCK.fullmatch(surface if surface[:1].isdigit() else token.key)
    if match is None or int(match[1]) > 24 or not (half or ":" in surface):
        return None
    return _key(int(match[1]), match[2] or "00", half, match[1]), at + 1 + bool(half), half


def _key(hour: int, minutes: str, half: str, printed: str) -> str:
    if half:
        hour %= 12
    if half == "pm":
        return f"{hour + 12}:{minutes}"
    morning = half == "am" or (len(printed) == 2 and printed[0] == "0")
    return f"{hour}:{minutes}{'am' if morning else ''}"


def _past(text: str, tokens: list[Token], at: int) -> tuple[str, int, str] | None:
    """Half past four, (a) quarter past four, a quarter to five."""
    place = at + 1 if tokens[at].key == "a" and at + 1 < len(tokens) else at
    if place + 2 >= len(tokens) or tokens[place].key not in _PAST or tokens[place + 1].key not in ("past", "to"):
        return None
    minutes, hour = _PAST[tokens[place].key], tokens[place + 2].key
    if not hour.isdecimal() or not 0 < int(hour) < 13 or text[tokens[place + 1].end : tokens[place + 2].start].strip():
        return None
    if tokens[place + 1].key == "past":
        return f"{int(hour)}:{minutes}", place + 3, ""
    return (f"{int(hour) - 1 or 12}:45", place + 3, "") if minutes == 15 else None


def _both(text: str, made: list[Token], token: Token, half: str) -> None:
    """Give the first end of a range the half of the day that only its second end names."""
    between = text[made[-1].end : token.start] if made else ""
    first = made[-1] if between in ("-", "–", "—") else None
    if first is None and len(made) > 1 and made[-1].key == "to":
        first = made[-2]
    match = _CLOCK.fullmatch(text[first.start : first.end]) if first is not None else None
    if first is None or match is None or not 0 < int(match[1]) < 13:
        return
    made[made.index(first)] = replace(first, key=_key(int(match[1]), match[2] or "00", half, match[1]))


def dated(text: str, tokens: list[Token]) -> list[Token]:
    """13 July, July 13, July 13th and the 13th of July as one word; both days of 9 to 12 June are in June."""
    months = _months()
    if months.keys().isdisjoint(token.key for token in tokens):
        return tokens
    merged: list[Token] = []
    at = 0
    while at < len(tokens):
        date = _date(text, tokens, at, months)
        if date is None:
            merged.append(tokens[at])
            at += 1
            continue
        month, day, end = date
        merged.append(replace(tokens[at], key=f"{month:02}/{day:02}", end=tokens[end - 1].end))
        if len(merged) > 2 and merged[-2].key in ("to", "and") and (before := _day(merged[-3].key)):
            article = (
                merged[-3].key.endswith("th") and len(merged) > 3 and merged[-4].key == "the"
            )  # the 3rd to 5th of May
            first = replace(merged[-3], key=f"{month:02}/{before:02}", start=merged[-3 - article].start)
            merged[-3 - article : -2] = [first]
        at = end
        after = [one.key for one in tokens[at : at + 3]]
        if len(after) > 1 and after[0] == "to" and _day(after[1]) > day and after[-1] not in months:
            merged += [tokens[at], replace(tokens[at + 1], key=f"{month:02}/{_day(after[1]):02}")]
            at += 2
    return merged


def _date(text: str, tokens: list[Token], at: int, months: dict[str, int]) -> tuple[int, int, int] | None:
    """The month, the day, and the place after the date that begins with a word."""
    keys = [token.key for token in tokens[at : at + 4]]
    first = 1 if keys[0] == "the" else 0
    words = keys[first:]
    day = month = None
    if len(words) > 1 and words[0] in months:
        month, day, size = 0, 1, 2
        if words[1] == "the" and len(words) > 2 and words[2].endswith("th"):
            day, size = 2, 3
    elif len(words) > 1 and words[1] in months:
        day, month, size = 0, 1, 2
    elif len(words) > 2 and words[1] == "of" and words[2] in months and words[0].endswith("th"):
        day, month, size = 0, 2, 3
    if day is None or month is None or (first and not (words[day].endswith("th") and day == 0)):
        return None
    number = _day(words[day])
    if not number or not text[tokens[at + first + month].start].isupper():
        return None
    places = range(at + 1, at + first + size)
    if any(text[tokens[place - 1].end : tokens[place].start].strip(" .\u00a0") for place in places):
        return None
    return months[words[month]], number, at + first + size


def _day(key: str) -> int:
    """The day of a month that a normal form can be, or 0."""
    number = key[:-2] if key.endswith("th") else key
    return int(number) if number.isdecimal() and 0 < len(number) < 3 and 0 < int(number) < 32 else 0
