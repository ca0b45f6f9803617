"""Two wordings, and what the second does to the first."""

from __future__ import annotations

import pytest

from briefing.model import DifferenceKind, Risk, Treatment
from briefing.statements import compare

HARBOUR = (
    "The harbour will open in spring. We have paid every builder. Nobody was left behind, and the boats came home."
)


@pytest.mark.parametrize(
    ("reference", "printed"),
    [
        ("The Harbour opens", "the harbour opens"),
        ("“The harbour’s open, at last.”", '"The harbour\'s open at last"'),
        ("It opens – at last", "It opens--at last"),
        ("The U.S. will help the F.B.I.", "The US will help the FBI"),
        ("It was O.K. with all of us", "It was okay with all of us"),
        ("Ten percent of it & more", "10% of it and more"),
        ("ten per cent of the boats", "10 percent of the boats"),
        ("two-in-three boats came home", "2 in 3 boats came home"),
        ("We paid £30m in all", "We paid 30 million pounds in all"),
        ("two hundred and fifty thousand boats", "250,000 boats"),
        ("It opens on 13 July at dawn", "It opens on July 13th at dawn"),
        ("The work force came to the harbour", "The workforce came to the harbour"),
        ("We can not open the web site", "We cannot open the website"),
        ("We will co-operate by e-mail", "We will cooperate by email"),
        ("the colour of the organised centre", "the color of the organized center"),
        ("They travelled towards the theatre", "They traveled toward the theater"),
        ("Sen. Oakes met Prof. Marsh", "Senator Oakes met Professor Marsh"),
        ("a d*** shame for the harbour", "a damn shame for the harbour"),
        ("Moammar Gadhafi came by boat", "Muammar al-Qaddafi came by boat"),
        ("No. 1 in the harbour", "number one in the harbour"),
        ("James' boat is in the harbour", "James's boat is in the harbour"),
    ],
)
def test_house_style_is_passed_over_and_counted(reference: str, printed: str) -> None:
    for one, two in ((reference, printed), (printed, reference)):
        outcome = compare(one, two)
        assert outcome.treatment is Treatment.VERBATIM
        assert outcome.differences == ()
        assert outcome.styled


@pytest.mark.parametrize(
    ("reference", "printed"),
    [
        ("It's open to all of us", "It is open to all of us"),
        ("We took apart the old boat", "We took a part the old boat"),
        ("It may be open in the spring", "It maybe open in the spring"),
        ("The price of the boat fell", "The prize of the boat fell"),
        ("We were here for the boats", "We're here for the boats"),
        ("The boats will open the harbour", "The boat will open the harbour"),
    ],
)
def test_another_word_is_not_house_style(reference: str, printed: str) -> None:
    assert compare(reference, printed).treatment is Treatment.ALTERED
    assert compare(printed, reference).treatment is Treatment.ALTERED


@pytest.mark.parametrize(
    "printed",
    [
        "The harbour will open in spring.",
        "We have paid every builder.",
        "The harbour will open in spring. Nobody was left behind, and the boats came home.",
        "The harbour … in spring. We have paid every builder.",
        "“The harbour will open,” “We have paid every builder.”",
        "“The harbour will open,” she said in the rain. “We have paid every builder.”",
        "every builder. Nobody was left behind",
        "... paid every builder. Nobody was left behind, and the boats came home. And we are glad of it.",
    ],
)
def test_runs_of_the_reference_are_an_excerpt(printed: str) -> None:
    assert compare(HARBOUR, printed).treatment is Treatment.EXCERPT


def test_a_word_missing_inside_a_sentence_is_a_cut() -> None:
    outcome = compare(HARBOUR, HARBOUR.replace("paid every builder", "paid builder"))
    assert outcome.treatment is Treatment.CUT
    (difference,) = outcome.differences
    assert (difference.kind, difference.reference, difference.marked) == (DifferenceKind.DELETION, "every", False)
    assert difference.risks == (Risk.QUALIFIER,)


def test_the_beginning_of_an_inner_sentence_missing_is_a_cut() -> None:
    assert compare("It rained. But we came home.", "It rained. We came home.").treatment is Treatment.CUT


@pytest.mark.parametrize(
    "printed",
    [
        "The harbour will open in [the] spring.",
        "[It] will open in spring.",
        "The harbour will open in [March].",
        "The harbour will open in spring [sic].",
        "The harbour (in the north) will open in spring.",
        "The harbour will open[ed] in spring.",
    ],
)
def test_marked_differences_are_edits(printed: str) -> None:
    outcome = compare(HARBOUR, printed)
    assert outcome.treatment is Treatment.EDITED
    assert all(difference.marked for difference in outcome.differences)


def test_a_bracketed_letter_is_letter_case() -> None:
    assert compare("and the harbour is open", "[T]he harbour is open").treatment is Treatment.EXCERPT


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("The harbour must open in spring.", DifferenceKind.SUBSTITUTION),
        ("The new harbour will open in spring.", DifferenceKind.INSERTION),
        ("In spring the harbour will open.", DifferenceKind.MOVE),
        ("Well, the harbour will open in spring. And we have paid every builder.", DifferenceKind.INSERTION),
    ],
)
def test_unmarked_changes_are_alterations(printed: str, kind: DifferenceKind) -> None:
    reference = "The harbour will open in spring. We have paid every builder."
    if kind is DifferenceKind.MOVE:
        reference = "The harbour will open early in the spring."
        printed = "Early in the spring the harbour will open."
    outcome = compare(reference, printed)
    assert outcome.treatment is Treatment.ALTERED
    assert kind in {difference.kind for difference in outcome.differences}


def test_words_replaced_where_both_texts_go_on_are_altered() -> None:
    assert compare("So whoever opens the harbour gate", "who opens the harbour gate").treatment is Treatment.ALTERED


def test_words_beyond_either_end_are_an_excerpt() -> None:
    assert compare("We will open the harbour", "We will open the harbour in spring").treatment is Treatment.EXCERPT


def test_overlapping_ends_are_an_excerpt() -> None:
    one, two = "It rained for days. The boats came home at dawn.", "The boats came home at dawn. Nobody slept."
    assert compare(one, two).treatment is Treatment.EXCERPT


def test_a_fuller_print_of_an_elided_reference_is_an_excerpt() -> None:
    assert compare("We will … open the harbour", "We will surely open the harbour").treatment is Treatment.EXCERPT


@pytest.mark.parametrize(
    ("reference", "printed", "risk"),
    [
        ("We will pay nine builders", "We will pay twelve builders", Risk.NUMBER),
        ("We do not pay our builders", "We do pay our builders", Risk.NEGATION),
        ("We will pay our builders", "We may pay our builders", Risk.MODAL),
        ("We will pay our builders on Monday then", "We will pay our builders on Friday then", Risk.DATE),
        ("We will pay Oakes and his builders", "We will pay Marsh and his builders", Risk.NAME),
        ("We will pay all our builders", "We will pay some of our builders", Risk.QUALIFIER),
    ],
)
def test_risks(reference: str, printed: str, risk: Risk) -> None:
    assert risk in {found for difference in compare(reference, printed).differences for found in difference.risks}


def test_differences_with_a_risk_come_first_then_by_place() -> None:
    outcome = compare(
        "The old boats will come home to our harbour before nine",
        "The grey boats may come home to their harbour before nine",
    )
    assert [item.reference for item in outcome.differences] == ["will", "old", "our"]


def test_offsets_are_those_of_the_two_texts() -> None:
    reference = "“The harbour,” said no one, “opens in spring for two hundred boats.”"
    printed = "“The  old harbour shuts in\nspring for 200 ships [sic]”"
    outcome = compare(reference, printed)
    assert outcome.differences
    for difference in (*outcome.differences, *outcome.styled):
        assert reference[slice(*difference.reference_span)] == difference.reference
        assert printed[slice(*difference.printed_span)] == difference.printed


def test_a_change_is_told_whole_and_where_a_reader_sees_it() -> None:
    outcome = compare("We have safety baked in from the start", "We have safety embedded from the start")
    (difference,) = outcome.differences
    assert (difference.reference, difference.printed) == ("baked in", "embedded")
    outcome = compare("We came. We saw. We won.", "We came. We won.")
    assert [item.reference for item in outcome.differences] == ["We saw"]


@pytest.mark.parametrize(
    ("reference", "printed"),
    [
        ("", ""),
        ("", "The harbour will open"),
        ("...", "“”"),
        ("The harbour will open in spring", "Nobody likes rain very much today"),
        ("Der Hafen wird im Frühjahr geöffnet", "The harbour opens its gates at last"),
    ],
)
def test_nothing_in_common_is_different(reference: str, printed: str) -> None:
    assert compare(reference, printed).treatment is None


def test_one_word() -> None:
    assert compare("Never.", "“Never”").treatment is Treatment.VERBATIM


@pytest.mark.timeout(20)
def test_five_thousand_words() -> None:
    words = [f"word{at % 997}x{at}" for at in range(5000)]
    reference = " ".join(words)
    words[2500:2503] = ["something", "else"]
    outcome = compare(reference, " ".join(words))
    assert outcome.treatment is Treatment.ALTERED
    assert len(outcome.differences) == 1


@pytest.mark.timeout(20)
def test_five_thousand_times_the_same_word() -> None:
    assert compare("no " * 5000, "no " * 4999).treatment is Treatment.EXCERPT
