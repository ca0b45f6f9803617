"""Which workspace and which briefing are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.commands.common.names import among, hint
from briefing.content import briefing_ids
from briefing.errors import UsageError
from briefing.language.words import fold
from briefing.paths import Workspace, own_workspace, workspace

if TYPE_CHECKING:
    import argparse


def workspace_of(options: argparse.Namespace) -> Workspace:
    """The workspace that the options, the environment or the current folder name."""
    return workspace(options.workspace)


def writable_workspace_of(options: argparse.Namespace) -> Workspace:
    """The workspace that new content goes to: never the installed package, then the user's own instead."""
    place = workspace_of(options)
    return own_workspace() if place.shipped else place


def choose(place: Workspace, named: str | None) -> str:
    """The id of the briefing meant: the one named, by id or title, or the only one there is.

    Raises UsageError where none or several could be meant, saying which there are.
    """
    ids = briefing_ids(place.content)
    if not ids:
        raise UsageError(
            "no briefing here", where=place.content, do="make one with 'briefing new NAME', or name a --workspace"
        )
    if named is None:
        if len(ids) == 1:
            return ids[0]
        raise UsageError("there are several briefings", do=f"name one with --in: {among(ids)}")
    if named in ids:
        return named
    from briefing.content import listed  # only for a title: an id needs no file to be read

    titled = [one.id for one in listed(place.content) if fold(named) in (fold(one.title), fold(one.id))]
    if len(titled) == 1:
        return titled[0]
    raise UsageError(f"there is no briefing {named!r}", do=hint(named, ids))
