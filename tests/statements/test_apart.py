"""What cannot be one statement, whatever its words; and what is one all the same."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from briefing.model import ArticleKind, AsideWhy, Quotation, QuotationKind, Risk, Speaker, Treatment
from briefing.quotations import Cast, extract
from briefing.statements import derive
from briefing.statements.grouping.people import Relation, relation, who
from tests.statements.building import MARSH, OTHER, article, briefing, each, quotation
from tests.statements.test_grouping import carried, ledger

LONG = "The old quay was dry when I was born and it will be dry when the last of us is gone"


@pytest.mark.parametrize(
    ("one", "two", "kin"),
    [
        ("Health Secretary Lund", "Berit Lund", Relation.SAME),
        ("Fire Chief Moa Brand", "Brand", Relation.SAME),
        ("the Health Secretary", "Berit Lund", Relation.UNKNOWN),
        ("Home Secretary Berit Lund", "Home Secretary Ove Sand", Relation.OTHER),
        ("Berit Lund and Ove Sand", "Ove Sand", Relation.SAME),
        ("Berit Lund", "Arne Lund", Relation.OTHER),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(one: str, two: str, kin: Relation) -> None:
    assert relation(who(Speaker(None, one)), who(Speaker(None, two))) is kin
    assert relation(who(Speaker(None, two)), who(Speaker(None, one))) is kin


def test_two_rivals_who_begin_alike_say_two_statements() -> None:
    hers = "“The fields above the weir need a better pump than this, and they will have it by June.”"
    his = "“The fields above the weir need a better pump than this, and nobody here will pay for it.”"
    given = [(name, words, by) for name, words, by in (("a", hers, MARSH), ("b", his, OTHER), ("c", hers, MARSH))]
    found = ledger(*((item := article(name, words), each(item, by)) for name, words, by in given))
    assert carried(found) == [("a", "c"), ("b",)]


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        # A short cry of two people, each named on the spot.
        (
            "“We have lost three boats this spring,” said Berit Lund, the mayor.",
            "“We have lost three boats this spring and we will lose no more,” said Father Ove Sand.",
            False,
        ),
        # The same, of a length that nobody says twice.
        (
            "“We have lost three boats and nine good men on the bar this spring,” said Berit Lund, the mayor.",
            "“We have lost three boats and nine good men on the bar this spring,” said Father Ove Sand.",
            True,
        ),
        # One of them quotes the other.
        (
            "“We have lost three boats,” said Berit Lund, the mayor.",
            "“She told me: ‘We have lost three boats.’ I wept,” said Father Ove Sand.",
            True,
        ),
        # Two speak together, and then one of them alone.
        (
            "Berit Lund and Ove Sand said: “We have chosen to close the bar to boats at dawn on Monday for good.”",
            "“I have chosen to close the bar to boats at dawn, and I will be there,” said Berit Lund.",
            False,
        ),
    ],
)
def test_a_few_words_are_said_by_many(one: str, two: str, together: bool) -> None:
    given = [article(name, body) for name, body in (("a", one), ("b", two))]
    found = derive(briefing(*given), {item.id: extract(item, Cast(())) for item in given})
    assert (("a", "b") in carried(found)) is together


def test_whom_an_article_names_is_nobody_whom_it_leaves_unnamed() -> None:
    bodies = {
        "a": "“The court has spoken,” said Berit Lund. “The harbour master should resign.”",
        "b": "“The court has spoken, and we will study what it said,” said a spokesman for the Port Office.\n\n"
        "“The harbour master should resign,” Berit Lund said. “The court has spoken.”",
    }
    given = [article(name, body) for name, body in bodies.items()]
    found = derive(briefing(*given), {item.id: extract(item, Cast(())) for item in given})
    speakers = [{report.text for report in statement.reports} for statement in found.statements]
    assert not any(len(texts) > 1 and any("study" in text for text in texts) for texts in speakers)


def test_words_that_two_rivals_share_join_them_no_more_when_somebody_prints_only_those() -> None:
    both = "The fields above the weir need a better pump than this"
    hers, his = f"“{both}, and they will have it by June.”", f"“{both}, and nobody here will pay for it.”"
    given = (("a", hers, MARSH), ("b", his, OTHER), ("c", f"“{both}.”", None))
    found = ledger(*((item := article(name, words), each(item, by)) for name, words, by in given))
    together = carried(found)
    assert not any({"a", "b"} <= set(articles) for articles in together)
    assert sorted(name for articles in together for name in articles) == ["a", "b", "c"]


def test_two_texts_that_several_outlets_print_are_two_whoever_said_them() -> None:
    one = "“The weir will hold for a hundred years if the sluice is greased and the boys leave it alone.”"
    two = "“The weir will hold for a hundred years if the keeper is paid and no barge runs into it.”"
    bodies = {"a": (one, "It rained."), "b": (one, "Snow fell."), "c": (two, "Hail came."), "d": (two, "Fog lay.")}
    found = ledger(*((item := article(name, " ".join(body)), each(item, None)) for name, body in bodies.items()))
    assert carried(found) == [("a", "b"), ("c", "d")]


def test_one_outlets_slip_in_a_text_is_no_text_of_its_own() -> None:
    one = "“The weir will hold for a hundred years if the sluice is greased and the boys leave it alone.”"
    slip = one.replace("hundred", "thousand")
    found = ledger(
        *((item := article(name, words), each(item, None)) for name, words in zip("abc", (one, one, slip), strict=True))
    )
    assert carried(found) == [("a", "b", "c")]


def test_the_same_words_a_week_later_are_another_statement_and_an_undated_article_joins_no_days() -> None:
    early, late = article("a", f"“{LONG}.”", date="2024-05-06"), article("b", f"“{LONG}.”", date="2024-05-14")
    nowhere = article("c", f"“{LONG}.” It rained on the quay.", date=None)
    assert carried(ledger((early, each(early)), (late, each(late)))) == [("a",), ("b",)]
    found = ledger(*((item, each(item)) for item in (early, late, nowhere)))
    assert sorted(len(reports) for reports in carried(found)) == [1, 2]


def test_nobody_prints_a_release_before_it_is_out_but_a_weekly_prints_it_late() -> None:
    release = article("release", f"“{LONG}.”", ArticleKind.RELEASE, date="2024-05-10")
    before, after = article("a", f"“{LONG}.”", date="2024-05-07"), article("b", f"“{LONG}.”", date="2024-05-17")
    found = ledger(*((item, each(item)) for item in (release, before, after)))
    assert sorted(carried(found)) == [("a",), ("b", "release")]


def test_a_doubtful_speaker_does_not_keep_long_words_apart() -> None:
    one, two = article("a", f"“{LONG}, I tell you.”"), article("b", f"“{LONG}, he said so.”")
    doubted = tuple(replace(item, sure=False, certainty=0.4) for item in each(two, OTHER))
    assert carried(ledger((one, each(one)), (two, doubted))) == [("a", "b")]
    assert carried(ledger((one, each(one)), (two, each(two, OTHER)))) == [("a",), ("b",)]


def test_few_words_go_to_the_one_statement_that_has_them() -> None:
    full, other = article("a", f"“{LONG}.”"), article("b", "“Nobody was asked, and the ferrymen least of all.”")
    bit = article("c", "The harbour master said the quay “was dry when I” first came.")
    found = ledger((full, each(full)), (other, each(other)), (bit, each(bit, None)))
    assert carried(found) == [("a", "c"), ("b",)]
    his = ledger((full, each(full)), (bit, each(bit, OTHER)))
    assert carried(his) == [("a",), ("c",)]


def test_a_body_speaks_by_whom_its_own_release_quotes() -> None:
    trust = Speaker(None, "Ferry Trust")
    release = article("Ferry Trust", f"“{LONG}.”", ArticleKind.RELEASE)
    bit = article("c", "The Ferry Trust said the quay “was dry when I” first came.")
    assert carried(ledger((release, each(release)), (bit, each(bit, trust)))) == [("Ferry Trust", "c")]
    for other in (article("d", f"“{LONG}.”", ArticleKind.RELEASE), article("Ferry Trust", f"“{LONG}.”")):
        assert sorted(carried(ledger((other, each(other)), (bit, each(bit, trust))))) == sorted([(other.id,), ("c",)])


def test_what_shares_too_little_with_the_reference_stands_by_itself() -> None:
    release = article("r", f"“{LONG}.” Later she said: “{LONG}, so sell the boats.”", ArticleKind.RELEASE)
    outlet = article("o", f"“{LONG}.” “And sell the boats, all nine of them, before the frost.”")
    found = ledger((release, each(release)), (outlet, each(outlet)))
    printed = [name for statement in found.statements for report in statement.reports for name in report.quotations]
    assert sorted(printed) == sorted(item.id for of in (release, outlet) for item in each(of))


def test_what_is_in_no_statement_is_listed_with_the_reason() -> None:
    item = article(
        "a", "The “Night Ferry Fund” paid. “Perhaps not,” said Marsh. He never said “we are all doomed here”."
    )
    fund, perhaps, doomed = each(item)
    told = quotation(item, [(0, 3)], kind=QuotationKind.INDIRECT)
    found = (replace(fund, speaker=None), perhaps, replace(doomed, denied=True), told)
    made = derive(briefing(item), {"a": found})
    assert carried(made) == [("a",)]
    assert made.statements[0].reference.text == "“Perhaps not,”"
    why = {each_.quotation: each_.why for each_ in made.asides}
    assert why == {fund.id: AsideWhy.NAME, doomed.id: AsideWhy.DENIED, told.id: AsideWhy.TOLD}


def test_what_was_denied_is_grouped_with_nothing() -> None:
    one, two = article("a", f"“{LONG}.”"), article("b", f"She never said “{LONG}.”")
    denied = tuple(replace(item, denied=True) for item in each(two))
    made = ledger((one, each(one)), (two, denied))
    assert [report.article for statement in made.statements for report in statement.reports] == ["a"]


def _speech(paragraphs: list[str], kind: ArticleKind = ArticleKind.TRANSCRIPT) -> tuple[Quotation, ...]:
    of = article("speech", "\n\n".join(paragraphs), kind)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return (quotation(of, spans),)


def test_a_speech_without_marks_is_the_reference_and_joined_passages_are_a_cut() -> None:
    paragraphs = [
        "We came to this hall because the bridge is closed and the school is on the other bank.",
        "I shall ask the engineers to sleep here until it opens.",
        "A town that cannot cross its own river is two villages with one mayor.",
    ]
    speech = article("speech", "\n\n".join(paragraphs), ArticleKind.TRANSCRIPT)
    fair = article("a", "“I shall ask the engineers to sleep here until it opens,” she said.")
    joining = article(
        "b",
        "“We came to this hall because the bridge is closed and a town that cannot cross its own river is two villages "
        "with one mayor,” she said.",
    )
    found = ledger((speech, _speech(paragraphs)), (fair, each(fair)), (joining, each(joining)))
    got = {report.article: report.treatment for statement in found.statements for report in statement.reports[1:]}
    assert got == {"a": Treatment.VERBATIM, "b": Treatment.CUT}
    assert {statement.reference.article for statement in found.statements} == {"speech"}


def test_a_paragraph_of_a_release_that_nobody_read_as_a_quotation_is_the_reference() -> None:
    release = article("r", f"The board met.\n\n{LONG}.\n\nNotes to editors.", ArticleKind.RELEASE)
    outlet = article("o", f"“{LONG.replace('dry when I', 'wet when I')},” said Marsh.")
    (statement,) = ledger((release, ()), (outlet, each(outlet))).statements
    assert statement.reference.article == "r"
    assert [(report.article, report.treatment) for report in statement.reports] == [
        ("r", Treatment.VERBATIM),
        ("o", Treatment.ALTERED),
    ]


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_a_speech_of_ten_thousand_words_finds_its_fragments_in_proportion() -> None:
    def seconds(words: int) -> float:
        paragraphs = [" ".join(f"w{number}x{place}" for place in range(50)) + "." for number in range(words // 50)]
        speech = article("speech", "\n\n".join(paragraphs), ArticleKind.TRANSCRIPT)
        given = [(speech, _speech(paragraphs))]
        for number, paragraph in enumerate(paragraphs[::2]):
            item = article(f"o{number:03}", f"“{' '.join(paragraph.split()[10:30])}” she said.")
            given.append((item, each(item)))
        start = time.process_time()  # the processor's, so that a busy machine does not count
        found = ledger(*given)
        took = time.process_time() - start
        excerpts = [one for each_ in found.statements for one in each_.reports if one.treatment is Treatment.EXCERPT]
        assert len(excerpts) == len(given) - 1
        return took

    few, many = seconds(1250), seconds(10_000)
    assert many < few * 8 * 4  # in proportion, with room for a busy machine


def test_two_ministers_of_one_release_keep_their_words_apart_and_each_outlet_goes_to_its_own() -> None:
    hers = "“I have read the audit of the tramway and I stand behind every line of it.”"
    his = "“I have read the audit of the tramway and I dispute every line of it.”"
    release = article("release", f"{hers}\n\n{his}", ArticleKind.RELEASE)
    first, second = each(release)
    gave = (first, replace(second, speaker=OTHER))
    one, two = article("one", his), article("two", hers)
    found = ledger((release, gave), (one, each(one, OTHER)), (two, each(two)))
    assert sorted(carried(found)) == [("one", "release"), ("release", "two")]
    assert {each_.treatment for said in found.statements for each_ in said.reports} == {Treatment.VERBATIM}


def test_rivals_whose_words_one_article_prints_are_told_apart_by_their_names() -> None:
    both = "The old mill must not stand empty"
    page = article("page", f"“{both}, and I will fill it with looms.”\n\n“{both}, and she will never fill it.”")
    first, second = each(page)
    one, two = article("one", f"“{both}.”"), article("two", f"“{both}.”")
    found = ledger((page, (first, replace(second, speaker=OTHER))), (one, each(one)), (two, each(two, OTHER)))
    assert sorted(carried(found)) == [("one", "page"), ("page", "two")]


@pytest.mark.parametrize(("day", "words"), [("2024-10-11", "31"), ("2024-10-10", "31"), ("2024-10-12", "38")])
def test_two_releases_with_another_number_are_two_statements_and_outlets_go_where_their_words_are(
    day: str, words: str
) -> None:
    said = "“We have mended {} miles of the sea dyke, and we go on until the last mile is dry.”"
    early = article("early", said.format("31"), ArticleKind.RELEASE)
    late = article("late", said.format("38"), ArticleKind.RELEASE, "2024-10-11")
    outlet = article("outlet", said.format(words), date=day)
    found = ledger(*((item, each(item)) for item in (early, late, outlet)))
    right, left = ("early", "late") if words == "31" else ("late", "early")
    assert sorted(carried(found)) == sorted([(left,), tuple(sorted(("outlet", right)))])


def test_a_release_is_no_alteration_of_itself_where_its_notes_repeat_it_in_other_words() -> None:
    release = article(
        "release",
        "“The bakery fed three villages, and we swore that we would keep its oven lit.”\n\nNotes to editors\n\n"
        "“The bakery fed three villages, and we swear that we will keep its oven lit.”",
        ArticleKind.RELEASE,
    )
    outlet = article("outlet", "“The bakery fed three villages, and we swore that we would keep its oven lit.”")
    found = ledger((release, each(release)), (outlet, each(outlet)))
    assert sorted(carried(found)) == [("outlet", "release"), ("release",)]
    assert {each_.treatment for said in found.statements for each_ in said.reports} == {Treatment.VERBATIM}


@pytest.mark.parametrize(
    ("sentence", "printed", "risk"),
    [
        ("I will not sell.", "“I will sell.”", Risk.NEGATION),
        ("I do not trust the survey.", "“I trust the survey.”", Risk.NEGATION),
        ("The dues are £30 a mast.", "“The dues are £300 a mast.”", Risk.NUMBER),
        ("We must dredge the basin now.", "“We may dredge the basin now.”", Risk.MODAL),
    ],
)
def test_a_short_sentence_with_one_word_changed_is_the_primary_source_altered(
    sentence: str, printed: str, risk: Risk
) -> None:
    release = article(
        "release", f"“The mole was built by our fathers. {sentence} The gulls agree.”", ArticleKind.RELEASE
    )
    outlet = article("outlet", printed)
    (statement,) = ledger((release, each(release)), (outlet, each(outlet))).statements
    assert statement.reference.article == "release"
    assert statement.reports[1].treatment in (Treatment.ALTERED, Treatment.CUT)
    assert [difference.risks for difference in statement.reports[1].differences] == [(risk,)]


def test_a_short_sentence_of_another_speaker_or_on_another_thing_is_no_slip() -> None:
    release = article("release", "“The mole was built by our fathers. I will not sell.”", ArticleKind.RELEASE)
    rival, other = article("rival", "“I will sell.”"), article("other", "“I will not swim.”")
    found = ledger((release, each(release)), (rival, each(rival, OTHER)), (other, each(other)))
    assert sorted(carried(found)) == [("other",), ("release",), ("rival",)]


def test_rivals_who_are_most_likely_named_are_kept_apart_and_no_other_speaker_is_told_of_a_doubtful_name() -> None:
    both = "The old mill must not stand empty"
    page = article("page", f"“{both}, and I will fill it with looms.”\n\n“{both}, and she will never fill it.”")
    first, second = each(page)
    named = replace(second, speaker=OTHER, certainty=0.95, sure=False)
    found = ledger((page, (first, named)))
    assert carried(found) == [("page",), ("page",)]
    assert {report.speaker for said in found.statements for report in said.reports} == {None}
