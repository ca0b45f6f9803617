"""`briefing new`: start an empty briefing."""

from __future__ import annotations

import argparse

from briefing.commands.common.choice import writable_workspace_of
from briefing.commands.common.output import line
from briefing.commands.common.status import DONE
from briefing.content import new_briefing
from briefing.files import slug

DESCRIPTION = """\
Start an empty briefing. NAME is its title; its id is made of it, in letters, digits and hyphens.
"""
EXAMPLES = """\
  briefing new 'Harbour dues'
  briefing new harbour-dues --title 'Harbour dues, 2024 to 2025'
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("name", metavar="NAME", help="what to call it")
    parser.add_argument("--title", metavar="TITLE", help="its title, where it is not NAME")


def run(options: argparse.Namespace) -> int:
    """Make its folder and say where it is."""
    place = writable_workspace_of(options)
    briefing = slug(options.name)
    folder = new_briefing(place.content, briefing, options.title or options.name)
    line(f"Made {briefing} in {folder}.")
    line(f"Next: 'briefing import FILES --in {briefing}', or 'briefing add-actor NAME --in {briefing}'.")
    return DONE
