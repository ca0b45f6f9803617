"""Values of the model as compact JSON, and back: one encoder and decoder for every dataclass, made from its types.

A dataclass becomes the list of its fields in order, an enumeration its word, a tuple a list. The form has no names in
it, so it is read only by the code that wrote it: the snapshot carries the stamp of that code.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")
Turn = Callable[[Any], Any]

_SIMPLE = (str, int, float, bool)
_turns: dict[Any, Turn] = {}
_reads: dict[type, Callable[[Any], list[Any]] | None] = {}
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def encode(value: object) -> str:
    """A value of the model, or a tuple of such, as JSON."""
    return _JSON.encode(_lists(value))


def decode(kind: type[T], text: str) -> T:
    """The value of a dataclass from its JSON. Raises ValueError, TypeError or KeyError for anything else."""
    return typing.cast(T, decoder(kind)(json.loads(text)))


def decode_all(kind: type[T], text: str) -> tuple[T, ...]:
    """The values of a tuple of dataclasses from their JSON."""
    return tuple(map(decoder(kind), json.loads(text)))


def decoder(kind: Any) -> Turn:
    """What turns the JSON of one type into its value. Raises TypeError for a type that the model does not use."""
    if kind not in _turns:
        _turns[kind] = _turn(kind) or (lambda value: value)
    return _turns[kind]


def _turn(kind: Any) -> Turn | None:
    """The turn from JSON to a type; None where JSON's own value is the value."""
    if kind in _SIMPLE:
        return None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {str(member): member for member in kind}.__getitem__
    if dataclasses.is_dataclass(kind):
        return _of_record(kind, [each.name for each in dataclasses.fields(kind)])
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _of_record(kind, list(getattr(kind, "_fields", ())))
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _of_optional(kind, arguments)
    if origin is tuple:
        return _of_tuple(arguments)
    raise TypeError(f"{kind} has no JSON form")


def _of_record(kind: Any, names: list[str]) -> Turn:
    """The turn from the list of its fields' values to a dataclass or a named tuple."""
    hints = typing.get_type_hints(kind)
    turns = [(place, turn) for place, name in enumerate(names) if (turn := _turn(hints[name]))]

    def make(values: Any) -> Any:
        for place, turn in turns:
            values[place] = turn(values[place])
        return kind(*values)

    return make


def _of_optional(kind: Any, arguments: tuple[Any, ...]) -> Turn | None:
    inner = [each for each in arguments if each is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"{kind} has no JSON form")
    turn = _turn(inner[0])
    if turn is None:
        return None
    return lambda value: None if value is None else turn(value)


def _of_tuple(arguments: tuple[Any, ...]) -> Turn:
    if arguments[-1] is not Ellipsis:
        if all(each in _SIMPLE for each in arguments):
            return tuple
        raise TypeError("a tuple of several types has no JSON form")
    turn = _turn(arguments[0])
    return tuple if turn is None else lambda values: tuple([turn(value) for value in values])


def _lists(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_lists(item) for item in value] if value and not isinstance(value[0], int) else value
    kind = type(value)
    if kind not in _reads:
        _reads[kind] = _fields(kind)
    read = _reads[kind]
    return value if read is None else [_lists(item) for item in read(value)]


def _fields(kind: type) -> Callable[[Any], list[Any]] | None:
    if not dataclasses.is_dataclass(kind):
        return None
    names = [each.name for each in dataclasses.fields(kind)]
    return lambda value: [getattr(value, name) for name in names]
