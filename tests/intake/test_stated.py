"""What a page states of itself: its day, its authors, its headline, its site, its kind; and what is only guessed."""

# ruff: noqa: E501 - what pages hold stands in the long lines that sites write
from __future__ import annotations

import json
from typing import Any

import pytest

from tests.intake.reading import read

FIRST = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees of the hill."
SECOND = "Its members will prune the old rows in February, when the ladders are back from the mill across the brook in the dale."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST.replace('pears', 'plums')}</p>"
HEADLINE = "Pears counted in the barn"


def page(
    head: str = "", top: str = "", text: str = TEXT, *, after: str = "", lang: str = "en", title: str = HEADLINE
) -> str:
    """A page; `top` stands between headline and text, `after` behind the article."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>{head}</head><body><article><h1>{HEADLINE}</h1>'
        f"{top}<div class='text'>{text}</div></article>{after}</body></html>"
    )


def linked(*things: dict[str, Any]) -> str:
    """JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@graph": list(things)})}</script>'


def published(*parts: str, **named: str) -> str:
    """The day of a page."""
    return read(page(*parts, **named)).get("published")


UTC = '<meta property="article:published_time" content="2025-09-04T01:30:00Z">'


@pytest.mark.parametrize(
    ("head", "top", "day"),
    [
        (UTC, "", "2025-09-04"),
        (UTC, "<p>September 3, 2025, 9:30 p.m. EDT</p>", "2025-09-03"),
        (UTC, "<p>Published 4 September 2025</p><p>Wasps of 3 September 2025 in pictures</p>", "2025-09-04"),
        (UTC, "<p>Updated 5 September 2025</p>", "2025-09-04"),
        (UTC + '<meta property="og:url" content="https://brook.example/2025/09/03/pears">', "", "2025-09-03"),
        (UTC, '<time itemprop="datePublished" datetime="2025-09-03T21:30:00-04:00">a day ago</time>', "2025-09-03"),
        ('<meta property="article:published_time" content="2025-09-03T23:30:00+00:00">', "<p>4 September 2025</p>", "2025-09-04"),
        ('<meta property="article:published_time" content="2025-09-03T23:30:00-04:00">', "<p>4 September 2025</p>", "2025-09-03"),
    ],
)  # fmt: skip
def test_the_day_is_the_page_s_own(head: str, top: str, day: str) -> None:
    assert published(head, top) == day


@pytest.mark.parametrize(
    "after",
    [
        '<aside><time datetime="2025-08-01">1 August</time> Plums are in</aside>',
        '<div class="related"><p><time datetime="2025-08-01">1 August 2025</time></p><p>Plums are in</p></div>',
    ],
)
def test_a_time_in_a_side_column_is_another_text_s(after: str) -> None:
    assert published(after=after) == ""
    assert published(top='<p><time datetime="2025-09-03">Wednesday</time></p>', after=after) == "2025-09-03"


def test_a_post_within_the_text_has_a_time_of_its_own() -> None:
    post = '<blockquote class="post"><p>Wasps!</p><time datetime="2024-01-02">2 January</time></blockquote>'
    assert published(text=post + TEXT) == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated 4 September 2025", ""),
        ("Last updated: 4 September 2025 at 10:30", ""),
        ("Published 3 September 2025 | Updated 4 September 2025", "2025-09-03"),
        ("Updated 4 September 2025, published 3 September 2025", "2025-09-03"),
        ("Aktualisiert am 4. September 2025", ""),
    ],
)
def test_the_day_of_a_change_is_not_that_of_publication(line: str, day: str) -> None:
    assert published(top=f"<p>{line}</p>") == day


def test_a_line_that_says_so_below_the_text() -> None:
    assert published(after="<p>First published 3 September 2025</p>") == "2025-09-03"
    assert published(after="<p>The fair was on 3 September 2025</p>") == ""


def test_a_guess_is_proposed_and_not_taken() -> None:
    draft = read(page(after="<p>The wasps of 3 September 2025 are remembered by everyone who was in the barn.</p>"))
    assert draft.get("published") == ""
    assert "htmldate guesses 2025-09-03" in " ".join(draft.notes)


@pytest.mark.parametrize(
    ("head", "top", "names"),
    [
        (linked({"@type": "Person", "@id": "#p", "name": "Nora Quince"}, {"@type": "NewsArticle", "author": {"@id": "#p"}}), "", "Nora Quince"),
        (linked({"@type": "Article", "author": [{"name": "Nora Quince"}, {"name": "Piers Medlar"}]}), "", "Nora Quince, Piers Medlar"),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Nora Quince">', "", "Nora Quince"),
        ("", '<span class="author-name">Nora Quince</span>', "Nora Quince"),
        ("", '<p class="byline">By <a>Łucja Śliwa</a></p>', "Łucja Śliwa"),
        ("", '<p class="byline">By Nora “Pip” Quince</p>', "Nora “Pip” Quince"),
        ('<meta name="author" content="Orchard Society">', "", "Orchard Society"),
        ('<meta name="author" content="Department for Orchards">', "", "Department for Orchards"),
        ('<meta name="author" content="No Author">', "", ""),
        ('<meta name="author" content="admin">', "", ""),
        ('<meta property="og:site_name" content="Brook Herald"><meta name="author" content="Brook Herald">', "", ""),
        ("", '<div class="author-links"><p>More Posts</p></div>', ""),
        ("", '<div class="author"><p>Like</p><p>E-Mail</p></div>', ""),
        ("", '<div class="related"><span class="author">Piers Medlar</span></div>', ""),
    ],
)  # fmt: skip
def test_bylines(head: str, top: str, names: str) -> None:
    assert read(page(head, top)).get("byline") == names


@pytest.mark.parametrize(
    ("title", "head", "headline", "outlet"),
    [
        (f"{HEADLINE} | Brook Herald", "", HEADLINE, "Brook Herald"),
        (f"{HEADLINE} | UK News | Brook Herald", "", HEADLINE, "Brook Herald"),
        (f"{HEADLINE} - Politics", "", HEADLINE, ""),
        ("x", linked({"@type": "NewsArticle", "headline": f"{HEADLINE} | Brook Herald", "publisher": {"name": "Brook Herald"}}), HEADLINE, "Brook Herald"),
    ],
)  # fmt: skip
def test_headline_and_site(title: str, head: str, headline: str, outlet: str) -> None:
    draft = read(page(head, title=title))
    assert (draft.get("headline"), draft.get("outlet")) == (headline, outlet)


def test_a_first_heading_that_is_a_section_s_name() -> None:
    for title in (f"{HEADLINE} | UK News | Brook Herald", "Orchard Pages"):
        name = "UK News" if "UK" in title else "Orchard Pages"
        draft = read(
            f"<html lang=en><head><title>{title}</title></head><body><h1>{name}</h1><h2>{HEADLINE}</h2>{TEXT}</body></html>"
        )
        assert draft.get("headline") == HEADLINE


TICKER = (
    '<section class="strip"><h2>Latest</h2><ul><li><time datetime="2025-09-08T07:10:00Z">8 Sep 2025</time> <a>Wasps in the mill</a></li>'
    '<li><time datetime="2025-09-07T18:00:00Z">7 Sep 2025</time> <a>Plums are in</a></li></ul></section>'
)


@pytest.mark.parametrize(
    ("line", "day", "names"),
    [
        ('<p class="info">Nora Quince | Wednesday, September 3, 2025</p>', "2025-09-03", "Nora Quince"),
        ("<p>Wednesday 3 September 2025 · Łucja Śliwa</p>", "2025-09-03", "Łucja Śliwa"),
        ("<p>By Nora Quince, Wednesday, September 3, 2025</p>", "2025-09-03", "Nora Quince"),
        ("<p>South Dale | 3 September 2025</p>", "2025-09-03", ""),
        ("<p>Orchard News | 3 September 2025</p>", "2025-09-03", ""),
        (f'<p>{FIRST} That was on <time datetime="2025-08-31">31 August 2025</time>, they say.</p>', "", ""),
        ("", "", ""),
    ],
)
def test_the_line_below_the_headline_and_the_days_of_other_stories(line: str, day: str, names: str) -> None:
    whole = page(top=line).replace("<body>", f"<body>{TICKER}")
    draft = read(whole)
    assert (draft.get("published"), draft.get("byline")) == (day, names)


def test_a_page_s_own_time_counts_before_one_above_it() -> None:
    own = '<p><time datetime="2025-09-03">Wednesday</time></p>'
    above = '<p><time datetime="2025-09-08">8 September 2025</time></p>'
    assert published(top=own).startswith("2025-09-03")
    assert read(page(top=own).replace("<article>", f"<article>{above}")).get("published") == "2025-09-03"


def test_what_a_site_says_of_itself_above_the_headline_is_not_the_text() -> None:
    header = "<div id=top><h2>Orchard Society</h2><p>Speaking up for pears since 1894</p></div>"
    whole = (
        f"<html lang=en><head><title>{HEADLINE} - Orchard Society</title></head><body><div id=w>{header}<div id=p>"
        f"<h1>{HEADLINE}</h1>{TEXT}</div></div></body></html>"
    )
    draft = read(whole)
    assert draft.paragraphs[0] == FIRST
    assert "Speaking up for pears since 1894" in [passage.text for passage in draft.dropped]
