"""Outlets and actors: the lists in briefing.yaml and actors.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from briefing.content.dump import Value
from briefing.content.fields import Fields, shown
from briefing.content.folders import FILE as OUTLETS_FILE
from briefing.content.lists import Kind, Read, change_list, load_list, write_list
from briefing.errors import ContentError
from briefing.model import Actor, ActorKind, Outlet, OutletKind, Role

ACTORS_FILE = "actors.yaml"
_ID = re.compile(r"\w[\w.-]{0,99}")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def _outlets(items: list[Fields]) -> Read[Outlet]:
    """The outlets that some mappings are. A kind that is not known becomes `other`, and a problem says so."""
    outlets: list[tuple[Fields, Outlet]] = []
    for fields in items:
        id_, name = fields.text("id", required=True), fields.text("name", required=True)
        kind = fields.choice("kind", OutletKind, required=True) or OutletKind.OTHER
        address = fields.text("address")
        fields.done()
        if id_ is not None:
            outlets.append((fields, Outlet(id_, name or id_, kind, address)))
    return _unique(outlets)


def _actors(items: list[Fields]) -> Read[Actor]:
    """The actors that some mappings are.

    One whose kind is not known counts as a body, because then no part of its name alone stands for it.
    """
    actors: list[tuple[Fields, Actor]] = []
    for fields in items:
        id_, name = fields.text("id", required=True), fields.text("name", required=True)
        kind = fields.choice("kind", ActorKind, required=True) or ActorKind.BODY
        roles = tuple(role for each in fields.mappings("roles") if (role := _role(each)))
        aliases = fields.texts("aliases")
        fields.done()
        if id_ is not None and name is not None:
            actors.append((fields, Actor(id_, name, kind, roles, aliases)))
    return _unique(actors)


def _role(fields: Fields) -> Role | None:
    title = fields.text("title", required=True)
    since, until = fields.date("from"), fields.date("until")
    fields.done()
    if since and until and until.last < since.first:
        fields.report(fields.line_of("until"), "until", f"expected a date not before {since}, found {until}")
        return None
    return Role(title, since, until) if title is not None else None


def _unique(items: Read[T]) -> Read[T]:
    """Those with an id of their own; the first of several counts."""
    kept: dict[str, tuple[Fields, T]] = {}
    for fields, value in items:
        line = fields.line_of("id")
        if not _ID.fullmatch(value.id):
            fields.report(line, "id", f"expected letters, digits and hyphens; found {shown(value.id)}")
        if value.id in kept:
            first = kept[value.id][0].line_of("id")
            fields.report(line, "id", f"{shown(value.id)} is the id on line {first} already; give this one another")
        else:
            kept[value.id] = (fields, value)
    return list(kept.values())


def _outlet_keys(outlet: Outlet) -> dict[str, Value]:
    return _said({"id": outlet.id, "name": outlet.name, "kind": str(outlet.kind), "address": outlet.address})


def _actor_keys(actor: Actor) -> dict[str, Value]:
    roles = [_said({"title": role.title, "from": role.since, "until": role.until}) for role in actor.roles]
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(actor.kind),
        **({"roles": roles} if roles else {}),
        **({"aliases": list(actor.aliases)} if actor.aliases else {}),
    }


def _said(value: dict[str, Value]) -> dict[str, Value]:
    return {name: each for name, each in value.items() if each is not None}


OUTLETS: Kind[Outlet] = Kind(
    "outlets",
    _outlets,
    _outlet_keys,
    frozenset({"id", "name", "kind", "address"}),
    lambda outlet: outlet.id,
    frozenset({"title", "summary", "subject", "made", "contractions"}),
)
ACTORS: Kind[Actor] = Kind(
    "actors", _actors, _actor_keys, frozenset({"id", "name", "kind", "roles", "aliases"}), lambda actor: actor.id
)


def read_actors(folder: Path) -> tuple[Actor, ...]:
    """The actors that can be read from a briefing's actors.yaml; none where it is missing."""
    return load_list(folder, ACTORS_FILE, ACTORS).values


def write_actors(folder: Path, actors: Iterable[Actor]) -> None:
    """Make these the actors of a briefing. Comments and unknown keys in actors.yaml stay.

    Raises ContentError where the file holds something that would be lost, or cannot be written.
    """
    write_list(folder, ACTORS_FILE, ACTORS, tuple(actors))


def change_actors(folder: Path, change: Callable[[tuple[Actor, ...]], Iterable[Actor]]) -> None:
    """Make the actors of a briefing what `change` makes of those there are then. Raises as `write_actors`."""
    change_list(folder, ACTORS_FILE, ACTORS, lambda now: tuple(change(now)))


def read_outlets(folder: Path) -> tuple[Outlet, ...]:
    """The outlets that briefing.yaml declares and that can be read."""
    return load_list(folder, OUTLETS_FILE, OUTLETS).values


def write_outlets(folder: Path, outlets: Iterable[Outlet]) -> None:
    """Make these the outlets of a briefing; everything else in briefing.yaml stays. Raises as `write_actors`."""
    _require(folder)
    write_list(folder, OUTLETS_FILE, OUTLETS, tuple(outlets))


def add_outlet(folder: Path, outlet: Outlet) -> tuple[Outlet, ...]:
    """Declare an outlet, unless one of its id is declared by then, and return all. Raises as `write_actors`."""
    _require(folder)

    def added(now: tuple[Outlet, ...]) -> tuple[Outlet, ...]:
        return now if outlet.id in {each.id for each in now} else (*now, outlet)

    return change_list(folder, OUTLETS_FILE, OUTLETS, added)


def _require(folder: Path) -> None:
    if not (folder / OUTLETS_FILE).exists():
        raise ContentError("there is no such briefing", where=folder, do="make it with `briefing new`")
