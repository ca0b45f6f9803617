"""The paragraphs of a PDF, made of its lines: where one begins, goes on in the next column, breaks at a hyphen."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.intake.formats.pdf.page import HYPHEN, PdfLine, Region
from briefing.language.sentences import ending
from briefing.language.words import one_line

_WIDEST = 2.0  # sizes from line to line within a paragraph, unless no step is less
_WIDE = 0.62  # of a size, what a character takes at most on average
_BULLET = re.compile(r"(?:[•◦▪‣●○]|\(?\d{1,2}[.)])\s+\S")
_DASH = re.compile(r"[–—-]\s+\S")  # a list's mark only where a sentence or a list's head is above it
_ENDS = ending()
# Words that are first parts of compounds; behind them a hyphen stays, unless what follows is an ending.
_FIRST_PARTS = frozenset(
    "twenty thirty forty fifty sixty seventy eighty ninety self well non half long short high low old new year full "
    "cross north south east west two three four five".split()
)
_GOES_ON = re.compile(r"(?:a|and|by|for|in|of|off|on|out|the|to|up)-[^\W\d_]")
_ENDINGS = re.compile(
    r"(?:ern|est|er|ers|ing|ings|age|ages|ly|ness|ish|ways?|wards?|land|lands|en|ened|ens|fall|cut|cuts)\b"
)


def paragraphs(regions: Sequence[Region]) -> Iterator[str]:
    """The paragraphs of a document whose regions are given in reading order, over columns and pages."""
    vocabulary = _vocabulary(regions)
    spans: list[list[PdfLine]] = []
    indenting = False
    for region in regions:
        groups, indents = _groups(region)
        indenting = indenting or indents
        if spans and groups and _goes_on(spans[-1], groups[0], region, indenting=indents):
            spans[-1].extend(groups.pop(0))
        spans.extend(groups)
    for group in spans:
        yield joined([line.text for line in group], vocabulary)


def _groups(region: Region) -> tuple[list[list[PdfLine]], bool]:
    """A region's lines by paragraph, and whether its paragraphs begin with an indent."""
    lines = region.lines
    steps = [above.base - below.base for above, below in pairwise(lines) if abs(above.size - below.size) < 0.6]
    size = statistics.median(line.size for line in lines)
    # Where paragraphs have a line or two, more steps lie between them than inside.
    steps = [step for step in steps if step <= _WIDEST * size] or steps
    step = statistics.median_low(sorted(steps)[: max(1, (len(steps) + 1) * 3 // 4)]) if steps else 0.0
    margin = statistics.mode(round(line.left) for line in lines)
    indented = [round(line.left) - margin > 0.4 * line.size for line in lines]
    indents = len(lines) > 4 and 0.08 * len(lines) < sum(indented) < 0.6 * len(lines)
    groups: list[list[PdfLine]] = []
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else None
        indent = None
        if indents and above is not None:
            indent = indented[number] and _indented(above, line, indented[number - 1], region)
        if above is None or _begins(above, line, region, step=step, size=size, indent=indent):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups, indents


def _indented(above: PdfLine, line: PdfLine, before: bool, region: Region) -> bool:
    """Whether an indented line begins a paragraph: not within a block that is indented throughout."""
    return not before or _fits(above, line, region)


def _fits(above: PdfLine, line: PdfLine, region: Region) -> bool:
    """Whether a line's first word would have fitted on the line above."""
    first = line.text.split(None, 1)[0]
    return region.right - above.right > (len(first) + 1) * _WIDE * line.size


def _begins(above: PdfLine, line: PdfLine, region: Region, *, step: float, size: float, indent: bool | None) -> bool:
    """Whether a line begins a paragraph: by the space above it, its size, face or indent, or the room left above."""
    if abs(above.size - line.size) > 0.08 * max(above.size, line.size):
        return True
    # Large type has wider steps than the text around it.
    if step and above.base - line.base > max(1.3 * step, 1.5 * line.size if line.size > 1.12 * size else 0):
        return True
    if indent or _BULLET.match(line.text) or (_DASH.match(line.text) and _ENDS.search(above.text)):
        return True
    if above.text.endswith(HYPHEN):
        return False
    if ("bold" in above.font.lower()) != ("bold" in line.font.lower()) and not _inside_sentence(above, line):
        return True
    # Where paragraphs are indented, room on a line says nothing.
    ended = bool(_ENDS.search(above.text)) and not line.text[:1].islower()
    return indent is None and ended and _fits(above, line, region)


def _inside_sentence(above: PdfLine, line: PdfLine) -> bool:
    return line.text[:1].islower() or above.text.endswith(",")


def _goes_on(before: Sequence[PdfLine], after: Sequence[PdfLine], region: Region, *, indenting: bool) -> bool:
    """Whether the last paragraph of a column goes on at the top of the next one."""
    last, first = before[-1], after[0]
    if abs(last.size - first.size) > 0.08 * last.size or _BULLET.match(first.text):
        return False
    if ("bold" in last.font.lower()) != ("bold" in first.font.lower()):
        return False
    if last.text.endswith((HYPHEN, "-", ",")) or first.text[:1].islower():
        return True
    if not _ENDS.search(last.text):
        return len(before) > 1 or len(last.text) > 40
    return indenting and len(after) > 1 and abs(first.left - region.left) < 0.4 * first.size


def _vocabulary(regions: Sequence[Region]) -> frozenset[str]:
    """The words of the document that no line's end breaks."""
    words: set[str] = set()
    for region in regions:
        for line in region.lines:
            words.update(word.casefold() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)[:-1])
    return frozenset(words)


def joined(texts: Sequence[str], vocabulary: frozenset[str] = frozenset()) -> str:
    """Lines as one paragraph; a hyphen at a line's end goes, unless the word is written with it, as in `vocabulary`."""
    made = ""
    for text in texts:
        if not made:
            made = text
        elif made.endswith((HYPHEN, "-")) and re.search(r"[^\W\d_][\u00ad-]$", made) and text[:1].islower():
            made = made[:-1] + _hyphen(made[:-1], text, vocabulary) + text
        else:
            broken = re.search(r"\w-$", made)  # at a hyphen of its own, before a capital or a number
            made = made + text if broken else f"{made.rstrip(HYPHEN)} {text}"
    return one_line(made.replace(HYPHEN, "-"))


def _hyphen(before: str, after: str, vocabulary: frozenset[str]) -> str:
    first = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", before)
    second = re.match(r"[^\W\d_]+", after)
    if first is None or second is None:
        return "-"
    one, other = first.group().casefold(), second.group().casefold()
    if one + other in vocabulary:
        return ""
    if _GOES_ON.match(after):
        return "-"  # not-for-profit
    compound = one in _FIRST_PARTS and len(other) > 2 and not _ENDINGS.match(other)
    return "-" if compound or f"{one}-{other}" in vocabulary or "-" in one else ""
