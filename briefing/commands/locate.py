"""`briefing locate`: where everything lies."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.output import line, value
from briefing.commands.common.status import DONE
from briefing.content import listed
from briefing.paths import config_file, state_file

DESCRIPTION = """\
Say where content, index, settings, state and clippings are.
Content, clippings and settings are yours; the index and the state can be deleted at any time.
"""
EXAMPLES = """\
  briefing locate
  briefing locate child-online-safety --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser)
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the places."""
    place = workspace_of(options)
    briefings = [one.id for one in listed(place.content)]
    if options.briefing is not None:
        briefings = [choose(place, options.briefing)]
    places = {
        "workspace": place.root,
        "content": place.content,
        "index": place.index,
        "settings": config_file(),
        "reader state": state_file(),
        "workspace state": place.state,
    }
    clippings = {briefing: place.clippings(briefing) for briefing in briefings}
    if options.json:
        form = {name.replace(" ", "_"): str(path) for name, path in places.items()}
        value({**form, "clippings": {briefing: str(path) for briefing, path in clippings.items()}})
        return DONE
    for name, path in places.items():
        line(f"{name.capitalize()}: {path}")
    for briefing, path in clippings.items():
        line(f"Clippings of {briefing}: {path}")
    return DONE
