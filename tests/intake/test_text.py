"""Plain text and Markdown: lines to paragraphs, the lines about a text, press releases."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.intake.fields import lines
from briefing.intake.fields.language import language
from briefing.intake.formats.decode import NotTextError, decode
from tests.intake.reading import read

FIRST = "The council of Port Selwyn will plant four thousand trees along its streets before the winter of 2027."
SECOND = (
    "“A street without a tree is a corridor,” said Ada Marsh, who leads the council. "
    "“We live here, we do not pass through.”"
)
THIRD = "Planting begins in October, and residents may choose between lime, rowan and cherry."


def test_wrapped_lines_become_paragraphs() -> None:
    text = "\n\n".join(textwrap.fill(part, 50) for part in (FIRST, SECOND, THIRD))
    assert lines.unwrap(text) == [FIRST, SECOND, THIRD]


def test_wrapped_lines_without_blank_lines_become_paragraphs() -> None:
    text = "\n".join(textwrap.fill(part, 50) for part in (FIRST, SECOND, THIRD))
    assert lines.unwrap(text) == [FIRST, SECOND, THIRD]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert lines.unwrap("\n".join((FIRST, SECOND, THIRD))) == [FIRST, SECOND, THIRD]


def test_a_list_stays_a_list() -> None:
    text = f"{textwrap.fill(FIRST, 40)}\n\n  • lime\n  • rowan\n  • cherry\n"
    assert lines.unwrap(text) == [FIRST, "• lime", "• rowan", "• cherry"]


def test_a_dash_at_a_wrap_is_no_list() -> None:
    text = (
        "The plan for the town and its avenues of trees\n– all forty of them – was praised by everybody who\n"
        "spoke at the meeting."
    )
    assert len(lines.unwrap(text)) == 1


def test_a_hyphen_at_a_wrap_stays() -> None:
    text = (
        "The plan was praised by all sides for its far-\nsighted care of the old, the dear and the well-\n"
        "known avenues of the town and all of its many\nsmall squares and parks."
    )
    joined = "for its far-sighted care of the old, the dear and the well-known avenues"
    assert joined in lines.unwrap(text)[0]


@given(st.text(alphabet="ab “”.\n\t-•A:", max_size=300))
def test_unwrapping_loses_no_word(text: str) -> None:
    joined = " ".join(lines.unwrap(text)).replace("- ", "-")
    kept = "".join(joined.split())
    assert kept == "".join(text.split())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café “said”".encode(), "Café “said”"),
        ("Café “said”".encode("utf-8-sig"), "Café “said”"),
        ("Café “said”".encode("cp1252"), "Café “said”"),
        ("A longer text with “marks”".encode("utf-16"), "A longer text with “marks”"),
        ("A longer text without a mark".encode("utf-16-le"), "A longer text without a mark"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
        (b"The minister \xe2\x80\x9csaid so\xe2\x80", "The minister “said so\ufffd"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_declared_encodings_win_over_guesses() -> None:
    assert decode("Привет".encode("koi8-r"), "koi8-r") == "Привет"
    assert decode("“so”".encode("cp1252"), "iso-8859-1") == "“so”"


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(NotTextError):
        decode(bytes(range(32)) * 50)


def test_the_lines_above_a_text_become_fields() -> None:
    draft = read(
        "Four thousand trees for Port Selwyn\n\nBy Tobias Wren, Environment Editor\nTuesday 6 May 2025\n\n"
        f"{FIRST}\n\n{SECOND}"
    )
    assert draft.get("headline") == "Four thousand trees for Port Selwyn"
    assert draft.get("byline") == "Tobias Wren"
    assert draft.get("published") == "2025-05-06"
    assert draft.paragraphs == (FIRST, SECOND)
    assert {passage.why for passage in draft.dropped} == {
        "headline, kept as a field",
        "byline, kept as a field",
        "date, kept as a field",
    }


def test_the_outlet_s_name_between_the_headline_and_the_day() -> None:
    text = "Trees for every street, says council\n\n{}\n\n6 May 2025\n\n" + FIRST
    draft = read(text.format("Selwyn Herald"))
    assert (draft.get("headline"), draft.get("outlet")) == ("Trees for every street, says council", "Selwyn Herald")
    assert draft.paragraphs == (FIRST,)
    draft = read(text.format("News from the council of the town"))
    assert (draft.get("headline"), draft.get("outlet")) == ("Trees for every street, says council", "")
    assert draft.paragraphs == ("News from the council of the town", FIRST)


def test_a_text_without_a_headline_gets_none() -> None:
    draft = read(f"{FIRST}\n\n{SECOND}\n")
    assert "headline" not in draft.fields
    assert draft.paragraphs == (FIRST, SECOND)


def test_a_press_release() -> None:
    draft = read(
        "PRESS RELEASE\n\nEMBARGOED until 00:01 on Tuesday 6 May 2025\n\nFour thousand trees for Port Selwyn\n\n"
        f"{FIRST}\n\n{SECOND}\n\nENDS\n\nNotes to editors\n\n1. The trees cost £2.1 million.\n\n"
        "Media contact:\nLowena Pascoe\nTel: 01632 960 001\nEmail: press@selwyn.example\n"
    )
    assert draft.get("kind") == "release"
    assert draft.get("embargo") == "EMBARGOED until 00:01 on Tuesday 6 May 2025"
    assert "published" not in draft.fields, "an embargo is no date of publication"
    assert draft.paragraphs == (FIRST, SECOND, "Notes to editors", "1. The trees cost £2.1 million.")
    reasons = {passage.text: passage.why for passage in draft.dropped}
    assert reasons["ENDS"] == "end mark"
    assert reasons["Lowena Pascoe"] == "contact block"


def test_a_sentence_about_an_embargo_stays() -> None:
    sentence = (
        "The embargo on herring was lifted, “and not a day too soon”, the skippers' leader said on Monday evening."
    )
    assert read(f"{FIRST}\n\n{sentence}").paragraphs[-1] == sentence


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("PORT SELWYN, 6 May 2025 (Northwire) — ", "Northwire"),
        ("LONDON (Reuters) - ", "Reuters"),
        ("PORT SELWYN, Ont. (AP) — ", "Associated Press"),
    ],
)
def test_a_dateline_names_the_agency_and_stays_in_the_text(line: str, agency: str) -> None:
    draft = read(f"Trees for Port Selwyn are on their way\n\n{line}{FIRST}\n\n{SECOND}")
    assert draft.get("via") == agency
    assert draft.paragraphs[0] == line.strip() + " " + FIRST


def test_a_text_from_a_news_database() -> None:
    draft = read(
        "Selwyn Post\n\nMay 6, 2025 Tuesday\n\nFour thousand trees for Port Selwyn\n\nBYLINE: Tobias Wren\n\n"
        f"SECTION: NEWS; Pg. 4\n\nLENGTH: 40 words\n\n{FIRST}\n\n{SECOND}\n\nLOAD-DATE: May 7, 2025\n"
    )
    found = [draft.get(name) for name in ("outlet", "published", "headline", "byline")]
    assert found == ["Selwyn Post", "2025-05-06", "Four thousand trees for Port Selwyn", "Tobias Wren"]
    assert draft.paragraphs == (FIRST, SECOND)


def test_our_own_files_are_not_touched() -> None:
    body = "First line\nwrapped by its\nauthor.\n\n  Indented, and so kept.\n\nShare this story\n\nENDS"
    draft = read(f"---\nheadline: Trees\noutlet: selwyn-post\npublished: 2025-05\nbyline: null\n---\n\n\n{body}\n\n")
    assert draft.whole
    assert draft.paragraphs == (body,)
    assert (draft.get("headline"), draft.get("outlet"), draft.get("published")) == ("Trees", "selwyn-post", "2025-05")
    assert "byline" not in draft.fields


def test_front_matter_of_others() -> None:
    draft = read(
        "---\ntitle: 'Trees: at last'\ndate: 2025-05-06 09:00\nauthors: [Ada Marsh, Tobias Wren]\n"
        "url: javascript:alert(1)\n"
        f"draft: true\n---\n\n{FIRST}\n\n{SECOND}"
    )
    assert draft.get("headline") == "Trees: at last"
    assert draft.get("published") == "2025-05-06"
    assert draft.get("byline") == "Ada Marsh, Tobias Wren"
    assert "url" not in draft.fields


def test_markdown_marks_go_and_words_stay() -> None:
    draft = read(
        f"# Trees\n\n{FIRST.replace('trees', '**trees**')} See [the plan](https://example.org/a_(b)).\n\n"
        "- _lime_\n- rowan\n"
    )
    assert draft.paragraphs == (f"{FIRST} See the plan.", "• lime", "• rowan")


def test_a_text_that_is_all_headline_is_the_text() -> None:
    assert read("Trees for Port Selwyn").paragraphs == ("Trees for Port Selwyn",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council said that it will be planted and that the trees are for all of us to enjoy in the town", "en"),
        (
            "Le conseil a dit que les arbres seront plantés dans la ville et que les habitants "
            "sont d'accord avec le projet pour une fois",
            "fr",
        ),
        (
            "Der Rat hat beschlossen, dass die Bäume in der Stadt gepflanzt werden und dass es "
            "nicht teuer ist, sagt die Verwaltung mit Stolz",
            "de",
        ),
        ("one two three", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert language(text) == code
