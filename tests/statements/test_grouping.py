"""Which quotations are the same statement."""

from __future__ import annotations

import time

import pytest

from briefing.model import Article, ArticleKind, Quotation, QuotationKind
from briefing.statements import Ledger, derive
from tests.statements.building import article, briefing, each, marked, quotation

ONE = "The harbour will open in spring because the builders never stopped."
TWO = "Nobody was left behind when the boats came home."
BOTH = f"Ada Marsh said:\n\n“{ONE}\n\n“{TWO}”"


def ledger(*given: tuple[Article, tuple[Quotation, ...]]) -> Ledger:
    """The ledger of these articles with these quotations."""
    return derive(briefing(*(item for item, _ in given)), {item.id: found for item, found in given})


def carried(found: Ledger) -> list[tuple[str, ...]]:
    """For each statement, the articles that report it."""
    return [tuple(sorted(report.article for report in statement.reports)) for statement in found.statements]


def test_odd_spans_over_several_paragraphs_are_parted() -> None:
    release = article("release", BOTH, ArticleKind.RELEASE)
    start, end = marked(release.body)[0][0], len(release.body)
    outlet = article("outlet", f"“{ONE}” said Marsh.\n\nIt rained.\n\n“{TWO}”")
    found = ledger((release, (quotation(release, [(start, end)]),)), (outlet, each(outlet)))
    assert carried(found) == [("outlet", "release")] * 2


def test_indirect_quotations_alone_are_no_statement() -> None:
    one = article("one", "Marsh said that the harbour would open in the spring of the year.")
    found = (quotation(one, [(11, len(one.body) - 1)], kind=QuotationKind.INDIRECT),)
    assert ledger((one, found)).statements == ()


def test_empty_and_wordless_quotations() -> None:
    one = article("one", "“…” and “” and “!”")
    assert ledger((one, each(one))).statements == ()
    assert derive(briefing(), {}).statements == ()


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_two_thousand_near_identical_quotations_cost_no_square() -> None:
    def seconds(count: int) -> float:
        given = []
        for at in range(count):
            item = article(
                f"outlet-{at:04}", f"“The council of place{at} has said that the road will cost little and help all.”"
            )
            given.append((item, each(item)))
        start = time.perf_counter()
        found = ledger(*given)
        took = time.perf_counter() - start
        assert len(found.statements) == 1
        return took

    few, many = seconds(250), seconds(2000)
    assert many < few * 8 * 4  # in proportion, with room for a busy machine; a square would be 64 times


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_two_thousand_quotations_with_a_common_formula_that_differ() -> None:
    given = []
    for at in range(2000):
        words = " ".join(f"w{at}x{place}" for place in range(12))
        item = article(f"outlet-{at:04}", f"“I would like to say that {words}.”")
        given.append((item, each(item)))
    assert len(ledger(*given).statements) == 2000
