"""The bars of quality on labelled pairs of printed quotations; `python -m tests.bench.statements` prints figures."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

import pytest

from briefing.model import Article, ArticleKind, Briefing, PartialDate, Span, Treatment
from briefing.quotations import Cast, extract
from briefing.statements import compare, derive
from tests.shared import SHARED, needs_shared

Pair = dict[str, Any]
DATA = SHARED / "data"
NAMES = {
    "identical": Treatment.VERBATIM,
    "excerpt": Treatment.EXCERPT,
    "cut": Treatment.CUT,
    "signalled": Treatment.EDITED,
    "altered": Treatment.ALTERED,
}
ORDER = [Treatment.VERBATIM, Treatment.EXCERPT, Treatment.EDITED, Treatment.CUT, Treatment.ALTERED]


def _rows(name: str) -> list[Pair]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [json.loads(row) for row in text.split("\n") if row.strip()]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    """The labelled pairs."""
    return _rows("statement_pairs.dev.jsonl")


@pytest.fixture(scope="module")
def texts() -> dict[str, Pair]:
    """The articles by id."""
    return {item["id"]: item for item in (*_rows("basil.jsonl"), *_rows("newswcl50.jsonl"))}


def _text(texts: dict[str, Pair], place: Pair) -> str:
    found: str = texts[place["id"]]["text"][place["start"] : place["end"]]
    return found


@needs_shared
@pytest.mark.slow
@pytest.mark.timeout(120)
def test_grouping_with_all_events_in_one_briefing(pairs: list[Pair], texts: dict[str, Pair]) -> None:
    cast = Cast(())
    articles = [
        Article(
            name,
            name,
            item["outlet"],
            item["text"],
            ArticleKind.REPORT,
            PartialDate.parse(item["date"]) if item.get("date") else None,
        )
        for name, item in sorted(texts.items())
    ]
    ledger = derive(
        Briefing("labelled", "Labelled", (), (), tuple(articles)), {item.id: extract(item, cast) for item in articles}
    )
    where: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for statement in ledger.statements:
        for report in statement.reports:
            where[report.article] += [(span, statement.id) for span in report.spans]

    def statements(place: Pair) -> set[str]:
        found = set()
        for (start, end), name in where[place["id"]]:
            both = min(end, place["end"]) - max(start, place["start"])
            if both > 0 and both * 2 >= min(end - start, place["end"] - place["start"]):
                found.add(name)
        return found

    counts = Counter(
        (pair["same"], bool(statements(pair["a"]) & statements(pair["b"]))) for pair in pairs if pair["same"] != "part"
    )
    right, wrong, missed = counts["yes", True], counts["no", True], counts["yes", False]
    assert right / (right + wrong) >= 0.985
    assert right / (right + missed) >= 0.97


@needs_shared
def test_treatments(pairs: list[Pair], texts: dict[str, Pair]) -> None:
    found: Counter[tuple[Treatment, Treatment | None]] = Counter()
    for pair in pairs:
        if pair["same"] != "yes":
            continue
        long, short = sorted((_text(texts, pair["a"]), _text(texts, pair["b"])), key=len, reverse=True)
        outcomes = [compare(long, short).treatment, compare(short, long).treatment]
        known = [item for item in outcomes if item is not None]
        found[NAMES[pair["relation"]], min(known, key=ORDER.index) if known else None] += 1
    light, heavy = {Treatment.VERBATIM, Treatment.EXCERPT}, {Treatment.ALTERED, Treatment.CUT}
    assert not [item for item in found if item[0] in light and item[1] in heavy]
    assert not [item for item in found if item[0] is Treatment.ALTERED and item[1] in light]
    right = sum(count for (wanted, got), count in found.items() if wanted is got)
    assert right / sum(found.values()) >= 0.96
