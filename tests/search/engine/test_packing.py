"""Lists of numbers come back as they were, and what is cut off is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.engine.packing import pack, pack_rising, pack_set, unpack, unpack_rising, unpack_set
from briefing.search.engine.sealed import DamagedError

_NUMBERS = st.sampled_from([0, 1, 300, 70_000, 2**32 - 1]).flatmap(
    lambda most: st.lists(st.integers(0, most), max_size=200)
)
_SETS = st.sets(st.integers(0, 4_999), max_size=400).map(sorted)


@given(_NUMBERS)
def test_numbers_come_back(numbers: list[int]) -> None:
    assert list(unpack(pack(numbers), len(numbers))) == numbers


@given(_SETS)
def test_rising_numbers_and_sets_come_back(members: list[int]) -> None:
    assert list(unpack_rising(pack_rising(members), len(members))) == members
    flags = unpack_set(pack_set(members, 5_000), 5_000)
    assert [number for number, flag in enumerate(flags) if flag] == members


def test_a_dense_set_takes_a_bit_a_number() -> None:
    members = [number for number in range(80_000) if number * 2654435761 % 7 < 4]
    assert len(pack_set(members, 80_000)) <= 10_001


def test_small_gaps_take_less_than_a_byte() -> None:
    numbers = [number * 3 + number % 2 for number in range(10_000)]
    assert len(pack_rising(numbers)) < 5_000


@given(_NUMBERS.filter(lambda numbers: max(numbers, default=0) > 0), st.integers(1, 9))
def test_a_list_that_is_cut_off_is_noticed(numbers: list[int], cut: int) -> None:
    raw = pack(numbers)
    if cut % len(numbers) == 0 and len(numbers) < 32:
        return  # a short list is as long as its numbers are wide: what is read of it has a digest of its own
    with pytest.raises(DamagedError):
        unpack(raw[:-cut] if cut < len(raw) else raw + b"\0", len(numbers))
