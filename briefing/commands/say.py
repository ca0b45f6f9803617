"""`briefing say`: what somebody said, as linear text."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.linear import tell_actor
from briefing.commands.common.names import only, speakers_of
from briefing.commands.common.opening import opened
from briefing.commands.common.status import DONE

DESCRIPTION = """\
Print who a person or a body is, everything they said, each with its article and with how sure the naming is,
and where they are named, as linear text that reads well aloud.
"""
EXAMPLES = """\
  briefing say kyle
  briefing say 'Molly Rose Foundation' --in child-online-safety
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("name", metavar="NAME", help="of an actor, or of a speaker named in an article")
    common.inside(parser)


def run(options: argparse.Namespace) -> int:
    """Print it."""
    place = workspace_of(options)
    with opened(place, choose(place, options.briefing)) as store:
        tell_actor(store, only("speaker", options.name, speakers_of(store)))
    return DONE
