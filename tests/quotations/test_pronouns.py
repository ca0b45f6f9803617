"""How likely somebody must be for a pronoun to mean them."""

from __future__ import annotations

import math

import pytest

from briefing.quotations import Cast
from briefing.quotations.explain import explain
from briefing.quotations.learned.weights import replaced
from briefing.quotations.naming.beings import Being
from briefing.quotations.naming.pronouns import person
from tests.quotations.made import article


def meant(likely: float, *, known: bool) -> str | None:
    """Whom `he` means of two, the first of whom is so likely, and is known to be a person or not."""
    options = [(Being("Cullen", ("cullen",), person=known), ["near"]), (Being("Reed", ("reed",), person=True), ["far"])]
    with replaced({"pronouns": {"near": math.log(likely / (1 - likely))}}):
        being = person("he", options).being
    return being.name if being is not None else None


@pytest.mark.parametrize(
    ("likely", "known", "name"),
    [(0.55, True, "Cullen"), (0.55, False, None), (0.65, False, "Cullen"), (0.5, False, None), (0.45, True, "Reed")],
)
def test_who_is_not_known_to_be_a_person_must_be_likelier(likely: float, known: bool, name: str | None) -> None:
    assert meant(likely, known=known) == name


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Torvel Tibb, who runs the ferries, left the harbour.", "a person"),
        ("Torvel Tibb said he would leave the harbour.", "a person, male"),
        ("Torvel Tibb left the harbour.", "not known to be a person or a body"),
    ],
)
def test_a_name_in_no_list_is_a_persons_by_who_or_by_a_pronoun_in_their_own_words(body: str, told: str) -> None:
    lines = {stage.name: found for stage, found in explain(article(body), Cast(()))}["people"]
    assert f"Torvel Tibb: {told}" in lines
