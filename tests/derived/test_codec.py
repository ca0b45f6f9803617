"""Every value of the model survives its stored form."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.derived import codec
from briefing.derived.codec import decode, decode_all, encode
from briefing.model import Actor, ActorKind, Article, Copying, Mention, Outlet, Quotation, Statement

# Not a number is no share and no score, and equals nothing, itself included; infinity is none of ours either.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(1 << 63), (1 << 63) - 1))
_KINDS = (Actor, Article, Copying, Mention, Outlet, Quotation, Statement)


@settings(max_examples=60)
@given(st.one_of([st.from_type(kind) for kind in _KINDS]))
def test_any_value_is_decoded_as_it_was_encoded(value: object) -> None:
    assert decode(type(value), encode(value)) == value


@given(st.lists(st.from_type(Outlet), max_size=3).map(tuple))
def test_any_tuple_is_decoded_as_it_was_encoded(values: tuple[Outlet, ...]) -> None:
    assert decode_all(Outlet, encode(values)) == values


def test_the_form_is_compact() -> None:
    assert len(encode(Mention("ada-marsh", "boats", 3, 12))) < 60


def packed(text: bytes) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15, zdict=codec._dictionary())
    return packer.compress(text) + packer.flush()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        packed(b""),
        packed(b"{"),
        packed(b"[]"),
        packed(b"null"),
        packed(b'{"id":"a"}'),
        packed(b'{"id":"a","name":"b","kind":"nobody"}'),
        packed(b'{"id":"a","name":"b","kind":"person","roles":["x"]}'),
        encode(Actor("a", "b", ActorKind.BODY))[:-2],
        encode(Actor("a", "b", ActorKind.BODY)) + b"more",
    ],
)
def test_what_is_no_value_raises_what_readers_of_snapshots_expect(raw: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - msgspec's errors are of it, with words of their own
        decode(Actor, raw)


def test_a_value_that_grows_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = encode(Article("a", "b", "c", "words " * 1000))
    monkeypatch.setattr(codec, "LONGEST", 100)
    with pytest.raises(ValueError, match="cut off"):
        decode(Article, raw)
