"""Checking an export against the articles it quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing.content import good_name, read_article
from briefing.errors import ExportError
from briefing.export.store import Store
from briefing.export.trace import Judgement, Passage, Traced, detach, digest
from briefing.language.safety import safe_line
from briefing.model import Article, Span, Treatment
from briefing.plain import TooLargeError, read_plain

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
    """What became of one passage; `now` is where it stands today."""

    passage: Passage
    state: State
    now: Span | None

    def __str__(self) -> str:
        place = f"{safe_line(self.passage.article)} {self.passage.start}–{self.passage.end}"
        moved = f" to {self.now[0]}–{self.now[1]}" if self.state is State.MOVED and self.now else ""
        return f"{place}: {self.state}{moved}"


@dataclass(frozen=True, slots=True)
class JudgementFinding:
    """What became of one treatment; `now` is today's, None where the statement or its report is gone."""

    judgement: Judgement
    state: State
    now: Treatment | None

    def __str__(self) -> str:
        place = f"statement {safe_line(self.judgement.statement)} in {safe_line(self.judgement.article)}"
        now = f": {self.judgement.treatment} then, {self.now} now" if self.state is State.JUDGED else ""
        return f"{place}: {self.state}{now}"


@dataclass(frozen=True, slots=True)
class Verification:
    """All findings about one export, which as a file is `export`."""

    export: Traced
    passages: tuple[PassageFinding, ...]
    judgements: tuple[JudgementFinding, ...]

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
        raise ExportError("is not UTF-8 text", where=shown, do="give a file that this program exported") from None
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
    return Verification(
        export,
        tuple(_passage(one, articles.get(one.article)) for one in trace.passages),
        tuple(_judgements(store, trace.judgements)),
    )


def _articles(folder: Path, named: Iterable[str]) -> dict[str, Article]:
    good = [name for name in named if good_name(name)]
    found = {name: read_article(folder / "articles" / f"{name}.md")[0] for name in good}
    return {name: article for name, article in found.items() if article is not None}


def _derived(store: Store, named: set[str]) -> dict[str, Article]:
    return {row.id: store.article(row.id) for row in store.article_rows() if row.id in named}


def _passage(passage: Passage, article: Article | None) -> PassageFinding:
    if article is None:
        return PassageFinding(passage, State.GONE, None)
    now = _find(article.body, passage)
    if now is None:
        return PassageFinding(passage, State.CHANGED, None)
    return PassageFinding(passage, State.STANDS if now == (passage.start, passage.end) else State.MOVED, now)


def _find(body: str, passage: Passage) -> Span | None:
    """Where the passage stands now: where it stood, else the nearest place that has exactly its characters."""
    if _matches(body, passage.start, passage):
        return passage.start, passage.end
    places: list[int] = []
    at = body.find(passage.first)
    while at >= 0:
        if _matches(body, at, passage):
            places.append(at)
        at = body.find(passage.first, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - passage.start))
    return start, start + passage.end - passage.start


def _matches(body: str, start: int, passage: Passage) -> bool:
    end = start + passage.end - passage.start
    if end > len(body) or body[start] != passage.first or body[end - 1] != passage.last:
        return False
    return digest(body[start:end]) == passage.digest


def _judgements(store: Store, judgements: Iterable[Judgement]) -> Iterator[JudgementFinding]:
    statements = {statement.id: statement for statement in store.statements()}
    for judgement in judgements:
        statement = statements.get(judgement.statement)
        reports = statement.reports if statement else ()
        now = [report.treatment for report in reports if report.article == judgement.article]
        missing = statement.not_found if statement else ()
        now += [Treatment.NOT_FOUND for one in missing if one.article == judgement.article]
        if judgement.treatment in now:
            yield JudgementFinding(judgement, State.STANDS, judgement.treatment)
        else:
            yield JudgementFinding(judgement, State.JUDGED if now else State.UNKNOWN, now[0] if now else None)
