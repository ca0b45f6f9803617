"""Keys that a user sets: what cannot be used is said, what can is."""

from __future__ import annotations

import pytest

from briefing.reader.app import BriefingApp
from briefing.reader.keymap import _situations, checked
from briefing.reader.kit.presets import PRESETS
from tests.reader.conftest import Open, settings, settle
from tests.samples import RELEASE, Made


def test_good_keys_are_taken() -> None:
    good, wrong = checked({"reader.filter": "f4,ctrl+f5", "move.down": "f7", "compare.next": "full_stop"}, BriefingApp)
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


def test_a_key_of_another_command_is_told_wherever_both_work() -> None:
    for id_, value, other in (
        ("reader.filter", "q", "reader.quit"),
        ("reader.filter", "j", "move.down"),
        ("reader.filter", "ctrl+q", "app.quit"),
        ("app.undo", "c", "reader.compare"),
        ("ledger.actor", "h", "ledger.left"),
        ("basket.note", "k", "move.up"),
    ):
        wrong = checked({id_: value}, BriefingApp)[1]
        assert any(value in each and id_ in each and other in each for each in wrong), (id_, value)


def test_keys_that_never_work_together_may_be_the_same() -> None:
    assert checked({"basket.note": "x", "compare.split": "x"}, BriefingApp)[1] == []


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_no_key_twice_and_no_strange_id(preset: str) -> None:
    good, wrong = checked({"preset": preset}, BriefingApp)
    assert wrong == []
    known = {binding.id for situation in _situations(BriefingApp) for binding in situation}
    assert set(good) <= known


def test_a_preset_is_whole() -> None:
    """What it says of itself holds for every list, and for what was added since."""
    own = {each.id: each.key for situation in _situations(BriefingApp) for each in situation if each.id}
    plain, vim = (own | checked({"preset": preset}, BriefingApp)[0] for preset in ("plain", "vim"))
    arrows = ("up", "down", "left", "right")
    for id_ in own:
        if any(arrow in own[id_].replace("shift+", "").split(",") for arrow in arrows):
            assert not {"h", "j", "k", "l", "J", "K"} & set(plain[id_].split(",")), f"{id_}: plain moves by no letters"
        assert "bracket" not in plain[id_], f"{id_}: plain is for keyboards on which brackets are hard to type"
        if "bracket" in own[id_]:
            assert not {"full_stop", "comma"} & set(vim[id_].split(",")), f"{id_}: vim has no second key for a bracket"


@pytest.mark.parametrize("keys", ["preset: plain", "preset: vim", "move.down: down", "move.up: 'up,f7'"])
async def test_what_is_set_for_moving_leaves_marking_its_keys(keys: str, made: Made, open_reader: Open) -> None:
    settings(f"keys: {{{keys}}}\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await settle(pilot)
        prose = app.reading.document.prose
        lengths = []
        for press in ("v", "down", "right", "left", "up"):
            await pilot.press(press)
            await settle(pilot)
            assert prose.marked is not None, press
            lengths.append(prose.marked[1] - prose.marked[0])
        assert lengths[0] < lengths[1] < lengths[2], "a sentence more, a word more"
        assert lengths[3] == lengths[1]
        assert lengths[4] < lengths[3]


def test_a_preset_can_be_changed_and_must_be_one_there_is() -> None:
    assert checked({"preset": "plain", "app.undo": "f9"}, BriefingApp)[0]["app.undo"] == "f9"
    assert "vim" in checked({"preset": "emacs"}, BriefingApp)[1][0]


def test_no_letter_that_moves_does_something_else() -> None:
    for situation in _situations(BriefingApp):
        moving = {key for each in situation if (each.id or "").startswith("move.") for key in each.key.split(",")}
        letters = {key for key in moving if len(key) == 1}
        for each in situation:
            if not (each.id or "").startswith("move."):
                assert not letters & set(each.key.split(",")), (
                    f"{each.id} is never reached where a list has the keyboard"
                )


def test_hard_keys_have_second_ones_on_every_keyboard() -> None:
    """Brackets and the slash need AltGr, or two hands, on many keyboards."""
    hard = {"left_square_bracket", "right_square_bracket", "slash", "backslash", "at", "number_sign", "tilde"}
    for situation in _situations(BriefingApp):
        for id_ in {binding.id for binding in situation}:
            keys = {key for binding in situation if binding.id == id_ for key in binding.key.split(",")}
            assert keys - hard, id_


def test_a_mode_wins_over_other_keys_but_not_over_those_that_must_work_in_it() -> None:
    assert checked({"mark.later": "c"}, BriefingApp)[1] == []
    wrong = checked({"mark.later": "space"}, BriefingApp)[1]
    assert any("mark.later" in each and "reader.clip" in each for each in wrong)
    wrong = checked({"mark.later": "h"}, BriefingApp)[1]
    assert any("mark.later" in each and "mark.word-earlier" in each for each in wrong)


async def test_what_shares_a_key_with_what_gets_another_keeps_it(open_reader: Open) -> None:
    settings("keys: {filter.enter: f5, filter.leave: f6, filter.older: f7}\n")
    async with open_reader() as (app, pilot):
        await pilot.press("/", *"safety", "f5")
        await settle(pilot)
        assert not app.reading.filter_line.typing
        assert app.reading.filter_line.is_open
        await pilot.press("1", "down", "up", "enter")
        await settle(pilot)
        assert app.focused is app.reading.document.prose
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert not app.reading.filter_line.is_open
        await pilot.press("f", "a", "enter", "2", "enter")
        await settle(pilot)
        assert not app.reading.finding
        assert app.focused is app.reading.document.prose


def test_what_works_while_typing_takes_no_key_that_is_typed() -> None:
    for key in ("x", "slash", "space"):
        good, wrong = checked({"app.quit": f"f10,{key}"}, BriefingApp)
        assert good == {}
        assert len(wrong) == 1
        assert "app.quit" in wrong[0]
        assert key in wrong[0]
    assert checked({"app.quit": "f10,ctrl+x"}, BriefingApp)[1] == []
