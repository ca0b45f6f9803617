"""`briefing export`: a briefing, a basket, the ledger or one statement as Markdown."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from briefing.commands.common import options as common
from briefing.commands.common.baskets import basket_options, chosen_basket
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.opening import opened
from briefing.commands.common.output import block, line, note
from briefing.commands.common.statements import find
from briefing.commands.common.status import DONE
from briefing.derived import Store
from briefing.errors import UsageError
from briefing.export import (
    FORMS,
    ExportOptions,
    Part,
    Scope,
    Style,
    Template,
    comparison_scope,
    csl_of,
    export_scope,
    form_of,
    ledger_scope,
    picked_scope,
    rendered,
    whole,
    word_count,
    write_export,
)
from briefing.language.words import counted
from briefing.model import PartialDate
from briefing.paths import Workspace

DESCRIPTION = """\
Write Markdown, a page of HTML or (where pandoc is installed) a Word file that a colleague can check against the
sources: what was said, how each outlet reported it, clippings with their notes, sources, method and limits.
Templates choose the parts: full (everything), note (a briefing note), lines (lines to take: your notes, each with the
words it rests on), media (media handling), quotes (plain quotes); --parts and --without choose them one by one.
Without --output it is printed. A protective marking and an embargo are printed only if you give them.
"""
EXAMPLES = """\
  briefing export --output briefing.md
  briefing export --clippings --title 'For the Minister' --marking 'OFFICIAL' --output clippings.md
  briefing export child-online-safety --statement 'baked in' --output statement.docx
  briefing export --output briefing.html
  briefing export --basket minister --template lines --marking OFFICIAL --output lines.docx
  briefing export --parts quotes,sources --cite oscola --output quotes.md
  briefing export --template note --csl sources.json --output note.md
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser)
    of = parser.add_mutually_exclusive_group()
    of.add_argument("--clippings", action="store_true", help="only what was clipped in the reader")
    of.add_argument("--ledger", action="store_true", help="only the ledger")
    of.add_argument("--statement", metavar="WORDS", help="only this statement, by its id or part of its title")
    basket_options(parser)
    parser.add_argument("--template", choices=[*Template], help="what it is for, which chooses its parts (full)")
    parser.add_argument("--parts", metavar="PART,PART", type=_parts, help=f"its parts, in order: {', '.join(Part)}")
    parser.add_argument("--without", metavar="PART,PART", type=_parts, default=(), help="parts to leave away")
    parser.add_argument("--title", metavar="TEXT", default="", help="the title over it (the briefing's)")
    parser.add_argument("--marking", metavar="TEXT", default="", help="a protective marking, printed at both ends")
    parser.add_argument("--embargo", metavar="TEXT", default="", help="an embargo line, printed at both ends")
    parser.add_argument("--cite", choices=[*Style], help="the style in which its sources are cited")
    parser.add_argument(
        "--csl",
        metavar="FILE",
        type=Path,
        help="write its sources to FILE as CSL-JSON, and name each by its [@key]",
    )
    parser.add_argument("--to", choices=FORMS, help="its form (that of the file's ending, else md); docx needs pandoc")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="write it to a file; never over one that is there"
    )
    parser.add_argument("--force", action="store_true", help="with --output or --csl: replace the file")


def run(options: argparse.Namespace) -> int:
    """Write it or print it."""
    if options.force and options.output is None and options.csl is None:
        raise UsageError("--force needs --output FILE")
    for option, given in (("--basket", options.basket), ("--tag", options.tag)):
        if given is not None and (options.ledger or options.statement):
            raise UsageError(f"{option} goes with --clippings")
    for option, given in (("--template", options.template), ("--parts", options.parts)):
        if given is not None and (options.ledger or options.statement):
            raise UsageError(f"{option} goes with a whole briefing or --clippings")
    place = workspace_of(options)
    form = options.to or ("md" if options.output is None else form_of(options.output))
    if form == "docx" and options.output is None:
        raise UsageError("a Word file cannot be printed", do="give it a name with --output FILE.docx")
    with opened(place, choose(place, options.briefing)) as store:
        scope = _scope(options, place, store)
        how = _how(options, form)
        export = export_scope(store, scope, how)
        made = rendered(export, form, options.title.strip() or store.info.title, how.both_ends)
        sources = csl_of(store, scope) if options.csl is not None else ""
    if options.output is None:
        block(str(made))
    else:
        write_export(options.output, made, overwrite=options.force)
        line(f"Written to {options.output}: {counted(word_count(export), 'word')}.")
    if options.csl is not None:
        write_export(options.csl, sources, overwrite=options.force)
        note(f"sources written to {options.csl}; pandoc takes them with --citeproc --bibliography {options.csl}")
    return DONE


def _how(options: argparse.Namespace, form: str) -> ExportOptions:
    today = date.today()
    return ExportOptions(
        options.title,
        options.marking,
        PartialDate(today.year, today.month, today.day),
        options.embargo,
        Template(options.template or Template.FULL),
        options.parts or (),
        options.without,
        Style(options.cite) if options.cite else None,
        keys=options.csl is not None and form == "md",  # only pandoc's readers know what [@key] means
    )


def _scope(options: argparse.Namespace, place: Workspace, store: Store) -> Scope:
    if options.clippings or options.basket is not None or options.tag is not None:
        return picked_scope(store, chosen_basket(place.clippings(store.info.id), options.basket, options.tag))
    if options.ledger:
        return ledger_scope(store)
    if options.statement is not None:
        return comparison_scope(store.statement(find(store, options.statement)))
    return whole(store)


def _parts(text: str) -> tuple[Part, ...]:
    try:
        return tuple(Part(name.strip().casefold()) for name in text.split(",") if name.strip())
    except ValueError:
        wrong = next(name.strip() for name in text.split(",") if name.strip().casefold() not in [*Part])
        raise argparse.ArgumentTypeError(f"there is no part {wrong!r}; choose among {', '.join(Part)}") from None
