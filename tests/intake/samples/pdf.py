"""PDF files, written object by object: columns, hyphens, running heads, ligatures, pictures without text."""

# ruff: noqa: E501 - what files hold stands in the long lines that programs write
from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.intake.samples import stories
from tests.intake.samples.sample import Sample, label
from tests.intake.samples.stories import Story

# Widths of Helvetica's printable ASCII characters, in thousandths of the size (Adobe's font metrics).
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 "
    "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 "
    "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_WIDTH = {chr(32 + at): int(width) for at, width in enumerate(_WIDTHS.split())}
_WIDTH |= {"“": 333, "”": 333, "‘": 222, "’": 222, "–": 556, "—": 1000, "£": 556, "•": 350, "\x01": 500, "\x02": 500}


@dataclass(frozen=True)
class Run:
    """Words at a place on a page, in points from the lower left."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False


def width(text: str, size: float) -> float:
    """How wide a text is, in points."""
    return sum(_WIDTH.get(char, 556) for char in text) * size / 1000


def file(pages: Sequence[Sequence[Run]], *, title: str = "", picture: bool = False) -> bytes:
    """A PDF of pages of runs; `picture` puts an image over each page instead."""
    objects: list[bytes] = [b"", b""]
    fonts = []
    for name in ("Helvetica", "Helvetica-Bold"):
        encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding {encoding} >>".encode())
        fonts.append(len(objects))
    kids = []
    image = 0
    if picture:
        raw = zlib.compress(bytes(range(256)) * 4)
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width 32 /Height 32 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>"
            b"\nstream\n%s\nendstream" % (len(raw), raw)
        )
        image = len(objects)
    for runs in pages:
        stream = b"q 595 0 0 842 0 0 cm /Im Do Q" if picture else b"\n".join(_show(run) for run in runs)
        packed = zlib.compress(stream)
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed))
        content = len(objects)
        drawn = f"/XObject << /Im {image} 0 R >>" if picture else f"/Font << /F0 {fonts[0]} 0 R /F1 {fonts[1]} 0 R >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {drawn} >> /Contents {content} 0 R >>".encode()
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    objects.append(b"<< /Title (" + title.encode("cp1252", "replace") + b") /CreationDate (D:20190101000000Z) >>")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content_bytes in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content_bytes)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)


def _show(run: Run) -> bytes:
    text = run.text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F%d %g Tf %g %g Td (%s) Tj ET" % (run.bold, run.size, run.x, run.y, text)


def fill(text: str, across: float, size: float, *, hyphens: bool = False) -> list[str]:
    """Lines of a text at a width; with `hyphens` long words are broken, as typesetters do."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        wider = f"{line} {word}" if line else word
        if width(wider, size) <= across:
            line = wider
            continue
        cut = _cut(line, word, across, size) if hyphens else 0
        if cut:
            lines.append(f"{line} {word[:cut]}-" if line else f"{word[:cut]}-")
            line = word[cut:]
        else:
            if line:
                lines.append(line)
            line = word
    return [*lines, line] if line else lines


def _cut(line: str, word: str, across: float, size: float) -> int:
    if not word.isalpha() or len(word) < 8:
        return 0
    for cut in range(len(word) - 3, 2, -1):
        if word[cut - 1] in "aeiou" and word[cut] not in "aeiou" and width(f"{line} {word[:cut]}-", size) <= across:
            return cut
    return 0


class Setter:
    """Sets paragraphs into columns, page after page, with a running head and foot."""

    def __init__(
        self,
        columns: Sequence[tuple[float, float]],
        *,
        size: float = 10,
        top: float = 780,
        head: str = "",
        foot: str = "",
    ) -> None:
        self.columns, self.size, self.top, self.head, self.foot = columns, size, top, head, foot
        self.pages: list[list[Run]] = []
        self.column = 0
        self.y = top
        self._page()

    def _page(self) -> None:
        number = len(self.pages) + 1
        runs = []
        if self.head:
            runs.append(Run(60, 812, 8, self.head.format(number)))
        if self.foot:
            runs.append(Run(270, 28, 8, self.foot.format(number)))
        self.pages.append(runs)

    def across(self, text: str, size: float, *, bold: bool = False) -> None:
        """Lines over all columns, at the top of what is left of the first page."""
        left, right = self.columns[0][0], self.columns[-1][1]
        for line in fill(text, right - left, size * (1.08 if bold else 1)):
            self.y -= size * 1.25
            self.pages[-1].append(Run(left, self.y, size, line, bold))
        self.y -= size * 0.6
        self.top = self.y

    def paragraph(
        self, text: str, *, hyphens: bool = False, indent: float = 0, gap: float = 6, bold: bool = False
    ) -> None:
        """One paragraph, broken over columns and pages as it falls."""
        left, right = self.columns[self.column]
        for at, line in enumerate(fill(text, right - left - indent, self.size, hyphens=hyphens)):
            if self.y - self.size * 1.25 < 60:
                self._next()
            left, right = self.columns[self.column]
            self.y -= self.size * 1.25
            self.pages[-1].append(Run(left + (indent if at == 0 else 0), self.y, self.size, line, bold))
        self.y -= gap

    def _next(self) -> None:
        self.column += 1
        if self.column == len(self.columns):
            self.column = 0
            self._page()
            self.top = 780
        self.y = self.top


def one_column(
    story: Story, *, head: Sequence[str] = (), foot: Sequence[str] = (), size: float = 11, **running: str
) -> bytes:
    """A letter-like page: lines, a large headline, paragraphs with space between them, lines."""
    setter = Setter(((72, 523),), size=size, head=running.get("top", ""), foot=running.get("bottom", ""))
    for line in head:
        setter.paragraph(line)
    setter.across(story.headline, 18, bold=True)
    for part in story.paragraphs:
        setter.paragraph(part)
    for line in foot:
        setter.paragraph(line)
    return file(setter.pages, title="Microsoft Word - release.docx")


def samples() -> Iterator[Sample]:
    """Every PDF with its label."""
    s = stories
    data = one_column(
        s.RIVER,
        head=("Ministry of Rivers", "PRESS RELEASE", "1 July 2025"),
        foot=(
            "ENDS",
            "Notes to editors",
            "The settlement covers the years 2023 and 2024.",
            "Contact: newsdesk@rivers.gov.cy or 01632 960 118",
        ),
    )
    body = (*s.RIVER.paragraphs, "Notes to editors", "The settlement covers the years 2023 and 2024.")
    made = replace(label(s.RIVER, "Ministry of Rivers", "2025-07-01", kind="release"), body=body)
    yield Sample("river.pdf", data, (made,), "government")

    setter = Setter(((50, 285), (310, 545)), size=9.5, head="Calder Evening Post   Wednesday 1 October 2025   Page {}")
    setter.across(s.AIR.headline, 24, bold=True)
    setter.across("By Linus Hartley", 10)
    for part in s.AIR.paragraphs:
        setter.paragraph(part, hyphens=True, gap=0, indent=10)
    made = label(s.AIR, "Calder Evening Post", "2025-10-01", "Linus Hartley")
    yield Sample("air two columns.pdf", file(setter.pages), (made,), "newspaper")

    setter = Setter(((45, 205), (218, 378), (391, 551)), size=9)
    setter.across("THE MERIDIAN", 12)
    setter.across(s.HOMES.headline, 26, bold=True)
    setter.across("Delphine Sarkis, housing correspondent", 9)
    for part in s.HOMES.paragraphs:
        setter.paragraph(part, hyphens=True, gap=0, indent=8)
    made = label(s.HOMES, "The Meridian", "", "Delphine Sarkis")
    yield Sample("homes three columns.pdf", file(setter.pages), (made,), "newspaper")

    long = replace(
        s.HARBOUR, paragraphs=s.HARBOUR.paragraphs + s.QUOTAS.paragraphs + s.RAILWAY.paragraphs + s.PUMPS.paragraphs
    )
    setter = Setter(((72, 523),), size=12, head="Coastal Review 2025 - Draft {}", foot="Page {} of 4")
    setter.across(long.headline, 20, bold=True)
    for part in long.paragraphs:
        setter.paragraph(part, hyphens=True, gap=8)
    yield Sample("long.pdf", file(setter.pages), (label(long, "", ""),), "government")

    ligatures = [part.replace("fi", "\x01").replace("fl", "\x02") for part in s.TIDAL.paragraphs]
    setter = Setter(((60, 300), (320, 560)), size=10, foot="www.gridwise.cy    {}")
    setter.across(s.TIDAL.headline, 18, bold=True)
    setter.across("3 April 2025", 9)
    for part in ligatures:
        setter.paragraph(part, gap=6)
    yield Sample("ligatures.pdf", file(setter.pages), (label(s.TIDAL, "gridwise.cy", "2025-04-03"),), "trade")

    setter = Setter(((72, 523),), size=10.5, foot="Strictly private and confidential")
    setter.paragraph("EMBARGOED UNTIL 06:00 THURSDAY 23 JANUARY 2025")
    setter.paragraph("Media statement")
    setter.paragraph(s.RECORDS.headline, bold=True)
    for part in s.RECORDS.paragraphs:
        setter.paragraph(part, gap=10)
    setter.paragraph("- ends -")
    made = label(s.RECORDS, "", "", embargo="EMBARGOED UNTIL 06:00 THURSDAY 23 JANUARY 2025", kind="release")
    yield Sample("statement.pdf", file(setter.pages), (made,), "government")

    setter = Setter(((60, 290), (315, 545)), size=10)
    setter.across("Fitter Weekly | 12 September 2025", 9)
    setter.across(s.SKILLS.headline, 20, bold=True)
    for part in s.SKILLS.paragraphs:
        setter.paragraph(part, gap=5)
    yield Sample("skills.pdf", file(setter.pages), (label(s.SKILLS, "Fitter Weekly", "2025-09-12"),), "trade")
