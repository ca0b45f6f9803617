"""Checking an export against the articles it quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.content import good_name, read_article
from briefing.errors import ExportError
from briefing.export.edits import Edit, edits, nearest_words, shortened
from briefing.export.naming import ExportNames
from briefing.export.reread import find_judgement, find_passage
from briefing.export.trace import ExportedPassage, Judgement, Traced, detach, find_again
from briefing.language.safety import safe_line
from briefing.model import Article, Difference, Span, Treatment
from briefing.plain import TooLargeError, read_plain
from briefing.statements import compare

if TYPE_CHECKING:
    from briefing.derived import Store

LARGEST = 256 * 1024 * 1024  # bytes; no export is as large, and what is no export shall not fill the memory


class State(StrEnum):
    """What has become of a passage or a judgement since the export."""

    STANDS = "stands as exported"
    MOVED = "moved within its article"
    CHANGED = "changed since"
    GONE = "article gone"
    JUDGED = "judged otherwise now"
    UNKNOWN = "no longer judged"


@dataclass(frozen=True, slots=True)
class PassageFinding:
    """What became of one passage; `now` is where it stands today.

    Where it does not stand: `line` is the export's line that shows it, `printed` its words there, `source` the words of
    the article that are nearest now, and `differences` what lies between the two; empty where that cannot be told.
    """

    passage: ExportedPassage
    state: State
    now: Span | None
    line: int | None = None
    printed: str = ""
    source: str = ""
    differences: tuple[Difference, ...] = ()

    def __str__(self) -> str:
        place = f"{safe_line(self.passage.article)} {self.passage.start}–{self.passage.end}"
        moved = f" to {self.now[0]}–{self.now[1]}" if self.state is State.MOVED and self.now else ""
        told = f"{_at(self.line)}{place}: {self.state}{moved}"
        if self.printed:
            told += f". The export says: {shortened(self.printed)}"
        if self.source:
            told += f". The article says now: {shortened(self.source)}"
        return told


@dataclass(frozen=True, slots=True)
class JudgementFinding:
    """What became of one treatment; `now` is today's, None where the statement or its report is gone.

    Where it does not stand: `line` is the export's line that says it, `printed` the article's words today and
    `reference` those they are compared with; empty where there are none.
    """

    judgement: Judgement
    state: State
    now: Treatment | None
    line: int | None = None
    printed: str = ""
    reference: str = ""

    def __str__(self) -> str:
        place = f"statement {safe_line(self.judgement.statement)} in {safe_line(self.judgement.article)}"
        now = f": {self.judgement.treatment} then, {self.now} now" if self.state is State.JUDGED else ""
        told = f"{_at(self.line)}{place}: {self.state}{now}"
        if self.printed:
            told += f". The article prints: {shortened(self.printed)}"
        if self.reference:
            told += f". The reference says: {shortened(self.reference)}"
        return told


def _at(line: int | None) -> str:
    return f"Line {line}, " if line is not None else ""


@dataclass(frozen=True, slots=True)
class Verification:
    """All findings about one export, which as a file is `export`; `edits` are the lines that somebody edited."""

    export: Traced
    passages: tuple[PassageFinding, ...]
    judgements: tuple[JudgementFinding, ...]
    edits: tuple[Edit, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing at all has changed."""
        states = {finding.state for finding in self.passages} | {finding.state for finding in self.judgements}
        return not self.export.edited and states <= {State.STANDS}


def traced(path: Path) -> Traced:
    """Read an export and its trace, to learn which briefing it belongs to.

    Raises ExportError where the file cannot be read or is no export.
    """
    shown = safe_line(str(path))
    try:
        return detach(read_plain(path, LARGEST).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"))
    except TooLargeError:
        raise ExportError(
            "is too large to be an export", where=shown, do="give a file that this program exported"
        ) from None
    except UnicodeDecodeError:
        raise ExportError(
            "is not UTF-8 text", where=shown, do="give Markdown that this program exported; Word files have no trace"
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ExportError(
            f"cannot be read ({safe_line(why)})", where=shown, do="give the path of an exported file"
        ) from error
    except ExportError as error:
        raise ExportError(error.what, where=shown, do=error.do) from error


def verify(path: Path, store: Store, folder: Path | None = None) -> Verification:
    """Check each passage and each treatment of an export against the briefing as it is now.

    With the briefing's `folder`, passages are looked for in the article files themselves and not in what is derived.
    Raises ExportError where the file is no export, or one of another briefing.
    """
    export = traced(path)
    trace = export.trace
    if trace.briefing != store.info.id:
        raise ExportError(
            f"is an export of the briefing {safe_line(trace.briefing)}, not of {safe_line(store.info.id)}",
            where=safe_line(str(path)),
            do="open that briefing",
        )
    named = {passage.article for passage in trace.passages}
    articles = _articles(folder, named) if folder else _derived(store, named)
    shown = export.shown.split("\n")
    findings = tuple(_passage(one, articles.get(one.article), shown) for one in trace.passages)
    sources = [articles[one.passage.article].body[slice(*one.now)] for one in findings if one.now is not None]
    return Verification(
        export, findings, tuple(_judgements(store, trace.judgements, shown)), edits(export, store, sources)
    )


def _articles(folder: Path, named: Iterable[str]) -> dict[str, Article]:
    good = [name for name in named if good_name(name)]
    articles = {name: read_article(folder / "articles" / f"{name}.md")[0] for name in good}
    return {name: article for name, article in articles.items() if article is not None}


def _derived(store: Store, named: set[str]) -> dict[str, Article]:
    return {row.id: store.article(row.id) for row in store.article_rows() if row.id in named}


def _passage(passage: ExportedPassage, article: Article | None, shown: Sequence[str]) -> PassageFinding:
    now = find_again(article.body, passage) if article is not None else None
    if now is not None:
        return PassageFinding(passage, State.STANDS if now == (passage.start, passage.end) else State.MOVED, now)
    state = State.GONE if article is None else State.CHANGED
    line, printed = find_passage(shown, passage) or (None, "")
    if article is None or not printed:
        return PassageFinding(passage, state, None, line, printed)
    source = nearest_words(article.body, printed)
    outcome = compare(source, printed)
    return PassageFinding(passage, state, None, line, printed, source, (*outcome.differences, *outcome.styled))


def _judgements(store: Store, judgements: Sequence[Judgement], shown: Sequence[str]) -> Iterator[JudgementFinding]:
    statements = {statement.id: statement for statement in store.statements()}
    names = ExportNames(store)
    held = {row.id for row in store.article_rows()}
    for judgement in judgements:
        statement = statements.get(judgement.statement)
        reports = statement.reports if statement else ()
        now = [report.treatment for report in reports if report.article == judgement.article]
        missing = statement.not_found if statement else ()
        now += [Treatment.NOT_FOUND for one in missing if one.article == judgement.article]
        if judgement.treatment in now:
            yield JudgementFinding(judgement, State.STANDS, judgement.treatment)
            continue
        state = State.JUDGED if now else State.UNKNOWN
        outlet = store.article(judgement.article).outlet if judgement.article in held else ""
        line = find_judgement(shown, names, judgement, statement, outlet)
        printed = next((report.text for report in reports if report.article == judgement.article), "")
        reference = statement.reference.text if statement else ""
        yield JudgementFinding(judgement, state, now[0] if now else None, line, printed, reference)
