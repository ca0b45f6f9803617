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
