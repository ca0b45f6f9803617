"""Abbreviations whose full stop ends no sentence."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.tables import table

_DOTTED = re.compile(r"(?:\w\.)+\w")


@cache
def abbreviations() -> frozenset[str]:
    """The abbreviations, in small letters, without their full stop."""
    return frozenset(word for words in table("full_stops").values() for word in words.split())


@cache
def as_names() -> frozenset[str]:
    """Those that are written with a capital, as they are written: Mr, Sept, Ltd, Fla."""
    listed = table("full_stops")
    return frozenset(
        word.capitalize() for kind in ("titles", "bodies", "months", "states") for word in listed[kind].split()
    )


@cache
def of_pandoc() -> tuple[str, ...]:
    """Those that pandoc knows, as it writes them, without their full stop."""
    return tuple(word for line in table("pandoc") for word in line.split())


def goes_on(word: str) -> bool:
    """Whether the full stop after this word ends no sentence: an abbreviation, an initial, letters with full stops."""
    low = word.lower()
    if len(low) == 1:
        return low.isalpha() and low != "i"
    return low in abbreviations() or _DOTTED.fullmatch(low) is not None
