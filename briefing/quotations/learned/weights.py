"""Weights of the room's small linear models: named features, each with a number, in tables that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import repeat
from pathlib import Path

Weights = dict[str, float]
_NOTHING = repeat(0.0)


def weights(name: str) -> Weights:
    """The weights of one model by feature, as training/learn.py wrote them; an absent one is 0."""
    replaced = _instead.get(name)
    return replaced if replaced is not None else _written(name)


@contextmanager
def replaced(tables: Mapping[str, Weights]) -> Iterator[None]:
    """Use other tables for a while, to measure models that are not written."""
    _instead.update(tables)
    try:
        yield
    finally:
        _instead.clear()


_instead: dict[str, Weights] = {}


def forget() -> None:
    """Read every table anew when it is next asked for."""
    _written.cache_clear()


@cache
def _written(name: str) -> Weights:
    return read_table(files(__package__).joinpath(f"{name}.tsv"))


def read_table(path: Traversable | Path) -> Weights:
    """A table of weights from a file: a feature, a tab and a number a line."""
    table: Weights = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            feature, number = line.rsplit("\t", 1)
            table[feature] = float(number)
    return table


def total(table: Weights, features: list[str]) -> float:
    """The sum of the features' weights."""
    return sum(map(table.get, features, _NOTHING))
