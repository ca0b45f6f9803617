"""The cases of `cases/*.txt`: a body goes in, its quotations come out, one a line, `SPEAKER, KIND: TEXT`.

The parts of a split quotation are joined by ` | `; a speaker who could not be told is `unresolved`.

Headings: `[actors ID, …]` are those of cases/actors.yaml that the briefing has, `[date 2024-10]` and `[kind release]`
are the article's, `[only marked]` leaves out what is said without quotation marks (kind indirect).

Details: `why` (the reason of the decision), `cue`, `source` (the words that name the speaker), `actor` (the speaker's
id), `quoted` (the strings in marks, one a value), `marked: no`, `denied: yes`, `sure: yes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.content.cast import read_actors
from briefing.model import Article, ArticleKind, PartialDate, Quotation, QuotationKind
from briefing.quotations import Cast, extract
from tests import cases

CASES = Path(__file__).parent / "cases"
ACTORS = {actor.id: actor for actor in read_actors(CASES)}
OPTIONS = ("actors", "date", "kind", "only")


def _listed(case: cases.Case) -> Iterator[cases.Came]:
    names = [name.strip() for name in case.options.get("actors", "").split(",") if name.strip()]
    when = case.options.get("date")
    made = Article(
        "made",
        "",
        "outlet",
        case.text,
        kind=ArticleKind(case.options.get("kind", ArticleKind.REPORT)),
        published=PartialDate.parse(when) if when else None,
    )
    for quotation in extract(made, Cast(tuple(ACTORS[name] for name in names))):
        if quotation.kind is QuotationKind.INDIRECT and case.options.get("only") == "marked":
            continue
        who = quotation.speaker.name if quotation.speaker is not None else "unresolved"
        text = " | ".join(case.text[start:end].replace("\n", " ") for start, end in quotation.spans)
        yield cases.Came(f"{who}, {quotation.kind}: {text}", tuple(_details(quotation, case.text)))


def _details(quotation: Quotation, body: str) -> Iterator[tuple[str, str]]:
    yield "why", quotation.why
    for key, words in (("cue", quotation.cue), ("source", quotation.source)):
        if words is not None:
            yield key, body[words.start : words.end]
    if quotation.speaker is not None and quotation.speaker.id is not None:
        yield "actor", quotation.speaker.id
    for start, end in quotation.quoted:
        yield "quoted", body[start:end]
    yield "marked", "yes" if quotation.marked else "no"
    yield "denied", "yes" if quotation.denied else "no"
    yield "sure", "yes" if quotation.sure else "no"


@pytest.mark.parametrize("case", cases.every(CASES, OPTIONS))
def test_a_body_gives_the_quotations_that_its_case_lists(case: cases.Case) -> None:
    cases.check(case, _listed(case))
