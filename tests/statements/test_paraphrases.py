"""What is told in other words: when a few words are enough, and when they are not."""

from __future__ import annotations

import pytest

from briefing.language.stems import stems
from briefing.model import Quotation, QuotationKind, Risk
from briefing.statements import compare
from briefing.statements.closeness import close, echoes
from briefing.statements.comparing.opposites import opposite
from briefing.statements.paraphrase import report_of
from tests.statements.building import article


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
        ("that the average wage would be £18,000", True),
        ("that the average wage would be high by June", False),
        ("nine of the wages", False),
    ],
)
def test_another_number_is_the_same_thing_told_wrongly(told: str, said: bool) -> None:
    assert _close(told, "The mill needs 240 hands, and the average wage will be more than £80,000.") is said


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


def test_what_one_quotation_holds_of_another_is_shown_once() -> None:
    body = "She reminded reporters that she had won two thirds of the vote."
    outer, inner = body[4:-1], "that she had won two thirds of the vote"
    spans = [((body.index(text), body.index(text) + len(text)),) for text in (outer, inner)]
    quotations = [
        Quotation(name, "a", span, text, QuotationKind.INDIRECT)
        for name, span, text in zip(("q-1", "q-2"), spans, (outer, inner), strict=True)
    ]
    made = report_of(article("a", body), [(0.5, "", one) for one in quotations])
    assert made.text == outer
    assert made.spans == spans[0]
    assert made.quotations == ("q-1", "q-2")
