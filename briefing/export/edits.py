"""Lines of an export that somebody edited: what they said, and what they say now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from briefing.export.markdown import lines_today
from briefing.export.reread import cells, plain
from briefing.export.trace import Traced, short_digest
from briefing.glossary import told_difference
from briefing.language.marks import OPENERS
from briefing.language.safety import safe_line
from briefing.model import Difference, DifferenceKind
from briefing.statements import compare

if TYPE_CHECKING:
    from briefing.derived import Store

ALIKE = 50.0  # of 100 (RapidFuzz): lines less alike are not the same line edited
TOLD = 160  # characters of a line that is told whole


@dataclass(frozen=True, slots=True)
class Edit:
    """A line that was changed or added: its number, its words, and, where it is known, what it was and what changed.

    `until`: the last line of a stretch that changed places and begins here; None where a line was edited.
    """

    line: int
    now: str
    was: str = ""
    differences: tuple[Difference, ...] = ()
    until: int | None = None

    def __str__(self) -> str:
        if self.until is not None:
            lines = f"Line {self.line}" if self.until == self.line else f"Lines {self.line} to {self.until}"
            return f"{lines} stood elsewhere in the export: {shortened(self.now)}"
        if not self.was:
            return f"Line {self.line} was added or rewritten: {shortened(self.now)}"
        told = "; ".join(told_difference(one) for one in self.differences)
        return f"Line {self.line} was edited: {safe_line(told)}. It said: {shortened(self.was)}"


def shortened(text: str) -> str:
    """A text in quotation marks on one line, safe to print, cut where it is long."""
    line = safe_line(text)
    line = line if len(line) <= TOLD else f"{line[: TOLD - 1].rstrip()}…"
    return line if line[:1] in OPENERS else f"“{line}”"


def edits(export: Traced, store: Store, sources: Iterable[str]) -> tuple[Edit, ...]:
    """What was edited in an export. `sources` are its passages as the articles have them.

    What a line said is known where the same line would be written today, and its digest is in the trace; else the
    passage most like it is taken for what it said.
    """
    shown = export.shown.split("\n")
    moved = [Edit(first, plain(shown[first - 1]), until=last) for first, last in export.moved]
    if not export.lines:
        return tuple(moved)
    today = [line for line in lines_today(store, {one.statement for one in export.trace.judgements}) if line]
    gone = set(export.gone)
    known = list(dict.fromkeys(line for line in today if short_digest(line) in gone))
    passages = [part for text in sources for part in text.split("\n\n") if part.strip()]
    edited = [_edit(number, shown[number - 1], known, passages) for number in export.lines]
    return tuple(sorted((*edited, *moved), key=lambda one: one.line))


def _edit(number: int, line: str, known: Sequence[str], passages: Sequence[str]) -> Edit:
    before = _nearest(line, known)
    if before is not None:
        return Edit(number, plain(line), plain(before), tuple(_changes(cells(before), cells(line))))
    text = cells(line)[-1]
    before = _nearest(text, passages)
    if before is None or before == text:
        return Edit(number, plain(line))
    return Edit(number, plain(line), before, tuple(_changes([before], [text])))


def nearest_words(body: str, printed: str) -> str:
    """The words of an article that are most like some words, whole."""
    alignment = fuzz.partial_ratio_alignment(printed, body, score_cutoff=ALIKE)
    if alignment is None or len(printed) > len(body):
        return body if alignment is not None else ""
    start, end = alignment.dest_start, alignment.dest_end
    while start and body[start - 1].isalnum() and body[start].isalnum():
        start -= 1
    while end < len(body) and body[end].isalnum() and body[end - 1].isalnum():
        end += 1
    return body[start:end].strip()


def _nearest(line: str, known: Sequence[str]) -> str | None:
    best = process.extractOne(line, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return best[0] if best is not None else None


def _changes(before: Sequence[str], now: Sequence[str]) -> Iterator[Difference]:
    """What changed, cell by cell, house style too: who edits an export has no house style."""
    if len(before) != len(now):
        before, now = [" ".join(before)], [" ".join(now)]
    for was, said in zip(before, now, strict=True):
        if was == said:
            continue
        outcome = compare(was, said)
        differences = (*outcome.differences, *outcome.styled)
        if differences:
            yield from differences
        else:
            yield Difference(DifferenceKind.SUBSTITUTION, was, (0, len(was)), said, (0, len(said)))
