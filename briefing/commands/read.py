"""`briefing read`: an article as linear text."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.linear import tell_article
from briefing.commands.common.names import articles_of, only
from briefing.commands.common.opening import opened
from briefing.commands.common.status import DONE

DESCRIPTION = """\
Print an article as linear text that reads well aloud: its head, its paragraphs, and after each paragraph
who said what in it, how sure that is, and how the statement was treated here.
"""
EXAMPLES = """\
  briefing read 'cooperate on child online safety'      by words of its headline
  briefing read 2024-10-national-technology-uk-and-us   by its id
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.article(parser)
    common.inside(parser)


def run(options: argparse.Namespace) -> int:
    """Print it."""
    place = workspace_of(options)
    with opened(place, choose(place, options.briefing)) as store:
        key = only("article", options.article, articles_of(store))
        tell_article(store, store.article(key))
    return DONE
