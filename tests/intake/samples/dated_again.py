"""A fourth set of pages with a `time`, or a time that is marked, written when a time amid other words was trusted no more."""

# ruff: noqa: E501 - mark-up stands in the long lines that sites write
from __future__ import annotations

from tests.intake.samples.dated import TEXT, Dated, page


def pages() -> list[Dated]:
    """All of them, always the same."""
    return [
        page("time alone in a paragraph", "2022-06-15", "", top='<p><time datetime="2022-06-15T05:00:00Z">15 June 2022</time></p>'),
        page("time behind a name", "2022-06-15", "Lorna Beck", top='<div>By Lorna Beck <time datetime="2022-06-15">15 June</time></div>'),
        page("time between bars", "2022-06-15", "", top='<div>4 min read | <time datetime="2022-06-15">15.06.22</time> | Share</div>'),
        page("time with its zone", "2022-06-15", "", top='<div><time datetime="2022-06-15T07:00:00+01:00">Wed 15 Jun 2022 07.00 BST</time></div>'),
        page("time under posted", "2022-06-15", "", top='<div>Posted <time datetime="2022-06-15T07:00:00+01:00">3 years ago</time></div>'),
        page("time in a list item of the head", "2022-06-15", "", top='<ul class="article-info"><li><time datetime="2022-06-15">15 June 2022</time></li><li>Transport</li></ul>'),
        page("time in german", "2022-06-15", "", lang="de", top='<p>Veröffentlicht am <time datetime="2022-06-15T07:00">15. Juni 2022</time></p>'),
        page("time in french", "2022-06-15", "", lang="fr", top='<p>Publié le <time datetime="2022-06-15T07:00">15 juin 2022</time></p>'),
        page("time of a meeting", "", "", top='<p>Council meeting on <time datetime="2022-06-22">22 June 2022</time></p>'),
        page("time of opening hours", "", "", top='<p>Box office opens <time datetime="2022-06-20T10:00">Monday 10am</time></p>'),
        page("time by which to answer", "", "", top='<dl><dt>Respond by</dt><dd><time datetime="2022-07-31">31 July 2022</time></dd></dl>'),
        page("time of a story set below the headline", "", "", top='<p class="promo"><a href="/k">Kelp farm wins its licence after all</a> <time datetime="2022-05-01">1 May 2022</time></p>'),
        page("time of a profile", "", "", text=f'{TEXT}<p>She joined the crews on <time datetime="1999-04-01">1 April 1999</time>, and has not missed a tide since then.</p>'),
        page("published time in a teaser", "2022-06-15", "", top='<p><time datetime="2022-06-15">15 June 2022</time></p>', after='<div class="teaser-list"><div class="teaser"><time class="published" datetime="2022-05-01">1 May</time><a>Kelp</a></div></div>'),
        page("entry date and an archive", "2022-06-15", "", top='<time class="entry-date published" datetime="2022-06-15T07:00:00+00:00">June 15, 2022</time>', after='<div class="widget latest-posts"><time class="entry-date" datetime="2022-07-01">July 1, 2022</time></div>'),
        page("marked time with a link", "2022-06-15", "", top='<a href="/2022/06/15/x" rel="bookmark"><time class="entry-date published updated" datetime="2022-06-15T07:00:00+00:00">15/06/2022</time></a>'),
        page("marked by its property", "2022-06-15", "", top='<time property="datePublished" class="publish-date" datetime="2022-06-15">15 Jun</time>'),
        page("marked in a header", "2022-06-15", "", top='<header class="entry-header"><span class="posted-on">Posted on <time class="published" datetime="2022-06-15T07:00:00+00:00">June 15, 2022</time></span></header>'),
        page("marked date line", "2022-06-15", "", top='<div class="article-date"><time class="article-date__time" datetime="2022-06-15">15 June 2022</time></div>'),
    ]  # fmt: skip


def marked() -> list[Dated]:
    """A fifth set, of marked times alone."""
    teaser = '<section class="latest-news"><article><time class="published" datetime="2022-07-02">2 July 2022</time><h3>Kelp</h3></article></section>'
    return [
        page("marked, in a byline block", "2022-06-15", "Lorna Beck", top='<div class="post-byline">By <span class="author">Lorna Beck</span> on <time class="post-date" datetime="2022-06-15">Jun 15</time></div>'),
        page("marked, above the headline", "2022-06-15", "", before='<div class="meta-top"><time class="entry-date published" datetime="2022-06-15T07:00:00+00:00">15 June 2022</time></div>'),
        page("marked, with a list of the latest above", "2022-06-15", "", before=teaser, top='<time class="published" datetime="2022-06-15">15 June 2022</time>'),
        page("a list of the latest and no day of its own", "", "", before=teaser),
        page("marked, in a comment", "", "", after='<div id="comments"><div class="comment"><time class="published" datetime="2022-06-20">20 June 2022</time><p>Well done.</p></div></div>'),
        page("marked, late in the evening", "2022-06-15", "", top='<time class="post-published" datetime="2022-06-15T23:30:00+02:00">15.06.2022, 23:30</time>', lang="de"),
        page("marked, in the footer of the text", "2022-06-15", "", after='<div class="entry-meta">Posted on <time class="entry-date published" datetime="2022-06-15T07:00:00+00:00">June 15, 2022</time></div>'),
    ]  # fmt: skip


def near() -> list[Dated]:
    """A sixth set, of marked times by the headline."""
    return [
        page("near, behind an author's link", "2021-01-12", "Sol Havers", top='<div class="entry-meta"><a rel="author" href="/sol">Sol Havers</a> <time class="entry-date published" datetime="2021-01-12T09:00:00+00:00">12 January 2021</time></div>'),
        page("near, with the day of a change in front", "2021-01-12", "", top='<p><time class="updated" datetime="2021-02-01">1 February 2021</time><time class="published" datetime="2021-01-12">12 January 2021</time></p>'),
        page("near, in words only", "2021-01-12", "", top='<time class="posted-time">12 January 2021</time>'),
        page("near, pubdate", "2021-01-12", "", top='<p>Filed <time pubdate datetime="2021-01-12T22:00:00Z">12.1.2021</time> under Islands</p>'),
        page("near, a card of another story marked so", "2021-01-12", "", top='<p class="date">12 January 2021</p><div class="also"><a href="/q">Quarry to close after ninety years of blasting</a> <time class="published" datetime="2020-12-01">1 December 2020</time></div>'),
        page("near, above the headline", "2021-01-12", "", before='<p class="over"><time class="post-date" datetime="2021-01-12">Tue 12 Jan</time></p>'),
        page("near, in a header with a clock", "2021-01-12", "", top='<header><time class="article-date" datetime="2021-01-12T06:30">12/01/2021 06:30</time></header>'),
    ]  # fmt: skip
