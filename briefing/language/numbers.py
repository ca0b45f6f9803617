"""Numbers as sentences have them, in words and in numerals: sums of money, parts and scales, each read as one value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.numerals import HALF, SPACES, Number, read_decade, read_numeral
from briefing.language.tables import table
from briefing.language.tokens import hangs, near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.language.tokens import Token

_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_AFTER_A = ("dozen", "hundred", "thousand", "million", "billion", "trillion")
_FIRST, _LAST = 13, 20  # centuries that a year in words begins with
_AFTER_PART = ("million", "billion", "trillion")


@dataclass(frozen=True, slots=True)
class _Words:
    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    attached: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, int]
    plural_parts: dict[str, int]
    money: dict[str, str]
    codes: frozenset[str]
    pence: frozenset[str]
    measured: frozenset[str]
    decades: dict[str, int]
    starts: frozenset[str]


@cache
def _words() -> _Words:
    raw = table("numbers")
    units = {word: value for value, word in enumerate(raw["units"])}
    ordinals = {word: value for value, word in enumerate(raw["ordinals"]) if value} | dict(raw["ordinal_tens"])
    money = {word: sign for sign, words in raw["money"].items() for word in (sign, *words)}
    return _Words(
        units=units,
        tens=dict(raw["tens"]),
        scales=dict(raw["scales"]),
        attached=dict(raw["attached"]),
        ordinals=ordinals,
        parts=dict(raw["parts"]),
        plural_parts=dict(raw["plural_parts"]),
        money=money,
        codes=frozenset(raw["codes"]),
        pence=frozenset(raw["pence"]),
        measured=frozenset(table("units")["measured"]),
        decades=dict(raw["decades"]),
        starts=frozenset(
            {*units, *raw["tens"], *ordinals, *raw["decades"], HALF, "dozen", "hundred", "thousand"}
            | {"million", "billion", "trillion"}
        ),
    )


def has_numbers(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a text can hold any number at all."""
    return _DIGIT.search(text) is not None or not _words().starts.isdisjoint([token.key for token in tokens])


def part_of_one(word: str) -> Fraction | None:
    """What "a quarter" or "a fifth" is of one; the normal form of an ordinal (5th) counts as its word."""
    if word.endswith("th") and word[:-2].isdecimal():
        parts = int(word[:-2])
        return Fraction(1, parts) if parts in _words().parts.values() and parts > 2 else None
    return Fraction(1, _words().parts[word]) if word in _words().parts else None


def may_begin(text: str, token: Token) -> bool:
    """Whether a number can begin with a word at all; quick, since most words are none."""
    return token.key in _beginnings() or text[token.start].isnumeric()


@cache
def _beginnings() -> frozenset[str]:
    words = _words()
    return frozenset({*words.starts, *words.money, "a"})


def read_number(text: str, tokens: Sequence[Token], at: int) -> tuple[Number, int] | None:
    """The number that begins with a word, and the place after it; None where none begins there."""
    words = _words()
    first = tokens[at].key
    if text[tokens[at].start].isnumeric():
        return read_decade(text, tokens, at) or _numeral(text, tokens, at, "")
    if first in words.money and at + 1 < len(tokens) and text[tokens[at + 1].start].isdigit():
        surface, between = text[tokens[at].start : tokens[at].end], text[tokens[at].end : tokens[at + 1].start]
        coded = first in words.codes and surface.isupper()
        if (coded or not first.isalpha()) and between in ("", *SPACES):
            return _numeral(text, tokens, at + 1, words.money[first])
        return None
    if first in words.decades:
        return Number(fixed=f"{words.decades[first]}s"), at + 1
    if first in words.units or first in words.tens:
        year = _year(text, tokens, at)
        if year is not None:
            return year
        small, end, ordinal = _small(text, tokens, at)
        if ordinal:
            return Number(fixed=f"{small}th"), end
        return _whole(text, tokens, end, Fraction(small), "")
    if first in words.ordinals:
        return Number(fixed=f"{words.ordinals[first]}th"), at + 1
    if (whole := _of_one(tokens, at)) is not None:
        return whole
    if first == HALF and at + 2 < len(tokens) and tokens[at + 1].key == "a" and near(text, tokens, at + 1):
        following = [token.key for token in tokens[at + 2 : at + 4]]
        if following[0] in ("dozen", "million", "billion", "trillion") and near(text, tokens, at + 2):
            return _whole(text, tokens, at + 2, Fraction(1, 2), "")
        if following[0] in ("percent", "percentage") or following == ["per", "cent"]:
            return Number(Fraction(1, 2)), at + 2
    elif first == "a" and near(text, tokens, at + 1) and tokens[at + 1].key in _AFTER_A:
        return _whole(text, tokens, at + 1, Fraction(1), "")
    following = [token.key for token in tokens[at + 1 : at + 5]] if first == "a" else []
    if following[1:3] == ["of", "a"] and following[0] in words.parts and following[-1] in _AFTER_PART:
        return _whole(text, tokens, at + 4, Fraction(1, words.parts[following[0]]), "")  # a quarter of a million
    return None


def _of_one(tokens: Sequence[Token], at: int) -> tuple[Number, int] | None:
    """(A) half of one per cent, a quarter of 1%: a part of one, where what is counted follows."""
    place = at + 1 if tokens[at].key in ("a", "one", "1") else at
    following = [token.key for token in tokens[place : place + 5]]
    if len(following) < 4 or following[1] != "of" or following[2] not in ("one", "1"):
        return None
    counted = following[3] in ("percent", "percentage") or following[3:5] == ["per", "cent"]
    if following[0] not in _words().parts or not counted:
        return None
    return Number(Fraction(1, _words().parts[following[0]])), place + 3


def _year(text: str, tokens: Sequence[Token], at: int) -> tuple[Number, int] | None:
    """Twenty twenty-five, nineteen-forty-five, nineteen oh five; the nineteen-sixties."""
    words = _words()
    first = words.units.get(tokens[at].key, words.tens.get(tokens[at].key, 0))
    if not _FIRST <= first <= _LAST or not near(text, tokens, at + 1):
        return None
    following = tokens[at + 1].key
    if following in words.decades:
        return Number(fixed=f"{first}{words.decades[following]}s"), at + 2
    if following in ("oh", "o") and near(text, tokens, at + 2) and 0 < words.units.get(tokens[at + 2].key, 0) < 10:
        small, end = words.units[tokens[at + 2].key], at + 3
    elif words.units.get(following, 0) >= 10 or following in words.tens:
        small, end, ordinal = _small(text, tokens, at + 1)
        if ordinal:
            return None
    else:
        return None
    more = tokens[end].key if near(text, tokens, end) else ""
    if more in words.scales or more in words.money or (more and text[tokens[end - 1].end] == "-"):
        return None  # twenty thirty-year-olds
    return Number(Fraction(first * 100 + small)), end


def _numeral(text: str, tokens: Sequence[Token], at: int, sign: str) -> tuple[Number, int]:
    found, end = read_numeral(text, tokens, at, sign)
    return (found, end) if isinstance(found, Number) else _whole(text, tokens, end, found, sign)


def _small(text: str, tokens: Sequence[Token], at: int) -> tuple[int, int, bool]:
    """A number below a hundred in words, where it ends, and whether it is an ordinal (twenty-first)."""
    words = _words()
    first = tokens[at].key
    if first in words.units:
        return words.units[first], at + 1, False
    value = words.tens[first]
    if near(text, tokens, at + 1):
        following = tokens[at + 1].key
        if 0 < words.units.get(following, 0) < 10:
            return value + words.units[following], at + 2, False
        if 0 < words.ordinals.get(following, 0) < 10:
            return value + words.ordinals[following], at + 2, True
    return value, at + 1, False


def _whole(text: str, tokens: Sequence[Token], at: int, value: Fraction, sign: str) -> tuple[Number, int]:
    """What follows the first numeral or word of a number: parts, scales, money."""
    words = _words()
    value, at = _parted(text, tokens, at, value)
    before, scale = value, 1
    if hangs(tokens, at) and tokens[at].key in words.attached and (sign or tokens[at].key == "m"):
        measured = not sign and at + 1 < len(tokens) and tokens[at + 1].key in words.measured
        if not measured and text[tokens[at - 1].start].isdigit():
            scale = words.attached[tokens[at].key]
            value, at = value * scale, at + 1
    if scale == 1:
        value, at, scale = _scaled(text, tokens, at, value)
    if near(text, tokens, at) and tokens[at].key == "dozen" and value == before:
        value, scale, at = value * 12, 12, at + 1
    if scale > 1 and value == before * scale and (more := _and_part(text, tokens, at)):  # a million and a half
        value, at = value + more[0] * (scale if scale > 100 else 1), more[1]
    if not sign and at < len(tokens) and near(text, tokens, at):
        following, surface = tokens[at].key, text[tokens[at].start : tokens[at].end]
        if following in words.money and (following not in words.codes or surface.isupper()):
            sign, at = words.money[following], at + 1
            if at < len(tokens) and tokens[at].key == "sterling":
                at += 1
        elif following in words.pence or (surface == "p" and hangs(tokens, at)):
            sign, value, at = "£", value / 100, at + 1
    return Number(value, sign, scale), at


def _parted(text: str, tokens: Sequence[Token], at: int, value: Fraction) -> tuple[Fraction, int]:
    """Two thirds, one half, two and a half, three quarters of a million: the value so far, and where it ends."""
    words = _words()
    if value.denominator == 1 and near(text, tokens, at):
        below = words.plural_parts.get(tokens[at].key, 0)
        below = words.parts.get(tokens[at].key, 0) if value == 1 and not below else below
        if below:
            value, at = value / below, at + 1
        elif more := _and_part(text, tokens, at):
            return value + more[0], more[1]
    following = [token.key for token in tokens[at : at + 3]] if value < 1 else []
    if following[:2] == ["of", "a"] and following[-1] in _AFTER_PART:
        at += 2
    return value, at


def _and_part(text: str, tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """ "and a half", "and three quarters" """
    if at + 2 >= len(tokens) or tokens[at].key != "and" or not (near(text, tokens, at) and near(text, tokens, at + 2)):
        return None
    count, part = tokens[at + 1].key, tokens[at + 2].key
    words = _words()
    if count in ("a", "one") and part in words.parts:
        return Fraction(1, words.parts[part]), at + 3
    if part in words.plural_parts and 1 < words.units.get(count, 0) < words.plural_parts[part]:
        return Fraction(words.units[count], words.plural_parts[part]), at + 3
    scaled = near(text, tokens, at + 3) and tokens[at + 3].key in _AFTER_PART  # one and three-quarter million
    if scaled and 1 < words.units.get(count, 0) < words.parts.get(part, 0):
        return Fraction(words.units[count], words.parts[part]), at + 3
    return None


def _scaled(text: str, tokens: Sequence[Token], at: int, value: Fraction) -> tuple[Fraction, int, int]:
    """Take in hundred, thousand, million … and the smaller numbers that follow (two hundred and fifty)."""
    words = _words()
    total, current, last, first = Fraction(0), value, 10**30, 1
    while near(text, tokens, at) and (scale := words.scales.get(tokens[at].key, 0)) and scale < last:
        first = scale * (first if first == 100 else 1) if total == 0 else first
        if scale == 100:
            current *= 100
        else:
            total, current, last = total + current * scale, Fraction(0), scale
        at += 1
        skip = 1 if at < len(tokens) and tokens[at].key == "and" and near(text, tokens, at) else 0
        following = at + skip
        if following < len(tokens) and (tokens[following].key in words.units or tokens[following].key in words.tens):
            small, end, ordinal = _small(text, tokens, following)
            if ordinal or not near(text, tokens, following) or (skip and scale != 100 and scale != 1000):
                break
            if current and current % 100 == 0:
                current += small
            elif not current:
                current = Fraction(small)
            else:
                break
            at = end
    return total + current, at, first
