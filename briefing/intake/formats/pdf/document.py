"""PDF files. PDFium (by pypdfium2) reads the characters and where they stand; paragraphs are made of them here."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import about, dates, release
from briefing.intake.fields.furniture import guarded
from briefing.intake.fields.outlets import host_of
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.pdf import cuttings, marks
from briefing.intake.formats.pdf.page import PdfLine, Region, pieces, regions
from briefing.intake.formats.pdf.paragraphs import joined, paragraphs
from briefing.intake.options import Limits
from briefing.language.words import one_line

_MARGIN = 0.085  # of a page's height, where running heads and feet stand
_NUMBER = re.compile(r"\W*(?:page|seite|p\.?)?\s*\d{1,4}(?:\s*(?:of|/|von|sur|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_HOST = re.compile(r"\b(?:https?://)?(?:www\.)[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its regions in reading order, its height, and the lines of its margins."""

    regions: tuple[Region, ...]
    margins: tuple[PdfLine, ...]


_Sheets = Sequence[tuple[list[PdfLine], float, float]]  # of each page: its lines, its width, its height


def read(data: bytes, limits: Limits, outlets: frozenset[str]) -> list[ArticleDraft]:
    """A PDF as a draft, or as several where it is a file of cuttings with a list of contents.

    Raises ImportingError for one that is encrypted, damaged, without pages, or a scan.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]  # carries no types

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ImportingError("is encrypted", do="save it without a password and import that") from None
        raise ImportingError("is a damaged or truncated PDF") from None
    try:
        notes: list[str] = []
        if len(document) == 0:
            raise ImportingError("is a PDF without pages")
        if len(document) > limits.pages:
            notes.append(f"only the first {limits.pages} of {len(document)} pages were read")
        pages = []
        images = 0
        for number in range(min(len(document), limits.pages)):
            try:
                page = document[number]
            except PdfiumError:
                notes.append(f"page {number + 1} is damaged and was left out")
                continue
            width, height = page.get_size()
            text = page.get_textpage()
            lines = pieces(text)
            images += not lines and any(item.type == 3 for item in page.get_objects(filter=(3,), max_depth=2))
            pages.append((lines, width, height))
            text.close()
            page.close()
    finally:
        document.close()
    characters = sum(len(line.text) for lines, _, _ in pages for line in lines)
    if images and characters < 100 * images:
        raise ImportingError("is a scan without text", do="run it through text recognition and import the result")
    if not characters:
        raise ImportingError("is a PDF without text")
    running = _running(pages)
    held = cuttings.parted([lines for lines, _, _ in pages])
    if not held:
        return [_draft(pages, running, notes, digest(data), outlets)]
    notes.append(f"one of {len(held)} articles that the file's list of contents names")
    return [_cutting(pages[one.first : one.end], one, running, notes, outlets) for one in held]


def _cutting(
    pages: _Sheets, cutting: cuttings.Cutting, running: frozenset[str], notes: Sequence[str], outlets: frozenset[str]
) -> ArticleDraft:
    """One article of a file of cuttings: its heading is the list's, and its outlet where its own page names none."""
    mark = digest("\n".join(line.text for lines, _, _ in pages for line in lines).encode("utf-8", "replace"))
    draft = _draft(pages, running, notes, mark, outlets)
    by = "list of contents"
    fields = dict(draft.fields)
    fields["headline"] = FieldValue(cutting.headline, by)
    if cutting.outlet:
        fields["outlet"] = FieldValue(cutting.outlet, by)
    return replace(draft, fields=fields)


def _draft(
    pages: _Sheets, running: frozenset[str], notes: Sequence[str], source_digest: str, outlets: frozenset[str]
) -> ArticleDraft:
    sheets: list[_Sheet] = []
    gutters: list[float] = []
    typical = marks.typical([lines for lines, _, _ in pages])
    settled = [marks.settle(lines, height, typical) for lines, _, height in pages]
    for page, (_, width, height) in zip(settled, pages, strict=True):
        lines = page.lines
        margins = [line for line in lines if _marginal(line, height) and _is_running(line, running, lines, height)]
        text = [line for line in lines if line not in margins]
        sheets.append(_Sheet(tuple(regions(text, width, gutters)), tuple(margins)))
    body = _body_size(sheets)
    known = _from_margins(sheets, outlets)
    headline, name = _headline(sheets, body)
    if headline:
        known["headline"] = FieldValue(headline, "largest type of the first page")
    if name and any(char.isalpha() for char in name):
        known.setdefault("outlet", FieldValue(name, "letterhead"))
    made = [*paragraphs([region for sheet in sheets for region in sheet.regions]), *_notes(settled)]
    dropped = [
        *(passage for page in settled for passage in page.dropped),
        *(
            Dropped(line.text, "running head or foot")
            for line in {line.text: line for sheet in sheets for line in sheet.margins}.values()
        ),
    ]
    return shape(made, known, digest=source_digest, outlets=outlets, dropped=dropped[:40], notes=notes)


def _notes(pages: Sequence[marks.PageLines]) -> Iterator[str]:
    """The notes at the pages' feet, behind the text that they would part."""
    for page in pages:
        made: list[list[str]] = []
        for line in sorted(page.notes, key=lambda line: (-line.base, line.left)):
            if not made or marks.begins_note(line):
                made.append([])
            made[-1].append(line.text)
        for texts in made:
            yield f"• {joined(texts)}"


def _marginal(line: PdfLine, height: float) -> bool:
    return line.bottom > height * (1 - _MARGIN) or line.top < height * _MARGIN


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", one_line(text).casefold())


def _running(pages: _Sheets) -> frozenset[str]:
    """The lines that stand in the margins of at least two pages, and of half of them, but for their numbers."""
    counted = Counter(
        key for lines, _, height in pages for key in {_key(line.text) for line in lines if _marginal(line, height)}
    )
    return frozenset(key for key, count in counted.items() if count >= 2 and count * 2 >= len(pages) - 1)


def _is_running(line: PdfLine, running: frozenset[str], lines: Sequence[PdfLine], height: float) -> bool:
    if guarded(line.text):
        return False
    if _key(line.text) in running or _NUMBER.fullmatch(line.text):
        return True
    # On one page alone: small type by itself at the very edge, with a page number, an address, or at the foot.
    typical = statistics.median(other.size for other in lines)
    near = min((abs(other.base - line.base) for other in lines if abs(other.base - line.base) > 1), default=height)
    alone = near > 1.6 * line.size and line.size <= typical
    edge = line.bottom > height * 0.95 or line.top < height * 0.06
    numbered = re.search(r"(?:^|\s|page )\d{1,3}$", line.text, re.IGNORECASE) or _HOST.search(line.text)
    return alone and edge and (bool(numbered) or line.top < height * 0.06)


def _body_size(sheets: Sequence[_Sheet]) -> float:
    counted: Counter[float] = Counter()
    for sheet in sheets:
        for region in sheet.regions:
            for line in region.lines:
                counted[round(line.size, 1)] += len(line.text)
    return counted.most_common(1)[0][0] if counted else 10.0


def _headline(sheets: Sequence[_Sheet], body: float) -> tuple[str, str]:
    """The lines in the largest type of the first page, clearly larger than the text's; and a name in larger type above.

    A letterhead is often larger than the headline: it has a word or two, or is made of the words of such names.
    """
    lines = [line for region in sheets[0].regions for line in region.lines] if sheets else []
    sizes = sorted({round(line.size, 1) for line in lines if line.size > body * 1.15}, reverse=True)
    name = ""
    for size in sizes[:3]:
        made = _in_size(lines, size)
        if 3 <= len(made.split()) <= 40 and not (len(made.split()) <= 5 and about.is_outlet(made, frozenset())):
            return made, name
        if not name and len(made.split()) <= 5 and not release.label_line(made):
            name = made
    return "", ""


def _in_size(lines: Sequence[PdfLine], size: float) -> str:
    """The first lines of a size, as one."""
    at = next(number for number, line in enumerate(lines) if round(line.size, 1) == size)
    taken = [lines[at]]
    for line in lines[at + 1 :]:
        if abs(line.size - size) > 0.5 or taken[-1].base - line.base > 2.2 * size:
            break
        taken.append(line)
    return one_line(joined([line.text for line in taken]))


def _from_margins(sheets: Sequence[_Sheet], outlets: frozenset[str]) -> dict[str, FieldValue]:
    """What running heads say: the outlet's name, the day, an address."""
    known: dict[str, FieldValue] = {}
    by = "running head or foot"
    for line in (line for sheet in sheets[:2] for line in sheet.margins):
        host = _HOST.search(line.text)
        if host and host_of(host.group()):
            known.setdefault("site", FieldValue(host_of(host.group()), by))
        for piece in re.split(r"\s{2,}|\s*[|•·]\s*", line.text):
            dated = dates.find(piece)
            if dated and dated[0].day:
                known.setdefault("published", FieldValue(str(dated[0]), by))
                piece = piece[: dated[1][0]] or piece[dated[1][1] :]  # the name beside the day
            name = one_line(piece).strip(" ,-–—")
            if about.is_outlet(name, outlets) and not re.search(r"\d", name):
                known.setdefault("outlet", FieldValue(name, by))
    return known
