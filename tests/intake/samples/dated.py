"""Pages that date and sign themselves as sites do: newspapers, broadcasters, governments, councils, systems behind them.

The words are invented; the mark-up is that of public pages of each sort, as public readers of them show it (the design
systems of gov.uk, gov.scot, the NHS and the EU's ECL; tagesschau, Le Monde, Sky, AP; WordPress, Drupal, Joomla, TYPO3,
Ghost, Squarespace, Blogger). `day` is empty where a page does not tell when it was published, `byline` where nobody signs.
"""

# ruff: noqa: E501 - mark-up stands in the long lines that sites write
from __future__ import annotations

import json
from typing import Any, NamedTuple

HEADLINE = "Ferry crews accept offer after nine weeks"
FIRST = "Crews on the Sandholm ferries have accepted a pay offer of six per cent, ending nine weeks without a boat after dark."
SECOND = "“We would have rowed them over for less worry,” said Ingrid Tallis, who speaks for the crews, outside the hall on the quay."
THIRD = "The first evening boat leaves on Monday at eight, and the island's two bakers have promised to meet it with something warm."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
NAV = '<header><nav><a href="/">Home</a><a href="/news">News</a><a href="/sport">Sport</a></nav></header>'
FOOT = "<footer><p>© 2026 Sandholm Media. All rights reserved.</p></footer>"
OTHERS = (
    '<div class="more"><h2>More stories</h2><ul><li><a href="/a">Gull steals bishop’s lunch</a> <time datetime="2026-01-30">30 January 2026</time></li>'
    '<li><a href="/b">Quay to be dredged</a> <time datetime="2025-12-01">1 December 2025</time></li></ul></div>'
)


class Dated(NamedTuple):
    """A page, the day on which it says it was published, and who signs it."""

    name: str
    html: str
    day: str
    byline: str = ""


def page(
    name: str, day: str, by: str = "", *, head: str = "", top: str = "", text: str = TEXT, after: str = OTHERS,
    before: str = "", lang: str = "en-GB", headline: str = f"<h1>{HEADLINE}</h1>",
) -> Dated:  # fmt: skip
    """A page as a site has it around its text; `top` stands below the headline, `after` below the text."""
    html = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{HEADLINE} - {name}</title>{head}</head><body>{NAV}'
        f'{before}<main><article>{headline}{top}<div class="article-text">{text}</div></article>{after}</main>{FOOT}</body></html>'
    )
    return Dated(name, html, day, by)


def data(**held: Any) -> str:
    """Structured data of an article."""
    made = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE} | held
    return f'<script type="application/ld+json">{json.dumps(made)}</script>'


def meta(name: str, value: str, key: str = "property") -> str:
    """A meta element."""
    return f'<meta {key}="{name}" content="{value}">'


def pages() -> list[Dated]:
    """All of them, always the same."""
    return [*_newspapers(), *_broadcasters(), *_governments(), *_public_bodies(), *_abroad(), *_systems(), *_traps()]


def _newspapers() -> list[Dated]:
    ingrid = {"@type": "Person", "name": "Mabel Orrin"}
    return [
        page("national with data", "2025-09-16", "Mabel Orrin", head=data(datePublished="2025-09-16T05:00:12.000Z", dateModified="2025-09-17T09:00:00.000Z", author=[ingrid])),
        page("late evening in universal time", "2025-09-16", "Mabel Orrin", head=data(datePublished="2025-09-15T23:10:00Z", author=[ingrid]), top="<p class='meta'>By Mabel Orrin</p><p class='stamp'>Tue 16 Sep 2025 00.10 BST</p>"),
        page("details with last change", "2025-09-16", "Mabel Orrin", top='<address>By <a rel="author" href="/p/mabel">Mabel Orrin</a></address><details><summary>Tue 16 Sep 2025 06.00 BST</summary>Last modified on Wed 17 Sep 2025 09.00 BST</details>'),
        page("regional group", "2025-09-16", "Mabel Orrin", head=meta("article:published_time", "2025-09-16T14:00:00+01:00") + meta("author", "Mabel Orrin", "name"), top='<div class="byline"><span class="author">Mabel Orrin</span> <span class="role">Local Democracy Reporter</span></div><ul class="time-info"><li><span class="time-container">14:00, 16 Sep 2025</span></li><li>Updated 15:10, 17 Sep 2025</li></ul>'),
        page("regional group without data", "2025-09-16", "Mabel Orrin", top='<div class="byline">By <a href="/a">Mabel Orrin</a></div><ul class="time-info"><li>14:00, 16 Sep 2025</li><li>Updated 15:10, 17 Sep 2025</li></ul>'),
        page("weekly in print", "2025-09-16", "", top='<p class="dateline">Tuesday, 16th September 2025</p>'),
        page("itemprop", "2025-09-16", "Mabel Orrin", top='<div><span itemprop="author" itemscope><span itemprop="name">Mabel Orrin</span></span> <time itemprop="datePublished" datetime="2025-09-16T07:00+0100">16 September 2025 • 7:00am</time></div>'),
        page("american daily", "2025-09-16", "Mabel Orrin", lang="en-US", top='<div class="byline">By <a>Mabel Orrin</a></div><div><span>Published Sept. 16, 2025</span><span> Updated Sept. 17, 2025, 9:12 a.m. ET</span></div>'),
        page("american with numbers", "2025-09-04", "Mabel Orrin", lang="en-US", top="<p>Mabel Orrin, Staff Writer</p><p>09/04/2025</p>"),
        page("british with numbers", "2025-09-04", "Mabel Orrin", top="<p>By Mabel Orrin</p><p>04/09/2025 10:15</p>"),
        page("name and day on one line", "2025-09-16", "Mabel Orrin", top='<p class="info">Mabel Orrin | Tuesday, September 16, 2025</p>'),
        page("name, role and day", "2025-09-16", "Mabel Orrin", top="<p>Mabel Orrin, Transport Correspondent · 16 September 2025, 12:01am</p>"),
        page("ticker above", "2025-09-16", "Mabel Orrin", before='<section class="strip"><h2>Breaking</h2><ul><li><time datetime="2025-09-18T07:10:00Z">18 Sep 2025</time> <a href="/x">Fog on the sound</a></li></ul></section>', top="<p>Mabel Orrin</p><p>16 September 2025</p>"),
        page("minutes ago", "2025-09-16", "Mabel Orrin", top='<p>By Mabel Orrin</p><p><time datetime="2025-09-16T09:30:00+01:00">35 minutes ago</time></p>'),
        page("day in the address only", "2025-09-16", "", head='<link rel="canonical" href="https://sandholm.example/2025/09/16/ferry-crews-accept">'),
        page("parsely", "2025-09-16", "Mabel Orrin", head=meta("parsely-pub-date", "2025-09-16T08:00:00Z", "name") + meta("parsely-author", "Mabel Orrin", "name")),
    ]  # fmt: skip


def _broadcasters() -> list[Dated]:
    return [
        page("public broadcaster", "2025-09-16", "Mabel Orrin", head=data(datePublished="2025-09-16T10:15:31.000Z", author={"@type": "Person", "name": "Mabel Orrin"}), top='<div data-component="byline-block"><time data-testid="timestamp" datetime="2025-09-16T10:15:31.000Z">6 hours ago</time><span>Mabel Orrin</span><span>Transport correspondent</span></div>'),
        page("article date paragraph", "2025-09-16", "Mabel Orrin", top='<div class="sdc-article-author"><p class="sdc-article-author__byline">By <span class="sdc-article-author__name">Mabel Orrin</span>, transport correspondent</p></div><div class="sdc-article-date"><p class="sdc-article-date__date-time">Tuesday 16 September 2025 10:15, UK</p></div>'),
        page("wire with script", "2025-09-16", "Mabel Orrin", lang="en-US", head=meta("article:published_time", "2025-09-16T14:15:31Z") + meta("article:modified_time", "2025-09-17T02:00:00Z"), top='<div class="Page-byline"><div class="Page-authors">By <span class="Link">MABEL ORRIN</span></div><div class="Page-dateModified">Updated <bsp-timestamp data-timestamp="1758031200000"><span>10:00 PM EDT, September 16, 2025</span></bsp-timestamp></div></div>'),
        page("german public", "2025-09-16", "", lang="de", top='<p class="metatextline">Stand: 16.09.2025 10:15 Uhr</p>')._replace(day=""),
        page("german with author", "2025-09-16", "Mabel Orrin", lang="de", top='<div><p class="authorline__author">Von Mabel Orrin</p></div><time class="timeformat" datetime="2025-09-16 10:15:00">16.09.2025, 10.15 Uhr</time>'),
        page("radio", "2025-09-16", "", top='<p class="date">Published: 16 Sep 2025</p><p class="date">Last updated: 18 Sep 2025</p>'),
        page("broadcaster's updated first", "2025-09-16", "", top='<p>Updated 5:12 pm, 18 September 2025 | Published 9:00 am, 16 September 2025</p>'),
    ]  # fmt: skip


def _governments() -> list[Dated]:
    dl = '<div class="gem-c-metadata"><dl><dt class="gem-c-metadata__term">From:</dt><dd class="gem-c-metadata__definition"><a>Ministry of Sounds</a></dd><dt class="gem-c-metadata__term">Published</dt><dd class="gem-c-metadata__definition">16 September 2025</dd>{}</dl></div>'
    ds = '<dl class="ds_page-header__metadata ds_metadata"><div class="ds_metadata__item"><dt class="ds_metadata__key">Published</dt><dd class="ds_metadata__value">16 September 2025 10:00</dd></div><div class="ds_metadata__item"><dt class="ds_metadata__key">Topic</dt><dd class="ds_metadata__value"><a>Ferries</a></dd></div></dl>'
    return [
        page("portal release", "2025-09-16", "", top=dl.format("")),
        page("portal release with a change", "2025-09-16", "", top=dl.format('<dt class="gem-c-metadata__term">Last updated</dt><dd class="gem-c-metadata__definition">18 September 2025</dd>')),
        page("portal speech", "2025-09-16", "", top=dl.format("").replace("Published", "Delivered on") + "<p>(Transcript of the speech, exactly as it was delivered)</p>"),
        page("devolved government", "2025-09-16", "", top=ds),
        page("devolved government, both days", "2025-09-16", "", lang="en", top='<div class="header-meta"><div class="first-published">First published: 16 September 2025</div><div class="last-updated">Last updated: 18 September 2025</div></div>'),
        page("union newsroom", "2025-09-16", "", lang="en", before="", top='<ul class="ecl-page-header__meta"><li class="ecl-page-header__meta-item">Press release</li><li class="ecl-page-header__meta-item">16 September 2025</li><li class="ecl-page-header__meta-item">Brussels</li></ul>'),
        page("union publication", "2025-09-16", "", lang="en", top='<ul class="ecl-page-header__meta"><li class="ecl-page-header__meta-item">News article</li><li class="ecl-page-header__meta-item">Publication 16 September 2025</li></ul>'),
        page("assembly of the union", "2025-09-16", "", lang="en", top='<div class="ep_subtitle">Press Releases <span>PLENARY SESSION</span> <span>16-09-2025 - 12:25</span></div>'),
        page("federal agency", "2025-09-16", "", lang="en-US", top="<p><strong>FOR IMMEDIATE RELEASE</strong></p><p>September 16, 2025</p><p>Contact: Media Relations (555) 0100</p>"),
        page("american executive", "2025-09-16", "", lang="en-US", top='<div class="wp-block-post-date"><time datetime="2025-09-16T14:30:11-04:00">September 16, 2025</time></div>'),
        page("dominion", "2025-09-16", "", lang="en", head=meta("dcterms.issued", "2025-09-16", "name") + meta("dcterms.modified", "2025-09-19", "name"), after='<section class="pagedetails"><dl id="wb-dtmd"><dt>Date modified:</dt><dd><time property="dateModified">2025-09-19</time></dd></dl></section>'),
        page("german federal", "2025-09-16", "", lang="de", top='<p class="bpa-date"><span class="bpa-time"><time datetime="2025-09-16">Dienstag, 16. September 2025</time></span></p>'),
        page("french ministry", "2025-09-16", "", lang="fr", top="<p>Publié le 16 septembre 2025 | Mis à jour le 18 septembre 2025</p>"),
        page("spanish council", "2025-09-16", "", lang="es", top="<p class='fecha'>Madrid, 16 de septembre de 2025</p>".replace("septembre", "septiembre")),
    ]  # fmt: skip


def _public_bodies() -> list[Dated]:
    return [
        page("health service", "2025-09-16", "", top='<div class="nhsuk-review-date"><p class="nhsuk-body-s">Date published: 16 September, 2025<br>Date last updated: 18 September, 2025</p></div>'),
        page("health service, reviewed only", "", "", after='<div class="nhsuk-review-date"><p class="nhsuk-body-s">Page last reviewed: 16 September 2025<br>Next review due: 16 September 2028</p></div>'),
        page("police", "2025-09-16", "", top='<p class="c-news__date">Published: 10:00 16/09/2025</p>'),
        page("police with cue below", "2025-09-16", "", after="<p>Posted on Tuesday 16 September 2025 in Appeals</p>" + OTHERS),
        page("council", "2025-09-16", "", top='<p class="date">Tuesday, 16 September 2025</p>'),
        page("council in a list", "2025-09-16", "", top='<ul class="item-meta"><li><strong>Date published:</strong> 16 September 2025</li><li><strong>Category:</strong> Transport</li></ul>'),
        page("committee", "2025-09-16", "", before='<div class="hero"><p>Transport Committee</p></div>', top="<p>16 September 2025</p>"),
        page("fire service", "2025-09-16", "", top='<div class="published">Published on <span>16th September 2025</span></div>'),
        page("university", "2025-09-16", "Mabel Orrin", top='<div class="news-meta">16 September 2025</div>', after='<div class="contact"><p>Written by Mabel Orrin</p></div>'),
        page("regulator", "2025-09-16", "", top="<p>Statement</p><p><strong>Published:</strong> 16 September 2025</p><p><strong>Last updated:</strong> 17 September 2025</p>"),
    ]  # fmt: skip


def _abroad() -> list[Dated]:
    return [
        page("french daily", "2025-09-16", "Mabel Orrin", lang="fr", top='<section class="meta__authors">Par <a class="article__author-link">Mabel Orrin</a></section><span class="meta__date meta__date--header">Publié le 16 septembre 2025 à 10h15, modifié le 17 septembre 2025 à 09h00</span>'),
        page("french regional", "2025-09-16", "", lang="fr", top='<p class="date">Le mardi 16 septembre 2025 à 10:15</p>'),
        page("german daily", "2025-09-16", "Mabel Orrin", lang="de", top="<p>Von Mabel Orrin</p><p>16. September 2025, 10:15 Uhr</p>"),
        page("italian daily", "2025-09-16", "Mabel Orrin", lang="it", top='<p class="author">di Mabel Orrin</p><p class="date">16 settembre 2025</p>'),
        page("spanish daily", "2025-09-16", "Mabel Orrin", lang="es", top='<div class="a_md_a"><a>Mabel Orrin</a></div><div class="a_md_f"><time id="article_date_p" datetime="2025-09-16T08:15:00Z">16 sept 2025 - 10:15 CEST</time></div>'),
        page("dutch daily", "2025-09-16", "", lang="nl", top="<p>Gepubliceerd: 16 september 2025 10:15</p>"),
        page("irish daily", "2025-09-16", "Mabel Orrin", lang="en-IE", top="<p>Mabel Orrin</p><p>Tue Sep 16 2025 - 06:00</p>"),
        page("australian", "2025-09-16", "Mabel Orrin", lang="en-AU", top='<p>By <a>Mabel Orrin</a></p><p>Posted <time datetime="2025-09-16T01:10:00.000Z">Tue 16 Sep 2025 at 11:10am</time>, updated <time datetime="2025-09-17T01:10:00.000Z">Wed 17 Sep 2025 at 11:10am</time></p>'),
    ]  # fmt: skip


def _systems() -> list[Dated]:
    return [
        page("blog system", "2025-09-16", "Mabel Orrin", top='<div class="entry-meta"><span class="posted-on"><a href="/2025/09/x" rel="bookmark"><time class="entry-date published" datetime="2025-09-16T09:00:00+01:00">September 16, 2025</time><time class="updated" datetime="2025-09-18T09:00:00+01:00">September 18, 2025</time></a></span> <span class="byline">by <span class="author vcard"><a>Mabel Orrin</a></span></span></div>'),
        page("blog system, changed first", "2025-09-16", "", top='<div class="entry-meta"><time class="updated" datetime="2025-09-18T09:00:00+01:00">September 18, 2025</time> <time class="entry-date published" datetime="2025-09-16T09:00:00+01:00">September 16, 2025</time></div>'),
        page("content system, submitted", "2025-09-16", "Mabel Orrin", top='<footer class="node__meta"><div class="node__submitted">Submitted by <span class="field--name-uid"><span>Mabel Orrin</span></span> on <span class="field--name-created">Tue, 09/16/2025 - 09:00</span></div></footer>', lang="en"),
        page("content system, field", "2025-09-16", "", top='<div class="field field--name-field-date-published"><div class="field__label">Date Published</div><div class="field__item">September 16, 2025</div></div>', lang="en"),
        page("content system of associations", "2025-09-16", "Mabel Orrin", top='<dl class="article-info"><dt>Details</dt><dd class="createdby">Written by: <span itemprop="name">Mabel Orrin</span></dd><dd class="published">Published: 16 September 2025</dd><dd class="modified">Last Updated: 18 September 2025</dd><dd class="hits">Hits: 412</dd></dl>'),
        page("enterprise system", "2025-09-16", "", lang="de", top='<span class="news-list-date"><time itemprop="datePublished" datetime="2025-09-16">16.09.2025</time></span>'),
        page("site builder", "2025-09-16", "Mabel Orrin", top='<div class="blog-item-meta"><time class="dt-published blog-meta-item--date" datetime="Sep 16">Sep 16</time> <span>Written By <a class="blog-author-name">Mabel Orrin</a></span></div>', head=meta("datePublished", "2025-09-16T09:00:00+0100", "itemprop")),
        page("newsletter", "2025-09-16", "Mabel Orrin", head=data(datePublished="2025-09-16T05:00:12+00:00", author=[{"@type": "Person", "name": "Mabel Orrin"}]), top="<div>Mabel Orrin</div><div>Sep 16, 2025</div>"),
        page("old blog", "2025-09-16", "Mabel Orrin", before='<h2 class="date-header"><span>Tuesday, September 16, 2025</span></h2>', after='<div class="post-footer">Posted by <span class="fn">Mabel Orrin</span> at <a><abbr class="published" title="2025-09-16T09:00:00+01:00">9:00 AM</abbr></a></div>'),
        page("release service", "2025-09-16", "", lang="en-US", top='<div class="meta"><strong>News provided by</strong><a>Sandholm Lines</a><p class="mb-no">Sep 16, 2025, 09:00 ET</p></div>'),
        page("release service with dateline", "2025-09-16", "", lang="en-US", text=f"<p>SANDHOLM, Maine, Sept. 16, 2025 (WIRE) -- {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"),
        page("modern publishing system", "2025-09-16", "Mabel Orrin", head=meta("article:published_time", "2025-09-16T09:00:00.000Z"), top='<section class="gh-article-meta"><h4 class="gh-article-author-name"><a>Mabel Orrin</a></h4><time class="gh-article-meta-date" datetime="2025-09-16">Sep 16, 2025</time><span>4 min read</span></section>'),
    ]  # fmt: skip


def _traps() -> list[Dated]:
    return [
        page("copyright year only", ""),
        page("days of other stories only", "", after=OTHERS + '<aside><p>16 September 2025</p></aside>'),
        page("changed only", "", "", top="<p>Last updated: 16 September 2025</p>"),
        page("a post in the text", "", "", text=f'{TEXT}<blockquote class="twitter-tweet"><p>On our way</p>— Ingrid Tallis (@itallis) <a>September 16, 2025</a></blockquote>'),
        page("day of the event", "", "", text=f"<p>{FIRST}</p><p>{SECOND}</p><p>The next meeting is on 16 September 2025.</p><p>{THIRD}</p>"),
        page("event card", "", "", top='<div class="event"><p>When</p><p>Doors open 16 September 2025, 7pm</p></div>'),
        page("comments", "", "", after='<section id="comments"><h2>Comments</h2><div class="comment"><p>Ada K</p><time datetime="2025-09-17T08:00:00Z">17 September 2025</time><p>About time.</p></div></section>'),
        page("place beside the day", "2025-09-16", "", top='<p class="meta">South Quay | 16 September 2025</p>'),
        page("reading time and day", "2025-09-16", "", top='<p class="meta">16 September 2025 | 4 min read</p>'),
        page("date of saving", "", "", before="<p>Saved on 20 September 2025</p>"),
        page("author box of somebody else", "2025-09-16", "", top="<p>16 September 2025</p>", after='<div class="most-read"><h3>Most read</h3><p class="byline">By Otto Bream</p></div>'),
        page("picture's day", "", "", top='<figure><img src="q.jpg" alt=""><figcaption>The quay on 16 September 2025. Photograph: Otto Bream</figcaption></figure>'),
    ]  # fmt: skip
