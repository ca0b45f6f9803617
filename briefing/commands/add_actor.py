"""`briefing add-actor`: a person or a body, as somebody types it or as the texts propose it."""

from __future__ import annotations

import argparse
import re

from briefing.commands.common.choice import choose, writable_workspace_of
from briefing.commands.common.output import line
from briefing.content import read_actors, write_actors
from briefing.errors import UsageError
from briefing.files import slug
from briefing.model import Actor, ActorKind, PartialDate, Role
from briefing.text import fold, one_line

DESCRIPTION = """\
Add a person or a body to a briefing, so that quotations find their speaker. A role may carry the dates
between which it was held: 'TITLE', 'TITLE @ FROM', 'TITLE @ FROM to UNTIL', 'TITLE @ to UNTIL'.
"""
EXAMPLES = """\
  briefing add-actor 'Ada Marsh' --role 'Harbour Secretary @ 2024-07' --alias 'Dr Marsh' --into harbour-dues
  briefing add-actor 'Harbour Board' --kind body
"""

_ROLE = re.compile(r"(?P<title>[^@]+?)(?:\s*@\s*(?P<since>[\d-]+)?(?:\s*to\s+(?P<until>[\d-]+))?)?")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("name", metavar="NAME", help="the full name, without titles")
    parser.add_argument("--into", metavar="BRIEFING", help="its id; not needed where there is only one")
    parser.add_argument("--kind", choices=[kind.value for kind in ActorKind], help="what it is (person)")
    parser.add_argument("--role", type=_role, action="append", default=[], help="a title held; may be repeated")
    parser.add_argument("--alias", metavar="NAME", action="append", default=[], help="another name; may be repeated")
    parser.add_argument("--id", metavar="ID", help="its id, where it is not made of the name")


def run(options: argparse.Namespace) -> int:
    """Write the actor into actors.yaml."""
    place = writable_workspace_of(options)
    briefing = choose(place, options.into)
    folder = place.content / briefing
    actors = read_actors(folder)
    name = one_line(options.name)
    if not name:
        raise UsageError("an actor needs a name")
    actor = Actor(
        slug(options.id or name),
        name,
        ActorKind(options.kind or ActorKind.PERSON),
        tuple(options.role),
        tuple(filter(None, map(one_line, options.alias))),
    )
    for other in actors:
        if other.id == actor.id or fold(name) in map(fold, (other.name, *other.aliases)):
            raise UsageError(f"{other.name} ({other.id}) is there already", do="change it in actors.yaml")
    write_actors(folder, (*actors, actor))
    line(f"Added {actor.name} ({actor.id}) to {briefing}.")
    return 0


def _role(text: str) -> Role:
    match = _ROLE.fullmatch(one_line(text))
    try:
        if match is None:
            raise ValueError(f"{text!r} is not a role like 'TITLE @ 2024-07 to 2025-09'")
        since, until = (PartialDate.parse(match[name]) if match[name] else None for name in ("since", "until"))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return Role(match["title"], since, until)
