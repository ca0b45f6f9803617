"""Numerals: what their figures are worth, with thousands apart, decimals, fractions, exponents; decades."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language.tokens import near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.language.tokens import Token

SPACES = " \u00a0\u2007\u2009\u202f"
_SEPARATORS = rf",'’{SPACES}"
# A numeral as the scanner of words takes it: thousands apart, a decimal point, a fraction or an exponent.
NUMERAL = rf"""(?:
    (?<![\d.,])\d{{1,3}}(?P<apart>[{_SEPARATORS}])\d{{3}}(?:(?P=apart)\d{{3}})*(?![\d]|,\d)(?:[.·]\d+)?
  | \d+(?:,\d+)*(?:[.·]\d+)?
  )(?:[¼-¾⅐-⅞] | [⁺⁻]?[⁰¹²³⁴-⁹]+ | (?:\^|\*\*)[-−]?\d+ | (?:(?<=1)(?<!11)st|(?<=2)nd|(?<=3)rd|th)\b)?"""
_GROUPED = re.compile(
    rf"\d{{1,3}}([{_SEPARATORS}])\d{{3}}(?:\1\d{{3}})*(?:[.·]\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}", re.ASCII
)
_PLAIN = re.compile(r"\d{1,30}(?:[.·]\d{1,30})?", re.ASCII)
_APART = re.compile(rf"[{_SEPARATORS}]")
_POWER = re.compile(r"(\d+)(?:([⁺⁻]?[⁰¹²³⁴-⁹]+)|(?:\^|\*\*)([-−]?\d+))")
_EXACT = Context(prec=60)
HALF = "half"
_BEFORE_DECADE = ("the", "early", "late", "mid", "his", "her", "their", "our", "my", "your")
_LEFT = ("'", "’", "‘")


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value with its scale (thousand, million), the currency, or a form of its own (5th, 10^6)."""

    value: Fraction = Fraction(0)
    sign: str = ""
    scale: int = 1
    fixed: str = ""

    @property
    def key(self) -> str:
        """The normal form of the words that make it."""
        if self.fixed:
            return self.fixed
        value = self.value
        if value.denominator == 1:
            return f"{self.sign}{value.numerator}"
        if value * 2 == 1 and not self.sign:
            return HALF
        exact = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
        known = Fraction(exact) == value
        return f"{self.sign}{exact.normalize(_EXACT):f}" if known else f"{self.sign}{float(value):.6f}"


def is_number(key: str) -> bool:
    """Whether a normal form is a number."""
    return not key.isalpha() and any(char.isdigit() for char in key)


def read_decade(text: str, tokens: Sequence[Token], at: int) -> tuple[Number, int] | None:
    """The 1960s, the 1960's, the '60s: a number of tens with an s that hangs on it."""
    surface = text[tokens[at].start : tokens[at].end]
    if len(surface) not in (2, 4) or not surface.isdecimal() or surface[-1] != "0":
        return None
    if at + 1 >= len(tokens) or tokens[at + 1].key != "s":
        return None
    if text[tokens[at].end : tokens[at + 1].start] not in ("", "'", "’"):
        return None
    before = tokens[at - 1].key if at else ""
    if len(surface) == 2 and not (before in _BEFORE_DECADE or text[tokens[at].start - 1 : tokens[at].start] in _LEFT):
        return None  # thirty seconds
    return Number(fixed=f"{surface}s"), at + 2


def read_numeral(text: str, tokens: Sequence[Token], at: int, sign: str) -> tuple[Number | Fraction, int]:
    """The value of a numeral, with a fraction that follows it, and the place after it; where it has a form of its own
    (5th, 10^6), that as a whole number with its sign.
    """
    token = tokens[at]
    surface = text[token.start : token.end]
    if surface[-2:] in ("st", "nd", "rd", "th"):
        return Number(fixed=f"{surface[:-2].lstrip('0') or '0'}th"), at + 1
    value = value_of(surface)
    if value is None:
        power = _POWER.fullmatch(surface)
        raw = unicodedata.normalize("NFKC", f"{power[1]}^{power[2] or power[3]}" if power else surface)
        return Number(fixed=sign + raw.replace("−", "-")), at + 1
    end = at + 1
    if surface.isdecimal():
        if below := _over(text, tokens, at):  # 3/4
            value, end = Fraction(int(surface), below), at + 2
        elif end < len(tokens) and near(text, tokens, end) and text[tokens[end].start].isdecimal():
            if below := _over(text, tokens, end):  # 3 1/2
                value, end = value + Fraction(int(tokens[end].key), below), end + 2
        elif end < len(tokens) and near(text, tokens, end) and _is_part(text[tokens[end].start : tokens[end].end]):
            value, end = (
                value + Fraction(str(unicodedata.numeric(text[tokens[end].start]))).limit_denominator(10),
                end + 1,
            )
    return value, end


def _is_part(surface: str) -> bool:
    return len(surface) == 1 and surface.isnumeric() and not surface.isdigit()


def _over(text: str, tokens: Sequence[Token], at: int) -> int:
    """The number below the stroke of a fraction (3/4), or 0 where there is none (9/11, 24/7, 1/4/2024)."""
    if at + 1 >= len(tokens) or text[tokens[at].end : tokens[at + 1].start] not in ("/", "⁄"):
        return 0
    upper, lower = text[tokens[at].start : tokens[at].end], text[tokens[at + 1].start : tokens[at + 1].end]
    if not (upper.isdecimal() and lower.isdecimal()) or len(lower) > 2 or not 0 < int(upper) < int(lower) <= 10:
        return 0
    around = text[max(0, tokens[at].start - 1) : tokens[at].start] + text[tokens[at + 1].end : tokens[at + 1].end + 1]
    return 0 if "/" in around else int(lower)


@lru_cache(maxsize=20_000)
def value_of(surface: str) -> Fraction | None:
    """The value of a numeral; None for what is none (a stray mark, a decimal comma, an exponent)."""
    part = Fraction(0)
    if _is_part(surface[-1]):
        part = Fraction(str(unicodedata.numeric(surface[-1]))).limit_denominator(10)
        surface = surface[:-1]
        if not surface:
            return part
    if _GROUPED.fullmatch(surface):
        surface = _APART.sub("", surface)
    return Fraction(surface.replace("·", ".")) + part if _PLAIN.fullmatch(surface) else None
