"""The tables of house style and of risks, as a person reads and extends them; each is read once, when first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefing.language.words import fold


@cache
def table(name: str) -> Any:
    """What `<name>.yaml` beside this file holds."""
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def common() -> frozenset[str]:
    """Words too common to tell one statement from another."""
    words = [word for line in table("common") for word in line.split()]
    return frozenset(word if word in kept_apostrophe() else word.replace("'", "") for word in words)


@cache
def spellings() -> dict[str, str]:
    """The one form of words that are spelt in several ways, but for the rules on endings."""
    known: dict[str, str] = {}
    for british, american in table("spelling")["pairs"]:
        known[fold(british)] = fold(american)
    for names in table("transliterations"):
        known.update((fold(name).replace("'", ""), fold(names[0])) for name in names)
    for whole, shorts in table("abbreviations")["always"].items():
        known.update((short, whole) for short in shorts)
    return known


@cache
def capital_short(dotted: bool) -> dict[str, str]:
    """Short forms that count only with a capital letter, or only with a full stop as well, and what they stand for."""
    listed = table("abbreviations")["dotted" if dotted else "capital"]
    return {short: whole for whole, shorts in listed.items() for short in shorts}


@cache
def transliterated() -> frozenset[str]:
    """The one form of each name that came from another script."""
    return frozenset(fold(names[0]) for names in table("transliterations"))


@cache
def joined_otherwise() -> dict[tuple[str, str], str]:
    """Pairs of words that are one spelling with a word that is not the two side by side."""
    return {(first, second): whole for whole, (first, second) in table("joined")["also"].items()}


@cache
def never_joined() -> frozenset[tuple[str, str]]:
    """Pairs of words whose joined spelling is another word."""
    return frozenset((first, second) for first, second in table("joined")["never"])


@cache
def kept_apostrophe() -> frozenset[str]:
    """Words that are others without their apostrophe."""
    return frozenset(table("joined")["apostrophe"])


@cache
def days_and_months() -> frozenset[str]:
    """The names of days, months and feasts."""
    return frozenset(table("senses")["days"])
