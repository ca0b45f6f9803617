"""Numbers with their units, ranges, dates and times of day, each as one normal form however it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.numbers import has_numbers, may_begin, read_number
from briefing.language.numerals import Number, is_number
from briefing.language.spelling import normal
from briefing.language.tables import table
from briefing.language.times import dated, timed
from briefing.language.tokens import near

if TYPE_CHECKING:
    from briefing.language.tokens import Token

_DASHES = ("-", "–", "‑", "‐", "—", "−")
# A unit, its parts, and how many of them it has.
_PARTS = {"foot": ("inch", 12), "stone": ("pound", 14), "pound": ("ounce", 16), "hour": ("minute", 60)}
_FEET = re.compile(r"(?<![\w'’′])([3-8])\s?['’′]\s?(\d|1[01])(?:[\"”″]|''|’’)", re.ASCII)  # 5'10"


@dataclass(frozen=True, slots=True)
class _Units:
    """Words after a number, by their first: the words and the unit. `attached` hang on the numeral, `exact` as well."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]]
    attached: dict[str, str]
    exact: dict[str, str]
    spaced: frozenset[str]
    names: frozenset[str]


@cache
def _units() -> _Units:
    raw = table("units")
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, forms in raw["units"].items():
        for form in forms:
            words = tuple(normal(word) for word in form.split())
            by_first.setdefault(words[0], []).append((words, name))
    for listed in by_first.values():
        listed.sort(key=lambda item: -len(item[0]))
    names = frozenset(raw["units"])
    return _Units(by_first, dict(raw["attached"]), dict(raw["exact"]), frozenset(raw["spaced"]), names)


def is_unit(key: str) -> bool:
    """Whether a normal form is that of a unit."""
    return key in _units().names


def merge_numbers(text: str, tokens: list[Token]) -> list[Token]:
    """Words that make one number, sum of money, unit, date or time of day become one word with one normal form.

    A dash between two numbers becomes the word "to".
    """
    if not has_numbers(text, tokens):
        return tokens
    merged: list[Token] = []
    numbers: dict[int, Number] = {}  # by the place where a token begins
    at = 0
    while at < len(tokens):
        token = tokens[at]
        read = read_number(text, tokens, at) if may_begin(text, token) else None
        if read is None:
            merged.append(token)
            at += 1
            continue
        number, end = read
        merged.append(joined(tokens, at, end, number.key))
        numbers[merged[-1].start] = number
        at = end
    merged = timed(text, merged)
    numbers = {one.start: numbers[one.start] for one in merged if one.start in numbers and ":" not in one.key}
    merged = _compound(text, _measured(text, merged, numbers), numbers)
    return dated(text, _ranged(text, merged, numbers))


def joined(tokens: list[Token], first: int, last: int, key: str) -> Token:
    """Words first..last-1 as one with this normal form."""
    head = tokens[first]
    return replace(head, key=key, end=tokens[last - 1].end, bracketed=all(one.bracketed for one in tokens[first:last]))


def _measured(text: str, tokens: list[Token], numbers: dict[int, Number]) -> list[Token]:
    """Each unit after a number in its one form."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        unit = None
        if at and made[-1].start in numbers and not numbers[made[-1].start].sign:
            unit = _unit(text, tokens, at)
        elif at and text[made[-1].end : tokens[at].start] == "/" and _counted(made, numbers):  # 40 g/km, £3/kg
            unit = _unit(text, tokens, at, over=True)
            made += [replace(tokens[at], key="per", start=made[-1].end, end=tokens[at].start)] if unit else []
        elif len(made) > 1 and made[-1].key == "per" and _counted(made[:-1], numbers):
            unit = _unit(text, tokens, at)
        if unit is None:
            made.append(tokens[at])
            at += 1
        else:
            made.append(joined(tokens, at, unit[1], unit[0]))
            at = unit[1]
    return made


def _compound(text: str, tokens: list[Token], numbers: dict[int, Number]) -> list[Token]:
    """5ft 10in, 8 stone 4 pounds, six pounds and four ounces: a measure and its parts as one word; 5'10" as well."""
    if not any(token.key in _PARTS or _poundage(text, token) for token in tokens) and not _FEET.search(text):
        return tokens
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        read = _measure(text, tokens, at, numbers)
        if read is None:
            made.append(tokens[at])
            at += 1
        else:
            made.append(joined(tokens, at, read[1], read[0]))
            at = read[1]
    return made


def _measure(text: str, tokens: list[Token], at: int, numbers: dict[int, Number]) -> tuple[str, int] | None:
    """The normal form of a measure of two units that begins with a word, and the place after it."""
    if at + 1 >= len(tokens) or tokens[at].start not in numbers:
        return None
    first = tokens[at]
    if match := _FEET.match(text, first.start):  # 5'10"
        end = next((place for place in range(at + 1, len(tokens)) if tokens[place].start >= match.end()), len(tokens))
        return (compound(match[1], "foot", match[2]), end) if end == at + 2 else None
    if _poundage(text, first):
        count, unit, place = first.key[1:], "pound", at + 1
    elif first.key.endswith("th") and text[first.start : first.end].endswith("st"):
        count, unit, place = first.key[:-2], "stone", at + 1  # 21st 6lb
    else:
        count, unit, place = first.key, tokens[at + 1].key, at + 2
    if unit not in _PARTS or not count.isdecimal():
        return None
    if place < len(tokens) and tokens[place].key == "and" and near(text, tokens, place):
        place += 1
    if place >= len(tokens) or tokens[place].start not in numbers:
        return None
    if text[tokens[place - 1].end : tokens[place].start].strip() not in ("", ",", "-"):
        return None
    part, most = _PARTS[unit]
    second = tokens[place]
    if _poundage(text, second):
        number, named, end = second.key[1:], "pound", place + 1
    elif place + 1 < len(tokens):
        number, named, end = second.key, tokens[place + 1].key, place + 2
    else:
        return None
    if named != part or not number.isdecimal() or int(number) >= most:
        return None
    return compound(count, unit, number), end


def compound(count: str, unit: str, part: str) -> str:
    """The normal form of so many of a unit and so many of its parts: 5 feet 10 inches."""
    return f"{count}{unit}{part}"


def parts_of(unit: str) -> int:
    """How many parts a unit has that are counted beside it (12 inches to the foot), or 0."""
    return _PARTS[unit][1] if unit in _PARTS else 0


def _poundage(text: str, token: Token) -> bool:
    """Whether a sum of pounds can be a weight: it is printed with the word."""
    return token.key[0] == "£" and text[token.start : token.end].endswith(("pound", "pounds"))


def _counted(made: list[Token], numbers: dict[int, Number]) -> bool:
    """Whether the last words are a sum of money, or a number with its unit."""
    last = numbers.get(made[-1].start)
    return (
        bool(last.sign) if last is not None else len(made) > 1 and made[-2].start in numbers and is_unit(made[-1].key)
    )


def _unit(text: str, tokens: list[Token], at: int, *, over: bool = False) -> tuple[str, int] | None:
    """The unit that begins with a word, and the place after it; `over`: a stroke stands before it."""
    units, token = _units(), tokens[at]
    surface = text[token.start : token.end]
    if len(surface) < 3 and surface.isalpha():
        between = text[tokens[at - 1].end : token.start]
        known = units.exact.get(surface) or units.attached.get(surface)
        if known and (between == "" or over or (surface in units.spaced and between in (" ", "\u00a0", "-", "\u202f"))):
            return known, at + 1
    for words, name in units.by_first.get(token.key, ()):
        end = at + len(words)
        whole = len(words) == 1 or [one.key for one in tokens[at:end]] == list(words)
        rest = range(at + over, end)
        if whole and all(near(text, tokens, place) or _slashed(text, tokens, place, at) for place in rest):
            return name, end
    return None


def _slashed(text: str, tokens: list[Token], place: int, first: int) -> bool:
    return place > first and text[tokens[place - 1].end : tokens[place].start] in ("/", ". ")


def _ranged(text: str, tokens: list[Token], numbers: dict[int, Number]) -> list[Token]:
    """10–15, £5–10m, 2024–26 and 2024/25 as 10 to 15, and so on; 5% to 10%, and between 5% and 10%, as 5 to 10%."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        between = text[tokens[at - 1].end : token.start] if at and is_number(token.key) else ""
        if between in _DASHES or (between == "/" and _years(made[-1], token)):
            token = _to(made, token, numbers)
        elif between and len(made) > 1 and made[-2].start in numbers and _leads(made):
            low = _grown(numbers[made[-2].start], numbers.get(token.start, Number()))
            made[-2] = replace(made[-2], key=low.key)
        made.append(token)
        if is_unit(token.key) and len(made) > 4 and made[-4].key == token.key and _ends(made):
            made[-5:-3] = [joined(made, len(made) - 5, len(made) - 3, made[-5].key)]
    return made


def _ends(made: list[Token]) -> bool:
    """Whether the last words are two ends of a range, each with its unit."""
    return made[-3].key == "to" or (made[-3].key == "and" and len(made) > 5 and made[-6].key == "between")


def _leads(made: list[Token]) -> bool:
    """Whether the last words lead from one end of a range to the other: 2 to, between 2 and."""
    return made[-1].key == "to" or (made[-1].key == "and" and len(made) > 2 and made[-3].key == "between")


def _years(first: Token, second: Token) -> bool:
    """Whether two numbers are a year and the one after it: 2024/25."""
    if not (first.key.isdecimal() and second.key.isdecimal() and 1900 <= int(first.key) < 2100):
        return False
    return int(second.key) in (int(first.key) + 1, int(first.key) % 100 + 1)


def _grown(low: Number, high: Number) -> Number:
    """The first of two ends with the scale and the currency that only the second names: 2 to 3 million pounds."""
    if low.fixed or low.scale > 1 or (low.sign and high.sign and low.sign != high.sign):
        return low
    if high.scale == 1 or low.value >= high.value / high.scale:
        return low
    return replace(low, value=low.value * high.scale, scale=high.scale, sign=low.sign or high.sign)


def _to(made: list[Token], token: Token, numbers: dict[int, Number]) -> Token:
    """Put "to" after the last word if it is a number, or its unit, and give both ends what only one of them names."""
    before = made[-1]
    if len(made) > 1 and before.key in _PARTS and before.start - made[-2].end == 1:  # 5-foot-10
        return token
    counted = before if is_number(before.key) else made[-2] if len(made) > 1 and is_unit(before.key) else None
    if counted is None or not is_number(counted.key) or counted.key == token.key:
        return token
    low, high = numbers.get(counted.start), numbers.get(token.start)
    if low is not None and high is not None and counted is before and not low.fixed and not high.fixed:
        if low.sign or high.scale > 1:
            low = _grown(low, high)
            high = replace(high, sign=high.sign or low.sign)
        elif 1900 <= low.value < 2100 and low.value % 100 < high.value < 100 and token.end - token.start == 2:
            high = replace(high, value=low.value - low.value % 100 + high.value)
        made[-1] = replace(before, key=low.key)
        numbers[token.start] = high
        token = replace(token, key=high.key)
    made.append(replace(token, key="to", start=before.end, end=token.start))
    return token
