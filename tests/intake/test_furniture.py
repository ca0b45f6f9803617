"""Furniture goes, quotations never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.intake.fields import furniture, release
from briefing.intake.fields.furniture import clean, guarded, reason

PROSE = "The council will plant four thousand trees along the streets of the town before the winter of 2027."
QUOTED = "“We use cookies in this town hall, and biscuits too, on every second Friday,” said Ada Marsh."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Share this article", "share bar"),
        ("Facebook Twitter LinkedIn Email", "share bar"),
        ("Share Story:", "share bar"),
        ("We use cookies to make this site work.", "cookie notice"),
        ("Accept all cookies", "cookie notice"),
        ("Sign up to our daily newsletter", "newsletter box"),
        ("Get the biggest stories straight to your inbox", "newsletter box"),
        ("Read Full Story", "link to more"),
        ("READ MORE: Ten quiet beaches", "link to more"),
        ("Click here to comment", "link to more"),
        ("Leave a Reply", "comment box"),
        ("3 comments", "comment box"),
        ("Advertisement", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Skip to main content", "site navigation"),
        ("Is this page useful?", "site navigation"),
        ("© 2025 Port Selwyn Post. All rights reserved.", "copyright line"),
        ("Recent posts", "related stories"),
        ("You may also like", "related stories"),
    ],
)
def test_furniture_is_named(line: str, why: str) -> None:
    assert reason(line) == why


@pytest.mark.parametrize(
    "paragraph",
    [
        PROSE,
        QUOTED,
        "Share prices fell by a tenth on Monday after the company said that its chief executive would leave.",
        "Comments by the minister were welcomed across the county.",
        "Home ownership has fallen among the young for the fifth year in a row.",
        "Read alone, the sentence means little; the judge read it with the rest.",
        "More on the islands than on the mainland think that the ferries should run at night.",
        "Related claims were rejected by the court in March, and again in the autumn of last year.",
        "Search teams found the boat on Tuesday.",
        "The newsletter that the society prints is read by nine people.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(paragraph: str) -> None:
    assert clean([PROSE, paragraph, PROSE])[0] == [PROSE, paragraph, PROSE]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Share this story with everybody you know,” said Ada Marsh.",
        'Subscribe to our newsletter, "and be glad that you did so", she wrote.',
        "‘We use cookies and we always will,’ he told the court.",
        "'Recent posts have been filled by friends of the mayor,' he said.",
        "“The rest of this is said in the next paragraph, which closes it",
        "«No vamos a poner un parche», dijo la consejera.",
        "„Wir holen die Schule zurück ins Dorf“, sagte sie.",
        "She called it “a scandal”.",
    ],
)
def test_quotations_are_guarded(paragraph: str) -> None:
    assert guarded(paragraph)
    kept, _ = clean([PROSE, paragraph, "Related stories", "A short title", paragraph])
    assert kept.count(paragraph) == 2


@given(
    st.lists(st.sampled_from([PROSE, QUOTED, "Recent posts", "Share", "ENDS", "Contact:", "a@b.example", "A title"]))
)
def test_no_rule_drops_a_quotation(paragraphs: list[str]) -> None:
    kept, dropped = clean(paragraphs)
    assert kept.count(QUOTED) == paragraphs.count(QUOTED)
    assert len(kept) + len(dropped) == len(paragraphs)
    after, gone = release.clean(paragraphs)
    assert after.count(QUOTED) == paragraphs.count(QUOTED)
    assert len(after) + len(gone) == len(paragraphs)


def test_a_box_in_the_middle_ends_where_the_article_goes_on() -> None:
    kept, dropped = clean([PROSE, "Related stories", "Mayor to open park", "A tree for a pound", PROSE, PROSE])
    assert kept == [PROSE] * 3
    assert [passage.text for passage in dropped] == ["Related stories", "Mayor to open park", "A tree for a pound"]


def test_a_box_at_the_end_takes_its_teasers_with_it() -> None:
    teaser = "Spreadsheets were never meant to hold a whole business. Some firms have found another way to work."
    kept, _ = clean([PROSE, PROSE, PROSE, "Recent Stories", "Counting the cost", teaser, "Five questions", teaser])
    assert kept == [PROSE] * 3


def test_an_answer_is_furniture_only_behind_a_site_s_question() -> None:
    assert clean([PROSE, "Yes.", "No.", PROSE])[0] == [PROSE, "Yes.", "No.", PROSE]
    assert clean([PROSE, "Is this page useful?", "Yes", "No"])[0] == [PROSE]


def test_long_paragraphs_are_never_furniture() -> None:
    assert furniture.reason("Share " + "this " * 200) == ""
