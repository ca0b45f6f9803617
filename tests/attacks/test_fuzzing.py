"""The standing attack, for a moment: `make fuzz` goes on for longer."""

import pytest

from tests.attacks.fuzzing import TARGETS, attack


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_makes_a_target_fail(name: str) -> None:
    assert attack(name, 25, 1) >= 10
