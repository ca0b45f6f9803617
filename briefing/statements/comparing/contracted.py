"""Contractions taken apart, so that "I'm" stands against "I am" word by word, and named as what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.language.contractions import APOSTROPHES, opened
from briefing.language.tokens import Token
from briefing.statements.comparing.gaps import Gap
from briefing.statements.comparing.runs import Run
from briefing.statements.comparing.tokens import Line, rebuilt

_JOINED = "cannot"  # which is spelt as one word, and contracts nothing
_Opened = dict[int, tuple[int, str, tuple[str, ...]]]


def take_apart(one: Line, two: Line) -> tuple[Line, Line]:
    """Both texts with their contractions as two words each, where the texts do not contract alike."""
    ours, theirs = _contractions(one), _contractions(two)
    if Counter(one.keys[at] for at in ours) == Counter(two.keys[at] for at in theirs):
        return one, two
    pairs = _pairs(one, ours) | _pairs(two, theirs)
    return _apart(one, ours, pairs), _apart(two, theirs, pairs)


def opened_line(line: Line) -> Line:
    """A text with its contractions as two words each, read in the way that is most usual."""
    return _apart(line, _contractions(line), set())


def _contractions(line: Line) -> _Opened:
    known: _Opened = {}
    if not any(mark in line.text for mark in APOSTROPHES) and not {"cannot", "gonna", "wanna", "gotta"} & set(
        line.keys
    ):
        return known
    for at, token in enumerate(line.tokens):
        read = opened(line.text[token.start : token.end])
        if read is not None:
            known[at] = read
    return known


def _pairs(line: Line, contractions: _Opened) -> set[tuple[str, str]]:
    """Words side by side, contractions that can be read in one way alone taken apart."""
    keys: list[str] = []
    for at, key in enumerate(line.keys):
        read = contractions.get(at)
        keys += (read[1], read[2][0]) if read is not None and len(read[2]) == 1 else (key,)
    return set(pairwise(keys))


def _apart(line: Line, contractions: _Opened, pairs: set[tuple[str, str]]) -> Line:
    changed: dict[int, tuple[int, list[Token]]] = {}
    for at, (place, first, seconds) in contractions.items():
        token = line.tokens[at]
        known = [second for second in seconds if (first, second) in pairs]
        owning = seconds[0] == "is"
        if known or not owning:
            middle = token.start + place
            parts = [replace(token, key=first, end=middle)]
            changed[at] = 1, [*parts, replace(token, key=(known or seconds)[0], start=middle)]
    return rebuilt(line, changed) if changed else line


def hung(line: Line, at: int) -> bool:
    """Whether a word and the one before it were one contraction."""
    if not 0 < at < len(line.tokens):
        return False
    before, here = line.tokens[at - 1], line.tokens[at]
    return before.end == here.start and not line.text[before.end - 1].isdigit() and _is_part(line, before, here)


def _is_part(line: Line, before: Token, here: Token) -> bool:
    surface = line.text[before.start : here.end]
    return surface[-1].isalpha() and opened(surface) is not None


def contractions(one: Line, two: Line, runs: Sequence[Run]) -> Iterator[tuple[Gap, bool]]:
    """Where shared words are a contraction in one text and not in the other; False: spelt apart (can not)."""
    for run in runs:
        for step in range(1, run.length):
            left, right = run.first + step, run.other + step
            ours, theirs = hung(one, left), hung(two, right)
            if not ours and not theirs:
                continue
            mine = one.text[slice(*one.span(left - 1, left + 1))]
            its = two.text[slice(*two.span(right - 1, right + 1))]
            if ours and theirs and (mine.lower() == _JOINED) == (its.lower() == _JOINED):
                continue
            short = mine if ours and (not theirs or mine.lower() != _JOINED) else its
            yield Gap(left - 1, left + 1, right - 1, right + 1), short.lower() != _JOINED


def widen(one: Line, two: Line, gaps: Sequence[Gap]) -> list[Gap]:
    """Gaps that end inside a contraction, with all of it: "don't" became "can't", not "do" "ca"."""
    widened: list[Gap] = []
    for gap in gaps:
        if gap.first and gap.other and (hung(one, gap.first) or hung(two, gap.other)):
            gap = replace(gap, first=gap.first - 1, other=gap.other - 1)
        if hung(one, gap.last) or hung(two, gap.end):
            gap = replace(gap, last=min(gap.last + 1, len(one.tokens)), end=min(gap.end + 1, len(two.tokens)))
        widened.append(gap)
    return widened
