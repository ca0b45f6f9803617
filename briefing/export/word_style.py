"""Our own reference document for pandoc: how a Word file looks, with its marking at the head and foot of every page.

It is made each time and not kept as a file, because the marking stands in it. Office Open XML, ECMA-376 part 1; the
names of the styles are those that pandoc gives to what it writes (its manual, "--reference-doc").
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape  # xml's own would load what opens sockets

from briefing.language.safety import safe_line

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'
_FONT = "Arial"
_MARGIN = 1134  # twentieths of a point: 2 cm
_BLUE, _GREY = "0B4EA2", "767676"

_CONTENT = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>
<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>
</Types>"""
_ROOT = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_LINKS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_RELATIONS}/header" Target="header1.xml"/>
<Relationship Id="rId3" Type="{_RELATIONS}/footer" Target="footer1.xml"/>
</Relationships>"""
_DOCUMENT = f"""{_HEAD}<w:document {_OPEN}><w:body><w:p/><w:sectPr>
<w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_MARGIN}" w:left="{_MARGIN}" w:header="567" w:footer="567"
 w:gutter="0"/>
</w:sectPr></w:body></w:document>"""


def reference_document(marking: Sequence[str] = ()) -> bytes:
    """The bytes of the document; `marking` are the lines that stand at the head and the foot of every page."""
    lines = [safe_line(line) for line in marking if line.strip()]
    parts = {
        "[Content_Types].xml": _CONTENT,
        "_rels/.rels": _ROOT,
        "word/_rels/document.xml.rels": _LINKS,
        "word/document.xml": _DOCUMENT,
        "word/styles.xml": _styles(),
        "word/header1.xml": f"{_HEAD}<w:hdr {_OPEN}>{_marked(lines) or '<w:p/>'}</w:hdr>",
        "word/footer1.xml": f"{_HEAD}<w:ftr {_OPEN}>{_marked(lines)}{_number()}</w:ftr>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode("utf-8", "replace"))
    return made.getvalue()


def _marked(lines: Sequence[str]) -> str:
    bold = "<w:rPr><w:b/></w:rPr>"
    return "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{bold}<w:t xml:space="preserve">'
        f"{escape(_printable(line), quote=False)}"
        "</w:t></w:r></w:p>"
        for line in lines
    )


def _printable(line: str) -> str:
    """Without what XML 1.0 has no way to write."""
    return "".join(char for char in line if char not in "\ufffe\uffff")


def _number() -> str:
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">Page </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    )


def _styles() -> str:
    styles = [
        _style("Normal", "Normal", text=_text(21), paragraph=_spaced(0, 120, 264), default=True),
        _style("BodyText", "Body Text", based="Normal", paragraph=_spaced(60, 120, 264)),
        _style("FirstParagraph", "First Paragraph", based="BodyText"),
        _style("Compact", "Compact", based="BodyText", paragraph=_spaced(20, 20, 240)),
        *(
            _style(
                f"Heading{level}",
                f"heading {level}",
                based="Normal",
                text=_text(size, _BLUE, bold=True),
                paragraph=f'<w:keepNext/><w:keepLines/>{_spaced(before, 80, 252)}<w:outlineLvl w:val="{level - 1}"/>',
            )
            for level, size, before in ((1, 36, 0), (2, 28, 360), (3, 23, 240))
        ),
        _style(
            "BlockText",
            "Block Text",
            based="BodyText",
            paragraph=f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{_BLUE}"/></w:pBdr>'
            f'{_spaced(80, 80, 264)}<w:ind w:left="340" w:right="340"/>',
        ),
        _table(),
    ]
    return f"{_HEAD}<w:styles {_OPEN}>{''.join(styles)}</w:styles>"


def _style(id_: str, name: str, *, based: str = "", text: str = "", paragraph: str = "", default: bool = False) -> str:
    first = ' w:default="1"' if default else ""
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{id_}"><w:name w:val="{name}"/>{above}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _text(half_points: int, colour: str = "", *, bold: bool = False) -> str:
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:eastAsia="{_FONT}"/>'
    coloured = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{fonts}{"<w:b/>" if bold else ""}{coloured}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spaced(before: int, after: int, line: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _table() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_GREY}"/>' for side in sides)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" '
        'w:fill="EEF1F6"/></w:tcPr></w:tblStylePr></w:style>'
    )
