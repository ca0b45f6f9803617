"""Every value of the model survives its JSON form."""

from __future__ import annotations

import json
from collections import OrderedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.derived.codec import decode, decode_all, decoder, encode
from briefing.model import Actor, Article, Copying, Mention, Outlet, Quotation, Statement

# Not a number is no share and no score, and equals nothing, itself included.
st.register_type_strategy(float, st.floats(allow_nan=False))
_KINDS = (Actor, Article, Copying, Mention, Outlet, Quotation, Statement)


@settings(deadline=None, max_examples=60)
@given(st.one_of([st.from_type(kind) for kind in _KINDS]))
def test_any_value_is_decoded_as_it_was_encoded(value: object) -> None:
    assert decode(type(value), encode(value)) == value


@given(st.lists(st.from_type(Outlet), max_size=3).map(tuple))
def test_any_tuple_is_decoded_as_it_was_encoded(values: tuple[Outlet, ...]) -> None:
    text = encode(values)
    assert decode_all(Outlet, text) == values
    assert "\n" not in text


def test_the_form_is_compact_and_plain() -> None:
    assert encode(Mention("ada-marsh", "boats", 3, 12)) == '["ada-marsh","boats",3,12]'
    assert json.loads(encode(("é", None, 1.5, True))) == ["é", None, 1.5, True]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '["a"]', '["a","b","nobody",[],[]]', '["a","b",["x"],[],[]]'])
def test_what_is_no_value_raises_what_readers_of_snapshots_expect(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        decode(Actor, text)


@pytest.mark.parametrize("kind", [dict[str, int], OrderedDict, int | str, tuple[int, Actor]])
def test_a_type_that_the_model_does_not_use_is_refused(kind: object) -> None:
    with pytest.raises(TypeError, match="JSON form"):
        decoder(kind)
