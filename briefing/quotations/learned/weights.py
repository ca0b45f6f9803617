"""Weights of the room's small linear models: named features, each with a number, in tables that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import repeat
from operator import getitem
from pathlib import Path
from typing import Any

Weights = dict[str, float]
MILLION = 1_000_000
_NOTHING = repeat(0.0)
_MOST = 20_000  # values whose weight one group of templates remembers


def weights(name: str) -> Weights:
    """The weights of one model by feature, as training/learn.py wrote them; an absent one is 0."""
    replaced = _instead.get(name)
    return replaced if replaced is not None else _written(name)


@contextmanager
def replaced(tables: Mapping[str, Weights]) -> Iterator[None]:
    """Use other tables for a while, to measure models that are not written."""
    _instead.update(tables)
    _forget_weighed()
    try:
        yield
    finally:
        _instead.clear()
        _forget_weighed()


_instead: dict[str, Weights] = {}


def forget() -> None:
    """Read every table anew when it is next asked for."""
    _written.cache_clear()
    _forget_weighed()


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


class _Group(dict[tuple[Any, ...], int]):
    """What the features that one printer prints of some values weigh, in millionths, by the values.

    The same few values come back in every article: so most features are neither printed nor looked up again. Whole
    numbers add up to the same sum in every order, and in every version of Python.
    """

    def __init__(self, model: str, printer: Callable[..., list[str]]) -> None:
        super().__init__()
        self._model, self._printer = model, printer
        _groups.append(self)

    def __missing__(self, values: tuple[Any, ...]) -> int:
        if len(self) >= _MOST:
            self.clear()
        weight = self[values] = round(total(weights(self._model), self._printer(*values)) * MILLION)
        return weight


_groups: list[_Group] = []


def _forget_weighed() -> None:
    for group in _groups:
        group.clear()


class Templates:
    """The feature templates of one kind of candidate, in groups that share few values.

    Each group is a function that prints the features of its values; `training/templates.py` reads them. A candidate is
    the tuple of its groups' values, each a tuple of strings and small numbers.
    """

    def __init__(self, model: str, *printers: Callable[..., list[str]]) -> None:
        self.printers = printers
        self._groups = tuple(_Group(model, printer) for printer in printers)

    def features(self, values: Sequence[tuple[Any, ...]]) -> list[str]:
        """The features of a candidate, to learn from."""
        return [
            feature for printer, own in zip(self.printers, values, strict=True) for feature in printer(*own)
        ]

    def weight(self, values: Sequence[tuple[Any, ...]]) -> int:
        """The sum of the weights of a candidate's features, in millionths."""
        return sum(map(getitem, self._groups, values))
