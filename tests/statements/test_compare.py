"""Two wordings, and what the second does to the first."""

from __future__ import annotations

import pytest

from briefing.model import Treatment
from briefing.statements import compare


def test_offsets_are_those_of_the_two_texts() -> None:
    reference = "“The harbour,” said no one, “opens in spring for two hundred boats.”"
    printed = "“The  old harbour shuts in\nspring for 200 ships [sic]”"
    outcome = compare(reference, printed)
    assert outcome.differences
    for difference in (*outcome.differences, *outcome.styled):
        assert reference[slice(*difference.reference_span)] == difference.reference
        assert printed[slice(*difference.printed_span)] == difference.printed


@pytest.mark.timeout(20)
def test_five_thousand_words() -> None:
    words = [f"word{at % 997}x{at}" for at in range(5000)]
    reference = " ".join(words)
    words[2500:2503] = ["something", "else"]
    outcome = compare(reference, " ".join(words))
    assert outcome.treatment is Treatment.ALTERED
    assert len(outcome.differences) == 1


@pytest.mark.timeout(20)
def test_five_thousand_times_the_same_word() -> None:
    assert compare("no " * 5000, "no " * 4999).treatment is Treatment.EXCERPT
