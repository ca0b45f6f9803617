import pytest

from briefing.quotations import as_is
from tests.quotations.made import ADA, found, marked


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
