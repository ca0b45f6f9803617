"""Word files: tracked changes, hidden and struck text, notes, comments, fields, formulas and text boxes."""

# ruff: noqa: E501 - what Word writes stands in the long lines that it writes

from __future__ import annotations

import io
import zipfile

import pytest

from tests.intake.reading import read
from tests.intake.samples.word import document

FIRST = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees."


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(*runs: str, extra: dict[str, str] | None = None) -> bytes:
    """A file of two paragraphs, the second made of these runs, with further parts."""
    data = document([f"<w:p>{run(FIRST)}</w:p>", f"<w:p>{''.join(runs)}</w:p>"])
    if not extra:
        return data
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as archive:
        for name, content in extra.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("look", "why"),
    [
        ("<w:strike/>", "struck out"),
        ("<w:dstrike/>", "struck out"),
        ("<w:vanish/>", "hidden text"),
        ('<w:strike w:val="0"/>', ""),
        ('<w:vanish w:val="false"/>', ""),
    ],
)
def test_runs_that_are_no_text(look: str, why: str) -> None:
    draft = read(word(run("The pears are "), run("not ", look), run("ripe, the warden Nora Quince said on Sunday.")))
    word_not = "" if why else "not "
    assert draft.paragraphs[1] == f"The pears are {word_not}ripe, the warden Nora Quince said on Sunday."
    assert [passage.why for passage in draft.dropped if passage.text == "not"] == ([why] if why else [])


def test_tracked_changes_are_accepted_and_told() -> None:
    old, new = 'w:id="1" w:author="A"', 'w:id="2" w:author="B"'
    draft = read(
        word(
            run("The pears are "),
            f"<w:del {old}><w:r><w:delText>green</w:delText></w:r></w:del>",
            f"<w:ins {new}>{run('ripe')}</w:ins>",
            run(", the warden said."),
            f"<w:moveFrom {old}>{run(' Twice.')}</w:moveFrom>",
        )
    )
    assert draft.paragraphs[1] == "The pears are ripe, the warden said."
    assert "3 tracked changes taken as accepted" in draft.notes
    assert {(passage.text, passage.why) for passage in draft.dropped} == {
        ("green", "deleted, by a tracked change"),
        ("Twice.", "moved, by a tracked change"),
    }


def test_figures_raised_and_lowered() -> None:
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    draft = read(
        word(
            run("They are 10"),
            run("9", up),
            run(" pips of CO"),
            run("2", down),
            run(" in the barn"),
            run("3", up),
            run("."),
        )
    )
    assert draft.paragraphs[1] == "They are 10⁹ pips of CO₂ in the barn."


def test_comments_are_left_out_and_told() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comments = f'<w:comments {space}><w:comment w:id="1"><w:p>{run("Is that so?")}</w:p></w:comment></w:comments>'
    draft = read(word(run("The pears are ripe, the warden said."), extra={"word/comments.xml": comments}))
    assert draft.paragraphs == (FIRST, "The pears are ripe, the warden said.")
    assert "1 comment left out" in draft.notes
    assert ("Is that so?", "comment") in [(passage.text, passage.why) for passage in draft.dropped]


def test_fields_keep_what_they_show() -> None:
    field = f'<w:fldSimple w:instr=" DATE ">{run("3 September")}</w:fldSimple>'
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    other = f'{begin}<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the seventh")}{end}'
    draft = read(word(run("The pears of "), field, run(" were "), other, run(" crop, the warden said.")))
    assert draft.paragraphs[1] == "The pears of 3 September were the seventh crop, the warden said."


def test_a_formula_leaves_a_sign() -> None:
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {space}><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    empty = f"<m:oMath {space}><m:rad/></m:oMath>"
    draft = read(word(run("The crop is "), formula, run(" or "), empty, run(" pears, the warden said.")))
    assert draft.paragraphs[1] == "The crop is a+b or [formula] pears, the warden said."


def test_a_text_box_is_read_once() -> None:
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    box = f"<w:txbxContent><w:p>{run('The barn is open from nine until the wasps come.')}</w:p></w:txbxContent>"
    newer = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    older = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    for held in (newer + older, newer):
        content = f"<w:r><mc:AlternateContent {spaces}>{held}</mc:AlternateContent></w:r>"
        draft = read(word(run("The pears are ripe, the warden said."), content))
        assert sum("The barn is open from nine" in part for part in draft.paragraphs) == 1
        assert not draft.notes


def test_the_mark_of_a_note_that_the_file_does_not_hold() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    draft = read(word(run("“The pears are ripe,”"), mark, run(" the warden Nora Quince said on Sunday.")))
    assert draft.paragraphs[1] == "“The pears are ripe,” the warden Nora Quince said on Sunday."
    assert "1 footnote that the file does not hold" in draft.notes


def test_a_hyphen_that_must_not_break_is_a_hyphen() -> None:
    runs = "<w:r><w:t>The pears are well</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>known here.</w:t></w:r>"
    draft = read(document([f"<w:p>{runs}</w:p>"]))
    assert draft.paragraphs == ("The pears are well-known here.",)
    assert not draft.notes
