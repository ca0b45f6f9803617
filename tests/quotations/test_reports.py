"""Speech within speech, and speech without marks: who speaks, who reports it, and where it begins and ends."""

import pytest

from briefing.model import QuotationKind
from briefing.quotations.extract import read
from tests.quotations.made import found, name

DIRECT, MIXED, INDIRECT = QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT


@pytest.mark.parametrize(
    ("body", "reporter"),
    [
        ("“The port is safe,” Ada Marsh said, according to the Gazette.", "Gazette"),
        ("“The port is safe,” said Ada Marsh, the Gazette reported.", "Gazette"),
        ("“The port is safe,” Ada Marsh told the board, according to Ben Reed.", "Ben Reed"),
    ],
)
def test_quoted_words_keep_their_speaker_and_the_report_of_them_stands_around_them(body: str, reporter: str) -> None:
    outer, inner = found(body)
    assert (outer.kind, name(outer)) == (INDIRECT, reporter)
    assert (inner.kind, name(inner), inner.text) == (DIRECT, "Ada Marsh", "“The port is safe,”")
    assert outer.start <= inner.start
    assert outer.end > inner.end


def test_a_reported_quotation_goes_on_with_its_speaker_and_not_with_the_reporter() -> None:
    outer, inner = found("“The port is safe,” Ada Marsh said, according to the Gazette. “We checked.”")
    assert (inner.text, name(inner)) == ("“The port is safe,” “We checked.”", "Ada Marsh")
    assert name(outer) == "Gazette"


def test_whoever_is_written_to_is_not_the_one_who_says_it() -> None:
    body = "Ada Marsh emailed supporters saying: “The pier will stay.”"
    assert [name(quotation) for quotation in found(body)] == ["Ada Marsh"]


@pytest.mark.parametrize(
    ("body", "text", "speaker"),
    [
        (
            "In a Harbour Board poll released on Monday, most residents chose the new pier.",
            "most residents chose the new pier",
            None,
        ),
        ("It was a plan that Ada Marsh said had failed twice.", "that had failed twice", "Ada Marsh"),
        (
            "Ada Marsh said — in Dover, as it happens — that the pier was closed.",
            "that the pier was closed",
            "Ada Marsh",
        ),
        ("Ada Marsh said, as she often does, that the pier was closed.", "that the pier was closed", "Ada Marsh"),
        ("Ada Marsh, who has led the port for years, last week said it was closed.", "it was closed", "Ada Marsh"),
    ],
)
def test_what_is_said_without_marks_has_its_bounds_and_its_speaker(body: str, text: str, speaker: str | None) -> None:
    quotation = next(one for one in found(body) if one.kind is INDIRECT)
    assert (quotation.text, name(quotation)) == (text, speaker)


def test_a_content_reaches_to_its_later_quoted_words() -> None:
    body = "Ada Marsh accused the board of being “weak,” after a long inquiry into the pier, and “slow” in its answers."
    (quotation,) = found(body)
    assert (quotation.kind, name(quotation)) == (MIXED, "Ada Marsh")
    assert quotation.text.endswith("and “slow” in its answers")


def test_a_place_and_a_relative_clause_between_do_not_take_the_speech() -> None:
    body = (
        "The Harbour Agency, which represents ports in England, Wales and Northern Ireland, told the Gazette that the "
        "pier was “unsafe”."
    )
    (quotation,) = found(body)
    assert (name(quotation), quotation.text) == ("Harbour Agency", "that the pier was “unsafe”")


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Ada Marsh spoke in Dover. Ben Reed rejected her claim that the pier was “safe”.", "Ada Marsh"),
        ("Ben Reed rejected Ada Marsh's claim that the pier was “safe”.", "Ada Marsh"),
        ("Ben Reed repeated his claim that the pier was “safe”.", "Ben Reed"),
        ("Ada Marsh said that Ben Reed's claim that the pier is safe is “simply not true”.", "Ada Marsh"),
        ("Ada Marsh has told her supporters that “we are in this together”.", "Ada Marsh"),
    ],
)
def test_a_claim_is_its_owners_and_not_of_whoever_rejects_it(body: str, speaker: str) -> None:
    assert [name(quotation) for quotation in found(body)] == [speaker]


def test_her_is_whose_something_is_or_whom_something_is_done_to() -> None:
    context, _ = read("Her plan failed, and he told her that her claims were “odd” and called her “late”.")
    (sentence,) = context.sentences
    kinds = [phrase.kind for phrase in sentence.phrases if sentence.tokens[phrase.begin].low == "her"]
    assert kinds == ["his", "thing", "object", "his", "thing", "object"]


def test_a_lone_pronoun_is_no_paraphrase() -> None:
    assert found("Ben Reed said it.") == ()


@pytest.mark.parametrize(
    ("body", "end"),
    [
        (
            "Ada Marsh argued the Harbour Board, which has been the target of an ever more costly campaign for nearly "
            "two years, is “in retreat across many fronts.”",
            "“in retreat across many fronts.”",
        ),
        (
            "Ada Marsh described the board as “weak” and the pier, which opened in May, as “unsafe”.",
            "which opened in May, as “unsafe”",
        ),
    ],
)
def test_a_content_is_one_quotation_up_to_its_last_quoted_words(body: str, end: str) -> None:
    (quotation,) = found(body)
    assert (quotation.kind, name(quotation)) == (MIXED, "Ada Marsh")
    assert quotation.text.endswith(end)


def test_who_is_credited_is_no_part_of_what_is_said() -> None:
    body = (
        "On Monday Ada Marsh made clear that the talk was not political, saying that those who thought so should "
        "“see a doctor,” according to the Gazette."
    )
    by = {
        name(quotation): quotation
        for quotation in found(body)
        if quotation.kind is not INDIRECT or quotation.start == 0
    }
    assert by["Ada Marsh"].text == "that those who thought so should “see a doctor,”"
    assert by["Gazette"].text.startswith("On Monday Ada Marsh made clear")


def test_a_promise_is_made_by_whose_it_is() -> None:
    (quotation,) = found("Ada Marsh spoke in Dover. Her promise to be “neutral” in the talks angered many.")
    assert name(quotation) == "Ada Marsh"


def test_a_place_and_a_time_are_told_from_persons() -> None:
    context, _ = read("Ada Marsh flew from New York to Cardiff, and last week she came back.")
    natures = [phrase.nature for phrase in context.sentences[0].phrases]
    assert natures == ["person", "place", "place", "time", "he"]
