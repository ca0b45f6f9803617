"""Compound spelling: two words in one text that the other writes as one."""

from __future__ import annotations

from briefing.statements.tables import never_joined
from briefing.statements.tokens import Line, Token


def join_compounds(one: Line, two: Line) -> tuple[Line, Line]:
    """Both texts with `work force` read as one word where the other has `workforce`."""
    pairs = _pairs(one, set(two.keys)) | _pairs(two, set(one.keys))
    if not pairs:
        return one, two
    return _join(one, pairs), _join(two, pairs)


def _pairs(line: Line, whole: set[str]) -> set[tuple[str, str]]:
    return {
        (first, second)
        for first, second in zip(line.keys, line.keys[1:], strict=False)
        if first + second in whole and len(first) > 1 and (first, second) not in never_joined()
    }


def _join(line: Line, pairs: set[tuple[str, str]]) -> Line:
    tokens: list[Token] = []
    stops, shown = [line.stops[0]], [line.shown[0]]
    at = 0
    while at < len(line.tokens):
        here = line.tokens[at]
        step = 1
        if at + 1 < len(line.tokens) and (here.key, line.keys[at + 1]) in pairs and not line.stops[at + 1]:
            following = line.tokens[at + 1]
            here = Token(here.key + following.key, here.start, following.end, here.bracketed and following.bracketed)
            step = 2
        tokens.append(here)
        at += step
        stops.append(line.stops[at])
        shown.append(line.shown[at])
    return Line(line.text, tokens, [token.key for token in tokens], stops, shown)
