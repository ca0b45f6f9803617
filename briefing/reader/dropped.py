"""The names that somebody dropped from among the speakers: they are in no list of people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.derived import ActorRow


class Droppings:
    """The names that somebody dropped, in every spelling that counts as one name: they are in no list of people."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = tuple(names)
        self._keys = frozenset(map(_words, self.names))

    def __bool__(self) -> bool:
        return bool(self.names)

    def holds(self, name: str) -> bool:
        """Whether this name was dropped."""
        return bool(self._keys) and _words(name) in self._keys

    def left(self, rows: Iterable[ActorRow]) -> list[ActorRow]:
        """The rows of actors, and of those speakers who are none and were not dropped."""
        return [row for row in rows if row.id is not None or not self.holds(row.name)]


def _words(name: str) -> tuple[str, ...]:
    from briefing.quotations import name_words  # here: a first screen has no need of it

    return name_words(name)
