"""Why a difference matters: what it touches."""

from __future__ import annotations

from collections import Counter
from functools import cache

from briefing.language.numerals import is_number
from briefing.language.quantities import is_unit
from briefing.language.spelling import normal
from briefing.language.tables import table
from briefing.language.tokens import Token
from briefing.model import Risk
from briefing.statements.comparing.opposites import opposite
from briefing.statements.comparing.tokens import Line

_PROVIDED = frozenset(("provided", "providing"))
_ORDER = (Risk.NUMBER, Risk.NEGATION, Risk.MODAL, Risk.DATE, Risk.NAME, Risk.QUALIFIER)


@cache
def _lists() -> dict[Risk, frozenset[str]]:
    raw = table("risks")
    return {risk: frozenset(normal(word) for word in raw.get(risk.value, ())) for risk in _ORDER}


def risks(one: Line, first: int, last: int, two: Line, other: int, end: int) -> tuple[Risk, ...]:
    """The risks of words first..last-1 of one text standing for words other..end-1 of another.

    What both sides hold alike is no risk: only words that one side has more of are looked at.
    """
    left, right = Counter(_weighty(one, first, last)), Counter(_weighty(two, other, end))
    changed = (left - right) + (right - left)
    touched = set()
    years = _years(one, first, last) | _years(two, other, end)
    measures = _measures(one, first, last) | _measures(two, other, end)
    if any(map(is_unit, left - right)) and any(map(is_unit, right - left)):
        measures |= set(filter(is_unit, changed))  # one for another
    conditions = _conditions(one, first, last) | _conditions(two, other, end)
    for key in changed:
        if is_number(key):
            touched.add(Risk.DATE if "/" in key else Risk.NUMBER)
            touched.update({Risk.DATE} if key in years else ())
        elif key in measures:
            touched.add(Risk.NUMBER)
        elif key in conditions:
            touched.add(Risk.QUALIFIER)
        touched.update(risk for risk, words in _lists().items() if key in words)
    for key in left - right:
        touched.update(risk for other in right - left if (risk := opposite(key, other)) is not None)
    if changed.keys() & (_names(one, first, last) | _names(two, other, end)):
        touched.add(Risk.NAME)
    return tuple(risk for risk in _ORDER if risk in touched)


def _measures(line: Line, first: int, last: int) -> set[str]:
    """The units among some words that a number stands before: the yard is a place, too."""
    return {
        line.keys[at] for at in range(max(1, first), last) if is_unit(line.keys[at]) and is_number(line.keys[at - 1])
    }


def _conditions(line: Line, first: int, last: int) -> set[str]:
    """The words among some that put a condition: "provided" before "that"."""
    found = {line.keys[at] for at in range(first, last) if line.keys[at] in table("risks")["condition"]}
    bare = {at for at in range(first, last) if line.keys[at] in _PROVIDED and line.keys[at + 1 : at + 2] != ["that"]}
    return found - {line.keys[at] for at in bare}


def _years(line: Line, first: int, last: int) -> set[str]:
    """The years among some words: four figures behind a month, a date, or a word that leads to a time."""
    found = set()
    for at in range(max(1, first), last):
        before, token = line.keys[at - 1], line.tokens[at]
        if not (token.key.isdecimal() and token.end - token.start == 4 and 1900 <= int(token.key) < 2100):
            continue
        if "/" in before or before in _lists()[Risk.DATE] or before in _before_years():
            found.add(token.key)
    return found


@cache
def _before_years() -> frozenset[str]:
    return frozenset(table("risks")["before_year"])


def is_sign(line: Line, token: Token) -> bool:
    """Whether a word is printed as a sign that carries quantity: A+, -5."""
    return token.key in ("plus", "minus") and not line.text[token.start : token.end].isalpha()


def _weighty(line: Line, first: int, last: int) -> list[str]:
    """The keys of some words, without the "one" of "one of our allies", which counts nothing."""
    keys = line.keys
    spelt = [line.text[token.start : token.end].lower() for token in line.tokens[first:last]]
    return [
        keys[at]
        for at in range(first, last)
        if not (spelt[at - first] == "one" and at + 1 < len(keys) and keys[at + 1] == "of")
    ]


def _names(line: Line, first: int, last: int) -> set[str]:
    """Words with a capital letter where no sentence begins."""
    names = set()
    for at in range(first, last):
        token = line.tokens[at]
        surface = line.text[token.start : token.end].lstrip("[(")
        if surface[:1].isupper() and surface.split("'")[0].split("’")[0] != "I" and not _begins(line, at):
            names.add(token.key)
    return names


def _begins(line: Line, at: int) -> bool:
    """Whether a sentence, or a quotation within one, begins with this word."""
    before = line.text[: line.tokens[at].start].rstrip()
    return (
        line.stops[at]
        or before[-1:] in '“"‘:«'
        or line.text[line.tokens[at].start - 1 : line.tokens[at].start] in "“\"‘«'"
    )
