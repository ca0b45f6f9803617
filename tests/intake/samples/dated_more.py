"""A second set of pages that date and sign themselves, written when the rules had been made on the first.

Here the day stands in the places that sites use more seldom: a `time` without data, an address, a line below the text,
a general field, a line among others.
"""

# ruff: noqa: E501 - mark-up stands in the long lines that sites write
from __future__ import annotations

from tests.intake.samples.dated import OTHERS, TEXT, Dated, data, meta, page


def pages() -> list[Dated]:
    """All of them, always the same."""
    return [*_times(), *_addresses(), *_below(), *_fields(), *_lines(), *_nowhere()]


def _times() -> list[Dated]:
    return [
        page("time in the header", "2024-03-07", "", top='<div class="c-header"><time datetime="2024-03-07T08:00">7 March 2024</time></div>'),
        page("time with relative words", "2024-03-07", "Edda Roper", top='<div class="post-info"><a rel="author" href="/edda">Edda Roper</a> <time datetime="2024-03-07T08:00:00+00:00" title="7 March 2024">2 days ago</time></div>'),
        page("time without datetime", "2024-03-07", "", top="<p><time>Thursday 7 March 2024</time></p>"),
        page("time and share bar", "2024-03-07", "", top='<div><time datetime="2024-03-07">Mar 7</time> <button>Share</button> <a href="#c">3 comments</a></div>'),
        page("time within small", "2024-03-07", "", top='<small>By the newsroom, <time datetime="2024-03-07T18:30:00Z">18:30</time></small>'),
        page("two times, the second changed", "2024-03-07", "", top='<p>Posted <time datetime="2024-03-07">7 Mar</time>. Edited <time class="edited" datetime="2024-03-09">9 Mar</time></p>'),
        page("time above the headline", "2024-03-07", "", before='<div class="label"><time datetime="2024-03-07">7 March 2024</time></div>'),
        page("time in a card of another story first", "2024-03-07", "", before='<section class="hero-cards"><a href="/z"><h3>Lighthouse for sale</h3><time datetime="2024-03-10">10 March</time></a></section>', top='<p><time datetime="2024-03-07">7 March</time></p>'),
        page("time of reading aloud", "", "", top='<p>Listen <time datetime="PT4M">4 min</time></p>'),
        page("time of an event in the text", "", "", text=f'{TEXT}<p>Doors open on <time datetime="2024-04-01">1 April</time> at the hall on the quay.</p>'),
        page("time near midnight with its zone", "2024-03-07", "", top='<p><time datetime="2024-03-07T23:50:00-05:00">March 7, 2024, 11:50 p.m.</time></p>', lang="en-US"),
        page("modified time only", "", "", top='<p>Last modified <time datetime="2024-03-07">7 March 2024</time></p>'),
        page("time in a figure of the text", "", "", top='<figure><img alt=""><figcaption>Boats <time datetime="2019-05-01">in May 2019</time></figcaption></figure>'),
        page("time in a list of details", "2024-03-07", "", top='<dl><dt>Date</dt><dd><time datetime="2024-03-07T00:00:00Z">7 March 2024</time></dd><dt>Office</dt><dd>Ports</dd></dl>'),
        page("german time", "2024-03-07", "Edda Roper", lang="de", top='<p>Von Edda Roper</p><p>Veröffentlicht am <time datetime="2024-03-07T10:00:00+01:00">07.03.2024</time></p>'),
    ]  # fmt: skip


def _addresses() -> list[Dated]:
    def at(address: str) -> str:
        return f'<link rel="canonical" href="{address}">'

    return [
        page("address with slashes", "2024-03-07", "", head=at("https://harbour.example/news/2024/03/07/ferry-crews")),
        page("address with a month's name", "2024-03-07", "", head=at("https://harbour.example/society/2024/mar/07/ferry-crews")),
        page("address with a day in one piece", "2024-03-07", "", head=at("https://harbour.example/2024-03-07/ferry-crews")),
        page("address with year and month", "2024-03", "", head=at("https://harbour.example/2024/03/ferry-crews")),
        page("address with a number like a day", "", "", head=at("https://harbour.example/story/20240307123/ferry-crews")),
        page("address with a year of a report", "", "", head=at("https://harbour.example/reports/annual-report-2023/ferry-crews")),
        page("address of an archive with the day", "2024-03-07", "", head=meta("og:url", "https://harbour.example/archive/2024/3/7/ferry-crews.html")),
    ]  # fmt: skip


def _below() -> list[Dated]:
    return [
        page("first published below", "2024-03-07", "", after="<p>First published: 7 March 2024</p>" + OTHERS),
        page("issued below", "2024-03-07", "", after='<p class="issued">Issued: Thursday 7 March 2024</p>'),
        page("published by below", "2024-03-07", "", after="<div><p>Published 7 March 2024 by Harbour Communications</p></div>"),
        page("posted in categories", "2024-03-07", "", after='<footer class="entry-footer">Posted on March 7, 2024 in Transport, Islands</footer>'),
        page("two pages' days below", "", "", after="<ul><li>Published 7 March 2024</li><li>Published 9 March 2024</li></ul>"),
        page("changed below", "", "", after="<p>Page updated: 7 March 2024</p>"),
        page("published in a sentence", "", "", after="<p>Published on 7 March 2024 in the official journal, the notice names every quay on the island and all who own one.</p>"),
    ]  # fmt: skip


def _fields() -> list[Dated]:
    return [
        page("plain date field", "2024-03-07", "", head=meta("date", "2024-03-07", "name")),
        page("dublin core", "2024-03-07", "", head=meta("DC.date.issued", "2024-03-07", "name")),
        page("dublin core created", "2024-03-07", "", head=meta("dcterms.created", "2024-03-07T10:00:00Z", "name"), top="<p>7 March 2024</p>"),
        page("date field of the last build", "2024-03-07", "", head=meta("date", "2024-05-30", "name"), top="<p>Published 7 March 2024</p>"),
        page("created long before", "2024-03-07", "", head=meta("dcterms.created", "2023-11-20", "name"), top='<p class="date">7 March 2024</p>'),
        page("data of a page about itself", "2024-03-07", "", head=data(**{"@type": "WebPage", "dateModified": "2024-03-08T00:00:00Z"}), top="<p>7 March 2024</p>"),
        page("data with a stamp in local form", "2024-03-07", "Edda Roper", head=data(datePublished="2024-03-07 08:00:00", author={"@type": "Person", "name": "Edda Roper"})),
        page("microdata", "2024-03-07", "", top='<meta itemprop="datePublished" content="2024-03-07"><p>Thu, 7 Mar</p>'),
    ]  # fmt: skip


def _lines() -> list[Dated]:
    return [
        page("place, day and time", "2024-03-07", "", top='<p class="meta">Sandholm, 7 March 2024, 18:30</p>'),
        page("section and day", "2024-03-07", "", top='<p class="kicker">Transport • 7 March 2024</p>'),
        page("reference and day", "2024-03-07", "", top="<p>Ref: HC/24/031 | 7 March 2024</p>"),
        page("author box with role and day", "2024-03-07", "Edda Roper", top='<div class="author-box"><span class="author-name">Edda Roper</span><span>Islands editor</span><span>7 March 2024</span></div>'),
        page("day, then author", "2024-03-07", "Edda Roper", top="<p>7 March 2024 by Edda Roper</p>"),
        page("written by, published on", "2024-03-07", "Edda Roper", top="<p>Written by Edda Roper. Published on 7 March 2024.</p>"),
        page("release with date label", "2024-03-07", "", top="<p>News release</p><p>Date: 7 March 2024</p><p>For immediate use</p>"),
        page("embargoed release", "2024-03-07", "", top="<p>EMBARGO: 00:01 Friday 8 March 2024</p><p>Thursday 7 March 2024</p>"),
        page("day with dots and city", "2024-03-07", "", lang="de", top='<p class="date">Kiel, 07.03.2024</p>'),
        page("french place and day", "2024-03-07", "", lang="fr", top='<p class="date">Brest, le 7 mars 2024</p>'),
        page("italian", "2024-03-07", "Edda Roper", lang="it", top="<p>di Edda Roper</p><p>Pubblicato il 7 marzo 2024 alle 10:30</p>"),
        page("polish", "2024-03-07", "", lang="pl", top="<p>Opublikowano: 07.03.2024</p>"),
        page("welsh", "2024-03-07", "", lang="cy", top="<p>7 Mawrth 2024</p>"),
        page("validity line marked as date", "2024-03-07", "", top='<p class="date-valid">Timetable valid from 1 May 2024</p><p class="date">7 March 2024</p>'),
        page("deadline marked as date", "", "", top='<p class="date">Apply by 1 May 2024</p>'),
        page("year of a report in a marked line", "", "", top='<p class="meta">Annual review, 31 March 2023</p>'),
        page("consultation dates", "", "", top='<p class="time">Consultation runs 1 March 2024 to 1 May 2024</p>'),
    ]  # fmt: skip


def _nowhere() -> list[Dated]:
    return [
        page("footer's day", "", "", after='<footer><p>Site last built 7 March 2024</p></footer>'),
        page("day of a picture in the side", "", "", after='<aside><p>7 March 2024</p><p>Tide table</p></aside>'),
        page("day in the headline", "", "", headline="<h1>Ferry crews accept offer after nine weeks: meeting of 7 March 2024</h1>"),
        page("comments with days", "", "", after='<ol class="commentlist"><li><cite>Bo</cite> <a>March 9, 2024 at 8:00 am</a><p>At last.</p></li></ol>'),
        page("link to an older story", "", "", top='<p>Read also: <a href="/o">Ferry strike begins (5 January 2024)</a></p>'),
        page("author named in a box of links", "", "", top='<ul class="tags"><li><a href="/t">Sandholm Ferries</a></li><li><a href="/t2">Island Life</a></li></ul>'),
    ]  # fmt: skip
