"""Compound spelling: two words in one text that the other writes as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.language.tables import joined_otherwise, never_joined
from briefing.language.tokens import Token
from briefing.statements.comparing.tokens import Line, rebuilt


def join_compounds(one: Line, two: Line) -> tuple[Line, Line]:
    """Both texts with `work force` read as one word where the other has `workforce`."""
    pairs = _pairs(one, set(two.keys)) | _pairs(two, set(one.keys))
    if not pairs:
        return one, two
    return _join(one, pairs), _join(two, pairs)


def _pairs(line: Line, whole: set[str]) -> dict[tuple[str, str], str]:
    """The pairs of words that the other text has as one, and that word."""
    otherwise = joined_otherwise()
    found: dict[tuple[str, str], str] = {}
    for one, two in pairwise(line.tokens):
        pair = one.key, two.key
        printed = _as_printed(line, one, two)
        if one.key + two.key not in whole and pair not in otherwise and printed not in whole:
            continue
        key = joined(*pair, hyphened(line, one, two))
        if key is not None and (key in whole or printed in whole):
            found[pair] = key if key in whole else printed
    return found


def _as_printed(line: Line, one: Token, two: Token) -> str:
    """Two words as one, as they are spelt: of cheque book, chequebook, though a cheque alone is a check."""
    return (line.text[one.start : one.end] + line.text[two.start : two.end]).casefold()


def joined(first: str, second: str, together: bool) -> str | None:
    """The joined spelling of two words, or None for a pair whose joined spelling is another word.

    A single letter joins only what it hangs together with by a hyphen or a stroke (e-mail, 9/11).
    """
    if (len(first) < 2 and not together) or (first, second) in never_joined():
        return None
    return joined_otherwise().get((first, second), first + second)


def hyphened(line: Line, one: Token, two: Token) -> bool:
    """Whether nothing but a hyphen or a stroke stands between two words."""
    between = line.text[one.end : two.start]
    return bool(between) and not between.strip("-‐‑/")


def _join(line: Line, pairs: Mapping[tuple[str, str], str]) -> Line:
    changed: dict[int, tuple[int, Sequence[Token]]] = {}
    at = 0
    while at + 1 < len(line.tokens):
        here, following = line.tokens[at], line.tokens[at + 1]
        if (here.key, following.key) in pairs and not line.stops[at + 1]:
            key = pairs[here.key, following.key]
            bracketed = here.bracketed and following.bracketed
            changed[at] = 2, [replace(here, key=key, end=following.end, bracketed=bracketed)]
            at += 1
        at += 1
    return rebuilt(line, changed)
