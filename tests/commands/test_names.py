"""Names that somebody typed."""

from __future__ import annotations

import pytest

from briefing.commands.common.names import among, hint, meant, nearest, only
from briefing.errors import UsageError

NAMES = {"ada-marsh": ("Ada Marsh", "Dr Marsh"), "tom-marsh": ("Tom Marsh",), "harbour-board": ("Harbour Board",)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ada-marsh", {"ada-marsh"}),
        ("ADA MARSH", {"ada-marsh"}),
        ("dr marsh", {"ada-marsh"}),
        ("marsh", {"ada-marsh", "tom-marsh"}),
        ("board harbour", {"harbour-board"}),
    ],
)
def test_a_name_is_found_by_id_alias_or_part(typed: str, expected: set[str]) -> None:
    assert meant("actor", typed, NAMES) == expected


def test_a_misspelt_name_is_suggested() -> None:
    with pytest.raises(UsageError, match=r"there is no actor 'Ada Marhs'; did you mean 'Ada Marsh'\?"):
        meant("actor", "Ada Marhs", NAMES)


def test_an_empty_name_fits_nothing() -> None:
    with pytest.raises(UsageError, match="there is no actor"):
        meant("actor", "", NAMES)


def test_nothing_near_lists_what_there_is() -> None:
    assert hint("zzzz", ["one", "two"]) == "there are: one, two"
    assert hint("zzzz", []) == "there are none"


def test_a_long_list_says_how_much_it_leaves_out() -> None:
    assert among([str(number) for number in range(20)]).endswith("10, 11 and 8 more")


def test_accents_and_case_do_not_hide_a_name() -> None:
    assert nearest("zoe", ["Zoë"]) == "Zoë"


def test_who_spoke_alone_is_meant_and_not_those_who_spoke_together() -> None:
    together = {**NAMES, "Tom Marsh and Bo Linden": ("Tom Marsh and Bo Linden",), "Ada Marsh Linden": ()}
    assert only("speaker", "tom", together) == "tom-marsh"
    assert only("speaker", "bo", together) == "Tom Marsh and Bo Linden"
    assert only("speaker", "linden bo tom", together) == "Tom Marsh and Bo Linden"
    with pytest.raises(UsageError, match="2 speakers fit 'ada'"):
        only("speaker", "ada", together)
    with pytest.raises(UsageError, match="2 speakers fit 'linden'"):
        only("speaker", "linden", together)
