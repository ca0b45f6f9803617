"""What is told in other words, found word for word: when it is a report, and when it is the name of a thing."""

from __future__ import annotations

import pytest

from briefing.language.stems import stem
from briefing.language.synonyms import ALIKE, FAMILY, likeness, says_only, telling, word
from briefing.language.tables import common, table
from briefing.model import Article, ArticleKind, Quotation, Speaker, Statement, Treatment
from briefing.statements import derive
from briefing.statements.paraphrase import printed
from briefing.statements.retelling import InContext, retelling, words
from tests.statements.building import MARSH, OTHER, article, briefing, each, indirect


def _like(one: str, other: str) -> float:
    first, second = word(one), word(other)
    assert first is not None
    assert second is not None
    return likeness(first, second)


def test_words_are_alike_by_stem_by_family_and_by_meaning() -> None:
    assert _like("mills", "mill") == 1.0
    assert _like("choice", "choose") == FAMILY
    assert _like("pledged", "promise") == ALIKE
    assert _like("mill", "promise") == 0.0
    assert word("the") is None


@pytest.mark.parametrize("kind", ["families", "alike"])
def test_each_line_of_the_table_joins_words_that_would_not_be_one_anyway(kind: str) -> None:
    for line in table("synonyms")[kind]:
        marks = [stem(each) for each in line]
        assert len(set(marks)) == len(marks) > 1, line
        assert common().isdisjoint(line), line


def test_each_line_of_phrases_holds_one_and_joins_what_would_not_be_one_anyway() -> None:
    for line in table("synonyms")["phrases"]:
        marks = [tuple(one.stem for one in words(each)) if " " in each else (stem(each),) for each in line]
        assert any(" " in each for each in line), line
        assert all(marks), line
        assert len(set(line)) == len(line) > 1, line
        assert common().isdisjoint(line), line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She ruled out a toll", "A toll was excluded"),
        ("He turned the offer down", "He would say no to the offer"),
        ("They put up the rent", "an increase in the rent"),
        ("the pump was switched off", "the pump was turned off"),
        ("the letters were made public", "she would publish the letters"),
        ("we were asked for every word", "they had been asked in full"),
        ("half of the cost", "50 per cent of the cost"),
    ],
)
def test_phrases_tell_what_their_words_do_not(one: str, other: str) -> None:
    mine, its = words(one), words(other)
    assert all(max(likeness(left, right) for right in its) >= ALIKE for left in mine), (mine, its)


def test_a_phrase_stands_for_its_words_unless_they_tell_by_themselves() -> None:
    assert [one.stem for one in telling(["she", "ruled", "it", "out", "on", "the", "quay"])] == ["rul out", "quai"]
    texts = "attention", "paid attention"
    attention, paid = (next(one for one in words(text) if one.stem == "attent") for text in texts)
    assert attention.alike < paid.alike
    assert [one.stem for one in words("paid attention")] == ["pai", "attent"]
    assert printed("She ruled a toll out, for good", {"rul out", "toll"}) == ["ruled", "toll"]
    assert [says_only(each) for each in ("told", "she added", "praised")] == [True, True, False]


SAID = (
    "The ferry to Tarn will stay. From May it will be run by the island council, with the same crew. "
    "The cost to the taxpayer in the first year will be no more than £3 million. Nobody will be asked for a licence."
)


def _near(told: str, said: str = SAID, beside: str = "") -> float:
    found = retelling(InContext(told, beside), InContext(said), frozenset(), {})
    return found.score if found is not None and found.telling > 2 else 0.0


@pytest.mark.parametrize(
    "told",
    [
        "that the bill to the public purse in year one would be £3 million at most",
        "that the council of the island was to operate the ferry from May",
        "that no one would have to show a permit, and the ferry to Tarn would be retained",
    ],
)
def test_other_words_for_the_same_are_near(told: str) -> None:
    assert _near(told) >= 0.4


@pytest.mark.parametrize(
    "told",
    [
        "that the ferry to Tarn was late again",
        "that the island council had asked for a loan",
        "that the crew wanted longer holidays in the first year",
    ],
)
def test_the_name_of_a_thing_is_not_enough(told: str) -> None:
    assert _near(told) < 0.4


def test_what_stands_before_a_statement_counts_half() -> None:
    told, said = InContext("that the scheme of a long day was scrapped"), "We drop that scheme now, and for good."
    alone, beside = (retelling(told, InContext(said, before), frozenset(), {}) for before in ("", "The long day."))
    assert alone is not None
    assert beside is not None
    assert alone.score < beside.score


def _told(body: str, quotations: tuple[Quotation, ...] | None = None, speaker: Speaker = MARSH) -> list[Statement]:
    said = article("post", f"Ada Marsh spoke. “{SAID}”")
    also = article("sun", body)
    found = quotations if quotations is not None else (indirect(also, body.split(" said ")[1].rstrip("."), speaker),)
    made: tuple[Article, ...] = (said, also)
    return list(derive(briefing(*made), {"post": each(said), "sun": found}).statements)


def _treatments(statements: list[Statement]) -> dict[str, Treatment]:
    return {report.article: report.treatment for statement in statements for report in statement.reports}


TOLD = "Ada Marsh said that the bill to the public purse in year one would be £3 million."


def test_the_same_speaker_tells_it_in_other_words() -> None:
    (statement,) = _told(TOLD)
    assert _treatments([statement]) == {"post": Treatment.VERBATIM, "sun": Treatment.PARAPHRASED}
    assert "in its own words; same speaker" in statement.reports[1].evidence


def test_somebody_else_tells_no_statement_of_hers() -> None:
    (statement,) = _told(TOLD.replace("Ada Marsh", "Ben Oakes"), speaker=OTHER)
    assert _treatments([statement]) == {"post": Treatment.VERBATIM}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ada Marsh pledged the ferry to Tarn would be retained, and that the council of the island runs it.", True),
        ("It is May. Nobody knows whether the ferry to Tarn is retained, or who runs it for the island.", False),
        ("Ada Marsh came by ferry to Tarn, and lunched with the council of the village.", False),
    ],
)
def test_a_sentence_that_names_the_speaker_tells_it_without_a_quotation(body: str, found: bool) -> None:
    (statement,) = _told(body, ())
    assert ("sun" in _treatments([statement])) is found
    assert not found or not statement.not_found


def test_a_question_tells_nothing() -> None:
    (statement,) = _told("Ada Marsh said whether the bill to the public purse in year one would be £3 million.")
    assert "sun" not in _treatments([statement])


def test_what_an_article_prints_it_tells_besides_with_another_number() -> None:
    body = f"“{SAID}” Ada Marsh said that in its first year the taxpayer would pay no more than £4 million."
    said, also = article("post", f"“{SAID}”"), article("sun", body)
    told = indirect(also, body.split(" said ")[1].rstrip("."))
    (statement,) = derive(briefing(said, also), {"post": each(said), "sun": (*each(also), told)}).statements
    wrong = [report for report in statement.reports if report.treatment is Treatment.PARAPHRASED]
    changes = [(report.article, one.reference, one.printed) for report in wrong for one in report.differences]
    assert changes == [("sun", "£3 million", "£4 million")]


def test_what_an_article_prints_it_need_not_tell_besides() -> None:
    body = f"“{SAID}” Ada Marsh said that in its first year the taxpayer would pay no more than £3 million."
    said, also = article("post", f"“{SAID}”"), article("sun", body)
    told = indirect(also, body.split(" said ")[1].rstrip("."))
    (statement,) = derive(briefing(said, also), {"post": each(said), "sun": (*each(also), told)}).statements
    assert all(report.treatment is Treatment.VERBATIM for report in statement.reports)


RELEASED = (
    "“The ferry to Tarn will stay.”\n\n“We lost nine captains last winter.”\n\n“The old slipway was sold to a brewer.”"
    "\n\nThe crane on the quay has rusted and lifts no stone."
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "Drinkers can thank a brewer for the slipway, Ada Marsh said.",
            "The old slipway was sold to a brewer.",
        ),
        ("Nine masters had gone in the winter, Ada Marsh said.", "We lost nine captains last winter."),
        ("The winter had been hard on the slipway, Ada Marsh said.", ""),  # as near to one as to the other
        ("Drinkers can thank a brewer for the slipway, Ben Oakes said.", ""),
        ("A brewer had the slipway when nine captains went, Ada Marsh said.", ""),  # two sentences, of two statements
        ("The crane had rusted on the quay, Ada Marsh said.", ""),  # nearer to what nobody said
        ("There was cake for all, Ada Marsh said.", ""),
    ],
)
def test_the_one_sentence_of_a_primary_source_that_has_the_words_is_told(body: str, found: str) -> None:
    release = article("release", RELEASED, kind=ArticleKind.RELEASE)
    also = article("sun", body)
    speaker = OTHER if "Oakes" in body else MARSH
    made = {"release": each(release), "sun": (indirect(also, body.rpartition(",")[0], speaker),)}
    told = [
        one.reference.text.strip("“”")
        for one in derive(briefing(release, also), made).statements
        for report in one.reports
        if report.article == "sun"
    ]
    assert told == ([found] if found else [])


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The fund was asked for 50 per cent and a reply was due this winter, Ada Marsh said.", True),
        ("He had said that snow was expected, said Ada Marsh.", False),
    ],
)
def test_what_stands_beside_it_in_a_statement_helps_a_sentence(body: str, found: bool) -> None:
    text = "“I have written to the fund to ask for half. I expect an answer before Christmas.”\n\n“The weir is dry.”"
    release, also = article("release", text, kind=ArticleKind.RELEASE), article("sun", body)
    made = {"release": each(release), "sun": (indirect(also, body.rpartition(",")[0]),)}
    told = {item.article for one in derive(briefing(release, also), made).statements for item in one.reports}
    assert ("sun" in told) is found


@pytest.mark.parametrize(
    ("speaker", "report", "found"),
    [
        (MARSH, "that the old slipway went to a “brewer”", True),
        (MARSH, "that the old slipway went to a “swindler”", False),  # her word, which stands nowhere in it
        (Speaker(None, "Ada Marsh"), "that the old slipway went to a brewer", True),
        (Speaker(None, "Ove Sand"), "that the old slipway had been sold to a brewer", False),  # not sure, but a name
    ],
)
def test_other_words_in_marks_and_other_names_tell_another_statement(
    speaker: Speaker, report: str, found: bool
) -> None:
    release = article("release", RELEASED, kind=ArticleKind.RELEASE)
    also = article("sun", f"They said {report}.")
    made = {"release": each(release), "sun": (indirect(also, report, speaker),)}
    told = {item.article for one in derive(briefing(release, also), made).statements for item in one.reports}
    assert ("sun" in told) is found


def test_names_in_a_row_tell_nothing_by_themselves() -> None:
    said = article("post", "“The Harbour Trust of Upper Tarn has reviewed what its deputy warden wrote last winter.”")
    report = "that the deputy warden of the Harbour Trust of Upper Tarn had sacked the cook"
    also = article("sun", f"Lawyers said {report}.")
    made = {"post": each(said), "sun": (indirect(also, report, Speaker(None, "lawyers")),)}
    assert not any(
        item.article == "sun" for one in derive(briefing(said, also), made).statements for item in one.reports
    )


def test_nothing_is_told_before_it_was_said() -> None:
    told = "that the bill to the public purse in year one would be £3 million"
    for date, found in (("2024-10-07", False), ("2024-10-09", True), ("2024-10-11", True)):
        said, also = article("post", f"“{SAID}”"), article("sun", f"Ada Marsh said {told}.", date=date)
        made = {"post": each(said), "sun": (indirect(also, told),)}
        (statement,) = derive(briefing(said, also), made).statements
        assert ("sun" in _treatments([statement])) is found, date


def test_what_tells_one_statement_of_a_source_leaves_its_others_out() -> None:
    release = article("release", RELEASED, kind=ArticleKind.RELEASE)
    also = article("sun", "Drinkers can thank a brewer for the slipway, Ada Marsh said.")
    made = {"release": each(release), "sun": (indirect(also, "Drinkers can thank a brewer for the slipway"),)}
    out = {
        one.reference.text.strip("“”"): [item.article for item in one.not_found]
        for one in derive(briefing(release, also), made).statements
    }
    assert out == {
        "The ferry to Tarn will stay.": ["sun"],
        "We lost nine captains last winter.": ["sun"],
        "The old slipway was sold to a brewer.": [],
    }
