"""The ties of an article survive their packed form, and nothing else is taken for such."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.statements.ties import NO_TIES, Ties

_SHORT = st.frozensets(st.integers(0, (1 << 24) - 1), max_size=40)
_LONG = st.frozensets(st.integers(0, (1 << 32) - 1), max_size=10)
_TIES = st.builds(Ties, _SHORT, _SHORT, _SHORT, _SHORT, _LONG, _LONG, _LONG)


@given(_TIES)
def test_any_ties_are_unpacked_as_they_were_packed(ties: Ties) -> None:
    assert Ties.unpacked(ties.packed()) == ties


def test_an_article_without_ties_has_none() -> None:
    assert not any(Ties.unpacked(NO_TIES))


@pytest.mark.slow
@given(_TIES, st.data())
def test_what_is_cut_off_or_goes_on_is_refused(ties: Ties, data: st.DataObject) -> None:
    packed = ties.packed()
    at = data.draw(st.integers(0, len(packed) - 1))
    for wrong in (packed[:at], packed + b"more"):
        with pytest.raises(ValueError):  # noqa: PT011 - of arrays too, with words of their own
            Ties.unpacked(wrong)


def test_a_head_that_grows_without_end_is_refused() -> None:
    head = zlib.compress(bytes(100_000_000), 9)
    with pytest.raises(ValueError, match="no ties"):
        Ties.unpacked(len(head).to_bytes(4, "big") + head)
