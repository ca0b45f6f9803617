"""What the inflected forms of a word share."""

from __future__ import annotations

import pytest

from briefing.language.stems import root, stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        ("close", "closes", "closed", "closing"),
        ("warn", "warns", "warned", "warnings"),
        ("stop", "stopped", "stopping"),
        ("carry", "carries", "carried", "carrying"),
        ("pay", "pays", "paid"),
        ("steal", "stole", "stolen"),
        ("bus", "buses"),
        ("home", "homes"),
        ("anyone", "anybody"),
    ],
)
def test_the_forms_of_one_word_have_one_root(forms: tuple[str, ...]) -> None:
    assert len({root(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("bus", "but"), ("loss", "lo"), ("king", "k"), ("rise", "raise")])
def test_other_words_have_other_roots(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_words_made_of_one_word_share_a_stem_and_common_words_have_none() -> None:
    assert stem("enrichment") == stem("enriching")
    assert stems("The, and gave") == frozenset()
