"""`briefing list`: which briefings there are."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import workspace_of
from briefing.commands.common.output import line, value
from briefing.commands.common.status import DONE, WRONG
from briefing.content import listed
from briefing.language.words import counted

DESCRIPTION = "Say which briefings there are in the workspace, with the number of their articles."
EXAMPLES = """\
  briefing list
  briefing list --workspace ~/papers --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print them."""
    place = workspace_of(options)
    briefings = listed(place.content)
    for one in briefings:
        if options.json:
            problem = str(one.problem) if one.problem else None
            folder = str(one.folder)
            value({"id": one.id, "title": one.title, "articles": one.articles, "folder": folder, "problem": problem})
        else:
            many = "its articles cannot be listed" if one.articles is None else counted(one.articles, "article")
            line(f"{one.id}: {one.title}, {many}")
            if one.problem is not None:
                line(f"Problem: {one.problem}", 1)
    if not briefings and not options.json:
        line(f"No briefing in {place.content}. 'briefing new NAME' starts one.")
    return WRONG if any(one.articles is None for one in briefings) else DONE
