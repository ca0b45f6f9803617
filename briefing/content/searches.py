"""Searches that people saved under a name: searches.yaml, beside the rest of what they write.

- name: promises on safety
  query: '"online safety" by:kyle'
  match: forms            # other forms of the words too; left out where only the words as typed count
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing.content.disk import PICKED_LIMIT
from briefing.content.dump import Value
from briefing.content.fields import Fields
from briefing.content.lists import Kind, Read, change_list, load_list
from briefing.errors import Problem
from briefing.language.words import fold, one_line

FILE = "searches.yaml"


class _Match(StrEnum):
    EXACT = "exact"
    FORMS = "forms"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name; `forms`: other forms of its words count too."""

    name: str
    query: str
    forms: bool = False

    @property
    def key(self) -> str:
        """What the name is known by: letter case, accents and spaces do not count."""
        return fold(one_line(self.name))


def read_searches(folder: Path) -> tuple[SavedSearch, ...]:
    """The saved searches of a folder in the order of their file; none where searches.yaml is missing."""
    return load_list(folder, FILE, SEARCHES).values


def problems_of_searches(folder: Path) -> tuple[Problem, ...]:
    """What is wrong in searches.yaml."""
    return load_list(folder, FILE, SEARCHES).problems


def change_searches(folder: Path, change: Callable[[tuple[SavedSearch, ...]], Iterable[SavedSearch]]) -> None:
    """Make the saved searches what `change` makes of them. Raises ContentError where that cannot be written."""
    change_list(folder, FILE, SEARCHES, lambda now: tuple(change(now)))


def with_search(now: tuple[SavedSearch, ...], search: SavedSearch) -> tuple[SavedSearch, ...]:
    """Searches with one more, in place of one of the same name."""
    if any(each.key == search.key for each in now):
        return tuple(search if each.key == search.key else each for each in now)
    return (*now, search)


def without_search(now: tuple[SavedSearch, ...], name: str) -> tuple[SavedSearch, ...]:
    """Searches without the one of a name."""
    key = SavedSearch(name, "").key
    return tuple(each for each in now if each.key != key)


def _searches(items: list[Fields]) -> Read[SavedSearch]:
    read: Read[SavedSearch] = []
    seen: set[str] = set()
    for fields in items:
        name, query = fields.text("name", required=True), fields.text("query", required=True)
        forms = fields.choice("match", _Match) is _Match.FORMS
        fields.done()
        if name is None or query is None:
            continue
        search = SavedSearch(name, query, forms)
        if search.key in seen:
            fields.report(fields.line_of("name"), "name", f"{name!r} is the name of another saved search")
            continue
        seen.add(search.key)
        read.append((fields, search))
    return read


def _keys(search: SavedSearch) -> dict[str, Value]:
    return {"name": search.name, "query": search.query, **({"match": "forms"} if search.forms else {})}


SEARCHES: Kind[SavedSearch] = Kind(
    "searches", _searches, _keys, frozenset({"name", "query", "match"}), lambda search: search.key, limit=PICKED_LIMIT
)
