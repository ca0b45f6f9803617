"""`briefing search`: articles, quotations, actors and statements with the words asked for."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.opening import opened, searching
from briefing.commands.common.output import line, note, value
from briefing.commands.common.status import DONE
from briefing.content import (
    SavedSearch,
    change_searches,
    problems_of_searches,
    read_searches,
    with_search,
    without_search,
)
from briefing.derived import Store
from briefing.errors import ContentError, UsageError
from briefing.language.words import counted, one_line
from briefing.search import Filtered, tally

LIMIT = 50  # hits printed unless --limit says otherwise
KINDS = ("article", "quotation", "actor", "statement")

DESCRIPTION = """\
Search a briefing: words, "phrases", the beginning of a word with *, AND, OR, NOT, and the fields
outlet:, by:, kind:, before: and after:. The best hits come first. Put the query in quotation marks
where the shell would take some of its characters for its own. A query can be saved under a name.
"""
EXAMPLES = """\
  briefing search encryption
  briefing search '"baked in" by:kyle'
  briefing search 'harm* NOT kind:release after:2024-06' --in child-online-safety
  briefing search child --forms                  other forms too: children
  briefing search safety --by month              how many articles of each month have it
  briefing search 'safety by:kyle' --save kyle   and from then on:  briefing search --saved kyle
"""


GROUPS = {"outlet": "article", "actor": "quotation", "month": "article"}  # and what is counted


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("query", metavar="QUERY", nargs="*", help="what to look for")
    common.inside(parser)
    parser.add_argument(
        "--limit", metavar="N", type=common.count, default=LIMIT, help=f"print at most N hits, 0 for all ({LIMIT})"
    )
    parser.add_argument("--kind", choices=KINDS, help="print only hits of this kind")
    parser.add_argument("--forms", action="store_true", help="other forms of the words count too (child: children)")
    parser.add_argument("--by", choices=tuple(GROUPS), help="print how many of what was found each of these has")
    saved = parser.add_mutually_exclusive_group()
    saved.add_argument("--saved", metavar="NAME", help="search for what was saved under this name")
    saved.add_argument("--save", metavar="NAME", help="save the query under this name too, in place of what was")
    saved.add_argument("--forget", metavar="NAME", help="forget what was saved under this name")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the hits; what was capped or taken otherwise is said on standard error."""
    place = workspace_of(options)
    briefing = choose(place, options.briefing)
    folder = place.searches(briefing)
    if options.forget is not None:
        if options.query:
            raise UsageError("--forget takes a name and no query", do="see 'briefing search --help'")
        return _forget(folder, options.forget)
    wanted = _wanted(options, folder)
    with opened(place, briefing) as store:
        search = searching(place, store)
        if options.save is not None:
            change_searches(folder, lambda now: with_search(now, wanted))
            note(f"saved as {wanted.name!r}")
        if options.by is not None:
            return _tell_places(search.filter(wanted.query, typing=False, forms=wanted.forms), store, options)
        results = search.find(wanted.query, options.limit or None, kind=options.kind, forms=wanted.forms)
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
            line(f"Id: {hit.id}" + (f", in {hit.article}" if hit.article and hit.article != hit.id else ""), 1)
            line()
        if not options.json:
            line(f"{counted(results.total, 'hit')}.")
        if results.total > len(results.hits):
            note(f"{len(results.hits)} of {results.total} hits printed; --limit 0 prints all")
        if results.suggestion:
            note(f"did you mean {results.suggestion!r}?")
    return DONE


def _wanted(options: argparse.Namespace, folder: Path) -> SavedSearch:
    """What to search for: the query typed, or the one saved under a name, with what is typed beside it as well."""
    typed = " ".join(options.query)
    if options.saved is None:
        if not typed.strip():
            raise UsageError("nothing to search for", do="give a query, or --saved NAME")
        return SavedSearch(one_line(options.save or ""), typed, options.forms)
    saved = _named(folder, options.saved)
    query = f"({saved.query}) {typed}" if typed else saved.query
    return SavedSearch(saved.name, query, saved.forms or options.forms)


def _named(folder: Path, name: str) -> SavedSearch:
    """The search saved under a name. Raises UsageError, and ContentError where it may be in what cannot be read."""
    searches = read_searches(folder)
    key = SavedSearch(name, "").key
    found = [each for each in searches if each.key == key]
    if not found and (problems := problems_of_searches(folder)):
        raise ContentError(str(problems[0]), do="mend the file first")
    if not found:
        names = ", ".join(repr(each.name) for each in searches)
        raise UsageError(f"no search is saved as {name!r}", do=f"there are {names}" if names else "none is saved yet")
    return found[0]


def _forget(folder: Path, name: str) -> int:
    forgotten = _named(folder, name)
    change_searches(folder, lambda now: without_search(now, name))
    line(f"Forgotten: {forgotten.name}: {forgotten.query}")
    return DONE


def _tell_places(filtered: Filtered, store: Store, options: argparse.Namespace) -> int:
    """Print how many of what was found each outlet, actor or month has."""
    articles = (row for row in store.article_rows() if row.id in filtered.articles)
    quotations = (row for row in store.quotation_rows() if row.id in filtered.quotations)
    found = tally(articles, quotations)
    for remark in filtered.notes:
        note(remark)
    counts = {"outlet": found.outlets, "actor": found.actors, "month": found.months}[options.by]
    what = GROUPS[options.by]
    for place in counts:
        if options.json:
            value({options.by: place.name, f"{what}s": place.hits, "narrowing": place.narrowing})
        else:
            line(f"{place.name}: {counted(place.hits, what)}")
    if not options.json:
        line(f"{counted(sum(place.hits for place in counts), what)}.")
    return DONE
