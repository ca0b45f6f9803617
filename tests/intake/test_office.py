"""Rich text and OpenDocument texts, and what old office files are told."""

# ruff: noqa: E501 - what office programs write stands in the long lines that they write
from __future__ import annotations

import io
import zipfile

import pytest

from tests.intake.reading import failure, read

FIRST = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees."


def rich(text: str) -> bytes:
    """A rich text of two paragraphs, the second with these control words."""
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0 Arial;}}}}\f0 {FIRST}\par {text}\par}}".encode("cp1252")


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        (r"Quince said: \ldblquote The pears aren\rquote t ripe.\rdblquote", "Quince said: “The pears aren’t ripe.”"),
        (r"Quince said: \u8220?caf\'e9\u8221? twice.", "Quince said: “café” twice."),
        (r"They are {\super 9} and 10{\super 9} of CO{\sub 2} here.", "They are ⁹ and 10⁹ of CO₂ here."),
        (r"The barn{\super 3} is full of them.", "The barn is full of them."),
        (r"We will {\strike not }{\b gladly} prune them.", "We will gladly prune them."),
        (r"We will {\rtlch\af0 \ltrch\v never }prune them.", "We will prune them."),
        (r"We will {\deleted\revauthdel1 not }prune them.", "We will prune them."),
        (r"We will {\strike0 surely }prune them.", "We will surely prune them."),
        (r"We will \strike not\strike0 gladly prune them.", "We will gladly prune them."),
        (r"We will \v never \v0 prune them.", "We will prune them."),
        (r"They are 10\super 9\nosupersub  here, \vertalc all of them.", "They are 10⁹ here, all of them."),
        (
            r'Look at {\field{\*\fldinst{HYPERLINK "https://orchard.example/a"}}{\fldrslt{\ul\cf1 our page}}}, please.',
            "Look at our page, please.",
        ),
        (
            r'Look at {\field{\*\fldinst{ HYPERLINK \\l "pears" }}{\fldrslt our page}}, please.',
            "Look at our page, please.",
        ),
    ],
)
def test_rich_text(text: str, paragraph: str) -> None:
    assert read(rich(text)).paragraphs == (FIRST, paragraph)


def test_what_a_rich_text_leaves_out_is_told() -> None:
    draft = read(rich(r"We will {\strike not }prune them.{\*\annotation Is that so?} And {\deleted twice}."))
    assert {(passage.text, passage.why) for passage in draft.dropped} == {
        ("not", "struck out"),
        ("twice", "deleted, by a tracked change"),
        ("Is that so?", "comment"),
    }
    assert draft.notes == ("1 comment left out", "1 tracked change taken as accepted")


def open_document(content: str, styles: str = "") -> bytes:
    """An OpenDocument text of two paragraphs, the second with this content."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (
            ("office", "office"), ("text", "text"), ("style", "style"), ("draw", "drawing"), ("table", "table"),
        )
    )  # fmt: skip
    xml = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:text><text:p>{FIRST}</text:p>{content}</office:text></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", xml)
    return made.getvalue()


def style(name: str, look: str) -> str:
    """A style of characters."""
    return f'<style:style style:name="{name}"><style:text-properties {look}/></style:style>'


def span(name: str, text: str) -> str:
    """A run in a style."""
    return f'<text:span text:style-name="{name}">{text}</text:span>'


STYLES = (
    style("T1", 'style:text-line-through-style="solid"')
    + style("T2", 'style:text-position="super 58%"')
    + style("T3", 'style:text-position="sub 58%"')
    + style("T4", 'text:display="none"')
    + style("T5", 'style:text-line-through-style="none"')
)


@pytest.mark.parametrize(
    ("content", "paragraph"),
    [
        ("Quince said: “The pears<text:s/>aren’t<text:line-break/>ripe.”", "Quince said: “The pears aren’t ripe.”"),
        (f"We will {span('T1', 'not ')}{span('T5', 'gladly')} prune {span('T4', 'none of ')}them.", "We will gladly prune them."),
        (f"They are 10{span('T2', '9')} of CO{span('T3', '2')} in the barn{span('T2', '3')}.", "They are 10⁹ of CO₂ in the barn."),
        ("The sum is <draw:frame><draw:object/></draw:frame>, Quince said.", "The sum is [formula], Quince said."),
        ("We prune<office:annotation><text:p>So?</text:p></office:annotation> them.", "We prune them."),
    ],
)  # fmt: skip
def test_an_open_document(content: str, paragraph: str) -> None:
    assert read(open_document(f"<text:p>{content}</text:p>", STYLES)).paragraphs == (FIRST, paragraph)


def test_notes_lists_and_tables_of_an_open_document() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In the dry year.</text:p></text:note-body></text:note>"
    row = "<table:table-row><table:table-cell><text:p>Pears</text:p></table:table-cell><table:table-cell><text:p>forty crates</text:p></table:table-cell><table:table-cell><text:p>sold</text:p></table:table-cell></table:table-row>"
    draft = read(
        open_document(
            f"<text:p>We count them{note} twice.</text:p><text:list><text:list-item><text:p>Pears first.</text:p></text:list-item>"
            f"</text:list><table:table>{row}</table:table>"
        )
    )
    assert draft.paragraphs[1:] == (
        "We count them twice.",
        "• Pears first.",
        "Pears | forty crates | sold",
        "• In the dry year.",
    )


def test_tracked_changes_of_an_open_document() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info/><text:p>not at all</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    draft = read(open_document(f"{changes}<text:p>We prune them.</text:p>"))
    assert draft.paragraphs == (FIRST, "We prune them.")
    assert draft.notes == ("1 tracked change taken as accepted",)
    assert ("not at all", "deleted, by a tracked change") in [(passage.text, passage.why) for passage in draft.dropped]


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        ("WordDocument", "is an old Word file (.doc); open it in Word or LibreOffice and save it as .docx"),
        ("Workbook", "is an old Excel file (.xls); save its text as .docx or plain text"),
    ],
)
def test_old_office_files_are_refused_with_advice(stream: str, reason: str) -> None:
    assert failure(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200) + stream.encode("utf-16-le")) == reason


def zipped(*members: tuple[str, str]) -> bytes:
    """A zip with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def test_an_open_document_as_programs_write_it() -> None:
    with zipfile.ZipFile(io.BytesIO(open_document("<text:p>We prune them.</text:p>"))) as held:
        content = held.read("content.xml").decode()
    kind = ("mimetype", "application/vnd.oasis.opendocument.text")
    rest = (("META-INF/manifest.xml", "<manifest/>"), ("content.xml", content))
    for members in ((kind, *rest), (rest[0], kind, rest[1])):  # the order is the standard's, and not everybody's
        assert read(zipped(*members)).paragraphs == (FIRST, "We prune them.")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("application/epub+zip", "is a program or an e-book"),
        ("application/vnd.oasis.opendocument.spreadsheet", "is an OpenDocument file without a text"),
    ],
)
def test_other_zips_that_name_their_kind(kind: str, reason: str) -> None:
    assert failure(zipped(("mimetype", kind), ("META-INF/manifest.xml", "<manifest/>"), ("content.xml", "<x/>"))).startswith(reason)  # fmt: skip


def test_notes_and_boxes_of_a_rich_text_stand_behind_it() -> None:
    note = r"{\super\chftn}{\footnote\pard\plain {\super\chftn} In the dry year, as {\field{\*\fldinst{HYPERLINK \"x\"}}{\fldrslt the caf\'e9}} says.}"
    box = r"{\shp{\*\shpinst\shpleft10{\sp{\sn fLine}{\sv 0}}{\shptxt\pard Pears at nine.\par Plums at ten.\par}}}"
    draft = read(
        rich(rf"We count{box} them{note} twice.{{\header\pard Orchard papers\par}}{{\*\annotation\pard\plain Who?}}")
    )
    assert draft.paragraphs == (
        FIRST,
        "We count them twice.",
        "Pears at nine.",
        "Plums at ten.",
        "• In the dry year, as the café says.",
    )
    assert {(passage.text, passage.why) for passage in draft.dropped} == {
        ("Orchard papers", "running head or foot"),
        ("Who?", "comment"),
    }


def test_groups_within_groups_of_a_rich_text_have_an_end() -> None:
    assert read(rich(r"{\footnote " * 3000 + "wasps" + "}" * 3000)).paragraphs[0] == FIRST


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Delivered by Nora Quince, warden of the orchard, in the barn on 3 September 2025", "2025-09-03"),
        ("Speech given at the Pear Fair, Wednesday 3 September 2025", "2025-09-03"),
        ("(As delivered on September 3, 2025)", "2025-09-03"),
        ("Delivered by hand on 3 September 2025, it was read in the barn.", ""),
        ("Speech by Nora Quince on the pears of September 2025", ""),
    ],
)
def test_the_day_on_which_a_speech_was_delivered(line: str, day: str) -> None:
    draft = read(
        f"Speech\n\nAddress to the pear growers of the dale\n\n{line}\n\nFriends, thank you for coming. {FIRST}\n"
    )
    assert draft.get("published") == day
    assert line in draft.paragraphs
