"""Cuttings in a PDF: each article that the list of contents names begins a page of its own, in the list's order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.intake.formats import contents
from briefing.intake.formats.pdf.page import PdfLine
from briefing.language.words import one_line

_ENTRY = re.compile(r"(?P<title>\S.{6,240}?)(?:\s*[.…·_]{2,}\s*|\s+)(?:p(?:age|\.)?\s*)?(?P<page>\d{1,4})")
_IN_FRONT = 3  # pages among which the list stands
_LARGER = 1.15  # times the page's text, from which a line is a heading
_LEVEL = 0.45  # of a size, within which two pieces stand on one line


@dataclass(frozen=True, slots=True)
class Cutting:
    """An article of the file: its pages from `first` to before `end`, its heading, and the outlet the list names."""

    first: int
    end: int
    headline: str
    outlet: str


def parted(pages: Sequence[Sequence[PdfLine]]) -> list[Cutting]:
    """The articles by the pages' lines; none for a file that is one text."""
    found = next(((at, entries) for at in range(min(_IN_FRONT, len(pages))) if (entries := _entries(pages[at]))), None)
    if found is None:
        return []
    front, entries = found
    headings = [_headings(page) for page in pages]
    begins: list[tuple[int, str, str]] = []
    after = front + 1
    for title, number in entries:
        # The page that the list names first: services count from the cover, or from behind the list.
        order = sorted(range(after, len(pages)), key=lambda at: (abs(at + 1 - number), at))
        match = next(((at, *held) for at in order if (held := contents.matched(title, headings[at]))), None)
        if match is not None:
            begins.append(match)
            after = match[0] + 1
    if len(begins) < contents.FEWEST or len(begins) < contents.FOUND * len(entries):
        return []
    if sum(contents.dated(list(_levels(pages[first]))) for first, _, _ in begins) < contents.DATED * len(begins):
        return []  # the chapters of one report
    ends = [first for first, _, _ in begins[1:]] + [len(pages)]
    return [Cutting(first, end, headline, outlet) for (first, headline, outlet), end in zip(begins, ends, strict=True)]


def _entries(page: Sequence[PdfLine]) -> list[tuple[str, int]]:
    """The entries of a list of contents, in order; none for another page."""
    lines = list(_levels(page))
    begins = next((at for at, line in enumerate(lines) if contents.CONTENTS.fullmatch(line.strip(" :"))), None)
    if begins is None:
        return []
    entries: list[tuple[str, int]] = []
    open_title = ""
    for line in lines[begins + 1 :]:
        entry = _ENTRY.fullmatch(f"{open_title} {line}".strip())
        if entry is None:
            open_title = line  # a title over two lines
            continue
        open_title = ""
        entries.append((entry["title"], int(entry["page"])))
    rising = all(one[1] <= other[1] for one, other in pairwise(entries))
    return entries if len(entries) >= contents.FEWEST and rising else []


def _levels(page: Sequence[PdfLine]) -> Iterator[str]:
    """A page's words level by level: a title and the number of its page stand far apart."""
    current: list[PdfLine] = []
    for line in sorted(page, key=lambda line: (-line.base, line.left)):
        if current and abs(current[-1].base - line.base) > _LEVEL * line.size:
            yield one_line(" ".join(piece.text for piece in sorted(current, key=lambda piece: piece.left)))
            current = []
        current.append(line)
    if current:
        yield one_line(" ".join(piece.text for piece in sorted(current, key=lambda piece: piece.left)))


def _headings(page: Sequence[PdfLine]) -> list[str]:
    """The headings of a page, each of its lines of one size that follow each other."""
    sizes = sorted(line.size for line in page for _ in range(1 + len(line.text) // 10))
    if not sizes:
        return []
    typical = sizes[len(sizes) // 2]
    made: list[list[PdfLine]] = []
    for line in sorted(page, key=lambda line: (-line.base, line.left)):
        if line.size < _LARGER * typical:
            continue
        if made and abs(made[-1][-1].size - line.size) < 0.5 and made[-1][-1].base - line.base < 2.2 * line.size:
            made[-1].append(line)
        else:
            made.append([line])
    return [one_line(" ".join(line.text for line in lines)) for lines in made]
