"""With what a report is compared, with what standing, and how that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.commands.common.telling import told_report
from briefing.glossary import standing, treated_report
from briefing.model import (
    ArticleKind,
    Contractions,
    Correction,
    CorrectionKind,
    Outlet,
    OutletKind,
    ReferenceWhy,
    Selector,
    Speaker,
    Treatment,
)
from briefing.statements import Ledger, derive
from briefing.statements.drafts import MERGED
from briefing.statements.speaking import title_of
from tests.statements.building import MARSH, OTHER, article, briefing, each
from tests.statements.test_grouping import ledger

SIX = "We lost two boats and six more were pulled up the slip before the wind turned."
FIVE = SIX.replace("six", "five")


def printing(words: dict[str, str]) -> Ledger:
    """The ledger of outlets that print these words and have nothing else in common."""
    rest = {name: f"{name} {name}x was {name}y at {name}z." for name in words}
    given = [article(name, f"“{text}” said Marsh. {rest[name]}") for name, text in words.items()]
    return ledger(*((item, each(item)) for item in given))


def test_what_most_independent_outlets_print_alike_is_the_reference() -> None:
    (statement,) = printing({"a": FIVE, "b": SIX, "c": SIX, "d": SIX}).statements
    reference = statement.reference
    assert (reference.article, reference.why, reference.outlets) == ("b", ReferenceWhy.CONSENSUS, 3)
    assert standing(reference) == "consensus: 3 independent outlets print it alike"
    (differing,) = (report for report in statement.reports if report.article == "a")
    assert differing.treatment is Treatment.ALTERED
    assert treated_report(differing, reference) == "≠ differs: 3 outlets print “six”"


def test_copies_of_one_agency_text_count_once() -> None:
    rest = (
        "The harbour of Elm was closed for nine hours while the fire brigade pumped out the ferry house, "
        "and the owner of the slip gave soup to all who came to help with ropes and lamps."
    )
    copies = [article(name, f"“{FIVE}” said Marsh. {rest}") for name in ("a", "b", "c")]
    own = [article(name, f"“{SIX}” said Marsh. {name} {name}x went {name}y to {name}z.") for name in ("d", "e")]
    (statement,) = ledger(*((item, each(item)) for item in (*copies, *own))).statements
    assert (statement.reference.article, statement.reference.outlets) == ("d", 2)


def test_where_no_two_agree_the_longest_is_and_nobody_is_said_to_have_changed_it() -> None:
    (statement,) = printing({"a": SIX, "b": FIVE + " It was near."}).statements
    assert (statement.reference.article, statement.reference.why) == ("b", ReferenceWhy.LONGEST)
    assert standing(statement.reference) == "longest printed wording, no primary source"
    assert treated_report(statement.reports[1], statement.reference) == "≠ differs: another outlet prints “five”"


def test_against_a_primary_source_the_treatment_is_said_as_it_is() -> None:
    release = article("r", f"“{SIX}”", ArticleKind.RELEASE)
    outlet = article("o", f"“{FIVE}”")
    (statement,) = ledger((release, each(release)), (outlet, each(outlet))).statements
    assert treated_report(statement.reports[1], statement.reference) == "≠ altered"


def test_a_report_that_credits_another_outlet_is_said_to_and_makes_no_consensus() -> None:
    first = article("tide", f"“{FIVE}” said Marsh to the Tide.")
    second = article("gull", f"“{FIVE}” Marsh told Morning Tide, as gulls screamed.")
    third = article("rook", f"“{SIX}” said Marsh, and rooks flew up. “It was near.”")
    made = briefing(first, second, third)
    names = {"tide": "Morning Tide", "gull": "The Gull", "rook": "The Rook"}
    outlets = tuple(Outlet(name, told, OutletKind.NEWSPAPER) for name, told in names.items())
    ledger_ = derive(replace(made, outlets=outlets), {item.id: each(item) for item in (first, second, third)})
    statement = next(one for one in ledger_.statements if len(one.reports) == 3)
    assert statement.reference.why is ReferenceWhy.LONGEST
    assert {report.article: report.credit for report in statement.reports}["gull"] == "tide"


def test_a_headline_in_marks_is_a_report_of_its_own_kind() -> None:
    release = article("r", f"“{SIX}”", ArticleKind.RELEASE)
    outlet = replace(
        article("o", "Marsh spoke at the slip. It rained."), headline="‘Two boats and six more’ lost: Marsh"
    )
    (statement,) = ledger((release, each(release)), (outlet, ())).statements
    (report,) = statement.reports[1:]
    assert (report.article, report.headline, report.spans) == ("o", True, ())
    assert report.treatment is Treatment.EXCERPT
    assert not statement.not_found


@pytest.mark.parametrize(
    ("contractions", "changed"), [(Contractions.SAME, ["must"]), (Contractions.OTHER, ["must", "It’s"])]
)
def test_a_headline_is_compared_in_the_house_style_of_the_briefing(
    contractions: Contractions, changed: list[str]
) -> None:
    release = article("r", "“It is our slip and we will not close it, whatever the wind does.”", ArticleKind.RELEASE)
    outlet = replace(
        article("o", "Marsh spoke at the slip."), headline="‘It’s our slip and we must not close it’: Marsh"
    )
    made = replace(briefing(release, outlet), contractions=contractions)
    (statement,) = derive(made, {"r": each(release), "o": ()}).statements
    (report,) = statement.reports[1:]
    assert (report.headline, report.treatment) == (True, Treatment.ALTERED)
    assert [difference.printed for difference in report.differences] == changed


def test_what_a_person_merged_is_said_to_be() -> None:
    one, two = article("a", f"“{SIX}” she said."), article("b", "“The wind was kind to us in the end,” she said.")
    at = (Selector("a", f"“{SIX}”"), Selector("b", "“The wind was kind to us in the end,”"))
    for note, told in ((None, MERGED), ("J. Holm, press office", f"{MERGED}: J. Holm, press office")):
        correction = Correction(CorrectionKind.MERGE, at, note=note)
        found = derive(briefing(one, two, corrections=[correction]), {item.id: each(item) for item in (one, two)})
        (statement,) = found.statements
        assert [report.merged for report in statement.reports] == ["", told]


def test_not_found_is_not_said_of_an_article_that_prints_four_of_the_words_in_marks() -> None:
    release = article("r", f"Ada Marsh of Elm Quay met Ola Berg and Siv Dahl. “{SIX}” she said.", ArticleKind.RELEASE)
    body = "Ada Marsh of Elm Quay met Ola Berg and Siv Dahl. A man on the slip spoke of “{}” and went."
    bit = article("b", body.format("two boats and six or so"))
    none = article("n", body.format("nets and rope and nothing"))
    found = ledger((release, each(release)), (bit, ()), (none, ()))
    (statement,) = found.statements
    assert [one.article for one in statement.not_found] == ["n"]


def test_the_fullest_name_of_the_speaker_is_taken() -> None:
    names = {"a": "Harbour Minister Lund", "b": "Berit Lund", "c": "Minister Berit Lund"}
    given = [(article(name, f"“{SIX}”"), Speaker(None, said)) for name, said in names.items()]
    (statement,) = ledger(*((item, each(item, by)) for item, by in given)).statements
    assert statement.speaker == Speaker(None, "Berit Lund")


def test_a_name_is_spelt_with_the_letters_that_it_has() -> None:
    given = [(article(name, f"“{SIX}”"), Speaker(None, said)) for name, said in zip("abc", SPELT, strict=True)]
    (statement,) = ledger(*((item, each(item, by)) for item, by in given)).statements
    assert statement.speaker == Speaker(None, "Berit Łund")


SPELT = ("Berit Lund", "Berit Łund", "Berit Lund")


@pytest.mark.parametrize(
    ("shared", "found"), [("at the end of the", False), ("at the end of the new slip in Tarn", True)]
)
def test_a_turn_of_phrase_in_marks_is_no_words_of_another_statement(shared: str, found: bool) -> None:
    said = [f"“We shall build {shared} day.”", f"“Nobody came {shared} night, not even my dog.”"]
    release = article("r", "\n\n".join(said), ArticleKind.RELEASE)
    other = article("b", said[1])
    apart = ledger((release, each(release)), (other, each(other))).statements
    (statement,) = (one for one in apart if "build" in one.reference.text)
    assert ("b" not in {one.article for one in statement.not_found}) is found


def test_a_title_is_a_whole_phrase_with_its_marks_in_pairs() -> None:
    said = "“I told them “not a penny more”, and I meant it, because the slip is ours and always was ours.”"
    assert title_of(said, None) == "I told them “not a penny more”, and I meant it…"
    open_ended = "“He called it “a wonder of the northern coast that will outlast every king and pope” in a letter.”"
    assert title_of(open_ended, MARSH).count("“") == title_of(open_ended, MARSH).count("”")
    assert len(title_of(open_ended, MARSH)) <= 70


@pytest.mark.parametrize(
    ("printed", "treatment", "added"),
    [
        ("“The lock opens at Easter, and the toll is gone.”", Treatment.ALTERED, "and the toll is gone"),
        ("“I cannot promise that the lock opens at Easter.”", Treatment.ALTERED, "I cannot promise that"),
        ("“The lock opens at Easter. My neighbours lied to you.”", Treatment.EXCERPT, "My neighbours lied to you"),
        ("“And the lock opens at Easter.”", Treatment.EXCERPT, ""),
        ("“The lock opens at Easter … my father kept it.”", Treatment.EXCERPT, ""),
    ],
)
def test_words_that_no_primary_source_has_are_shown_as_added(printed: str, treatment: Treatment, added: str) -> None:
    said = "“The lock opens at Easter.”\n\nElsewhere in the release: “It was my father who kept it for the town.”"
    release, outlet = article("release", said, ArticleKind.RELEASE), article("outlet", printed)
    found = derive(briefing(release, outlet), {"release": each(release), "outlet": each(outlet)}).statements
    (report,) = (one for said_ in found for one in said_.reports if one.article == "outlet")
    assert report.treatment is treatment
    assert " ".join(one.printed for one in report.differences) == added
    assert all(report.text[slice(*one.printed_span)] == one.printed for one in report.differences)


def test_a_report_whose_article_names_another_speaker_says_whom() -> None:
    words = "“I walked to the quarry angry, and I walk home with a deed.”"
    release, outlet = article("release", words, ArticleKind.RELEASE), article("outlet", words)
    unsure = article("unsure", words)
    (held,) = each(unsure, OTHER)
    given = (
        (release, each(release)),
        (outlet, each(outlet, OTHER)),
        (unsure, (replace(held, certainty=0.5, sure=False),)),
    )
    (statement,) = ledger(*given).statements
    assert statement.speaker == MARSH
    assert {report.article: report.speaker for report in statement.reports} == {
        "release": None,
        "outlet": OTHER,
        "unsure": None,
    }
    (report,) = (one for one in statement.reports if one.article == "outlet")
    assert told_report(report, statement.reference) == f"= verbatim, names {OTHER.name}"


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        (OutletKind.GOVERNMENT, "Ada Marsh said: {}", ReferenceWhy.PRIMARY),
        (OutletKind.PARLIAMENT, "{} said Ada Marsh.\n\nENDS\n\nNotes to editors", ReferenceWhy.PRIMARY),
        (OutletKind.GOVERNMENT, "{} said Ada Marsh, as the paper has it.", ReferenceWhy.LONGEST),
        (OutletKind.NEWSPAPER, "Ada Marsh said: {}", ReferenceWhy.LONGEST),
    ],
)
def test_what_a_government_issues_in_the_form_of_a_release_is_a_primary_source(
    kind: OutletKind, body: str, why: ReferenceWhy
) -> None:
    page = article("page", body.format("“The weir was closed for a year, and now it is open to every boat again.”"))
    outlet = article("outlet", "“The weir was closed for a year, and now it is open to each boat again.”")
    given = briefing(page, outlet)
    given = replace(given, outlets=(Outlet("page", "Page", kind), *given.outlets[:1]))
    (statement,) = derive(given, {"page": each(page), "outlet": each(outlet)}).statements
    assert statement.reference.why is why


def test_a_contraction_alone_is_called_a_contraction_where_differences_are_counted() -> None:
    release = article("release", "“It is the tide that decides, and we will wait for it.”", ArticleKind.RELEASE)
    outlet = article("outlet", "“It’s the tide that decides, and we will wait for it.”")
    more = article("more", "“It’s the moon that decides, and we will wait for it.”")
    (statement,) = ledger(*((item, each(item)) for item in (release, outlet, more))).statements
    told = {report.article: told_report(report, statement.reference) for report in statement.reports}
    assert told["outlet"] == "≠ altered, 1 contraction"
    assert told["more"].startswith("≠ altered, 2 differences")


def test_whom_a_primary_source_most_likely_names_outranks_another_name_in_an_outlet() -> None:
    words = "“I walked to the quarry angry, and I walk home with a deed.”"
    release, outlet = article("release", words, ArticleKind.RELEASE), article("outlet", words)
    own = tuple(replace(one, certainty=0.96, sure=False) for one in each(release))
    (statement,) = ledger((release, own), (outlet, each(outlet, OTHER))).statements
    assert statement.speaker == MARSH
    assert [report.speaker for report in statement.reports] == [None, OTHER]
