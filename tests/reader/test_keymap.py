"""Keys that a user sets: what cannot be used is said, what can is."""

from __future__ import annotations

from briefing.reader.app import BriefingApp
from briefing.reader.keymap import checked


def test_good_keys_are_taken() -> None:
    good, wrong = checked({"reader.filter": "f,ctrl+f5", "move.down": "x", "compare.next": "full_stop"}, BriefingApp)
    assert wrong == []
    assert set(good) == {"reader.filter", "move.down", "compare.next"}


def test_an_id_and_a_key_that_there_are_not_are_named() -> None:
    good, wrong = checked({"reader.nonsense": "f", "reader.filter": "bogus"}, BriefingApp)
    assert good == {}
    assert "reader.nonsense" in wrong[0]
    assert "'bogus'" in wrong[1]


def test_two_things_on_one_key_are_told() -> None:
    _, wrong = checked({"reader.filter": "l"}, BriefingApp)
    assert any("reader.filter" in each and "reader.ledger" in each for each in wrong)
    assert checked({"reader.filter": "l", "reader.ledger": "slash"}, BriefingApp)[1] == []
