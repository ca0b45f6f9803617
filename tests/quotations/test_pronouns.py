"""How likely somebody must be for a pronoun to mean them."""

from __future__ import annotations

import math

import pytest

from briefing.quotations.learned.weights import replaced
from briefing.quotations.naming.beings import Being
from briefing.quotations.naming.pronouns import person


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
