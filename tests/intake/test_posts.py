"""What pages embed of other sites, and live blogs: who posted, when an entry was written, and whose the words are."""

# ruff: noqa: E501 - what pages hold stands in the long lines that they write

from __future__ import annotations

import pytest

from tests.intake.reading import read

BEFORE = "The harbour minister faced criticism on Tuesday after new fees for small boats were announced at noon."
AFTER = "The union of crews was more cautious and asked for talks before the summer season begins in the north."
WORDS = "These fees will sink the last family boats on our coast."


def page(inside: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en-GB"><head><title>Fees - Brook Times</title>{head}</head><body><article>'
        f"<h1>Minister under fire over fees</h1><p>{BEFORE}</p>{inside}<p>{AFTER}</p></article></body></html>"
    )


@pytest.mark.parametrize(
    ("embedded", "line"),
    [
        (
            f'<blockquote class="twitter-tweet"><p lang="en">{WORDS} <a href="https://t.co/x">https://t.co/x</a></p>'
            '&mdash; Nora Quince (@noraquince) <a href="https://twitter.com/n/status/1">March 4, 2025</a></blockquote>',
            "Nora Quince (@noraquince) posted on X on March 4, 2025:",
        ),
        (
            f'<blockquote class="bluesky-embed" data-bluesky-uri="at://x"><p lang="en">{WORDS}</p>&mdash; Nora Quince '
            '(<a href="https://bsky.app/p">@nora.bsky.social</a>) <a href="#">4 March 2025 at 11:20</a></blockquote>',
            "Nora Quince (@nora.bsky.social) posted on Bluesky on 4 March 2025:",
        ),
        (
            f'<blockquote class="instagram-media"><p>{WORDS}</p><p>A post shared by Nora Quince (@noraquince)</p>'
            "</blockquote>",
            "Nora Quince (@noraquince) posted on Instagram:",
        ),
    ],
)
def test_a_post_says_who_posted_it_and_its_words_are_a_quotation(embedded: str, line: str) -> None:
    assert read(page(embedded)).paragraphs == (BEFORE, line, f"“{WORDS}”", AFTER)


def test_a_post_whose_words_a_script_would_fetch_is_left_out_and_told() -> None:
    link = '<blockquote class="mastodon-embed"><a href="#"><div>Post by @crews@brook.social</div></a></blockquote>'
    draft = read(page(link))
    assert draft.paragraphs == (BEFORE, AFTER)
    told = [(one.text, one.why) for one in draft.dropped]
    assert ("Post by @crews@brook.social", "a post on Mastodon whose words the page does not hold") in told


def test_a_quotation_that_is_no_post_is_left_alone() -> None:
    draft = read(page(f"<blockquote><p>{WORDS}</p></blockquote>"))
    assert WORDS in draft.paragraphs
    assert not any("posted on" in paragraph for paragraph in draft.paragraphs)


LIVE = (
    '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Minister under fire over fees"}</script>'
)
FIRST = "The ministry has published its table of fees. They rise in three steps, the first of them in June."
SECOND = "Piers Medlar of the union has spoken outside the hall. “We were promised talks,” he says. “We got a bill.”"


@pytest.mark.parametrize(
    ("head", "kind"),
    [(LIVE, "entry"), ("", "live-blog"), ("", "liveblog-posts")],
)
def test_the_entries_of_a_live_blog_begin_with_their_time(head: str, kind: str) -> None:
    entries = (
        f'<div class="{kind}"><div><time datetime="2025-03-04T11:02:00Z">11:02</time><h2>Union answers</h2>'
        f'<p>{SECOND}</p></div><div><span><time datetime="2025-03-04T10:40:00Z"></time></span><p>{FIRST}</p></div></div>'
    )
    assert read(page(entries, head)).paragraphs == (BEFORE, "11:02 Union answers", SECOND, f"10:40 {FIRST}", AFTER)


def test_the_times_of_any_other_page_stay_where_they_are() -> None:
    entries = f'<div class="entry"><time datetime="2025-03-04T11:02:00Z">11:02</time><p>{SECOND}</p></div>' * 2
    assert SECOND in read(page(entries)).paragraphs
