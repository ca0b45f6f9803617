"""How often Python looks for garbage is as it was, once nothing is derived any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from briefing.derived.garbage import PACE, seldom


@pytest.fixture(autouse=True)
def given_back() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_two_that_overlap_give_back_what_was_before_the_first() -> None:
    before = gc.get_threshold()
    first, second = ExitStack(), ExitStack()
    first.enter_context(seldom())
    second.enter_context(seldom())
    first.close()
    assert gc.get_threshold()[0] == PACE, "the other one is still at work"
    second.close()
    assert gc.get_threshold() == before


def test_what_fails_gives_it_back_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), seldom():
        raise KeyError
    assert gc.get_threshold() == before
    gc.set_threshold(500, 5, 5)
    with seldom():
        assert gc.get_threshold()[0] == PACE
    assert gc.get_threshold() == (500, 5, 5)
