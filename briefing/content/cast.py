"""Outlets and actors: the lists in briefing.yaml and actors.yaml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol, TypeVar

from briefing.content.disk import YAML_LIMIT, read_text
from briefing.content.fields import Fields, kind_of, mappings, shown
from briefing.content.nodes import Mapping, Node, Sequence, compose
from briefing.errors import Problem
from briefing.model import Actor, ActorKind, Outlet, OutletKind, Role

ACTORS = "actors.yaml"
_ID = re.compile(r"\w[\w.-]{0,99}")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def load(folder: Path, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML file of a briefing; None without a problem where it is missing or holds nothing."""
    text, problem = read_text(folder / file, file, YAML_LIMIT, folder)
    if text is None:
        return None, [problem] if problem else []
    node, problem = compose(text, file)
    return node, [problem] if problem else []


def load_list(folder: Path, file: str, name: str) -> tuple[list[Fields], list[Problem]]:
    """The mappings of a file that is a list, or that holds the list under the key `name`."""
    node, problems = load(folder, file)
    if isinstance(node, Mapping):
        fields = Fields(node, file, problems)
        items = fields.items(name, required=True)
        fields.done()
        return mappings(items, file, problems, name), problems
    if isinstance(node, Sequence):
        return mappings(node.items, file, problems, ""), problems
    if node is not None and not node.null:
        problems.append(Problem(file, node.line, "", f"expected a list, found {kind_of(node)}"))
    return [], problems


def outlets_of(items: list[Fields]) -> tuple[Outlet, ...]:
    """The outlets that some mappings are. A kind that is not known becomes `other`, and a problem says so."""
    found: list[tuple[Fields, Outlet]] = []
    for fields in items:
        id_, name = fields.text("id", required=True), fields.text("name", required=True)
        kind = fields.choice("kind", OutletKind, required=True) or OutletKind.OTHER
        address = fields.text("address")
        fields.done()
        if id_ is not None:
            found.append((fields, Outlet(id_, name or id_, kind, address)))
    return _unique(found)


def read_actors(folder: Path) -> tuple[tuple[Actor, ...], list[Problem]]:
    """The actors of a briefing and everything wrong with their file; none where it is missing.

    An actor whose kind is not known counts as a body, because then no part of its name alone stands for it.
    """
    items, problems = load_list(folder, ACTORS, "actors")
    found: list[tuple[Fields, Actor]] = []
    for fields in items:
        id_, name = fields.text("id", required=True), fields.text("name", required=True)
        kind = fields.choice("kind", ActorKind, required=True) or ActorKind.BODY
        roles = tuple(role for each in fields.mappings("roles") if (role := _role(each)))
        aliases = fields.texts("aliases")
        fields.done()
        if id_ is not None and name is not None:
            found.append((fields, Actor(id_, name, kind, roles, aliases)))
    return _unique(found), problems


def _role(fields: Fields) -> Role | None:
    title = fields.text("title", required=True)
    since, until = fields.date("from"), fields.date("until")
    fields.done()
    if since and until and until.last < since.first:
        fields.report(fields.line_of("until"), "until", f"expected a date not before {since}, found {until}")
        return None
    return Role(title, since, until) if title is not None else None


def _unique(found: list[tuple[Fields, T]]) -> tuple[T, ...]:
    """Those with an id of their own; the first of several counts."""
    kept: dict[str, T] = {}
    lines: dict[str, int] = {}
    for fields, value in found:
        line = fields.line_of("id")
        if not _ID.fullmatch(value.id):
            fields.report(line, "id", f"expected letters, digits and hyphens; found {shown(value.id)}")
        if value.id in kept:
            what = f"{shown(value.id)} is the id on line {lines[value.id]} already; give this one another"
            fields.report(line, "id", what)
            continue
        kept[value.id] = value
        lines[value.id] = line
    return tuple(kept.values())
