"""Numbers, bounds and days that a report in other words tells otherwise than the reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefing.language.numerals import is_number
from briefing.language.stems import root
from briefing.language.tables import common
from briefing.model import Difference, DifferenceKind, Nature, Risk
from briefing.statements.comparing.tokens import Line
from briefing.statements.sense_words import difference, lists

CLOSE = Fraction(1, 10)  # how far a number may be rounded where the report says that it is
HEDGED = 2  # words before a number in which a hedge counts
_CURRENCY = "$£€¥"


def numbers(one: Line, two: Line, whole: Sequence[int]) -> Iterator[Difference]:
    """A number or a date in figures that the reference does not have."""
    known = {key for key in one.keys if is_number(key)}
    lost = [at for at in whole if is_number(one.keys[at]) and one.keys[at] not in two.keys and not _pronoun(one, at)]
    for at, key in enumerate(two.keys):
        if not is_number(key) or key in known or _pronoun(two, at) or _rounded(two, at, known) or _alike(key, known):
            continue
        risk = Risk.DATE if "/" in key else Risk.NUMBER
        alike = [place for place in lost if ("/" in one.keys[place]) == ("/" in key)]
        same = [place for place in alike if two.keys[at + 1 : at + 2] == one.keys[place + 1 : place + 2]]
        same = same or [place for place in alike if _sort(one.keys[place]) == _sort(key)]
        if not alike and not _counts(two, at, {root(one.keys[place]) for place in whole}):
            continue
        yield difference(one, two, (same or alike)[:1], [at], risk)


def _sort(key: str) -> str:
    """What kind of number it is: a sum and its currency, a place in a row, or a plain number."""
    return key[0] if key[0] in _CURRENCY else "th" if key.endswith("th") else ""


def _counts(line: Line, at: int, known: set[str]) -> bool:
    """Whether what a number counts stands in the reference: else it is something more that is told."""
    beside = [*line.keys[at + 1 : at + 3], *line.keys[max(0, at - 1) : at]]
    return any(root(key) in known for key in beside if key not in common())


def _pronoun(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return line.text[token.start : token.end].lower() == "one"


def _rounded(line: Line, at: int, known: set[str]) -> bool:
    """Whether a number is said to be a round one, and the reference has one close to it."""
    value = _value(line.keys[at])
    if value is None or lists().hedges.isdisjoint(line.keys[max(0, at - HEDGED) : at]):
        return False
    others = [other for key in known if (other := _value(key)) is not None]
    return any(abs(value - other) <= CLOSE * abs(other) for other in others)


def _alike(key: str, known: set[str]) -> bool:
    """Whether a sum is one that the reference gives without its currency, or without its millions, too: "I asked for
    twenty" is $20 million.
    """
    value = _value(key)
    bare = [
        other
        for each in known
        if (other := _value(each)) is not None and (each[0] in _CURRENCY) != (key[0] in _CURRENCY)
    ]
    return value is not None and any(value in (other, other * 1000, other * 10**6, other * 10**9) for other in bare)


def _value(key: str) -> Fraction | None:
    bare = key.lstrip(_CURRENCY)
    return Fraction(bare) if bare.replace(".", "", 1).isdecimal() and bare[0] != "." and bare[-1] != "." else None


def bounds(one: Line, two: Line, whole: Sequence[int]) -> Iterator[Difference]:
    """A number that is the most for one of them and the least for the other."""
    for at in whole:
        if not is_number(one.keys[at]):
            continue
        ours = _bound(one, at)
        for to in (place for place, key in enumerate(two.keys) if key == one.keys[at]):
            theirs = _bound(two, to)
            if ours is not None and theirs is not None and ours[0] != theirs[0]:
                left, right = one.span(ours[1], at + 1), two.span(theirs[1], to + 1)
                yield Difference(
                    DifferenceKind.SUBSTITUTION,
                    one.text[slice(*left)],
                    left,
                    two.text[slice(*right)],
                    right,
                    False,
                    (Risk.NUMBER, Risk.QUALIFIER),
                    Nature.SENSE,
                )
                return


def _bound(line: Line, at: int) -> tuple[bool, int] | None:
    """Whether the words before a number say that it is the most, and where they begin; None where no bound is told."""
    best: tuple[bool, int] | None = None
    for most, phrases in ((True, lists().most), (False, lists().least)):
        for phrase in phrases:
            low = at - len(phrase)
            if low >= 0 and tuple(line.keys[low:at]) == phrase and (best is None or low < best[1]):
                best = most, low
    return best


def days(one: Line, two: Line, whole: Sequence[int]) -> Iterator[Difference]:
    """Another day of the week or another month than the reference names."""
    named = lists().days
    ours, theirs = (
        [at for at in whole if one.keys[at] in named],
        [at for at, key in enumerate(two.keys) if key in named],
    )
    if ours and theirs and not {one.keys[at] for at in ours} & {two.keys[at] for at in theirs}:
        yield difference(one, two, ours[:1], theirs[:1], Risk.DATE)
