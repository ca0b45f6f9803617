"""Names that somebody said are no actors of the briefing: dropped.yaml, so that they are not proposed again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from briefing.content.dump import Value
from briefing.content.fields import Fields
from briefing.content.lists import Kind, Read, change_list, load_list

FILE = "dropped.yaml"


def read_dropped(folder: Path) -> tuple[str, ...]:
    """The names that are not to be proposed; none where dropped.yaml is missing."""
    return load_list(folder, FILE, DROPPED).values


def change_dropped(folder: Path, change: Callable[[tuple[str, ...]], Iterable[str]]) -> None:
    """Make the dropped names what `change` makes of them. Raises ContentError where that cannot be written."""
    change_list(folder, FILE, DROPPED, lambda now: tuple(dict.fromkeys(change(now))))


def _names(items: list[Fields]) -> Read[str]:
    names = []
    for fields in items:
        name = fields.text("name", required=True)
        fields.done()
        if name is not None:
            names.append((fields, name))
    return names


def _name_keys(name: str) -> dict[str, Value]:
    return {"name": name}


DROPPED: Kind[str] = Kind("dropped", _names, _name_keys, frozenset({"name"}), lambda name: name)
