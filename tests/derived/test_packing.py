"""Articles, quotations and statements survive being packed, whatever they print and whatever they say of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.derived import packer, packing
from briefing.derived.packer import Packer, dictionary
from briefing.derived.packing import (
    pack_article,
    pack_copying,
    pack_quotations,
    pack_statement,
    unpack_article,
    unpack_copying,
    unpack_quotations,
    unpack_statement,
)
from briefing.model import (
    Article,
    Copying,
    Quotation,
    QuotationKind,
    Reference,
    ReferenceWhy,
    Report,
    Statement,
    Treatment,
)

# As for `test_codec.py`: what none of ours is.
st.register_type_strategy(int, st.integers(-(1 << 63), (1 << 63) - 1))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
BODY = "The quay was shut. “No fare will rise,” said Ada Marsh, “while we run it.” Boats went."
ARTICLE = Article("a", "“No fare will rise”", "post", BODY)
TEXT = "“No fare will rise,” “while we run it.”"
SPANS = tuple(
    (BODY.index(part), BODY.index(part) + len(part)) for part in ("“No fare will rise,”", "“while we run it.”")
)
_PLACES = st.tuples(st.integers(-3, 99), st.integers(-3, 99))


@given(st.builds(Article))
def test_any_article_is_unpacked_as_it_was_packed(article: Article) -> None:
    row = article.id, article.headline, article.outlet, str(article.published or "")
    assert unpack_article(pack_article(article), row) == article


@given(st.lists(st.builds(Quotation, spans=st.lists(_PLACES, min_size=1, max_size=3).map(tuple)), max_size=3))
def test_any_quotations_are_unpacked_as_they_were_packed(quotations: list[Quotation]) -> None:
    held = tuple(replace(one, article="a") for one in quotations)
    rows = [(one.id, str(one.kind), int(one.sure), one.speaker) for one in held]
    assert unpack_quotations(pack_quotations(BODY, held), "a", BODY, rows) == held


@settings(max_examples=60)
@given(st.from_type(Statement))
def test_any_statement_is_unpacked_as_it_was_packed(statement: Statement) -> None:
    ids = [statement.reference.article, *(one.article for one in statement.reports)]
    ids += [one.article for one in statement.not_found]
    numbers = {name: n for n, name in enumerate(dict.fromkeys(ids))}
    articles = {name: replace(ARTICLE, id=name) for name in numbers}
    by_number = {n: articles[name] for name, n in numbers.items()}
    raw = pack_statement(statement, articles.__getitem__, numbers.__getitem__)
    row = statement.id, statement.title, statement.speaker
    assert unpack_statement(raw, row, by_number.__getitem__) == statement


@given(st.builds(Copying))
def test_any_copying_is_unpacked_as_it_was_packed(copying: Copying) -> None:
    assert unpack_copying(pack_copying(copying), copying.article, copying.source) == copying


def test_what_stands_in_the_text_is_not_said_again() -> None:
    report = Report("a", "post", Treatment.VERBATIM, SPANS, TEXT, ("q-1",))
    headline = Report("a", "post", Treatment.EXCERPT, (), ARTICLE.headline, headline=True)
    statement = Statement("s", "fares", None, Reference("a", TEXT, SPANS, ReferenceWhy.LONGEST), (report, headline))
    raw = pack_statement(statement, lambda _: ARTICLE, lambda _: 1)
    assert b"fare" not in raw
    assert b"post" not in raw


@given(st.lists(st.binary(max_size=90), max_size=5), st.binary(max_size=300))
def test_any_bytes_are_unpacked_as_they_were_packed(some: list[bytes], raw: bytes) -> None:
    by = Packer(dictionary(some, some, 20_000))
    assert by.unpack(by.pack(raw)) == raw


def test_a_dictionary_saves_what_texts_have_in_common() -> None:
    texts = [f"In town {n} the council said on Monday that no fare would rise.".encode() for n in range(9)]
    with_it, without = Packer(dictionary([], texts[:8], 64 * 1000)), Packer(b"")
    assert len(with_it.pack(texts[8])) < len(without.pack(texts[8])) / 2


@pytest.mark.parametrize("raw", [b"", b"{}", Packer(b"").pack(b"words")[:-1], Packer(b"").pack(b"words") + b"more"])
def test_what_was_not_packed_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"no value|cut off"):
        Packer(b"").unpack(raw)


def test_a_value_that_grows_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = Packer(b"").pack(b"words " * 1000)
    monkeypatch.setattr(packer, "LONGEST", 100)
    with pytest.raises(ValueError, match="cut off"):
        Packer(b"").unpack(raw)


def test_places_that_overlap_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    quotation = Quotation("q", "a", ((0, len(BODY)),) * 200, " ".join([BODY] * 200), QuotationKind.DIRECT)
    raw = pack_quotations(BODY, [quotation])
    monkeypatch.setattr(packing, "LONGEST", 10_000)
    with pytest.raises(ValueError, match="too long"):
        unpack_quotations(raw, "a", BODY, [("q", "direct", 1, None)])
