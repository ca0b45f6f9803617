"""Word files, built by hand: the parts that Word writes, and no more."""

# ruff: noqa: E501 - mark-up stands in the long lines that sites and programs write
from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from tests.intake.samples import stories
from tests.intake.samples.sample import Sample, label
from tests.intake.samples.stories import Story

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_STYLES = (
    f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)


def document(paragraphs: Sequence[str], *, title: str = "", author: str = "") -> bytes:
    """A .docx of paragraphs that are given as WordprocessingML."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        "<dcterms:created>2019-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
    )
    body = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_W}><w:body>{"".join(paragraphs)}</w:body></w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", body),
            ("word/styles.xml", _STYLES),
            ("docProps/core.xml", core),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    """One paragraph; runs are broken inside words now and then, as Word does."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    half = len(text) // 2
    runs = "".join(
        f'<w:r>{run}<w:t xml:space="preserve">{escape(part, quote=False)}</w:t></w:r>'
        for part in (text[:half], text[half:])
        if part
    )
    return f"<w:p>{look}{runs}</w:p>"


def styled(story: Story, *, lines: Sequence[str] = (), tail: Sequence[str] = ()) -> bytes:
    """A story under a Title, with lines above and below."""
    parts = [
        *map(paragraph, lines),
        paragraph(story.headline, "Title"),
        *map(paragraph, story.paragraphs),
        *map(paragraph, tail),
    ]
    return document(parts, author="Office User")


def samples() -> Iterator[Sample]:
    """Every Word file with its label."""
    s = stories
    data = styled(
        s.PUMPS,
        lines=("Warm Homes Alliance", "Press release", "18 September 2025"),
        tail=("Ends", "Contact: press@warmhomes.cy, 01632 960 210"),
    )
    yield Sample("pumps.docx", data, (label(s.PUMPS, "Warm Homes Alliance", "2025-09-18", kind="release"),), "charity")

    bold = [paragraph(s.HOMES.headline, bold=True), paragraph("By Kit Marlowe"), paragraph("Monday 17 March 2025")]
    data = document([*bold, *map(paragraph, s.HOMES.paragraphs)], author="kmarlowe")
    yield Sample("homes draft.docx", data, (label(s.HOMES, "", "2025-03-17", "Kit Marlowe"),), "newspaper")

    table = (
        "<w:tbl><w:tr><w:tc>"
        + paragraph("Issued by")
        + "</w:tc><w:tc>"
        + paragraph("Ministry for Work")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + paragraph("Date")
        + "</w:tc><w:tc>"
        + paragraph("12 September 2025")
        + "</w:tc></w:tr></w:tbl>"
    )
    data = document([table, paragraph(s.SKILLS.headline, "Heading1"), *map(paragraph, s.SKILLS.paragraphs)])
    yield Sample("skills.docx", data, (label(s.SKILLS, "Ministry for Work", "2025-09-12"),), "government")

    marked = "<w:p><w:r><w:t>A tidal </w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>old words</w:delText></w:r></w:del></w:p>"
    data = document(
        [
            paragraph(s.RECORDS.headline, "Title"),
            paragraph("Selwyn Post, 24 January 2025"),
            *map(paragraph, s.RECORDS.paragraphs),
        ],
        title="Document1",
    )
    yield Sample("records.docx", data, (label(s.RECORDS, "Selwyn Post", "2025-01-24"),), "newspaper")
    data = document(
        [
            paragraph(s.QUOTAS.headline, "Heading1"),
            *map(paragraph, s.QUOTAS.paragraphs[:-1]),
            marked.replace("A tidal ", s.QUOTAS.paragraphs[-1]),
        ]
    )
    yield Sample("quotas tracked.docx", data, (label(s.QUOTAS, "", ""),), "government")
    spaced = [paragraph(s.BROADBAND.headline, bold=True), paragraph("")]
    for part in s.BROADBAND.paragraphs:
        spaced += [paragraph(part), paragraph("")]
    data = document([*spaced, paragraph("© 2025 Skerrin Digital Partnership")], title=s.BROADBAND.headline)
    made = replace(label(s.BROADBAND, "Skerrin Digital Partnership", ""), kind="")
    yield Sample("broadband.docx", data, (made,), "government")
