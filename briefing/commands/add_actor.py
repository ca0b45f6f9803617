"""`briefing add-actor`: a person or a body, as somebody types it or as the texts propose it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, writable_workspace_of
from briefing.commands.common.names import among, meant
from briefing.commands.common.opening import opened
from briefing.commands.common.output import line
from briefing.commands.common.status import DONE
from briefing.content import change_actors, read_dropped
from briefing.errors import UsageError
from briefing.files import slug
from briefing.language.words import counted, fold, one_line
from briefing.model import Actor, ActorKind, PartialDate, Role
from briefing.paths import Workspace
from briefing.quotations import Cast, Proposal, propose_actors

DESCRIPTION = """\
Add a person or a body to a briefing, so that quotations find their speaker. A role may carry the dates
between which it was held: 'TITLE', 'TITLE @ FROM', 'TITLE @ FROM to UNTIL', 'TITLE @ to UNTIL'.
"""
EXAMPLES = """\
  briefing add-actor 'Ada Marsh' --role 'Harbour Secretary @ 2024-07' --alias 'Dr Marsh' --in harbour-dues
  briefing add-actor 'Harbour Board' --kind body
  briefing add-actor --proposed
  briefing add-actor 'Tom Reed' --proposed --role 'Mayor'
"""

_ROLE = re.compile(r"(?P<title>[^@]+?)(?:\s*@\s*(?P<since>[\d-]+)?(?:\s*to\s+(?P<until>[\d-]+))?)?")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.usage = "briefing add-actor NAME [options]\n       briefing add-actor --proposed [--in BRIEFING]"
    parser.add_argument("name", metavar="NAME", nargs="?", help="the full name, without titles")
    common.inside(parser)
    parser.add_argument("--kind", choices=[kind.value for kind in ActorKind], help="what it is (person)")
    parser.add_argument("--role", type=_role, action="append", default=[], help="a title held; may be repeated")
    parser.add_argument("--alias", metavar="NAME", action="append", default=[], help="another name; may be repeated")
    parser.add_argument("--id", metavar="ID", help="its id, where it is not made of the name")
    parser.add_argument(
        "--proposed",
        action="store_true",
        help="list speakers whom the texts name and who are no actors yet; with NAME, add that one as proposed",
    )


def run(options: argparse.Namespace) -> int:
    """Write the actor into actors.yaml, or list those that are proposed."""
    place = writable_workspace_of(options)
    briefing = choose(place, options.briefing)
    name = one_line(options.name or "")
    if not name and not (options.proposed and options.name is None):
        raise UsageError("an actor needs a name", do="--proposed lists the speakers whom the texts name")
    proposals = _proposals(place, briefing) if options.proposed else ()
    if not name:
        for proposal in proposals:
            _tell(proposal)
        line(f"{counted(len(proposals), 'speaker')} proposed.")
        return DONE
    folder = place.content / briefing
    actor = _actor(options, name, proposals)

    def added(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        for other in actors:
            if other.id == actor.id or fold(actor.name) in map(fold, (other.name, *other.aliases)):
                raise UsageError(f"{other.name} ({other.id}) is there already", do="change it in actors.yaml")
        return (*actors, actor)

    change_actors(folder, added)
    line(f"Added {actor.name} ({actor.id}) to {briefing}.")
    return DONE


def _actor(options: argparse.Namespace, name: str, proposals: Sequence[Proposal]) -> Actor:
    """The actor as it is proposed, where it shall be, with what was typed over it."""
    actor = Actor(slug(name), name, ActorKind.PERSON)
    if options.proposed:
        keys = meant("proposed speaker", name, {one.actor.name: one.actor.aliases for one in proposals})
        fitting = [one.actor for one in proposals if one.actor.name in keys]
        if len(fitting) > 1:
            names = among([one.name for one in fitting])
            raise UsageError(f"{len(fitting)} proposed speakers fit {name!r}", do=f"name one of: {names}")
        actor = fitting[0]
    return replace(
        actor,
        id=slug(options.id) if options.id else actor.id,
        kind=ActorKind(options.kind) if options.kind else actor.kind,
        roles=(*actor.roles, *options.role),
        aliases=(*actor.aliases, *filter(None, map(one_line, options.alias))),
    )


def _proposals(place: Workspace, briefing: str) -> tuple[Proposal, ...]:
    with opened(place, briefing) as store:
        articles = [store.article(row.id) for row in store.article_rows()]
        quotations = {article.id: store.quotations_in(article.id) for article in articles}
        proposed = propose_actors(articles, quotations, Cast(store.actors()))
    dropped = {fold(name) for name in read_dropped(place.content / briefing)}
    return tuple(each for each in proposed if fold(each.actor.name) not in dropped)


def _tell(proposal: Proposal) -> None:
    actor = proposal.actor
    roles = "".join(f", {role.title}" for role in actor.roles)
    line(f"{actor.name}: {actor.kind.value}{roles}, {counted(proposal.count, 'quotation')}")
    for evidence in proposal.evidence:
        line(evidence, 1)


def _role(text: str) -> Role:
    match = _ROLE.fullmatch(one_line(text))
    try:
        if match is None:
            raise ValueError(f"{text!r} is not a role like 'TITLE @ 2024-07 to 2025-09'")
        since, until = (PartialDate.parse(match[name]) if match[name] else None for name in ("since", "until"))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return Role(match["title"], since, until)
