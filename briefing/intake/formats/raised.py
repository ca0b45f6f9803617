"""Raised and lowered figures: exponents and formulas keep their place as characters, marks of notes go."""

from __future__ import annotations

import re

_UP = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_DOWN = str.maketrans("0123456789+-−–=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_POWER = re.compile(r"[\d+\-−–=()]*\d[\d+\-−–=()]*|[\d]*[+\-−–]|[ni]")
_LOW = re.compile(r"[\d+\-−–=()aehijklmnoprstuvx]{1,12}")
_NOTE = re.compile(
    r"(?i:[\[(](?:foot-?notes?|end-?notes?|notes?|fn|ref(?:erence)?s?)\.?[\da-z]{1,4}[\])]|\[citationneeded\])"
    r"|\[(?:\d{1,3}|[a-z]{1,3})\]|\(\d{1,3}\)|\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[*†‡§¶#]{1,3}"
)
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d$")
# Words that an exponent stands behind: units of length, time, weight and current.
_UNIT = re.compile(
    r"(?:^|[\d\s/·.(×])(?:[kcdmµnh]?m|in|ft|yd|mi|km|ha|[kmµ]?s|h|min|sec|[kmµ]?g|t|l|[kmµ]?A|K|mol|cd|V|W|J|N|Pa|Hz"
    r"|met(?:re|er)s?|miles?|feet|foot|inch(?:es)?|yards?|kilomet(?:re|er)s?|centimet(?:re|er)s?|seconds?|hours?)$"
)
_TERM = re.compile(r"\([^()]*[\d+−=][^()]*\)$")  # a formula in brackets
_FACTOR = re.compile(r"[=+×·*/]\s*[A-Za-z]{1,3}$")  # as in E = mc²
_LETTER = re.compile(r"[^\W\d_]{4,}$")
_WORD = re.compile(r"[^\W\d_]{2,}$")


def raised(text: str, before: str, *, linked: bool) -> str | None:
    """What a raised text becomes, behind `before`; None where it is the mark of a note, which is no part of the text.

    `linked`: it leads to a place in the page, or is called a note there. What is neither a figure nor a mark (2nd,
    M^me) stays as it is.
    """
    flat = "".join(text.split())
    if not flat:
        return text
    if linked and (_NOTE.fullmatch(flat) or len(flat) == 1):
        return None
    figure = bool(_POWER.fullmatch(flat))
    if not figure:
        lettered = len(flat) == 1 and flat in "abcdefgh" and _LETTER.search(before)
        return None if lettered or _NOTE.fullmatch(flat) else text
    if not before or before[-1:].isspace():
        return flat.translate(_UP)  # as in ¹⁴C
    if _YEAR.search(before):
        return None
    if (
        before[-1].isdigit()
        or _UNIT.search(before)
        or _TERM.search(before)
        or _FACTOR.search(before)
        or flat[-1] in "+-−–"
    ):
        return flat.translate(_UP)
    if _NOTE.fullmatch(flat) and (_WORD.search(before) or not before[-1].isalnum()):
        return None
    return flat.translate(_UP)


def is_note(text: str) -> bool:
    """Whether a text is nothing but the mark of a note: 3, [b], [footnote 12], †."""
    return bool(_NOTE.fullmatch("".join(text.split())))


def lowered(text: str) -> str:
    """What a lowered text becomes: CO₂, x₁. What has no lowered characters stays as it is."""
    flat = text.strip()
    return flat.translate(_DOWN) if _LOW.fullmatch(flat) else text
