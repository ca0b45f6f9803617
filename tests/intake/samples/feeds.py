"""Feeds: RSS with whole articles, with summaries, and Atom."""

# ruff: noqa: E501 - mark-up stands in the long lines that sites and programs write
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from tests.intake.samples import stories
from tests.intake.samples.sample import Sample, label
from tests.intake.samples.stories import Story


def _html(story: Story) -> str:
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in story.paragraphs)


def samples() -> Iterator[Sample]:
    """Every feed with the labels of its entries, in order."""
    s = stories
    rows = (
        (s.BUSES, "Tamsin Rourke", datetime(2025, 2, 6, 16, 33, tzinfo=UTC), "/news/buses"),
        (s.LIBRARY, "Ewan Fitch", datetime(2025, 8, 9, 8, 0, tzinfo=UTC), "/news/library"),
        (s.HOMES, "Tamsin Rourke", datetime(2025, 3, 18, 9, 0, tzinfo=UTC), "/news/homes"),
    )
    items = "".join(
        f"<item><title>{escape(story.headline)}</title><link>https://www.lindenecho.cy{path}</link>"
        f"<guid isPermaLink='false'>{path}</guid><dc:creator><![CDATA[{author}]]></dc:creator>"
        f"<pubDate>{format_datetime(when)}</pubDate><category>News</category><description>{escape(story.paragraphs[0])}</description>"
        f"<content:encoded><![CDATA[{_html(story)}<p>The post <a href='x'>{story.headline}</a> appeared first on <a>Linden Echo</a>.</p>]]>"
        "</content:encoded></item>"
        for story, author, when, path in rows
    )
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Linden Echo</title><link>https://www.lindenecho.cy</link>'
        f"<description>News for the vale</description><language>en-gb</language>{items}</channel></rss>"
    )
    labels = tuple(label(story, "Linden Echo", f"{when:%Y-%m-%d}", author) for story, author, when, _ in rows)
    yield Sample("echo.rss", feed.encode(), labels, "newspaper")

    entries = "".join(
        f'<entry><id>tag:coasts.gov.cy,2025:{at}</id><title type="html">{escape(story.headline)}</title>'
        f'<link rel="alternate" href="https://www.coasts.gov.cy/news/{at}"/><updated>2025-0{at}-20T10:00:00+01:00</updated>'
        f'<published>2025-0{at}-13T09:00:00+01:00</published><content type="html">{escape(_html(story))}</content></entry>'
        for at, story in ((5, s.HARBOUR), (6, s.QUOTAS))
    )
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Department for Coasts</title>'
        f'<id>tag:coasts.gov.cy,2025:news</id><updated>2025-06-20T10:00:00+01:00</updated><link href="https://www.coasts.gov.cy/"/>{entries}</feed>'
    )
    labels = (
        label(s.HARBOUR, "Department for Coasts", "2025-05-13"),
        label(s.QUOTAS, "Department for Coasts", "2025-06-13"),
    )
    yield Sample("coasts.atom", feed.encode(), labels, "government")

    items = "".join(
        f"<item><title>{escape(story.headline)}</title><link>https://fitterweekly.cy/{at}</link>"
        f"<description>{escape(story.paragraphs[0] + ' ' + story.paragraphs[1])}</description></item>"
        for at, story in enumerate((s.SKILLS, s.PUMPS))
    )
    feed = f'<rss version="2.0"><channel><title>Fitter Weekly - Latest news</title><link>https://fitterweekly.cy</link>{items}</channel></rss>'
    labels = tuple(
        replace(label(story, "Fitter Weekly", ""), body=(f"{story.paragraphs[0]} {story.paragraphs[1]}",))
        for story in (s.SKILLS, s.PUMPS)
    )
    yield Sample("fitter.xml", feed.encode("iso-8859-1", "xmlcharrefreplace"), labels, "trade")
