"""Weights of the room's small linear models: named features, each with a number, in tables that can be read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import repeat

Weights = dict[str, float]
_NOTHING = repeat(0.0)


@cache
def weights(name: str) -> Weights:
    """The weights of one model by feature, as training/learn.py wrote them; an absent one is 0."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    found: Weights = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            feature, number = line.rsplit("\t", 1)
            found[feature] = float(number)
    return found


def total(table: Weights, features: list[str]) -> float:
    """The sum of the features' weights."""
    return sum(map(table.get, features, _NOTHING))
