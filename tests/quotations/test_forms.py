"""Every case of forms: who says what, with marks and without, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.model import Article, Quotation, QuotationKind, Span
from briefing.quotations import Cast, extract
from tests.quotations.form_cases import Case, Expected, cases

CASES = tuple(cases())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_form_is_seen(case: Case) -> None:
    quotations = extract(case.article, Cast(case.actors))
    spoken, wanted = _spoken(case.article, quotations), _wanted(case)
    assert [text for _, text in spoken] == [text for _, text in wanted]
    assert [name for (name, _), (called, _) in zip(spoken, wanted, strict=True) if not _right(name, called)] == []
    marked = [one for one in quotations if one.kind is not QuotationKind.INDIRECT and one.marked]
    wrong = [problem for expected in case.expected if (problem := _problem(case.article, marked, expected))]
    assert not wrong, "\n".join(wrong)


def _right(name: str | None, called: str | None) -> bool:
    if called is not None and called.startswith("?"):
        return name is None or called[1:] in name.lower()
    return name == called


def _wanted(case: Case) -> list[tuple[str | None, str]]:
    body = case.article.body
    return [
        (one.speaker, body[start:end]) for one in case.expected if not one.sign for start, end in _pieces(case, one)
    ]


def _pieces(case: Case, turn: Expected) -> Iterator[Span]:
    """What stands around the strings in a turn that the case gives to somebody else."""
    inside = [one.span for one in case.expected if one.sign == "=" and turn.span[0] <= one.span[0] < turn.span[1]]
    edges = [turn.span[0], *(edge for span in inside for edge in span), turn.span[1]]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        text = case.article.body[start:end]
        first, last = start + len(text) - len(text.lstrip(" ,.;")), start + len(text.rstrip())
        if first < last:
            yield first, last


def _spoken(article: Article, quotations: tuple[Quotation, ...]) -> list[tuple[str | None, str]]:
    return [
        (one.speaker.name if one.speaker else None, article.body[start:end])
        for one in quotations
        if not one.marked
        for start, end in one.spans
    ]


def _problem(article: Article, marked: list[Quotation], expected: Expected) -> str:
    if not expected.sign:
        return ""
    start, end = expected.span
    text = article.body[start:end]
    over = [one for one in marked if any(first <= start and end <= last for first, last in one.spans)]
    if expected.sign == "-":
        return "".join(f"{text} is taken for {one.text}" for one in over if one.kind is QuotationKind.DIRECT)
    if not over:
        return f"{text} is not found" if expected.sign == "=" else ""
    if expected.sign == "!":
        return "" if all(one.denied or one.speaker is None for one in over) else f"{text} is not denied"
    said = over[0].speaker.name if over[0].speaker else None
    return "" if _right(said, expected.speaker) else f"{text} is by {said}: {over[0].why}"


WRAPPED = """7.1 pm
Mr Jim Osei (Tarn and Ferrow) (LD): I am glad to have
secured a debate on the walls of my constituency, though
it is late and they have all gone to supper.
Mr Deputy Speaker: Order. I have not gone to mine and I
should like to, so let us get on with it.
The Minister of State, Department for Coasts (Ada
Marsh): I had hoped to be brief, and the hon. Gentleman
has made it possible for me to be so.
7.9 pm
House adjourned.
"""


def test_labels_of_a_wrapped_page_may_run_over_the_end_of_a_line() -> None:
    said = extract(Article("wrapped", "Sea Walls", "outlet", WRAPPED), Cast(()))
    assert [one.speaker.name for one in said if one.speaker] == ["Jim Osei", "Mr Deputy Speaker", "Ada Marsh"]
    assert [one.text.split()[0] for one in said] == ["I", "Order.", "I"]
