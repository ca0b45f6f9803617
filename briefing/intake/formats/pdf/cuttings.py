"""Cuttings: a PDF of several articles with a list of contents in front, as monitoring services send them every morning.

The list names each article and its page. A file is taken apart only where nearly every entry of the list is found
again as the heading of a page of its own, in the list's order, with a day at its top; else, as a report with chapters,
it stays one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.intake.fields import dates
from briefing.intake.fields.about import bare
from briefing.intake.formats.pdf.page import PdfLine
from briefing.language.words import one_line

_CONTENTS = re.compile(
    r"(?:table of )?contents|index(?: of articles)?|(?:today['’]?s )?(?:headlines|cuttings|coverage)"
    r"|inhalt(?:sverzeichnis)?|sommaire|table des matières",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?P<title>\S.{6,240}?)(?:\s*[.…·_]{2,}\s*|\s+)(?:p(?:age|\.)?\s*)?(?P<page>\d{1,4})")
_IN_FRONT = 3  # pages among which the list stands
_FEWEST = 2  # articles
_FOUND = 0.8  # share of the list's entries that are found again
_DATED = 0.5  # share of the articles that have a day at their top
_TOP = 8  # lines
_SHORT = 90  # characters of a line that holds a day and little else
_SHORTEST = 8  # letters and figures of a heading that tells an article
_LARGER = 1.15  # times the page's text, from which a line is a heading
_LEVEL = 0.45  # of a size, within which two pieces stand on one line
_NAME = 7  # words of an outlet's name at most


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
        match = next(((at, *held) for at in order if (held := _matched(title, headings[at]))), None)
        if match is not None:
            begins.append(match)
            after = match[0] + 1
    if len(begins) < _FEWEST or len(begins) < _FOUND * len(entries):
        return []
    if sum(_dated(pages[first]) for first, _, _ in begins) < _DATED * len(begins):
        return []  # the chapters of one report
    ends = [first for first, _, _ in begins[1:]] + [len(pages)]
    return [Cutting(first, end, headline, outlet) for (first, headline, outlet), end in zip(begins, ends, strict=True)]


def _dated(page: Sequence[PdfLine]) -> bool:
    """Whether a line at a page's top gives a day."""
    return any(
        (day := dates.find(line)) is not None and bool(day[0].day) and len(line) < _SHORT
        for line in list(_levels(page))[:_TOP]
    )


def _entries(page: Sequence[PdfLine]) -> list[tuple[str, int]]:
    """The entries of a list of contents, in order; none for another page."""
    lines = list(_levels(page))
    begins = next((at for at, line in enumerate(lines) if _CONTENTS.fullmatch(line.strip(" :"))), None)
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
    return entries if len(entries) >= _FEWEST and rising else []


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


def _matched(title: str, headings: Sequence[str]) -> tuple[str, str] | None:
    """The heading that an entry names, and the outlet's name that the entry has in front of it or behind it."""
    listed = bare(title)
    for heading in headings:
        key = bare(heading)
        if len(key) < _SHORTEST:
            continue
        if key == listed or key.startswith(listed):
            return heading, ""
        if key in listed:
            flat = one_line(title)
            at = flat.casefold().find(heading.casefold())
            rest = (flat[:at] + " " + flat[at + len(heading) :]) if at >= 0 else ""
            rest = re.sub(r"^\s*\d{1,3}[.)]\s+", "", rest)
            name = re.sub(r"^[\s,;:|–—-]+|[\s,;:|–—.(-]+$", "", rest).strip("() ")
            plain = bool(name) and len(name.split()) <= _NAME and name[:1].isupper() and not re.search(r"\d", name)
            return heading, name if plain else ""
    return None
