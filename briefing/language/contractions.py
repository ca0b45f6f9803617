"""Contractions, and the words that they stand for."""

from __future__ import annotations

from functools import cache, lru_cache

from briefing.language.spelling import normal
from briefing.language.tables import table

APOSTROPHES = "'’ʼ‘"


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, str]]]:
    raw = table("contractions")
    endings = {ending: tuple(words) for ending, words in raw["endings"].items()}
    return endings, {word: (first, second) for word, (first, second) in raw["whole"].items()}


@lru_cache(maxsize=20_000)
def opened(surface: str) -> tuple[int, str, tuple[str, ...]] | None:
    """Where the second word of a contraction begins, the first word's normal form, and what the second can be.

    None for a word that is no contraction. A noun with 's can be one, or own something.
    """
    endings, whole = _tables()
    bare = surface.lower()
    for mark in APOSTROPHES[1:]:
        bare = bare.replace(mark, "'")
    if bare in whole:
        first, second = whole[bare]
        size = 3 if bare.endswith(("n't", "not")) else 2
        return len(surface) - size, first, (second,)
    if "'" not in bare:
        return None
    for ending, words in endings.items():
        if bare.endswith(ending) and len(bare) > len(ending):
            return len(surface) - len(ending), normal(surface[: -len(ending)]), words
    return None
