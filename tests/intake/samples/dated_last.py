"""A third set of pages that date and sign themselves, written when the rules had been mended on the first two.

It asks again for the places that had been wrong there or rare: a `time`, a line with more than a date, a marked time, a
general field, lines below the text.
"""

# ruff: noqa: E501 - mark-up stands in the long lines that sites write
from __future__ import annotations

from tests.intake.samples.dated import OTHERS, TEXT, Dated, data, meta, page


def pages() -> list[Dated]:
    """All of them, always the same."""
    return [*_times(), *_lines(), *_marked(), *_fields(), *_below()]


def _times() -> list[Dated]:
    return [
        page("time with an icon", "2023-11-02", "", top='<div class="stamp"><i class="icon"></i><time datetime="2023-11-02T07:00:00Z">Thu, Nov 2</time></div>'),
        page("time in a span chain", "2023-11-02", "Otis Farrow", top='<div class="who"><span>By <a href="/authors/otis">Otis Farrow</a></span><span class="dot">·</span><span><time datetime="2023-11-02T07:00:00Z"><span>2 Nov 2023</span></time></span></div>'),
        page("time below a standfirst", "2023-11-02", "", top='<p class="standfirst">Nine weeks of dark evenings end with a handshake on the quay and a kettle on the boil.</p><time datetime="2023-11-02T07:00:00Z">2 November 2023</time>'),
        page("time below a picture", "2023-11-02", "", top='<figure><img alt=""><figcaption>The quay at dusk</figcaption></figure><p><time datetime="2023-11-02">2 November 2023</time></p>'),
        page("time with a share count", "2023-11-02", "", top='<p><time datetime="2023-11-02T07:00:00Z">2 November</time> · 14 shares</p>'),
        page("time of the last answer", "", "", top='<p>Last comment <time datetime="2023-11-09">a week ago</time></p>'),
        page("time until which it is open", "", "", top='<p class="closing">Closing date: <time datetime="2023-12-01">1 December 2023</time></p>'),
        page("time of a video's length", "2023-11-02", "", top='<p><time datetime="PT1M30S">1:30</time></p><p>2 November 2023</p>'),
        page("time of the event on a council page", "", "", top='<dl><dt>Event date</dt><dd><time datetime="2023-12-01T19:00">1 December 2023, 7pm</time></dd></dl>'),
        page("time in a live strip above", "2023-11-02", "", before='<div class="live-strip"><a href="/live">Live: storm on the sound, boats return to harbour</a> <time datetime="2023-11-04">now</time></div>', top='<p><time datetime="2023-11-02">2 November 2023</time></p>'),
        page("time in a series box", "2023-11-02", "", top='<p><time datetime="2023-11-02">2 November 2023</time></p><div class="series"><a href="/s1">Part one: the strike begins</a> <time datetime="2023-09-01">1 September</time></div>'),
        page("time in a breadcrumb's end", "2023-11-02", "", before='<nav><a href="/">Home</a> / <a href="/n">News</a></nav>', top='<div><time datetime="2023-11-02T00:00:00+00:00">02.11.2023</time> | Lesezeit 3 Min.</div>', lang="de"),
        page("time of an agency", "2023-11-02", "", top='<span class="src">Sandholm Wire</span><time datetime="2023-11-02T22:30:00Z">10:30 pm</time>'),
    ]  # fmt: skip


def _lines() -> list[Dated]:
    return [
        page("name, day and reading time", "2023-11-02", "Otis Farrow", top="<p>By Otis Farrow | 2 November 2023 | 3 min read</p>"),
        page("bullet, section, day", "2023-11-02", "", top="<p>Islands • 2 November 2023 • 3 min read</p>"),
        page("dash and clock", "2023-11-02", "", top="<p>2 November 2023 – 07:00</p>"),
        page("day behind the byline", "2023-11-02", "Otis Farrow", top="<p>By Otis Farrow, 2 November 2023</p>"),
        page("day behind a role", "2023-11-02", "Otis Farrow", top="<p>Otis Farrow, Islands Editor | 2 Nov 2023 07:00</p>"),
        page("place in capitals and day", "2023-11-02", "", top="<p>SANDHOLM | 2 November 2023</p>"),
        page("section of two words and day", "2023-11-02", "", top="<p>Island Transport | 2 November 2023</p>"),
        page("numbered release", "2023-11-02", "", top="<p>Press release 41/2023 | 2 November 2023</p>"),
        page("minutes of a meeting", "", "", top="<p>Minutes of the meeting, 12 October 2023</p>"),
        page("term of an offer", "", "", top="<p>Offer: 1 January 2024 to 31 December 2025</p>"),
        page("birthday in a profile", "", "", top='<p class="meta">Born in Sandholm, 4 May 1961</p>'),
        page("question by a date", "", "", top='<p class="meta">Reply by 1 December 2023</p>'),
    ]  # fmt: skip


def _marked() -> list[Dated]:
    return [
        page("entry-date", "2023-11-02", "", top='<time class="entry-date" datetime="2023-11-02T07:00:00+00:00">2 November 2023</time>'),
        page("pubdate", "2023-11-02", "", top='<time pubdate datetime="2023-11-02">2nd November</time>'),
        page("published class", "2023-11-02", "Otis Farrow", top='<p>by <span class="author">Otis Farrow</span>, <time class="published" datetime="2023-11-02">2 November 2023</time></p>'),
        page("post-date", "2023-11-02", "", top='<div><time class="post-date" datetime="2023-11-02T07:00:00Z">02/11/2023</time></div>'),
        page("article-date and updated", "2023-11-02", "", top='<time class="article-date updated-label" datetime="2023-11-05">Updated 5 November 2023</time><p>Published 2 November 2023</p>'),
        page("entry-date of another story in the side", "2023-11-02", "", top="<p>2 November 2023</p>", after='<aside><time class="entry-date" datetime="2023-10-01">1 October 2023</time><a>Old boats</a></aside>'),
        page("published in a list of other stories", "2023-11-02", "", top="<p>2 November 2023</p>", after='<div class="related-posts"><article><a href="/r">Harbour fees</a><time class="entry-date published" datetime="2023-10-01">1 October 2023</time></article></div>'),
    ]  # fmt: skip


def _fields() -> list[Dated]:
    return [
        page("field and printed day agree", "2023-11-02", "", head=meta("date", "2023-11-02", "name"), top='<p class="date">Kirkwall, 2 November 2023</p>'),
        page("field of the day before", "2023-11-02", "", head=meta("dc.date.created", "2023-11-01", "name"), top="<p>2 November 2023</p>"),
        page("field alone, of a template", "", "", head=meta("date", "2019-01-31", "name")),
        page("data without a zone", "2023-11-02", "", head=data(datePublished="2023-11-02")),
        page("data of another time zone", "2023-11-02", "", lang="en-US", head=data(datePublished="2023-11-03T02:00:00Z"), top="<p>November 2, 2023 at 10:00 p.m. EDT</p>"),
        page("data in words", "2023-11-02", "", head=data(datePublished="2 November 2023")),
    ]  # fmt: skip


def _below() -> list[Dated]:
    return [
        page("posted below", "2023-11-02", "", after="<p>Posted: 2 November 2023</p>" + OTHERS),
        page("published below with a role", "2023-11-02", "", after='<div class="post-footer">Published on 2 November 2023 under Ferries</div>'),
        page("date of publication below", "2023-11-02", "", after="<p>Publication date: 2 November 2023</p>"),
        page("released below in french", "2023-11-02", "", lang="fr", after="<p>Publié le 2 novembre 2023</p>"),
        page("issue of a magazine below", "", "", after="<p>From our issue of 2 November 2023</p>"),
        page("published elsewhere", "", "", text=f"{TEXT}<p>Her memoir was published on 2 November 2023 by a small press in the south of the island.</p>"),
    ]  # fmt: skip
