"""A choice: something to pick, and finding some among many by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.language.words import fold

LIKE = 60  # a likeness of RapidFuzz's, of 100; below it a choice is not offered


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick: its kind and id, what it is called, and a detail to tell it from others."""

    kind: str
    id: str
    label: str
    detail: str = ""


Find = Callable[[str], Sequence[Choice]]


def later(make: Callable[[], Sequence[Choice]]) -> Find:
    """A search over choices that are made when they are first asked for, which is in a thread."""
    made: list[Find] = []

    def find(typed: str) -> Sequence[Choice]:
        if not made:
            made.append(among(make()))
        return made[0](typed)

    return find


def among(choices: Sequence[Choice], always: Sequence[Choice] = ()) -> Find:
    """A search over given choices, by words and by likeness; nothing typed offers all of them.

    `always` are offered below whatever is found.
    """
    names = [fold(f"{choice.label} {choice.detail}") for choice in choices]

    def find(typed: str) -> Sequence[Choice]:
        wanted = fold(typed).strip()
        if not wanted:
            return [*choices, *always]
        held = [choice for choice, name in zip(choices, names, strict=True) if all(w in name for w in wanted.split())]
        return [*(held or _like(wanted, names, choices)), *always]

    return find


def _like(wanted: str, names: Sequence[str], choices: Sequence[Choice]) -> list[Choice]:
    from rapidfuzz import fuzz, process, utils

    matches = process.extract(
        wanted, names, scorer=fuzz.partial_ratio, processor=utils.default_process, score_cutoff=LIKE, limit=30
    )
    return [choices[index] for _, _, index in matches]
