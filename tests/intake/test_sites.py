"""What the systems of sites put into a page of theirs, and around its text, each in words of our own."""

# ruff: noqa: E501 - what pages hold stands in the long lines that they write

from __future__ import annotations

import pytest

from briefing.intake.candidate import ArticleDraft
from tests.intake.reading import read

FIRST = "The ferry to Skarn will sail twice a day from April, after a winter in which it did not sail at all."
SECOND = "“We have waited long enough for a boat,” said Isolde Brandt, who keeps the only shop on the island."
THIRD = "Tickets will be sold at the quay, and people who live on Skarn will pay no more than they did before."
LAST = "A second boat is being built in the yard at Hallow Bay and should be ready before the next winter."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(inside: str, *, head: str = "", behind: str = "", title: str = "Ferry to sail twice a day") -> ArticleDraft:
    """The draft of a page with these words in its article, and others behind it."""
    return read(
        f'<!doctype html><html lang="en-GB"><head><title>{title} | Skarn Courier</title>{head}</head><body><main>'
        f"<article><h1>{title}</h1>{inside}</article>{behind}</main></body></html>"
    )


def reasons(draft: ArticleDraft) -> dict[str, str]:
    """Each passage that was left out, with why."""
    return {passage.text: passage.why for passage in draft.dropped}


@pytest.mark.parametrize(
    "row",
    [
        '<td class="nav"><a href="/">Home</a></td><td class="story">{}</td>',
        "<td>{}</td>",
        "<td>{}</td><td>Weather</td>",
        '<td valign="top">{}</td><td>Tides today</td>',
    ],
)
def test_a_story_in_a_cell_of_a_table_keeps_its_paragraphs(row: str) -> None:
    short = "<p>The ferry will sail twice a day.</p><p>“We have waited long enough,” said Isolde Brandt.</p>"
    page_text = (
        '<html lang="en"><head><title>Ferry | Skarn Courier</title></head><body><table width="100%"><tr>'
        f"{row.format(f'<h1>Ferry to sail twice a day</h1>{short}')}</tr></table></body></html>"
    )
    made = read(page_text).paragraphs
    assert made[:2] == ("The ferry will sail twice a day.", "“We have waited long enough,” said Isolde Brandt.")


def test_a_row_of_a_table_of_figures_stays_a_line() -> None:
    table = (
        "<table><tr><td>Adults</td><td><p>4 crowns</p></td></tr><tr><td>Children<br>under 12</td><td>1 crown</td></tr>"
        "</table>"
    )
    made = page(f"<p>{FIRST}</p><p>{SECOND}</p>{table}<p>{THIRD}</p>").paragraphs
    assert made == (FIRST, SECOND, "Adults | 4 crowns", "Children under 12 | 1 crown", THIRD)


HISTORY = (
    "<h2>Updates to this page</h2><div>Published 12 May 2025<br>Last updated 14 May 2025 <a>+ show all updates</a></div>"
    '<ol><li class="change-item"><time class="change-date">14 May 2025</time><p>Added a map of the quay.</p></li>'
    "<li><time>12 May 2025</time><p>First published.</p></li></ol>"
)


@pytest.mark.parametrize(
    "opening",
    [
        '<section class="gem-c-published-dates" id="full-publication-update-history">',
        '<div class="document-history" id="update-history">',
        '<div class="revisionHistory">',
        "<div>",
    ],
)
def test_the_list_of_a_page_s_changes_is_no_text_and_its_days_are_not_the_page_s(opening: str) -> None:
    closing = "</section>" if opening.startswith("<section") else "</div>"
    draft = page(TEXT, behind=f"{opening}{HISTORY}{closing}")
    assert draft.paragraphs == (FIRST, SECOND, THIRD)
    assert draft.get("published") in ("2025-05-12", "")
    assert "Added a map of the quay." in {text.removeprefix("• ") for text in reasons(draft)}


@pytest.mark.parametrize("name", ["gem-c-published-dates__change-date timestamp", "article-update-notes"])
def test_a_time_that_is_called_a_change_s_is_not_the_page_s_day(name: str) -> None:
    history = f'<ol><li><time class="{name}" datetime="2025-05-14">14 May 2025</time><p>Added a map.</p></li></ol>'
    assert page(f"<p>Published 12 May 2025</p>{TEXT}{history}").get("published") == "2025-05-12"
    assert page(f"{history}{TEXT}").get("published") == ""


@pytest.mark.parametrize(
    "line",
    [
        "Last modified on 30 April 2025",
        "Page last reviewed: 3 May 2025",
        "This page was last updated on Friday, 2 May 2025 at 14:05 BST.",
        "Next review due: 3 May 2028",
        "Content last updated 2025-05-02",
    ],
)
def test_the_day_of_a_change_is_told_and_no_paragraph(line: str) -> None:
    draft = page(f"{TEXT}<p>{line}</p>")
    assert draft.paragraphs == (FIRST, SECOND, THIRD)
    assert line in reasons(draft)


def test_a_sentence_about_a_change_stays() -> None:
    line = "The timetable was last updated on 3 May 2025, when the ferry was still in the yard."
    assert page(f"{TEXT}<p>{line}</p>").paragraphs[-1] == line


@pytest.mark.parametrize(
    "mark",
    [
        '<sup id="fnref:1"><a href="#fn:1" class="footnote">[footnote 1]</a></sup>',
        '<sup><a href="#n2">[note a]</a></sup>',
        "<sup>[citation needed]</sup>",
        '<a href="#fn3" class="footnote-ref" role="doc-noteref">3</a>',
        '<a href="https://courier.example/ferry#fn3" class="footnote">[3]</a>',
    ],
)
def test_the_mark_of_a_note_is_no_part_of_a_sentence(mark: str) -> None:
    draft = page(f"{TEXT}<p>No fare will rise{mark}, and no boat will wait for the post any more.</p>")
    assert draft.paragraphs[-1] == "No fare will rise, and no boat will wait for the post any more."
    assert "mark of a note" in reasons(draft).values()


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#fnref:1" class="reversefootnote" role="doc-backlink">↩</a>',
        '<a href="#r1">↑</a>',
        '<a href="#fnref1">Back to text</a>',
    ],
)
def test_the_link_that_leads_back_from_a_note_is_told(link: str) -> None:
    note = "Save for those who sail with a bicycle or a dog, who pay for it as they always have."
    draft = page(f'{TEXT}<div class="footnotes"><ol><li id="fn:1"><p>{note} {link}</p></li></ol></div>')
    assert draft.paragraphs[-1] == f"• {note}"
    assert "link back from a note" in reasons(draft).values()


def test_a_link_within_the_page_keeps_its_words() -> None:
    line = "The rules for dogs stand in <a href='#return-journeys'>part 3</a> and in chapter <a href='#three'>3</a> of the byelaws."
    assert (
        page(f"{TEXT}<p>{line}</p>").paragraphs[-1]
        == "The rules for dogs stand in part 3 and in chapter 3 of the byelaws."
    )


WORDS = "A ferry is not a favour, and an island is not a hobby."
SIGNED = (FIRST, THIRD, f"“{WORDS}”", "— Magnus Reed, harbour master", LAST)


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>{}</p><cite>Magnus Reed, harbour master</cite></blockquote>",
        "<blockquote><p>{}</p><p>— <cite>Magnus Reed</cite>, harbour master</p></blockquote>",
        "<blockquote><p>{}</p><footer>Magnus Reed, harbour master</footer></blockquote>",
        "<blockquote>{}<br><cite>Magnus Reed, harbour master</cite></blockquote>",
        "<blockquote><p>{} <cite>– Magnus Reed, harbour master</cite></p></blockquote>",
        "<blockquote><p>{}</p><cite><span>Magnus Reed</span><span>harbour master</span></cite></blockquote>",
        '<blockquote><p>{}</p><p class="quote__author">Magnus Reed, harbour master</p></blockquote>',
        '<figure class="wp-block-pullquote"><blockquote><p>{}</p><cite>Magnus Reed, harbour master</cite></blockquote></figure>',
        '<div class="c-quote"><p>{}</p><p class="c-quote__source">Magnus Reed, harbour master</p></div>',
        '<div class="quote"><blockquote><p>{}</p></blockquote><div class="quote-attribution">Magnus Reed, harbour master</div></div>',
    ],
)
def test_a_quotation_that_is_signed_is_given_marks_and_its_speaker(quote: str) -> None:
    assert page(f"<p>{FIRST}</p><p>{THIRD}</p>{quote.format(WORDS)}<p>{LAST}</p>").paragraphs == SIGNED


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>We are told of the wreck in <cite>The Skarn Almanac</cite></p></blockquote>",
        "<blockquote><p>We are told of it in <cite>The Skarn Almanac</cite> and in no other book of that year.</p></blockquote>",
    ],
)
def test_a_work_that_a_passage_names_does_not_sign_it(quote: str) -> None:
    made = page(f"<p>{FIRST}</p><p>{THIRD}</p>{quote}<p>{LAST}</p>").paragraphs
    assert "The Skarn Almanac" in made[2]
    assert "“" not in made[2]


@pytest.mark.parametrize(
    "pulled",
    [
        '<div class="pullquote"><blockquote class="pullquote">{}</blockquote></div>',
        '<blockquote class="pullquote"><p>{}</p></blockquote>',
        '<div class="pull-quote"><p>“{}”</p><p>Isolde Brandt, shopkeeper</p></div>',
        '<section class="c-pullQuote"><p>{}</p></section>',
        '<blockquote class="article__pull-quote"><p>{}</p><cite>Isolde Brandt</cite></blockquote>',
    ],
)
def test_a_pull_quote_stands_once_and_is_told(pulled: str) -> None:
    draft = page(f"<p>{FIRST}</p><p>{SECOND}</p>{pulled.format('We have waited long enough')}<p>{THIRD}</p>")
    assert draft.paragraphs == (FIRST, SECOND, THIRD)
    assert "pull quote" in reasons(draft).values()


def test_a_pull_quote_whose_words_stand_nowhere_else_stays() -> None:
    quote = f'<blockquote class="pullquote"><p>{WORDS}</p><cite>Magnus Reed, harbour master</cite></blockquote>'
    assert page(f"<p>{FIRST}</p><p>{THIRD}</p>{quote}<p>{LAST}</p>").paragraphs == SIGNED


def test_words_in_a_page_s_data_do_not_make_a_pull_quote_of_a_quotation() -> None:
    data = f'<script type="application/ld+json">{{"@type": "Thing", "description": "{WORDS}"}}</script>'
    figure = f"<figure><blockquote>{WORDS}</blockquote><figcaption>Magnus Reed, harbour master</figcaption></figure>"
    assert page(f"<p>{FIRST}</p><p>{THIRD}</p>{figure}<p>{LAST}</p>", head=data).paragraphs == SIGNED


@pytest.mark.parametrize(
    "name",
    [
        "nhsuk-u-visually-hidden",
        "show-for-sr",
        "ons-u-vh",
        "ds_visually-hidden",
        "ssrcss-1f39n02-VisuallyHidden",
        "visuallyhidden",
        "u-hiddenVisually",
        "hide-visually",
        "screenreader-only",
        "wai-screen-reader-text",
        "tna-sr-only",
    ],
)
def test_what_a_site_sets_for_the_ear_alone_is_told_and_no_text(name: str) -> None:
    quote = f'<blockquote><span class="{name}">Quote: </span>“{WORDS}”</blockquote>'
    draft = page(f"{TEXT}{quote}<p>{LAST}</p>")
    assert draft.paragraphs == (FIRST, SECOND, THIRD, f"“{WORDS}”", LAST)
    assert reasons(draft)["Quote:"] == "hidden on the page"


@pytest.mark.parametrize("name", ["not-sr-only", "not-visually-hidden", "text-srn", "revisually-hiddenish"])
def test_what_is_called_otherwise_is_seen(name: str) -> None:
    assert (
        f"Sailings: {THIRD}"
        in page(f'<p>{FIRST}</p><p>{SECOND}</p><p><span class="{name}">Sailings: </span>{THIRD}</p>').paragraphs
    )


@pytest.mark.parametrize(
    "line",
    [
        '<a href="#EmailSignup-skip-link-4">skip past newsletter promotion</a>',
        "<p>after newsletter promotion</p>",
        '<a href="#end-of-post">Skip YouTube video by Skarn Boats and continue reading</a>',
        "<p>End of YouTube video by Skarn Boats</p>",
        '<a href="#content">Skip navigation</a>',
        '<p><a href="#x">Jump to next section</a></p>',
    ],
)
def test_a_link_past_something_is_told_and_no_paragraph(line: str) -> None:
    draft = page(f"<p>{FIRST}</p><p>{SECOND}</p>{line}<aside><p>Our letter comes on Fridays.</p></aside><p>{THIRD}</p>")
    assert draft.paragraphs == (FIRST, SECOND, THIRD)
    assert any(passage.text in line for passage in draft.dropped)


BBC = (
    '<div data-component="byline-block"><time>9 hours ago</time><button>Share</button>'
    '<div data-testid="byline-new-contributors"><{0}><span>Tilda Rowan</span></{0}><{0}><span>{1}</span></{0}></div></div>'
)


@pytest.mark.parametrize("inside", ["div", "span"])
@pytest.mark.parametrize("role", ["Islands reporter", "WBC News, Skarn"])
def test_parts_that_are_named_by_their_data_alone_are_known(inside: str, role: str) -> None:
    links = (
        '<section data-component="related-internet-links"><h2>Elsewhere</h2><p>We are not responsible for the content of '
        'other sites than our own.</p></section><div data-testid="topic-list"><ul><li><a href="/s">Skarn</a></li></ul></div>'
    )
    draft = page(f'{BBC.format(inside, role)}<div data-component="text-block">{TEXT}</div>{links}')
    assert draft.paragraphs == (FIRST, SECOND, THIRD)
    assert draft.get("byline") == "Tilda Rowan"
    assert {"9 hours ago", "Elsewhere", "Skarn"} <= set(reasons(draft))


def test_how_long_ago_it_was_is_no_paragraph() -> None:
    draft = page(f"<div>9 hours ago</div>{TEXT}")
    assert draft.paragraphs == (FIRST, SECOND, THIRD)
    assert "9 hours ago" in reasons(draft)


def test_a_live_page_s_times_stand_once_and_its_list_of_entries_is_left_out() -> None:
    entries = "".join(
        f'<section class="post"><time datetime="2025-02-20T{at}:00Z">{at}</time><h3>{head}</h3><p>{text}</p></section>'
        for at, head, text in (("14:31", "Ferry sails", FIRST), ("11:05 GMT", "Crew speaks", SECOND))
    )
    keys = '<div class="live-key-events"><h2>Key events</h2><ul><li>14:31 Ferry sails</li></ul></div>'
    draft = page(f'<div class="live-blog">{keys}{entries}</div>')
    assert draft.paragraphs == ("14:31 Ferry sails", FIRST, "11:05 Crew speaks", SECOND)
    assert "Key events" in reasons(draft)


@pytest.mark.parametrize(
    "foot",
    [
        '<p class="b-bio"><em>Tilda Rowan is the author of Salt and Rope</em></p>',
        '<div class="contributor-bio"><p>Tilda Rowan is the author of Salt and Rope</p></div>',
        '<div class="topics"><h3>Topics</h3><ul><li>Tilda Rowan is the author of Salt and Rope</li></ul></div>',
        '<div class="post-tags-list"><p>Tilda Rowan is the author of Salt and Rope</p></div>',
        "<div><h3>Filed under</h3><ul><li>Tilda Rowan is the author of Salt and Rope</li></ul></div>",
    ],
)
def test_who_the_author_is_and_what_it_is_about_is_no_text(foot: str) -> None:
    draft = page(f"{TEXT}{foot}")
    assert draft.paragraphs == (FIRST, SECOND, THIRD)
    assert "Tilda Rowan is the author of Salt and Rope" in {text.removeprefix("• ") for text in reasons(draft)}


@pytest.mark.parametrize("name", ["bio-energy", "topics-ferries", "has-topics", "keywords-skarn"])
def test_a_name_that_says_what_a_text_is_about_sets_nothing_apart(name: str) -> None:
    assert page(f'{TEXT}<div class="{name}"><p>{LAST}</p></div>').paragraphs[-1] == LAST


@pytest.mark.parametrize("name", ["topics", "newsletter", "update-history"])
def test_a_heading_s_own_words_as_its_id_set_nothing_apart(name: str) -> None:
    made = page(f'<p>{FIRST}</p><p>{SECOND}</p><h2 id="{name}">What the island wants</h2><p>{THIRD}</p><p>{LAST}</p>')
    assert made.paragraphs == (FIRST, SECOND, "What the island wants", THIRD, LAST)
