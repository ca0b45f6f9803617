"""`briefing export`: a briefing, a basket, the ledger or one statement as Markdown."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.opening import opened
from briefing.commands.common.output import block, line
from briefing.commands.common.statements import find
from briefing.commands.common.status import DONE
from briefing.content import read_basket
from briefing.derived import Store
from briefing.errors import UsageError
from briefing.export import (
    FORMS,
    Options,
    export_basket,
    export_briefing,
    export_comparison,
    export_ledger,
    form_of,
    rendered,
    word_count,
    write_export,
)
from briefing.language.words import counted
from briefing.model import PartialDate
from briefing.paths import Workspace

DESCRIPTION = """\
Write Markdown, a page of HTML or (where pandoc is installed) a Word file that a colleague can check against the
sources: what was said, how each outlet reported it, clippings with their notes, sources, method and limits.
Without --output it is printed. A protective marking is printed only if you give one.
"""
EXAMPLES = """\
  briefing export --output briefing.md
  briefing export --clippings --title 'For the Minister' --marking 'OFFICIAL' --output clippings.md
  briefing export child-online-safety --statement 'baked in' --output statement.docx
  briefing export --output briefing.html
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--clippings", action="store_true", help="only what was clipped in the reader")
    part.add_argument("--ledger", action="store_true", help="only the ledger")
    part.add_argument("--statement", metavar="WORDS", help="only this statement, by its id or part of its title")
    parser.add_argument("--basket", metavar="NAME", help="which basket of clippings, where there are several")
    parser.add_argument("--title", metavar="TEXT", default="", help="the title over it (the briefing's)")
    parser.add_argument("--marking", metavar="TEXT", default="", help="a protective marking, printed at both ends")
    parser.add_argument("--to", choices=FORMS, help="its form (that of the file's ending, else md); docx needs pandoc")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write it to a file; never over one that is there")
    parser.add_argument("--force", action="store_true", help="with --output: replace the file")


def run(options: argparse.Namespace) -> int:
    """Write it or print it."""
    if options.force and options.output is None:
        raise UsageError("--force needs --output FILE")
    if options.basket and (options.ledger or options.statement):
        raise UsageError("--basket goes with --clippings")
    place = workspace_of(options)
    form = options.to or ("md" if options.output is None else form_of(options.output))
    if form == "docx" and options.output is None:
        raise UsageError("a Word file cannot be printed", do="give it a name with --output FILE.docx")
    with opened(place, choose(place, options.briefing)) as store:
        export = _made(options, place, store)
        made = rendered(export, form, options.title.strip() or store.info.title)
    if options.output is None:
        block(str(made))
        return DONE
    write_export(options.output, made, overwrite=options.force)
    line(f"Written to {options.output}: {counted(word_count(export), 'word')}.")
    return DONE


def _made(options: argparse.Namespace, place: Workspace, store: Store) -> str:
    today = date.today()
    how = Options(options.title, options.marking, PartialDate(today.year, today.month, today.day))
    if options.clippings or options.basket:
        folder = place.clippings(store.info.id)
        basket = read_basket(folder, options.basket) if options.basket else read_basket(folder)
        if not basket.clippings:
            raise UsageError("nothing is clipped there", do="clip in the reader with the space bar")
        return export_basket(store, basket, how)
    if options.ledger:
        return export_ledger(store, options=how)
    if options.statement is not None:
        return export_comparison(store, store.statement(find(store, options.statement)), how)
    return export_briefing(store, how)
