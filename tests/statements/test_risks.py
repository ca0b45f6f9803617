"""What a difference touches, where a word means one thing and not another."""

from __future__ import annotations

import pytest

from briefing.model import Risk
from briefing.statements import compare


@pytest.mark.parametrize(
    ("reference", "printed", "number"),
    [
        ("The island, one of our oldest ports, has a new quay.", "The island has a new quay.", False),
        ("The island and one port have a new quay.", "The island has a new quay.", True),
        ("The island has one new quay and two old ones.", "The island has two old ones.", True),
    ],
)
def test_one_of_many_is_no_number(reference: str, printed: str, number: bool) -> None:
    risks = {risk for difference in compare(reference, printed).differences for risk in difference.risks}
    assert (Risk.NUMBER in risks) is number


@pytest.mark.parametrize(
    ("reference", "printed", "date"),
    [
        ("The quay was built in 1994 by the island.", "The quay was built in 1996 by the island.", True),
        ("The quay was built in May 1994 by us.", "The quay was built in May by us.", True),
        ("The quay has 1994 stones, they say.", "The quay has 1996 stones, they say.", False),
    ],
)
def test_a_year_is_a_date_and_a_number(reference: str, printed: str, date: bool) -> None:
    risks = {risk for difference in compare(reference, printed).differences for risk in difference.risks}
    assert (Risk.NUMBER in risks, Risk.DATE in risks) == (True, date)
