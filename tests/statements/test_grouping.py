"""Which quotations are the same statement."""

from __future__ import annotations

import time

import pytest

from briefing.model import Article, ArticleKind, Quotation, QuotationKind, Treatment
from briefing.statements import Ledger, derive
from tests.statements.building import MARSH, OTHER, article, briefing, each, marked, quotation, whole

ONE = "The harbour will open in spring because the builders never stopped."
TWO = "Nobody was left behind when the boats came home."
BOTH = f"Ada Marsh said:\n\n“{ONE}\n\n“{TWO}”"


def ledger(*given: tuple[Article, tuple[Quotation, ...]]) -> Ledger:
    """The ledger of these articles with these quotations."""
    return derive(briefing(*(item for item, _ in given)), {item.id: found for item, found in given})


def carried(found: Ledger) -> list[tuple[str, ...]]:
    """For each statement, the articles that report it."""
    return [tuple(sorted(report.article for report in statement.reports)) for statement in found.statements]


def paragraphs(of: Article) -> tuple[Quotation, ...]:
    """One quotation over all its paragraphs."""
    return whole(of)


def test_the_same_words_are_one_statement_whoever_is_named() -> None:
    one, two = article("one", f"“{ONE}”"), article("two", f"“{ONE}”")
    for speaker in (MARSH, None, OTHER):
        assert carried(ledger((one, each(one)), (two, each(two, speaker)))) == [("one", "two")]


def test_two_paragraphs_that_an_outlet_prints_in_two_places_are_two_statements() -> None:
    release = article("release", BOTH, ArticleKind.RELEASE)
    outlet = article("outlet", f"“{ONE}” said Marsh.\n\nIt rained.\n\n“{TWO}”")
    found = ledger((release, paragraphs(release)), (outlet, each(outlet)))
    assert carried(found) == [("outlet", "release")] * 2
    assert [statement.reference.article for statement in found.statements] == ["release"] * 2
    assert [report.treatment for statement in found.statements for report in statement.reports] == [
        Treatment.VERBATIM
    ] * 4


def test_two_paragraphs_that_every_carrier_keeps_together_are_one_statement() -> None:
    release = article("release", BOTH, ArticleKind.RELEASE)
    outlet = article("outlet", f"Marsh said: “{ONE} {TWO}”")
    found = ledger((release, paragraphs(release)), (outlet, each(outlet)))
    assert carried(found) == [("outlet", "release")]
    assert found.statements[0].reports[1].treatment is Treatment.VERBATIM


def test_what_one_article_alone_carries_is_one_statement() -> None:
    release = article("release", BOTH, ArticleKind.RELEASE)
    assert carried(ledger((release, paragraphs(release)))) == [("release",)]


def test_an_outlet_that_joins_pieces_of_two_passages_joins_nothing_else() -> None:
    release = article("release", BOTH, ArticleKind.RELEASE)
    outlet = article("outlet", f"“{ONE}” said Marsh.\n\nIt rained.\n\n“{TWO}”")
    joining = article("joining", "“The builders never stopped. Nobody was left behind when the boats came home.”")
    found = ledger((release, paragraphs(release)), (outlet, each(outlet)), (joining, each(joining)))
    assert carried(found) == [("joining", "outlet", "release")] * 2
    printed = [report.text for item in found.statements for report in item.reports if report.article == "joining"]
    assert printed == ["“The builders never stopped.", "Nobody was left behind when the boats came home.”"]


def test_passages_of_one_speech_stay_apart() -> None:
    one, two = article("one", f"“{ONE}”"), article("two", f"“{TWO}”")
    assert carried(ledger((one, each(one)), (two, each(two)))) == [("one",), ("two",)]


def test_a_split_quotation_is_one_report() -> None:
    release = article("release", f"“{ONE} {TWO}”", ArticleKind.RELEASE)
    outlet = article(
        "outlet", f"“The harbour will open in spring,” she said, “because the builders never stopped. {TWO}”"
    )
    found = ledger((release, each(release)), (outlet, whole(outlet)))
    (statement,) = found.statements
    assert statement.reports[1].treatment is Treatment.VERBATIM
    assert statement.reports[1].spans == tuple(marked(outlet.body))


def test_nothing_is_grouped_across_two_occasions() -> None:
    words = "“We will keep our promise to the children of the valley.”"
    one, two = article("one", words, date="2020-03"), article("two", words, date="2024")
    assert carried(ledger((one, each(one)), (two, each(two)))) == [("one",), ("two",)]


def test_partial_and_unknown_dates_do_not_keep_words_apart() -> None:
    for date in ("2024", "2024-10", None):
        one, two = article("one", f"“{ONE}”"), article("two", f"“{ONE}”", date=date)
        assert carried(ledger((one, each(one)), (two, each(two)))) == [("one", "two")]


@pytest.mark.parametrize("words", ["“Harbour Opening Day”", "“Keep Valley Great Again”", "“duty of care”"])
def test_names_titles_and_terms_are_no_statement(words: str) -> None:
    one, two = article("one", f"It was the {words} at last."), article("two", f"On {words} it rained.")
    assert carried(ledger((one, each(one, None)), (two, each(two, None)))) == []


def test_the_same_opening_does_not_make_two_sentences_one() -> None:
    one = article("one", "“I think that the harbour will never be finished in my time.”")
    two = article("two", "“I think that the valley has been good to all of us here.”")
    assert len(ledger((one, each(one)), (two, each(two))).statements) == 2


def test_a_fragment_goes_to_the_wording_that_has_all_of_it() -> None:
    full = article("full", "“We did talk for hours, but the lines of help remain open to all.”")
    near = article(
        "near", "“Nothing was signed on the boat that evening, yet the people said lines of help remain open here.”"
    )
    bit = article("bit", "“the lines of help remain open to all”")
    found = ledger((full, each(full)), (near, each(near)), (bit, each(bit)))
    assert ("bit", "full") in carried(found)


def test_an_altered_wording_by_the_same_speaker_is_grouped() -> None:
    one = article("one", "“The online world brings great benefits for young people, enriching their social lives.”")
    two = article("two", "“The online world offers huge benefits for young people and it enriches their social lives.”")
    found = ledger((one, each(one)), (two, each(two)))
    assert carried(found) == [("one", "two")]
    assert found.statements[0].worst is Treatment.ALTERED


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


def test_two_languages() -> None:
    one = article("one", "“Der Hafen wird im Frühjahr geöffnet, und niemand bleibt zurück.”")
    two = article("two", f"“{ONE}”")
    three = article("three", "“Der Hafen wird im Frühling geöffnet, und niemand bleibt zurück.”")
    found = ledger(*((item, each(item)) for item in (one, two, three)))
    assert sorted(carried(found)) == [("one", "three"), ("two",)]


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


@pytest.mark.timeout(60)
def test_two_thousand_quotations_with_a_common_formula_that_differ() -> None:
    given = []
    for at in range(2000):
        words = " ".join(f"w{at}x{place}" for place in range(12))
        item = article(f"outlet-{at:04}", f"“I would like to say that {words}.”")
        given.append((item, each(item)))
    assert len(ledger(*given).statements) == 2000
