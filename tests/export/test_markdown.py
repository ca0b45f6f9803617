"""What an export of a briefing, of the ledger and of one comparison says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefing.errors import Problem
from briefing.export import ExportOptions, export_briefing, export_comparison, export_ledger
from briefing.export.layout import wording
from briefing.export.templates import Template
from briefing.model import PartialDate, Report, Treatment
from tests.export.made import (
    ARTICLES,
    FERRIES,
    MORE,
    PRINTED,
    QUOTATIONS,
    RELEASE,
    STORE,
    VOICE,
    spans,
    with_articles,
    with_body,
)
from tests.export.reading import headings, section, tables


def test_a_briefing_says_what_was_said_how_it_was_reported_from_where_and_how() -> None:
    assert headings(export_briefing(STORE)) == [
        "1 Night ferries",
        "2 What was said",
        "3 1. We were not asked",
        "3 2. Ada Marsh: Every island will have a night ferry",
        "2 How it was reported",
        "2 Wordings side by side",
        "3 2. Ada Marsh: Every island will have a night ferry",
        "2 Sources",
        "2 Method and limits",
    ]


def test_wording_stands_in_paragraphs_with_its_speaker_and_where_it_comes_from() -> None:
    said = section(export_briefing(STORE), "What was said")
    assert "> “Every island will have a night ferry by autumn.\n>\n> “No fare will rise before it sails.”" in said
    assert "Speaker: Ada Marsh (not sure)\n" in said
    sure = replace(STORE, held=tuple(replace(one, sure=True) for one in QUOTATIONS))
    assert "Speaker: Ada Marsh\n" in section(export_briefing(sure), "What was said")
    elsewhere = replace(STORE, held=tuple(replace(one, sure=one.id != "q-1") for one in QUOTATIONS))
    assert "(not sure)" in section(export_briefing(elsewhere), "What was said"), (
        "that another outlet is sure is no proof"
    )
    confirmed = replace(STORE, held=tuple(replace(one, corrected=True) for one in QUOTATIONS))
    assert "Speaker: Ada Marsh\n" in section(export_briefing(confirmed), "What was said")
    assert "Reference wording: Port Office, “Night ferries”, 3 February 2025 (primary source)" in said
    assert "Speaker: unresolved" in said
    assert (
        "Reference wording: Island Mail, “Boats after dark”, February 2025 (longest printed wording, no primary source)"
        in said
    )


def test_printed_words_that_go_on_elsewhere_are_closed_where_they_stand_alone() -> None:
    assert wording(["“The quay is closed.", "“The boat is not"]) == "> “The quay is closed.\n>\n> “The boat is not”"
    assert wording(["The quay is closed,”"]) == "> “The quay is closed,”"
    assert wording(["“The quay is closed.”", "The boat is not."]) == "> “The quay is closed.”\n>\n> The boat is not."
    assert wording([]) == ""


def test_the_ledger_has_a_sign_with_its_word_in_each_cell() -> None:
    markdown = section(export_briefing(STORE), "How it was reported")
    assert tables(markdown)[0][0] == ["Statement", "Port Office", "Island Mail", "Harbour Post", "Quay News"]
    assert tables(markdown)[0][1:] == [
        [
            "2. Ada Marsh: Every island will have a night ferry",
            "= verbatim, reference",
            "≠ altered",
            "~ paraphrased",
            "∅ not found",
        ]
    ]
    assert "Reported by one article alone, with nothing to compare: 1." in markdown
    for treatment in (Treatment.ALTERED, Treatment.PARAPHRASED, Treatment.NOT_FOUND):
        assert f"{treatment}: " in markdown
    assert "cut: " not in markdown


@pytest.mark.parametrize("template", Template)
def test_statements_are_numbered_as_they_come(template: Template) -> None:
    markdown = export_briefing(STORE, ExportOptions(template=template))
    numbers = [int(number) for number in re.findall(r"^(?:### |\| |- Statement )(\d+)\. ", markdown, re.MULTILINE)]
    firsts = list(dict.fromkeys(numbers))
    assert firsts == list(range(1, len(firsts) + 1)), "whatever parts there are, it begins at 1 and leaves none out"


def test_the_ledger_alone_counts_what_nobody_else_reported() -> None:
    told = "Left out, reported by one article alone, with nothing to compare: 1 statement."
    assert told in export_ledger(STORE)
    assert told not in export_briefing(STORE)


def test_several_articles_of_an_outlet_share_a_cell_and_the_worst_counts() -> None:
    twice = replace(
        FERRIES, reports=(*FERRIES.reports, replace(FERRIES.reports[0], article="altering", outlet="island-mail"))
    )
    (row,) = tables(export_ledger(STORE, [twice]))[0][1:]
    assert row[2] == "≠ altered (worst of 2 articles)"


def test_many_outlets_become_several_tables() -> None:
    reports = tuple(replace(FERRIES.reports[1], outlet=f"outlet-{number:02}") for number in range(9))
    found = tables(export_ledger(STORE, [replace(FERRIES, reports=(FERRIES.reports[0], *reports))]))
    assert [len(table[0]) - 1 for table in found] == [4, 4, 3]
    assert [cell for table in found for cell in table[0][1:]] == [
        "Port Office",
        "Quay News",
        *(f"outlet-{number:02}" for number in range(9)),
    ]


def test_occasions_that_share_no_article_have_tables_of_their_own() -> None:
    other = replace(
        VOICE, id="s-other", not_found=(replace(FERRIES.not_found[0], article="elsewhere", outlet="quay-news"),)
    )
    store = replace(with_articles((*ARTICLES, replace(ARTICLES[2], id="elsewhere"))), derived=(FERRIES, other))
    alone = replace(FERRIES, reports=FERRIES.reports[::2], not_found=())
    found = tables(export_ledger(store, [alone, other]))
    assert [table[0] for table in found] == [
        ["Statement", "Port Office", "Harbour Post"],
        ["Statement", "Island Mail", "Quay News"],
    ]
    assert len(tables(export_ledger(store, [FERRIES, other]))) == 1


def test_wordings_stand_side_by_side_with_every_difference() -> None:
    markdown = section(export_briefing(STORE), "Wordings side by side")
    wordings, differences = tables(markdown)
    assert wordings[0] == ["Reference: Port Office", "As printed: Island Mail"]
    assert wordings[1] == [FERRIES.reference.text, PRINTED]
    assert "Every island **must have** a night ferry by **winter**. No fare" in markdown
    assert differences[1:] == [
        ["1", "will have", "must have", "substitution", "not marked", "modal"],
        ["2", "autumn", "winter", "substitution", "marked", "date"],
    ]
    assert "1 difference of house style passed over." in markdown
    assert "> Ada Marsh promised ferries after dark to every island." in markdown
    assert "Linked because: ferries, every island, Ada Marsh (score 0.71)." in markdown
    assert "Quay News: ∅ not found, 2 sentences searched in Quay News, “Office meets”, undated." in markdown
    assert "Nearest passage (score 0.12): Nothing was said of money." in markdown


def test_long_wordings_stand_one_under_the_other() -> None:
    report = FERRIES.reports[1]
    long = replace(report, text=report.text + " and so on" * 200)
    markdown = export_comparison(STORE, replace(FERRIES, reports=(FERRIES.reports[0], long)))
    (differences,) = tables(markdown)
    assert differences[0][0] == "No."
    assert "> “Every island **must have** a night ferry" in markdown


def test_the_same_wording_is_not_printed_twice() -> None:
    same = replace(FERRIES.reports[0], article="telling", outlet="harbour-post")
    store = with_body("telling", RELEASE)
    markdown = export_comparison(store, replace(FERRIES, reports=(FERRIES.reports[0], same), not_found=()))
    assert tables(markdown) == []
    assert "The wording is that of the reference, marks and all." in markdown


def test_sources_name_everything_that_is_known() -> None:
    assert section(export_briefing(STORE), "Sources").strip().splitlines() == [
        "- Article 1: Port Office (government), “Night ferries”, no byline, 3 February 2025, release. "
        "No address is known.",
        "- Article 2: Island Mail (newspaper), “Boats after dark”, by Bo Linden, February 2025, report. "
        "Copy of Coast Agency. Address: https\\://mail.example/boats\\_after\\_dark "
        "(25% of its words stand in: Port Office, “Night ferries”, 3 February 2025.)",
        "- Article 3: Quay News (blog), “Office meets”, no byline, undated, report. No address is known.",
        "- Article 4: Harbour Post (trade), “Ferries promised”, no byline, 2025, report. No address is known.",
    ]


def test_method_says_what_was_not_checked() -> None:
    method = section(export_briefing(replace(STORE, problems=(Problem("a.md", 1, "", "odd"),))), "Method and limits")
    assert "It never says misquote" in method
    assert "The speaker is unresolved in 1 statement; none was guessed." in method
    assert "The briefing has 1 problem in its files" in method
    assert "About the briefing:\n\nInvented for tests.\n\nNobody said any of it." in method


def test_no_marking_is_claimed_unless_given() -> None:
    assert export_briefing(STORE, ExportOptions(marking=" ")) == export_briefing(STORE)
    assert export_briefing(STORE).startswith("# Night ferries\n")


def test_a_marking_stands_at_both_ends_and_a_title_and_a_day_where_given() -> None:
    markdown = export_briefing(STORE, ExportOptions("Read me", "OFFICIAL - *ferries*", PartialDate(2025, 3, 1)))
    text = markdown.split("\n\n<!-- ")[0]
    assert text.startswith("**OFFICIAL - \\*ferries\\***\n\n# Read me\n")
    assert text.endswith("\n\n**OFFICIAL - \\*ferries\\***")
    assert "From the briefing: Night ferries, exported on 1 March 2025." in text


def test_embargo_lines_of_the_articles_shown() -> None:
    line = "**Embargo:** Not before noon on 3 February (Port Office, “Night ferries”, 3 February 2025)"
    assert line in export_briefing(STORE)
    assert "Embargo" not in export_comparison(STORE, VOICE)


def test_the_ledger_and_a_comparison_alone() -> None:
    assert [name for name in headings(export_ledger(STORE)) if name[0] == "2"] == [
        "2 How it was reported",
        "2 Sources",
        "2 Method and limits",
    ]
    assert [name for name in headings(export_comparison(STORE, FERRIES)) if name[0] == "2"] == [
        "2 What was said",
        "2 Wordings side by side",
        "2 Sources",
        "2 Method and limits",
    ]


def test_a_briefing_without_statements_says_so() -> None:
    assert "No statement was found." in export_briefing(replace(STORE, derived=(), held=()))


def test_the_order_of_statements_in_the_store_changes_nothing() -> None:
    assert export_briefing(replace(STORE, derived=STORE.derived[::-1])) == export_briefing(STORE)


def test_another_place_of_the_references_own_article_is_a_report_like_any_other() -> None:
    again = Report("release", "port-office", Treatment.EXCERPT, spans(RELEASE, MORE), MORE)
    twice = replace(FERRIES, reports=(*FERRIES.reports, again))
    told = section(export_briefing(replace(STORE, derived=(VOICE, twice))), "Wordings side by side")
    assert "**Port Office: ⊂ excerpt**" in told
    assert "**Port Office: = verbatim**" not in told, "the reference is no report of itself"
