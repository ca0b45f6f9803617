"""`briefing search`: articles, quotations, actors and statements with the words asked for."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.opening import opened, searching
from briefing.commands.common.output import line, note, value
from briefing.commands.common.status import DONE
from briefing.language.words import counted

LIMIT = 50  # hits printed unless --limit says otherwise
KINDS = ("article", "quotation", "actor", "statement")

DESCRIPTION = """\
Search a briefing: words, "phrases", the beginning of a word with *, AND, OR, NOT, and the fields
outlet:, by:, kind:, before: and after:. The best hits come first. Put the query in quotation marks
where the shell would take some of its characters for its own.
"""
EXAMPLES = """\
  briefing search encryption
  briefing search '"baked in" by:kyle'
  briefing search 'harm* NOT kind:release after:2024-06' --in child-online-safety
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    common.inside(parser)
    parser.add_argument(
        "--limit", metavar="N", type=common.count, default=LIMIT, help=f"print at most N hits, 0 for all ({LIMIT})"
    )
    parser.add_argument("--kind", choices=KINDS, help="print only hits of this kind")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the hits; what was capped or taken otherwise is said on standard error."""
    place = workspace_of(options)
    with opened(place, choose(place, options.briefing)) as store:
        search = searching(place, store)
        results = search.find(" ".join(options.query), options.limit or None, kind=options.kind)
        for remark in results.notes:
            note(remark)
        for hit in results.hits:
            if options.json:
                value(
                    {
                        "kind": hit.kind,
                        "id": hit.id,
                        "article": hit.article,
                        "title": hit.title,
                        "snippet": hit.snippet,
                        "hits": [[start, end] for start, end in hit.hits],
                        "score": round(hit.score, 3),
                    }
                )
                continue
            line(f"{hit.kind.capitalize()}: {hit.title}")
            if hit.snippet:
                line(hit.snippet, 1)
            line(f"Id: {hit.id}" + (f", in {hit.article}" if hit.article else ""), 1)
            line()
        if not options.json:
            line(f"{counted(results.total, 'hit')}.")
        if results.total > len(results.hits):
            note(f"{len(results.hits)} of {results.total} hits printed; --limit 0 prints all")
        if results.suggestion:
            note(f"did you mean {results.suggestion!r}?")
    return DONE
