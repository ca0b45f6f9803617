"""`briefing import`: files of every kind into articles."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing import intake
from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, writable_workspace_of
from briefing.commands.common.interruption import Interruption
from briefing.commands.common.names import nearest
from briefing.commands.common.output import at_terminal, flush, line, note
from briefing.commands.common.progress import Progress
from briefing.commands.common.status import DONE, INTERRUPTED, WRONG
from briefing.content import listed, new_briefing, read_briefing
from briefing.errors import UsageError
from briefing.files import slug
from briefing.intake import UNKNOWN_OUTLET, Candidate, Decision, Duplicates, ImportOptions, Summary
from briefing.intake.recognition import SCAN, tool
from briefing.intake.walk import walk
from briefing.language.words import counted, fold
from briefing.model import ArticleKind, Briefing, PartialDate

DESCRIPTION = """\
Turn files into articles of a briefing: plain text, Markdown, saved pages, mail, PDF, Word, rich text, OpenDocument,
feeds, web archives, files of news databases, and folders and zip files of those. What becomes of each file is shown
first; a field that is not known stays empty and is listed, a date is never invented. Files are read offline, each in
a process of its own; one that fails does not stop the others. Importing the same again changes nothing. Ends with 2
if a file failed.
"""
EXAMPLES = """\
  briefing import release.html report.pdf --in harbour-dues
  briefing import cuttings/ --in 'Pilot boats' --summary imported.txt
  briefing import saved/ --dry-run --explain
  briefing import letters.zip --outlet 'Harbour Gazette' --kind report --yes
  briefing import --watch ~/Dropbox/papers --in harbour-dues
"""

_DECIDED = {Decision.TAKE: "Take", Decision.SKIP: "Skip", Decision.FAIL: "Fail"}
_PASSAGE = 200  # characters of a dropped passage that --explain prints


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="a file, a folder or a zip file")
    common.inside(parser, "its id, or the name of one to be made; not needed where there is only one")
    parser.add_argument("--outlet", metavar="NAME", help="the outlet of all these articles, by id or name")
    parser.add_argument("--kind", choices=[kind.value for kind in ArticleKind], help="the kind of all these articles")
    parser.add_argument("--published", metavar="DATE", type=_date, help="the date of all: 2024, 2024-10 or 2024-10-11")
    parser.add_argument(
        "--duplicates",
        choices=[choice.value for choice in Duplicates],
        default=Duplicates.AUTO.value,
        help="of a text that is there already: skip it, keep it, or (auto) keep only what another outlet printed",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would become of each file; write nothing")
    parser.add_argument("--explain", action="store_true", help="say where each field came from and what was left out")
    parser.add_argument(
        "--ocr", action="store_true", help="have ocrmypdf, where it is installed, recognise the text of scans"
    )
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("--summary", metavar="FILE", type=Path, help="write what became of each file to FILE as well")
    parser.add_argument("--force", action="store_true", help="with --summary: replace the file")
    parser.add_argument(
        "--watch", metavar="DIR", type=Path, help="take what is dropped into a folder, without asking, until Ctrl-C"
    )


def run(options: argparse.Namespace) -> int:
    """Show, ask, write, and sum up."""
    if bool(options.files) == (options.watch is not None):
        raise UsageError("give the files to import, or --watch DIR", do="see 'briefing import --help'")
    if options.watch is not None and options.dry_run:
        raise UsageError("--watch writes what it finds", do="leave --dry-run away")
    if options.force and options.summary is None:
        raise UsageError("--force needs --summary FILE")
    if not (options.yes or options.dry_run or options.watch or at_terminal()):
        raise UsageError("nobody is there to be asked", do="--yes writes without asking, --dry-run only shows")
    if options.summary is not None:
        from briefing.export import require_export  # no import of articles waits for it

        require_export(options.summary, overwrite=options.force)
    place = writable_workspace_of(options)
    named = options.briefing
    if named and _is_new(place.content, named, ask=not options.yes):
        folder, briefing = place.content / slug(named), Briefing(slug(named), named, ())
        line(f"There is no briefing {named!r} yet; {'it would be' if options.dry_run else 'it will be'} made.")
    else:
        folder, briefing = place.content / choose(place, named), None
    chosen = ImportOptions(
        outlet=options.outlet,
        kind=ArticleKind(options.kind) if options.kind else None,
        published=options.published,
        duplicates=Duplicates(options.duplicates),
        recognise=_recogniser() if options.ocr else None,
    )
    if options.watch is not None:
        if briefing is not None:
            new_briefing(place.content, briefing.id, briefing.title)
        return _watch(options, folder, chosen)
    with Interruption() as interruption, Progress() as progress:
        held = briefing or read_briefing(folder).briefing
        candidates: Iterator[Candidate] = intake.plan(options.files, held, chosen, cancelled=interruption)
        candidates = _followed(candidates, sum(1 for _ in walk(options.files)), progress)
        if options.dry_run:
            return _preview(candidates, explain=options.explain, progress=progress)
        if options.yes:
            candidates = _told(candidates, progress) if options.explain else candidates
        else:
            kept = list(candidates)
            _preview(kept, explain=options.explain, progress=progress)
            if not _agreed(kept):
                line("Nothing was written.")
                return DONE
            candidates = _followed(kept, len(kept), progress, "Written", each=True)
        if briefing is not None:
            new_briefing(place.content, briefing.id, briefing.title)
        summary = intake.take(candidates, folder, cancelled=interruption)
    status = _sum_up(summary)
    if options.summary is not None:
        from briefing.export import write_export

        write_export(options.summary, "\n".join(_lines(summary)) + "\n", overwrite=options.force)
    return status


def _recogniser() -> str:
    found = tool()
    if found is None:
        raise UsageError("--ocr needs ocrmypdf, which is not installed", do="install it, or leave --ocr away")
    return found


def _is_new(content: Path, named: str, *, ask: bool) -> bool:
    """Whether a name is that of no briefing and like none: then it is the name of one to be made.

    One that is like another's may be a slip: `ask`, at a terminal, has the person say so.
    """
    held = listed(content)
    names = [name for one in held for name in (one.id, one.title)]
    if fold(named) in map(fold, names) or slug(named) in names:
        return False
    like = nearest(named, names)
    if like is None:
        return True
    if not ask or not at_terminal():
        return False
    line(f"There is no briefing {named!r}, but {like!r}. Make a new one? Type y or yes and Enter.")
    return _yes()


def _followed(
    candidates: Iterable[Candidate], total: int, progress: Progress, stage: str = "Read", *, each: bool = False
) -> Iterator[Candidate]:
    """The candidates, while how many of the files (or `each` of the candidates) have been dealt with is shown."""
    path: Path | None = None
    done = 0
    for candidate in candidates:
        if each or candidate.path != path:
            path = candidate.path
            done += 1
        progress(stage, min(done, total), total)
        yield candidate


def _watch(options: argparse.Namespace, folder: Path, chosen: ImportOptions) -> int:
    """Take each batch of files that is dropped into the folder, without asking, until Ctrl-C."""
    with Interruption() as asked, Progress() as progress:
        line(f"Watching {options.watch}; Ctrl-C ends it.")
        flush()
        try:
            for batch in intake.watch(options.watch, cancelled=asked):
                candidates = intake.plan(batch, read_briefing(folder).briefing, chosen, cancelled=asked)
                told = _told(candidates, progress) if options.explain else candidates
                summary = intake.take(told, folder, progress=progress, cancelled=asked)
                progress.clear()
                _sum_up(summary)
                flush()
        except KeyboardInterrupt:  # heard while nothing was dropped, or at once by a second one: the way to end it
            if not asked():
                raise
    return DONE


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _agreed(candidates: list[Candidate]) -> bool:
    count = sum(candidate.decision is Decision.TAKE for candidate in candidates)
    if not count:
        return False
    line(f"Write {counted(count, 'article')}? Type y or yes and Enter; anything else writes nothing.")
    return _yes()


def _yes() -> bool:
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _preview(candidates: Iterable[Candidate], *, explain: bool, progress: Progress) -> int:
    """Say what will become of each candidate; the exit status that this comes to."""
    count, status = 0, DONE
    for candidate in candidates:
        progress.clear()
        count += 1
        if candidate.decision is Decision.FAIL:
            status = WRONG
        _tell(candidate, explain=explain)
    line(f"{counted(count, 'candidate')}.")
    return status


def _told(candidates: Iterable[Candidate], progress: Progress) -> Iterator[Candidate]:
    """The candidates as they pass, each explained."""
    for candidate in candidates:
        progress.clear()
        _tell(candidate, explain=True)
        yield candidate


def _tell(candidate: Candidate, *, explain: bool) -> None:
    reason = f", {candidate.reason}" if candidate.reason else ""
    line(f"{_DECIDED[candidate.decision]} {candidate.name}{reason}")
    article = candidate.article
    if article is None:
        return
    parts = (article.headline, article.outlet, str(article.published or "no date"), article.kind.value)
    line((f"{article.id}: " if candidate.decision is Decision.TAKE else "") + ", ".join(parts), 1)
    if candidate.outlet is not None and candidate.outlet.id != UNKNOWN_OUTLET:
        line(f"New outlet: {candidate.outlet.name}, {candidate.outlet.kind.value}", 1)
    if candidate.missing:
        line(f"Please fill: {', '.join(candidate.missing)}", 1)
    for remark in candidate.notes:
        line(f"Note: {remark}", 1)
    if not explain:
        return
    for name, field in candidate.fields.items():
        line(f"{name.capitalize()}: {field.value} ({field.by})", 1)
    for passage in candidate.dropped:
        text = passage.text if len(passage.text) <= _PASSAGE else f"{passage.text[:_PASSAGE]} …"
        line(f"Left out, {passage.why}: {text}", 1)


def _lines(summary: Summary, *, every: bool = True) -> Iterator[str]:
    """What became of each candidate; with `every` false only what a person should know of."""
    for one in summary.skipped:
        yield f"Skipped {one.name}: {one.why}"
    for one in summary.failed:
        yield f"Failed {one.name}: {one.why}"
    for one in summary.taken:
        if one.why or every:
            yield f"Taken {one.name}: " + ", ".join(filter(None, (one.article if every else "", one.why)))
    for one in summary.missing:
        yield f"Please fill in {one.article}: {one.why}"
    for outlet in summary.outlets:
        if outlet.id == UNKNOWN_OUTLET:
            continue  # nobody's name
        yield f"New outlet {outlet.id}: {outlet.name}, {outlet.kind.value}"
    taken, skipped, failed = len(summary.taken), len(summary.skipped), len(summary.failed)
    yield f"{counted(taken, 'article')} taken, {skipped} skipped, {failed} failed."


def _sum_up(summary: Summary) -> int:
    for told in _lines(summary, every=False):
        line(told)
    scans = sum(one.why.startswith(SCAN) for one in summary.failed)
    if scans and tool() is not None:
        note(f"{counted(scans, 'scan')} without text; ocrmypdf is installed here, and --ocr has it recognise the text")
    failed = len(summary.failed)
    if summary.cancelled:
        note("stopped; what was taken stays, and the same import again takes the rest")
        return INTERRUPTED
    return WRONG if failed else DONE
