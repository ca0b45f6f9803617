"""What is told in other words: when a few words are enough, and when they are not."""

from __future__ import annotations

import pytest

from briefing.language.stems import stems
from briefing.model import Risk
from briefing.statements import compare
from briefing.statements.closeness import close, echoes
from briefing.statements.comparing.opposites import opposite


def _close(told: str, statement: str) -> bool:
    mine = stems(told)
    return close(mine, mine & stems(statement), statement)


@pytest.mark.parametrize(
    "told",
    [
        "that the pilot had done everything right",
        "nobody had blamed the passengers",
        "that the tide would turn in the night",
    ],
)
def test_few_words_are_enough_where_they_are_one_part_of_it(told: str) -> None:
    assert _close(told, "The pilot did everything right. Nobody blames the passengers. The tide turns in the night.")


@pytest.mark.parametrize(
    "told",
    [
        "that the pilot was tired",
        "that the pilot and the passengers should meet the owners of the ferry",
        "that the night train would be late",
    ],
)
def test_few_words_are_not_enough_where_they_say_something_else(told: str) -> None:
    assert not _close(
        told, "The pilot did everything right. Nobody blames the passengers. The tide turns in the night."
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("he could not have done more than he did", True),
        ("they would rather be here than there", True),
        ("he could not have done more than the others", False),
        ("he could not have done it", False),
    ],
)
def test_common_words_are_enough_where_only_person_and_tense_are_changed(told: str, said: bool) -> None:
    statement = "I can't have done more than I did. We would rather be here than there, all of us."
    assert echoes(told, statement) is said


@pytest.mark.parametrize(
    ("one", "other", "risk"),
    [
        ("more", "fewer", Risk.NUMBER),
        ("rises", "fell", Risk.NUMBER),
        ("raised", "cutting", Risk.NUMBER),
        ("above", "below", Risk.NUMBER),
        ("before", "after", Risk.DATE),
        ("supports", "opposed", Risk.NEGATION),
        ("unwanted", "wanted", Risk.NEGATION),
        ("more", "many", None),
        ("rise", "increase", None),
    ],
)
def test_opposites_are_known_in_all_their_forms(one: str, other: str, risk: Risk | None) -> None:
    assert opposite(one, other) is risk
    assert opposite(other, one) is risk


def test_three_words_are_compared_where_one_says_the_opposite() -> None:
    outcome = compare("Rents will fall.", "Rents will rise.")
    assert [(each.reference, each.printed, each.risks) for each in outcome.differences] == [
        ("fall", "rise", (Risk.NUMBER,))
    ]
    assert compare("Rents will fall.", "Rents will matter.").treatment is None
