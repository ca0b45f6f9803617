"""Numbers and dates in words and in numerals as one spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.tables import table

if TYPE_CHECKING:
    from briefing.language.tokens import Token


_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,30})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Words:
    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    money: dict[str, str]
    months: dict[str, int]


@cache
def _words() -> _Words:
    raw = table("numbers")
    return _Words(
        units={word: value for value, word in enumerate(raw["units"])},
        tens=dict(raw["tens"]),
        scales=dict(raw["scales"]),
        ordinals={word: value for value, word in enumerate(raw["ordinals"])} | dict(raw["ordinal_tens"]),
        money={word: sign for sign, words in raw["money"].items() for word in words},
        months={word: value for value, word in enumerate(raw["months"], 1)},
    )


@cache
def _numeric() -> frozenset[str]:
    words = _words()
    return frozenset({*words.scales, *words.units, *words.tens, *words.ordinals, *words.months})


def is_number(key: str) -> bool:
    """Whether a normal form is a number."""
    return any(char.isdigit() for char in key)


def merge_numbers(text: str, tokens: list[Token]) -> list[Token]:
    """Words that make one number, sum of money or date become one word with one normal form."""
    numeric = _numeric()
    if not _DIGIT.search(text) and numeric.isdisjoint(token.key for token in tokens):
        return tokens
    merged: list[Token] = []
    at = 0
    while at < len(tokens):
        read = _number(text, tokens, at)
        if read is None:
            merged.append(tokens[at])
            at += 1
            continue
        key, end = read
        merged.append(_joined(tokens, at, end, key))
        at = end
    return _dates(text, merged)


def _joined(tokens: list[Token], first: int, last: int, key: str) -> Token:
    head = tokens[first]
    return type(head)(key, head.start, tokens[last - 1].end, all(token.bracketed for token in tokens[first:last]))


def _near(text: str, tokens: list[Token], at: int) -> bool:
    """Whether only spaces or a hyphen stand between a word and the one before it."""
    return 0 < at < len(tokens) and text[tokens[at - 1].end : tokens[at].start].strip() in ("", "-", "‑")


def _number(text: str, tokens: list[Token], at: int) -> tuple[str, int] | None:
    words = _words()
    first = tokens[at].key
    sign = first[0] if first[0] in "$£€¥" else ""
    plain = first[1:] if sign else first
    if plain[:1].isdigit():
        if plain[-2:] in ("st", "nd", "rd", "th"):
            return f"{plain[:-2].lstrip('0') or '0'}th", at + 1
        read = _digits(plain)
        if read is None:
            return None
        value, end = read, at + 1
    elif first in words.units or first in words.tens:
        small, end, ordinal = _small(text, tokens, at)
        value = float(small)
        if ordinal:
            return f"{small}th", end
    elif first in words.ordinals and first != "zeroth":
        return f"{words.ordinals[first]}th", at + 1
    elif first == "half" and [token.key for token in tokens[at + 1 : at + 2]] == ["a"] and at + 2 < len(tokens):
        if tokens[at + 2].key not in ("million", "billion", "trillion"):
            return None
        value, end = 0.5, at + 2
    elif first == "a" and at + 1 < len(tokens) and tokens[at + 1].key in ("hundred", "thousand", "million", "billion"):
        value, end = 1.0, at + 1
    else:
        return None
    value, end = _scaled(text, tokens, end, value)
    if end < len(tokens) and not sign and tokens[end].key in words.money and _near(text, tokens, end):
        sign, end = words.money[tokens[end].key], end + 1
    return sign + f"{value:.6f}".rstrip("0").rstrip("."), end


def _digits(plain: str) -> float | None:
    """The value of a numeral, its suffix for a scale included; None for what is none (a fraction, a stray mark)."""
    body, scale = plain.replace(",", ""), 1
    for suffix in ("bn", "mn", "tn", "m", "k"):
        if body.endswith(suffix):
            body, scale = body[: -len(suffix)], _words().scales[suffix]
            break
    return float(body) * scale if _NUMERAL.fullmatch(body) else None


def _small(text: str, tokens: list[Token], at: int) -> tuple[int, int, bool]:
    """A number below a hundred in words, where it ends, and whether it is an ordinal (twenty-first)."""
    words = _words()
    first = tokens[at].key
    if first in words.units:
        return words.units[first], at + 1, False
    value = words.tens[first]
    if _near(text, tokens, at + 1):
        following = tokens[at + 1].key
        if 0 < words.units.get(following, 0) < 10:
            return value + words.units[following], at + 2, False
        if 0 < words.ordinals.get(following, 0) < 10:
            return value + words.ordinals[following], at + 2, True
    return value, at + 1, False


def _scaled(text: str, tokens: list[Token], at: int, value: float) -> tuple[float, int]:
    """Take in hundred, thousand, million … and the smaller numbers that follow (two hundred and fifty)."""
    words = _words()
    total, current, last = 0.0, value, float("inf")
    while _near(text, tokens, at) and (scale := words.scales.get(tokens[at].key, 0)) and scale < last:
        if scale == 100:
            current *= 100
        else:
            total, current, last = total + current * scale, 0.0, scale
        at += 1
        skip = 1 if at < len(tokens) and tokens[at].key == "and" and _near(text, tokens, at) else 0
        following = at + skip
        if following < len(tokens) and tokens[following].key in (words.units | words.tens):
            small, end, ordinal = _small(text, tokens, following)
            if ordinal or not _near(text, tokens, following) or (skip and scale != 100 and scale != 1000):
                break
            if current and current % 100 == 0:
                current += small
            elif not current:
                current = float(small)
            else:
                break
            at = end
    return total + current, at


def _dates(text: str, tokens: list[Token]) -> list[Token]:
    """13 July, July 13 and July 13th become one normal form."""
    months = _words().months
    merged: list[Token] = []
    at = 0
    while at < len(tokens):
        here, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and not text[here.end : following.start].strip(" ."):  # Oct. 5
            month, day = (here, following) if here.key in months else (following, here)
            number = day.key[:-2] if day.key.endswith("th") else day.key
            if month.key in months and text[month.start].isupper() and number.isdecimal() and 0 < int(number) < 32:
                merged.append(_joined(tokens, at, at + 2, f"{months[month.key]:02}/{int(number):02}"))
                at += 2
                continue
        merged.append(here)
        at += 1
    return merged
