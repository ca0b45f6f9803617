"""What stands on a page of a PDF beside its lines: raised figures, numbers of lines, notes at the foot, pull quotes."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from briefing.intake.candidate import Dropped
from briefing.intake.formats.pdf.page import PdfLine
from briefing.intake.formats.raised import lowered, raised
from briefing.language.sentences import ending
from briefing.language.words import one_line

_SMALL = 0.82  # of the type beside it, below which a figure is raised or lowered
_NEAR = 1.0  # of a size, within which a raised figure stands behind its word
_EDGE = 0.085  # of a page's height, where running heads and feet stand
_LARGE = 1.2  # of the text's type, from which words beside it are a pull quote
_NUMBERED = 3  # numbers in a row that show lines to be numbered
_STEPS = (1, 5, 10)  # by which lines are numbered
_NUMBER = re.compile(r"\d{1,4}")
_LED = re.compile(r"(\d{1,4})\s+(?=\S)")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])[.)]?\s+\S")
_ENDS = ending()
_STEP = 1.27  # sizes from line to line, as a rule
_ALIGNED = 4.0  # points within which numbers stand under each other
_FOOT = 0.4  # of a page's height, below which notes stand
_NAME = 8  # words at most of a name with its office
_UNDER = 2.2  # sizes of large type from its line to a name below it
_BELOW = 4.0  # lines within which text below large type shows it to be a heading


@dataclass(slots=True)
class PageLines:
    """The lines of a page that are its text, the notes at its foot, and what was taken out."""

    lines: list[PdfLine]
    notes: list[PdfLine] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def settle(lines: Sequence[PdfLine], height: float, body: float) -> PageLines:
    """A page's lines with figures in their places, and what is not of the text apart. `body` is the text's size."""
    page = PageLines(list(lines))
    marks = _figures(page)
    _line_numbers(page, body)
    _pull_quotes(page, height, body)
    _foot_notes(page, height, body, marks)
    return page


def typical(pages: Sequence[Sequence[PdfLine]]) -> float:
    """The size that most letters of a document have."""
    counted: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            counted[round(line.size, 1)] += len(line.text)
    return counted.most_common(1)[0][0] if counted else 10.0


def begins_note(line: PdfLine) -> bool:
    """Whether a line begins as a note does: `1 See the plan.`"""
    return bool(_NOTE.match(line.text))


def _figures(page: PageLines) -> set[str]:
    """Set raised and lowered figures behind their words; the marks of notes among them go, and are given back."""
    marks: set[str] = set()
    lines = page.lines
    small = [line for line in lines if len(line.text) <= 6]
    for figure in small:
        word = _beside(figure, lines)
        if word is None:
            continue
        at = next(number for number, line in enumerate(lines) if line is word)
        up = figure.base > word.base
        made = raised(figure.text, word.text, linked=False) if up else lowered(figure.text)
        lines[:] = [line for line in lines if line is not figure]
        at = next(number for number, line in enumerate(lines) if line is word)
        if made is None:
            marks.add(figure.text.strip("[]() "))
            page.dropped.append(Dropped(figure.text, "mark of a note"))
        else:
            lines[at] = replace(word, text=word.text + made, right=max(word.right, figure.right))
    return marks


def _beside(figure: PdfLine, lines: Sequence[PdfLine]) -> PdfLine | None:
    """The line that a small figure is raised or lowered behind."""
    for line in lines:
        if line is figure or figure.size > _SMALL * line.size or not line.text.strip():
            continue
        shift = (figure.base - line.base) / line.size
        gap = (figure.left - line.right) / line.size
        if (0.15 < shift < 0.8 or -0.5 < shift < -0.08) and -0.3 < gap < _NEAR:
            return line
    return None


def _line_numbers(page: PageLines, body: float) -> None:
    """Take out the numbers that stand beside the lines, or lead them."""
    lines = page.lines
    if not lines:
        return
    alone = [line for line in lines if _NUMBER.fullmatch(line.text.strip())]
    text = [line for line in lines if not _NUMBER.fullmatch(line.text.strip()) and line.size <= 1.1 * body]
    if len(alone) >= _NUMBERED and text:
        left, right = min(line.left for line in text), max(line.right for line in text)
        for margin in (
            [line for line in alone if line.right < left],
            [line for line in alone if line.left > right],
        ):
            ordered = sorted(margin, key=lambda line: -line.base)
            if _counts(ordered) and _aligned(ordered):
                gone = {id(line) for line in ordered}
                page.lines = [line for line in lines if id(line) not in gone]
                page.dropped.append(Dropped(" ".join(line.text for line in ordered)[:300], "numbers of lines"))
                return
    led = [line for line in sorted(lines, key=lambda line: -line.base) if _LED.match(line.text)]
    if len(led) >= 2 * _NUMBERED and len(led) * 10 > 7 * len(text) and _counts(led):
        cut = {id(line): line for line in led}
        page.lines = [
            replace(line, text=_LED.sub("", line.text, count=1)) if id(line) in cut else line for line in lines
        ]
        page.dropped.append(Dropped(" ".join(line.text.split()[0] for line in led)[:300], "numbers of lines"))


def _counts(lines: Sequence[PdfLine]) -> bool:
    """Whether lines begin with numbers that go up by one step; one gap in five is allowed."""
    numbers = [int(match.group()) for line in lines if (match := _NUMBER.match(line.text.strip()))]
    if len(numbers) < _NUMBERED:
        return False
    steps = [after - before for before, after in pairwise(numbers)]
    step = statistics.mode(steps)
    return step in _STEPS and sum(one == step for one in steps) * 5 >= 4 * len(steps)


def _aligned(lines: Sequence[PdfLine]) -> bool:
    edges = ([line.left for line in lines], [line.right for line in lines])
    return any(max(edge) - min(edge) < _ALIGNED for edge in edges)


def _pull_quotes(page: PageLines, height: float, body: float) -> None:
    """Take out words in large type that stand beside the text and head nothing."""
    lines = page.lines
    large = [line for line in lines if line.size >= _LARGE * body]
    text = [line for line in lines if line.size < 1.1 * body and len(line.text.split()) > 2]
    signs = _signs(lines, large, body)
    text = [line for line in text if line not in signs]
    if not large or len(text) < _NUMBERED:
        return
    column = [
        line
        for line in lines
        if line.size < 1.1 * body and height * _EDGE < line.top and line.bottom < height * (1 - _EDGE)
    ]  # a running head is no sentence that a headline could interrupt
    gone = [
        line
        for line in large
        if (_stands_beside(line, text) and not _heads(line, text, large)) or _interrupts(line, column)
    ]
    if not gone:
        return
    gone += [sign for sign in signs if any(_under(sign, line) for line in gone)]
    # A box is one thing: what stands right above or below its lines in the same type is of it.
    page.dropped.append(Dropped(one_line(" ".join(line.text for line in gone))[:300], "pull quote beside the text"))
    held = {id(line) for line in gone}
    page.lines = [line for line in lines if id(line) not in held]
    for line in gone:
        around = _around(line, text)
        if around is not None and not _beside_its_column(line, around[0], text):
            _close(page, *around)
            text = [other for other in page.lines if other.size < 1.1 * body and len(other.text.split()) > 2]


def _signs(lines: Sequence[PdfLine], large: Sequence[PdfLine], body: float) -> list[PdfLine]:
    """The names below large words: a short line under them, with nothing under it, and text at its side."""
    small = [line for line in lines if line.size <= body and len(line.text.split()) <= _NAME]
    found = [line for line in small if any(_under(line, other) for other in large)]
    rest = [line for line in lines if line.size <= body and line not in found]
    return [
        line
        for line in found
        if _stands_beside(line, rest)
        and not any(_over(other, line) and 0 < line.base - other.base < _BELOW * line.size for other in rest)
    ]


def _under(line: PdfLine, large: PdfLine) -> bool:
    return _over(line, large) and 0 < large.base - line.base < _UNDER * large.size


def _close(page: PageLines, above: PdfLine, below: PdfLine) -> None:
    """Move the lines below a box up to those above it, so that the gap parts no paragraph."""
    shift = above.base - below.base - _step(above, page.lines)
    if shift <= 0:
        return
    page.lines = [
        replace(line, base=line.base + shift, top=line.top + shift, bottom=line.bottom + shift)
        if line.base <= below.base and _over(line, below)
        else line
        for line in page.lines
    ]


def _step(line: PdfLine, lines: Sequence[PdfLine]) -> float:
    """From line to line in a line's own column; where that is not to be seen, what is usual for its type."""
    column = sorted({other.base for other in lines if _over(other, line) and abs(other.size - line.size) < 1})
    steps = [below - above for above, below in pairwise(column) if below - above < 2 * line.size]
    return statistics.median(steps) if steps else _STEP * line.size


def _around(line: PdfLine, text: Sequence[PdfLine]) -> tuple[PdfLine, PdfLine] | None:
    """The lines of text above and below a line, in its column."""
    column = [other for other in text if _over(other, line)]
    above = min((other for other in column if other.base > line.top), key=lambda other: other.base, default=None)
    below = max((other for other in column if other.top < line.bottom), key=lambda other: other.base, default=None)
    return None if above is None or below is None else (above, below)


def _interrupts(line: PdfLine, text: Sequence[PdfLine]) -> bool:
    """Whether large type stands in the middle of a sentence of its column: the text goes on below as if it were not."""
    around = _around(line, text)
    if around is None:
        return False
    above, below = around
    return not _ENDS.search(above.text.rstrip()) and below.text.lstrip()[:1].islower()


def _beside_its_column(line: PdfLine, above: PdfLine, text: Sequence[PdfLine]) -> bool:
    """Whether text of the column that a line stands in runs on at its side; another column's always may."""
    return any(
        other.bottom < line.top and other.top > line.bottom and abs(other.left - above.left) < 2 * above.size
        for other in text
    )


def _stands_beside(line: PdfLine, text: Sequence[PdfLine]) -> bool:
    level = [other for other in text if other.bottom < line.top and other.top > line.bottom]
    return bool(level) and all(other.right <= line.left or other.left >= line.right for other in level)


def _heads(line: PdfLine, text: Sequence[PdfLine], large: Sequence[PdfLine]) -> bool:
    """Whether text stands below large type in its own column, as below a heading."""
    foot = min(
        (other.bottom for other in large if _over(other, line) and abs(other.base - line.base) < 3 * line.size),
        default=line.bottom,
    )
    return any(_over(other, line) and 0 < foot - other.base < _BELOW * other.size for other in text)


def _over(one: PdfLine, other: PdfLine) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 0.3 * min(
        one.right - one.left, other.right - other.left
    )


def _foot_notes(page: PageLines, height: float, body: float, marks: set[str]) -> None:
    """Set the notes at a page's foot apart: small type, begun by a mark that stands in the text."""
    small = [line for line in page.lines if line.size <= 0.9 * body and line.top < height * _FOOT]
    begins = [line for line in small if _NOTE.match(line.text) and line.text.split()[0].rstrip(".)") in marks]
    if not begins:
        return
    top = max(line.base for line in begins)
    page.notes = [line for line in small if line.base <= top]
    held = {id(line) for line in page.notes}
    page.lines = [line for line in page.lines if id(line) not in held]
