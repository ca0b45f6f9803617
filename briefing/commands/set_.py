"""`briefing set`: fields of articles, filled in as somebody types them."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, writable_workspace_of
from briefing.commands.common.names import among, meant
from briefing.commands.common.opening import opened
from briefing.commands.common.output import line
from briefing.commands.common.status import DONE
from briefing.errors import UsageError
from briefing.intake import FILLED, fill
from briefing.language.words import counted

DESCRIPTION = f"""\
Set fields of articles, in their files: {", ".join(FILLED)}.
An article is named by its id, or by words of its headline where only one fits. An empty value empties a field.
'briefing check' lists what is missing.
"""
EXAMPLES = """\
  briefing set night-ferries outlet='Harbour Post' published=2025-02
  briefing set first-article second-article kind=release --in harbour-dues
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.usage = "briefing set ARTICLE [ARTICLE ...] FIELD=VALUE [FIELD=VALUE ...] [--in BRIEFING]"
    parser.add_argument("words", metavar="ARTICLE or FIELD=VALUE", nargs="+", help="what to set, and in which articles")
    common.inside(parser)


def run(options: argparse.Namespace) -> int:
    """Write the fields, and say which articles have them now."""
    parts = [(word, *word.partition("=")) for word in options.words]
    values = {name: value for _, name, equals, value in parts if equals and name in FILLED}
    named = [word for word, name, equals, _ in parts if not (equals and name in FILLED)]
    strange = [word for word in named if "=" in word]
    if strange:
        raise UsageError(f"an article has no field {strange[0].partition('=')[0]!r}", do=f"use one of {among(FILLED)}")
    if not values or not named:
        raise UsageError("name an article and a field", do="such as: briefing set night-ferries published=2025-02")
    place = writable_workspace_of(options)
    briefing = choose(place, options.briefing)
    with opened(place, briefing) as store:
        headlines = {row.id: (row.headline,) for row in store.article_rows()}
    ids = [_only(typed, meant("article", typed, headlines)) for typed in named]
    fill(place.content / briefing, ids, values)
    told = ", ".join(f"{name}: {value or 'nothing'}" for name, value in values.items())
    for id_ in ids:
        line(f"{id_}: {told}")
    line(f"Set in {counted(len(ids), 'article')} of {briefing}.")
    return DONE


def _only(typed: str, ids: frozenset[str]) -> str:
    if len(ids) > 1:
        raise UsageError(f"{len(ids)} articles fit {typed!r}", do=f"name one of: {among(sorted(ids))}")
    return next(iter(ids))
