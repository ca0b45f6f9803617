import pytest

from briefing.model import Speaker
from briefing.quotations import as_is
from tests.quotations.made import ADA, found, marked

MINISTRY = "Ministry of Housing and Local Government"
TURNS = (
    "{}: We have waited for these boats since we were children and we will not wait one more year.\n\n"
    "Ines Loke: Nobody told a soul about the night boats and nobody will tell a soul now.\n\n"
    "{}: It is the boats that count, and nothing beside them.\n\n"
    "Ines Loke: The mill was sold for less than a boat and nobody was asked about it."
)
LETTER = "Dear Minister,\n\nThe boats on the quay have waited for eleven years.\n\nYours sincerely,\n\n{}"


def test_ids_survive_edits_elsewhere_and_tell_equals_apart() -> None:
    body = "Ada Marsh said: “We will act.”\n\nBen Reed said: “We will act.”"
    before = [one.id for one in marked(body)]
    after = [one.id for one in marked("The harbour is old.\n\n" + body + "\n\nIt rained.")]
    assert before == after
    assert len(set(before)) == 2


def test_as_is_changes_nothing() -> None:
    assert as_is(" \n“A” \n", "x").body == " \n“A” \n"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "   \n\n  ",
        "12 34 56",
        "\u202e“abc” ورد\u202c “דבר”",
        "\x00\x1b[31m“red”\x07",
        "”“”“”“",
        "'" * 50,
        "••••",
        ":",
    ],
)
def test_strange_bodies_are_read_without_harm(body: str) -> None:
    for quotation in found(body, ADA):
        assert quotation.text


@pytest.mark.parametrize(
    "body",
    [
        "“We have waited for the boats,” said Ada Marsh and Ruth Vane in a statement.",
        "Ada Marsh and Ruth Vane spoke on the quay.\n\n“We have waited for the boats,” they said.",
        TURNS.format("Ada Marsh and Ruth Vane", "Carl Pell"),
        LETTER.format("Ada Marsh, harbour master\n\nRuth Vane, skipper"),
    ],
)
def test_those_who_speak_as_one_are_held_each_as_it_was_found(body: str) -> None:
    speaker = found(body, ADA)[0].speaker
    assert speaker == Speaker(
        None, "Ada Marsh and Ruth Vane", (Speaker("ada-marsh", "Ada Marsh"), Speaker(None, "Ruth Vane"))
    )
    assert speaker.keys == {"Ada Marsh and Ruth Vane", "ada-marsh", "Ruth Vane"}


@pytest.mark.parametrize(
    "body",
    [
        f"“The houses will be mended,” the {MINISTRY} said.",
        f"The {MINISTRY} said: “The houses will be mended.”",
        TURNS.format("Carl Pell", MINISTRY),
    ],
)
def test_a_body_with_and_in_its_name_is_one_speaker(body: str) -> None:
    (speaker,) = {one.speaker for one in found(body, ADA) if one.speaker and one.speaker.name.startswith("Ministry")}
    assert speaker == Speaker(None, MINISTRY)
    assert not speaker.described
