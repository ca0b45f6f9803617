"""Numbers with their units, ranges, dates and times of day, each as one normal form however it is printed."""

from __future__ import annotations

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
    merged = _measured(text, merged, numbers)
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
        if unit is None:
            made.append(tokens[at])
            at += 1
        else:
            made.append(joined(tokens, at, unit[1], unit[0]))
            at = unit[1]
    return made


def _unit(text: str, tokens: list[Token], at: int) -> tuple[str, int] | None:
    units, token = _units(), tokens[at]
    surface = text[token.start : token.end]
    if len(surface) < 3 and surface.isalpha():
        between = text[tokens[at - 1].end : token.start]
        known = units.exact.get(surface) or units.attached.get(surface)
        if known and (between == "" or (surface in units.spaced and between in (" ", "\u00a0", "-", "\u202f"))):
            return known, at + 1
    for words, name in units.by_first.get(token.key, ()):
        end = at + len(words)
        whole = len(words) == 1 or [one.key for one in tokens[at:end]] == list(words)
        if whole and all(near(text, tokens, place) or _slashed(text, tokens, place, at) for place in range(at, end)):
            return name, end
    return None


def _slashed(text: str, tokens: list[Token], place: int, first: int) -> bool:
    return place > first and text[tokens[place - 1].end : tokens[place].start] in ("/", ". ")


def _ranged(text: str, tokens: list[Token], numbers: dict[int, Number]) -> list[Token]:
    """10–15, £5–10m and 2024–26 as 10 to 15, and so on; 5% to 10% as 5 to 10%."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        if at and is_number(token.key) and text[tokens[at - 1].end : token.start] in _DASHES:
            token = _to(made, token, numbers)
        made.append(token)
        if is_unit(token.key) and len(made) > 4 and made[-4].key == token.key and made[-3].key == "to":
            made[-5:-3] = [joined(made, len(made) - 5, len(made) - 3, made[-5].key)]
    return made


def _to(made: list[Token], token: Token, numbers: dict[int, Number]) -> Token:
    """Put "to" after the last word if it is a number, or its unit, and give both ends what only one of them names."""
    before = made[-1]
    counted = before if is_number(before.key) else made[-2] if len(made) > 1 and is_unit(before.key) else None
    if counted is None or not is_number(counted.key) or counted.key == token.key:
        return token
    low, high = numbers.get(counted.start), numbers.get(token.start)
    if low is not None and high is not None and counted is before and not low.fixed and not high.fixed:
        if low.sign and high.sign in ("", low.sign):
            if low.scale == 1 < high.scale and low.value < high.value / high.scale:
                low = replace(low, value=low.value * high.scale, scale=high.scale)
            high = replace(high, sign=low.sign)
        elif 1900 <= low.value < 2100 and low.value % 100 < high.value < 100 and token.end - token.start == 2:
            high = replace(high, value=low.value - low.value % 100 + high.value)
        made[-1] = replace(before, key=low.key)
        numbers[token.start] = high
        token = replace(token, key=high.key)
    made.append(replace(token, key="to", start=before.end, end=token.start))
    return token
