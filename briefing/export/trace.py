"""The trace that an export carries: which passages of which articles it shows, so that they can be checked later.

It is an HTML comment at the end of the file, which no reader of Markdown shows: JSON, a line about the export, lines
of digests of the lines above, then a line a passage or a judgement. It holds ids, offsets and digests only, no foreign
words; characters beyond ASCII, angle brackets and double hyphens are written as JSON escapes, so that nothing in an id
can end the comment. The digests tell accidents and careless edits; they are no signature, and who forges an export can
forge them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from rapidfuzz.distance import Indel

from briefing.errors import ExportError
from briefing.export.escape import Md
from briefing.model import Article, Span, Treatment

FORM = 1  # of the trace; another form is another number
_ROW = 12  # digests of lines in a row
_OPENING = f"<!-- briefing-trace {FORM}"
_TRACE = re.compile(r"\n\n<!-- briefing-trace (\d+)\n(.*?)\n-->\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ExportedPassage:
    """A passage shown in an export: where it stood in its article's body, and the digest of its characters.

    Its first and last character make it quick to find again elsewhere.
    """

    article: str
    start: int
    end: int
    first: str
    last: str
    digest: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A treatment that an export states: of one statement, in one article."""

    statement: str
    article: str
    treatment: Treatment


@dataclass(frozen=True, slots=True)
class Trace:
    """What an export says about itself. `briefing` is the id, `version` the program's, `fingerprint` the content's."""

    briefing: str
    version: str
    fingerprint: str
    passages: tuple[ExportedPassage, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """An export read back: what it shows, its trace, and whether either was changed after it was written.

    `lines` are the numbers (from 1) of lines that were changed or added, `gone` the digests of those that are gone or
    were changed, `moved` the first and last lines of what changed places; an edit may show in none of them, as where
    the trace itself was edited.
    """

    shown: str
    trace: Trace
    edited: bool
    lines: tuple[int, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[tuple[int, int], ...] = ()

    @property
    def missing(self) -> int:
        """How many lines are gone or were changed."""
        return len(self.gone)


def digest(text: str) -> str:
    """A short digest of exactly these characters."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def passages(article: Article, spans: Iterable[Span]) -> Iterator[ExportedPassage]:
    """The trace of some passages of an article."""
    for start, end in spans:
        text = article.body[start:end]
        if text:
            yield ExportedPassage(article.id, start, end, text[0], text[-1], digest(text))


def find_again(body: str, passage: ExportedPassage) -> Span | None:
    """Where a passage stands now: where it stood, else the nearest place that has exactly its characters."""
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


def _matches(body: str, start: int, passage: ExportedPassage) -> bool:
    end = start + passage.end - passage.start
    if end > len(body) or body[start] != passage.first or body[end - 1] != passage.last:
        return False
    return digest(body[start:end]) == passage.digest


def shown_of(export: str) -> str:
    """What of an export is shown: all of it but the trace."""
    return _TRACE.sub("\n", export)


def attach(shown: Md, trace: Trace) -> str:
    """The export with its trace at the end."""
    lines = [short_digest(line) for line in shown.split("\n") if line]
    rows: list[dict[str, Any]] = [{"lines": lines[at : at + _ROW]} for at in range(0, len(lines), _ROW)]
    rows += [
        {"article": p.article, "at": [p.start, p.end], "edges": [ord(p.first), ord(p.last)], "digest": p.digest}
        for p in trace.passages
    ]
    rows += [{"statement": j.statement, "article": j.article, "treatment": str(j.treatment)} for j in trace.judgements]
    body = "\n".join(map(_line, rows))
    head = {"briefing": trace.briefing, "version": trace.version, "content": trace.fingerprint}
    head |= {"shown": digest(shown), "trace": digest(body)}
    return "\n".join((shown, "", _OPENING, _line(head), body, "-->", ""))


def short_digest(line: str) -> str:
    """The digest of a line as the trace keeps it."""
    return digest(line)[:8]


def _line(row: dict[str, Any]) -> str:
    line = json.dumps(row, ensure_ascii=True)
    return line.replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")


def detach(text: str) -> Traced:
    """Take an export apart; raise ExportError where there is no trace, or one that cannot be read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    match = _TRACE.search(text)
    if match is None and _OPENING in text:
        raise ExportError(
            "the comment that should end it is not at its end, or not whole",
            do="move what stands below the comment to above it, or export again",
        )
    if match is None:
        raise ExportError(
            "there is no trace of passages at its end",
            do="give Markdown that this program exported, with the comment at its end; pages and Word files have none",
        )
    if match[1] != str(FORM):
        raise ExportError("its trace has a form that this version cannot read", do="use the version that wrote it")
    head, _, body = match[2].partition("\n")
    shown = text[: match.start()]
    try:
        about = json.loads(head)
        rows = [json.loads(line) for line in body.splitlines()]
        trace = Trace(
            _text(about["briefing"]),
            _text(about["version"]),
            _text(about["content"]),
            tuple(_passage(row) for row in rows if "at" in row),
            tuple(_judgement(row) for row in rows if "statement" in row),
        )
        edited = (digest(shown), digest(body)) != (about["shown"], about["trace"])
        before = [_text(one) for row in rows if "lines" in row for one in row["lines"]]
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise ExportError("its trace was damaged and cannot be read", do="export again") from None
    return Traced(shown, trace, edited, *_changed(shown, before)) if edited else Traced(shown, trace, edited)


def _changed(shown: str, before: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The lines that were not there, the digests of those no longer there, and which lines changed places."""
    left = Counter(before)
    now = [(number, short_digest(line)) for number, line in enumerate(shown.split("\n"), 1) if line]
    new, kept = [], []
    for number, one in now:
        if left[one] > 0:
            left[one] -= 1
            kept.append((number, one))
        else:
            new.append(number)
    gone = tuple(left.elements())
    return tuple(new), gone, tuple(_moved(kept, _without(before, left)))


def _without(before: Sequence[str], gone: Counter[str]) -> list[str]:
    """The lines as they were without those that are gone, the last of equal ones."""
    left, kept = Counter(gone), []
    for one in reversed(before):
        if left[one] > 0:
            left[one] -= 1
        else:
            kept.append(one)
    return kept[::-1]


def _moved(now: Sequence[tuple[int, str]], before: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches of lines that do not stand in the order they had; the longest part that keeps it has not moved."""
    stretches: list[tuple[int, int]] = []
    for code in Indel.opcodes(before, [one for _, one in now]):
        if code.tag != "insert":
            continue
        if stretches and code.dest_start - stretches[-1][1] <= 1:  # a line between that looks like any other
            stretches[-1] = stretches[-1][0], code.dest_end
        else:
            stretches.append((code.dest_start, code.dest_end))
    return ((now[first][0], now[last - 1][0]) for first, last in stretches)


def _passage(row: dict[str, Any]) -> ExportedPassage:
    start, end = row["at"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise ValueError("offsets of a passage")
    first, last = map(chr, row["edges"])
    return ExportedPassage(_text(row["article"]), start, end, first, last, _text(row["digest"]))


def _judgement(row: dict[str, Any]) -> Judgement:
    return Judgement(_text(row["statement"]), _text(row["article"]), Treatment(row["treatment"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value
