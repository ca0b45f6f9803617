"""Saved pages: metadata with its source, the article's text, and nothing fetched."""

# ruff: noqa: E501 - what pages print stands in the long lines that they print

from __future__ import annotations

import json

import pytest

from briefing.intake.formats.markup.blocks import blocks
from briefing.intake.formats.markup.tree import parse
from tests.intake.reading import read

FIRST = "The council will plant four thousand trees along the streets of the town before the winter of 2027."
SECOND = "“A street without a tree is a corridor,” said Ada Marsh, who leads the council of the town by the sea."
THIRD = "Planting begins in October, and residents may choose between lime, rowan and cherry, as they please."
FOURTH = "A first row of limes was planted in the square on Monday by the children of the primary school."
WREN = "“We asked for trees in 1998, and again in 2011,” said Tobias Wren of the harbour office."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"


def page(head: str = "", body: str = TEXT, *, lang: str = "en") -> str:
    """A small page."""
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body><article>{body}</article></body></html>'


def test_where_each_field_comes_from() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Trees for Port Selwyn",
        "datePublished": "2025-05-06T23:30:00+02:00",
        "author": [{"@type": "Person", "name": "Tobias Wren"}],
        "publisher": {"name": "Selwyn Post"},
    }
    draft = read(
        page(
            f'<title>x</title><link rel="canonical" href="https://selwynpost.example/trees">'
            f'<script type="application/ld+json">{json.dumps(data)}</script>'
        )
    )
    assert {name: (held.value, held.by) for name, held in draft.fields.items()} == {
        "headline": ("Trees for Port Selwyn", "page metadata"),
        "published": ("2025-05-06", "page metadata"),
        "byline": ("Tobias Wren", "page metadata"),
        "outlet": ("Selwyn Post", "page metadata"),
        "url": ("https://selwynpost.example/trees", "canonical address"),
        "language": ("en", "page language"),
    }
    assert draft.paragraphs == (FIRST, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2025-05-06T08:00:00Z">', "2025-05-06"),
        ('<meta name="dcterms.issued" content="2025-05">', "2025-05"),
        ('<meta name="publish-date" content="06/05/2025">', "2025"),
        ('<meta name="date" content="2025-05-06">', ""),
        ('<meta property="article:modified_time" content="2025-05-06T08:00:00Z">', ""),
        ('<meta name="date" content="soon">', ""),
    ],
)
def test_dates_in_metadata(head: str, date: str) -> None:
    assert read(page(f"<title>Trees for Port Selwyn</title>{head}")).get("published") == date


def test_a_day_in_figures_is_read_as_the_site_writes_it() -> None:
    head = '<title>Trees for Port Selwyn</title><meta name="publish-date" content="06/05/2025">'
    assert read(page(head, lang="en-GB")).get("published") == "2025-05-06"
    assert read(page(head, lang="en-US")).get("published") == "2025-06-05"


def test_a_day_that_the_text_speaks_of_is_no_date_of_publication() -> None:
    body = TEXT + "<p>The last tree was felled on 3 January 1987, to the sorrow of the whole of the town.</p>"
    assert "published" not in read(page("<title>Trees for Port Selwyn</title>", body)).fields


def test_the_site_s_name_leaves_the_headline() -> None:
    draft = read(page("<title>Trees for Port Selwyn - Selwyn Post</title>"))
    assert (draft.get("headline"), draft.get("outlet")) == ("Trees for Port Selwyn", "Selwyn Post")
    head = '<title>Trees for Port Selwyn - Selwyn Post</title><meta property="og:site_name" content="Selwyn Post">'
    draft = read(page(head))
    assert (draft.get("headline"), draft.get("outlet")) == ("Trees for Port Selwyn", "Selwyn Post")


@pytest.mark.parametrize("title", ["Untitled", "Untitled Document", "New Page 1", "Document", ""])
def test_a_title_that_nobody_gave_is_no_headline(title: str) -> None:
    head = f"<title>{title}</title>"
    assert "headline" not in read(page(head)).fields or read(page(head)).fields["headline"].by != "page title"
    draft = read(page(head, f"<h2>Trees for Port Selwyn</h2>{TEXT}"))
    assert (draft.get("headline"), draft.fields["headline"].by) == ("Trees for Port Selwyn", "page heading")
    draft = read(page(head, f"<h2>More of our stories</h2><h2>Trees for Port Selwyn</h2>{TEXT}"))
    assert "headline" not in draft.fields, "two of them, and nothing says which"


def test_the_address_a_browser_noted() -> None:
    text = page("<title>Trees for Port Selwyn</title>").replace(
        "<html", "<!-- saved from url=(0033)https://selwynpost.example/trees --><html"
    )
    assert read(text).get("url") == "https://selwynpost.example/trees"


def test_addresses_of_other_kinds_are_not_taken() -> None:
    draft = read(page('<title>Trees for Port Selwyn</title><link rel="canonical" href="javascript:alert(1)">'))
    assert "url" not in draft.fields


@pytest.mark.parametrize(
    "box",
    [
        '<div class="newsletter"><p>Sign up for the tree letter, which comes on every Friday of the year.</p></div>',
        "<aside><p>The mayor will open the park on Sunday, whatever the weather may be on that day.</p></aside>",
        '<div class="related"><h3>Related stories</h3><ul><li>Mayor to open park</li></ul></div>',
        "<section><h2>Recent posts</h2><p>The park has opened. Thank you to all who came to see it open.</p></section>",
        '<div class="share"><span>Share on Facebook</span></div>',
        '<p style="display: none">A sentence that no reader of this page has ever seen, or will ever see.</p>',
    ],
)
def test_boxes_beside_the_text_go(box: str) -> None:
    body = (
        f"<h1>Trees for Port Selwyn</h1><div><p>{FIRST}</p><p>{SECOND}</p>{box}<p>{THIRD}</p><p>{FOURTH}</p>{box}</div>"
    )
    draft = read(page("<title>Trees for Port Selwyn</title>", body))
    assert draft.paragraphs == (FIRST, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote><p>{WREN}</p></blockquote>",
        f'<div class="quote">{WREN}</div>',
        f"<ul><li>{WREN}</li></ul>",
        f"<p><em>{WREN}</em></p>",
        f'<aside class="pull-quote"><p>{WREN}</p></aside>',
        f"<figure><blockquote>{WREN}</blockquote></figure>",
    ],
)
def test_no_quotation_of_the_text_is_lost(quotation: str) -> None:
    body = f"<h1>Trees for Port Selwyn</h1><p>{FIRST}</p><p>{SECOND}</p>{quotation}<p>{THIRD}</p><p>{FOURTH}</p>"
    draft = read(page("<title>Trees for Port Selwyn</title>", body))
    assert any("“We asked for trees in 1998, and again in 2011,” said" in part for part in draft.paragraphs)
    assert draft.paragraphs.index(SECOND) == 1
    assert "We asked for trees" in draft.paragraphs[2]


def test_a_site_that_calls_its_text_comment_keeps_it() -> None:
    body = f'<div class="comment-and-analysis share-page"><h1>Trees for Port Selwyn</h1>{TEXT}</div>'
    assert read(page("<title>Trees for Port Selwyn</title>", body)).paragraphs == (FIRST, SECOND, THIRD, FOURTH)


def test_encodings_of_pages() -> None:
    text = page('<meta charset="iso-8859-1"><title>Trees</title>', TEXT.replace("council", "café council"))
    draft = read(text.encode("cp1252"))
    assert draft.paragraphs[0].startswith("The café council")
    assert "“A street" in draft.paragraphs[1]


def test_what_was_left_out_is_shown() -> None:
    body = f"<nav>Home</nav><h1>Trees for Port Selwyn</h1>{TEXT}<footer>Imprint and much else</footer>"
    reasons = {passage.text: passage.why for passage in read(page("<title>Trees</title>", body)).dropped}
    assert reasons["Home"] == "outside the article (nav)"
    assert reasons["Imprint and much else"] == "outside the article (footer)"


def test_blocks_of_a_page_nested_without_end() -> None:
    tree = parse("<html><body><p>first</p>" + "<div>" * 5000 + "deep" + "</div>" * 5000 + "</body></html>")
    assert blocks(tree)[0].text == "first"


def test_an_archived_page() -> None:
    text = page("<title>Trees for Port Selwyn</title>").replace("=", "=3D")
    mail = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://selwynpost.example/2025/05/06/trees\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="B"\n\n'
        '--B\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
        f"{text}\n--B\nContent-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lG\n--B--\n"
    )
    draft = read(mail.encode())
    assert draft.get("url") == "https://selwynpost.example/2025/05/06/trees"
    assert draft.get("published") == "2025-05-06"
    assert draft.fields["published"].by == "address"
    assert FIRST in draft.paragraphs


def test_a_very_short_page_keeps_its_paragraphs_apart() -> None:
    short = (
        "<html><body><h1>Harbour plan praised</h1><p class=byline>By Jo Quill</p>"
        "<p>Harbour Secretary Ada Marsh said: “The plan will work.”</p><p>Boats sail on Monday.</p></body></html>"
    )
    draft = read(short)
    assert draft.paragraphs == ("Harbour Secretary Ada Marsh said: “The plan will work.”", "Boats sail on Monday.")
    assert draft.get("headline") == "Harbour plan praised"


@pytest.mark.parametrize(
    "markup",
    [
        # text directly in a container, behind an inline element, behind a subheading
        f"<p>{FIRST}</p>{SECOND}<br><br>{THIRD}<p>{FOURTH}</p>",
        f"<div>{FIRST}<p>{SECOND}</p></div><div><b>Later:</b> {THIRD[7:]}<h3>And then</h3>{FOURTH}</div>",
        f"<p>{FIRST}</p><div><span>{SECOND}</span></div><section>{THIRD}</section><p>{FOURTH}</p>",
        # adverts between containers of one kind
        f'<div class="copy"><p>{FIRST}</p><p>{SECOND}</p></div><div class="ad">Buy a kite</div>'
        f'<div class="copy"><p>{THIRD}</p><p>{FOURTH}</p></div>',
        # classes that name a layout, or what a site does with a paragraph
        f'<div class="has-sidebar no-share-page"><p>{FIRST}</p><p class="paywall">{SECOND}</p></div>'
        f'<div class="paywall"><p>{THIRD}</p><p class="share-x">{FOURTH}</p></div>',
        f'<div class="article-body shareable"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p></div>',
    ],
)  # fmt: skip
def test_text_that_extractors_lose(markup: str) -> None:
    draft = read(page("<title>Trees for Port Selwyn</title>", f"<h1>Trees for Port Selwyn</h1>{markup}"))
    joined = " ".join(draft.paragraphs)
    assert all(text in joined for text in (FIRST, SECOND, THIRD[7:], FOURTH))
    assert "kite" not in joined


def test_a_list_of_links_behind_the_text_goes() -> None:
    links = "".join(f'<li><a href="x">{name} of the town and its people</a></li>' for name in ("Park", "Pier", "Pool"))
    body = f"<h1>Trees for Port Selwyn</h1>{TEXT}<h3>Must-reads of the week</h3><ul>{links}</ul>"
    draft = read(page("<title>Trees for Port Selwyn</title>", body))
    assert draft.paragraphs == (FIRST, SECOND, THIRD, FOURTH)


def test_every_word_is_in_the_text_or_told() -> None:
    body = (
        f"<nav>Home <b>News</b></nav><h1>Trees for Port Selwyn</h1>{TEXT}<div>Kites</div><p><s>not</s> <u>this</u></p>"
    )
    assert not any("in no paragraph" in note for note in read(page("<title>Trees</title>", body)).notes)


def test_an_empty_field_for_a_date_is_no_date() -> None:
    data = {"@type": "NewsArticle", "headline": "Trees for Port Selwyn", "datePublished": "0001-01-01T00:00:00"}
    assert not read(page(f'<script type="application/ld+json">{json.dumps(data)}</script>')).get("published")


def test_a_day_that_is_printed_completes_one_that_cannot_be_read() -> None:
    head = '<title>Trees for Port Selwyn</title><meta name="date" content="06/05/2025">'
    body = f"<h1>Trees for Port Selwyn</h1><p>Tuesday 6 May 2025</p>{TEXT}"
    assert read(page(head, body)).get("published") == "2025-05-06"


def test_empty_lines_within_a_quotation_do_not_end_it() -> None:
    broken = "Ada Marsh said: “We plant in October.<br><br>We water in June.<br>We prune in March.” She left at noon.<br><br>Nobody spoke."
    draft = read(page("<title>Trees</title>", f"<h1>Trees for Port Selwyn</h1>{TEXT}<p>{broken}</p>"))
    assert (
        "Ada Marsh said: “We plant in October. We water in June. We prune in March.” She left at noon."
        in draft.paragraphs
    )
    assert "Nobody spoke." in draft.paragraphs


def test_a_quotation_that_is_opened_again_keeps_its_paragraphs() -> None:
    text = "Ada Marsh said: “We plant in October.<br><br>“We water in June.”"
    draft = read(page("<title>Trees</title>", f"<h1>Trees for Port Selwyn</h1>{TEXT}<p>{text}</p>"))
    assert draft.paragraphs[-2:] == ("Ada Marsh said: “We plant in October.", "“We water in June.”")


def test_a_short_last_sentence_is_the_text_s() -> None:
    last = '<p><span><span class="author">Mira Sand</span></span> said the harbour <span class="caption">was</span> not deep.</p>'
    draft = read(page("<title>Trees</title>", f"<h1>Trees for Port Selwyn</h1><p>{FIRST}</p><p>{THIRD}</p>{last}"))
    assert draft.paragraphs[-1] == "Mira Sand said the harbour was not deep."


def test_an_agency_in_a_card_for_addresses_is_no_other_box() -> None:
    by = '<span class="author vcard">Press Association</span>'
    draft = read(page("<title>Trees</title>", f"<h1>Trees for Port Selwyn</h1>{by}{TEXT}"))
    assert draft.get("byline") == "Press Association"


@pytest.mark.parametrize("line", ["Photograph by Ilse Brandt", "Related: Limes of the coast", "Related story » Limes"])
def test_lines_beside_the_text(line: str) -> None:
    draft = read(
        page(
            "<title>Trees</title>",
            f"<h1>Trees for Port Selwyn</h1><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p>",
        )
    )
    assert draft.paragraphs == (FIRST, SECOND, THIRD)
    assert line in [passage.text for passage in draft.dropped]


def test_a_figure_of_a_quotation_is_signed() -> None:
    figure = "<figure><blockquote>We never doubted the trees.</blockquote><figcaption>Ada Marsh, leader of the council</figcaption></figure>"
    draft = read(
        page(
            "<title>Trees</title>", f"<h1>Trees for Port Selwyn</h1><p>{FIRST}</p><p>{THIRD}</p>{figure}<p>{FOURTH}</p>"
        )
    )
    assert draft.paragraphs[2:4] == ("“We never doubted the trees.”", "— Ada Marsh, leader of the council")


def test_a_figure_that_repeats_the_text_is_no_second_quotation() -> None:
    figure = "<figure><blockquote>A street without a tree is a corridor</blockquote><figcaption>Ada Marsh</figcaption></figure>"
    draft = read(page("<title>Trees</title>", f"<h1>Trees for Port Selwyn</h1>{figure}{TEXT}"))
    assert " ".join(draft.paragraphs).count("is a corridor") == 1


def test_a_publisher_that_stands_elsewhere_in_the_data() -> None:
    graph = [
        {"@type": "Organization", "@id": "#post", "name": "Selwyn Post"},
        {
            "@type": "NewsArticle",
            "headline": "Trees for Port Selwyn",
            "publisher": {"@id": "#post"},
            "author": [{"name": "Selwyn Post"}, {"name": "Tobias Wren"}],
        },
    ]
    draft = read(page(f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'))
    assert (draft.get("outlet"), draft.get("byline")) == ("Selwyn Post", "Tobias Wren")


def test_a_role_beside_a_name_without_a_space() -> None:
    by = '<div class="byline"><a class="author-name">Tobias Wren</a><span>Council reporter</span></div>'
    assert (
        read(page("<title>Trees</title>", f"<h1>Trees for Port Selwyn</h1>{by}{TEXT}")).get("byline") == "Tobias Wren"
    )
