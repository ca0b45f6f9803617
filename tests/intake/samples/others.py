"""More files, in manners that the first set does not have: written to check the rules, not to make them."""

# ruff: noqa: E501 - mark-up stands in the long lines that sites and programs write
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from html import escape

from tests.intake.samples import stories
from tests.intake.samples.mails import fixed
from tests.intake.samples.pdf import Run, Setter, file, fill
from tests.intake.samples.sample import Sample, in_tags, label, web_page
from tests.intake.samples.stories import Story
from tests.intake.samples.texts import wrapped
from tests.intake.samples.word import document, paragraph


def samples() -> Iterator[Sample]:
    """All of them."""
    yield from _pages()
    yield from _more_pages()
    yield from _texts()
    yield from _mails()
    yield from _binaries()


def _pages() -> Iterator[Sample]:
    s = stories
    # A portal of all departments: the site's name is the portal's, the body in whose name it speaks stands in the text.
    page = f"""<!DOCTYPE html><html lang="en" class="portal"><head><meta charset="utf-8"><title lang="en">{s.HOMES.headline} - GOV.CY</title>
<meta property="og:site_name" content="GOV.CY"><meta property="og:title" content="{s.HOMES.headline}">
<meta property="og:url" content="https://www.gov.cy/government/news/empty-homes"></head><body>
<div id="cookie" aria-label="Cookies on GOV.CY"><h2>Cookies on GOV.CY</h2><p>We use some essential cookies to make this website work.</p></div>
<div class="layout-super-navigation-header"><a>Navigation menu</a></div><main id="content"><div class="gem-c-title"><span class="context">Press release</span>
<h1>{s.HOMES.headline}</h1></div><p class="gem-c-lead-paragraph"></p>
<div class="gem-c-metadata"><dl><dt>From:</dt><dd><a>Ministry of Housing</a> and <a>The Rt Hon Gideon Ashworth MP</a></dd><dt>Published</dt><dd>17 March 2025</dd></dl></div>
<div class="gem-c-single-page-notification-button"><button>Get emails about this page</button></div>
<div class="gem-c-govspeak">{in_tags(s.HOMES.paragraphs)}<h2 id="background">Background</h2><p>The bill covers the whole country.</p></div>
<div class="gem-c-published-dates"><h2>Updates to this page</h2>Published 17 March 2025</div></main>
<div class="gem-c-contextual-sidebar"><h2>Explore the topic</h2><ul><li>Housing</li></ul></div></body></html>"""
    made = replace(label(s.HOMES, "Ministry of Housing", "2025-03-17", kind="release"))
    made = replace(made, body=(*made.body, "Background", "The bill covers the whole country."))
    yield web_page("portal", page, made, "government")

    # Paragraphs that are no p elements, class names without sense, everything in JSON-LD's graph with references.
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Article", "@id": "https://gridpost.cy/tidal/#article", "headline": s.TIDAL.headline, "datePublished": "2025-04-03T08:00:00+00:00",
             "author": {"name": "Rhona Speirs", "@id": "https://gridpost.cy/#/person/1"}, "publisher": {"@id": "https://gridpost.cy/#organization"}},
            {"@type": "WebPage", "@id": "https://gridpost.cy/tidal/", "url": "https://gridpost.cy/tidal/", "name": s.TIDAL.headline + " - Grid Post"},
            {"@type": "Organization", "@id": "https://gridpost.cy/#organization", "name": "Grid Post"},
        ],
    }  # fmt: skip
    page = f"""<!doctype html><html lang="en-US"><head><title>{s.TIDAL.headline} - Grid Post</title><meta name="twitter:data1" content="Rhona Speirs">
<script type="application/ld+json">{json.dumps(graph)}</script></head><body><div class="td-header">Grid Post</div><div class="tdb-title"><h1>{s.TIDAL.headline}</h1></div>
<div class="tdb_single_content">{in_tags(s.TIDAL.paragraphs, '<div data-testid="paragraph" class="x1a2b">{}</div>')}</div>
<div class="td_block_related"><h4>RELATED ARTICLES</h4><div>Wind prices fall again</div><div>MORE FROM AUTHOR</div></div></body></html>"""
    yield web_page("graph", page, label(s.TIDAL, "Grid Post", "2025-04-03", "Rhona Speirs"), "trade")

    # A newspaper with a pull quote, a box in the middle, and single quotation marks around a headline's words.
    story = Story("‘We will keep it’: minister's pledge on Penmarrow wall", s.HARBOUR.paragraphs)
    page = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{story.headline} | Coast | The Meridian</title>
<link rel="canonical" href="https://www.themeridian.cy/coast/2025/may/14/minister-pledge"><meta property="article:author" content="https://www.themeridian.cy/profile/jonah-peverell">
<meta property="article:published_time" content="2025-05-14T05:00:12.000Z"><meta property="og:site_name" content="the Meridian"><meta property="og:title" content="{story.headline}"></head><body>
<div data-gu-name="title"><a>Coast</a></div><div data-gu-name="headline"><h1>{story.headline}</h1></div><div data-gu-name="standfirst"></div>
<div data-gu-name="meta"><address aria-label="Contributor info"><div>By <a rel="author" href="x">Jonah Peverell</a> in Penmarrow</div></address><details><summary>Wed 14 May 2025 06.00 BST</summary>Last modified on Thu 15 May 2025 09.00 BST</details></div>
<div id="maincontent"><div class="article-body-viewer">{in_tags(story.paragraphs[:4])}<aside data-spacefinder-role="supporting"><blockquote>This wall is a promise, and we will keep it</blockquote></aside>
<figure><p>Sign up to Headlines</p><p>Get the day's news and comment, free</p></figure>{in_tags(story.paragraphs[4:])}</div></div>
<div class="submeta"><span>Explore more on these topics</span><ul><li>Flooding</li></ul><button>Share</button><a>Reuse this content</a></div></body></html>"""
    yield web_page("pull quote", page, label(story, "The Meridian", "2025-05-14", "Jonah Peverell"), "newspaper")

    # A press release service: its own header above the release, the company's name in the text alone.
    first, *rest = s.BROADBAND.paragraphs
    page = f"""<html lang="en"><head><title>{s.BROADBAND.headline}</title><meta property="og:site_name" content="PRFlow"><meta property="og:title" content="{s.BROADBAND.headline}">
<meta name="date" content="2025-11-04T09:00:00-05:00"></head><body><header>PRFlow <a>Send a Release</a></header><article class="news-release">
<header><h1>{s.BROADBAND.headline}</h1><div class="meta"><strong>News provided by</strong><a>Skerrin Digital Partnership</a><p class="mb-no">Nov 04, 2025, 09:00 ET</p></div><div>Share this article</div></header>
<section class="release-body"><p>LESSER SKERRIN, Nov. 4, 2025 /PRFlow/ -- {escape(first)}</p>{in_tags(tuple(rest))}<p>SOURCE Skerrin Digital Partnership</p></section>
<div class="also-from"><h2>Also from this source</h2><p>Ferry terminal gets free wifi</p></div></article></body></html>"""
    body = (f"LESSER SKERRIN, Nov. 4, 2025 /PRFlow/ -- {first}", *rest, "SOURCE Skerrin Digital Partnership")
    yield web_page("prflow", page, replace(label(s.BROADBAND, "PRFlow", "2025-11-04"), body=body), "agency")

    # A content system of the 2010s, with its lists of details.
    page = f"""<!DOCTYPE html><html lang="en-gb"><head><meta charset="utf-8"><base href="https://www.fitters.cy/news/152-day-one"><meta name="author" content="Super User">
<title>{s.SKILLS.headline}</title></head><body class="com_content view-article"><div class="navbar"><a class="brand">Federation of Fitters</a></div>
<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{s.SKILLS.headline}</h2></div>
<dl class="article-info"><dt>Details</dt><dd class="createdby" itemprop="author">Written by <span itemprop="name">Gus Tolland</span></dd><dd class="category-name">Category: News</dd>
<dd class="published"><time datetime="2025-09-12T08:00:00+01:00" itemprop="datePublished">Published: 12 September 2025</time></dd><dd class="hits">Hits: 812</dd></dl>
<div itemprop="articleBody">{in_tags(s.SKILLS.paragraphs)}</div><ul class="pager"><li>Prev</li><li>Next</li></ul></div><div class="footer">© 2025 Federation of Fitters</div></body></html>"""
    yield web_page("joomla", page, label(s.SKILLS, "Federation of Fitters", "2025-09-12", "Gus Tolland"), "trade")


def _more_pages() -> Iterator[Sample]:
    s = stories
    page = f"""<!DOCTYPE html><html dir='ltr' lang='en-GB'><head><title>Notes from the Weir: {s.RIVER.headline}</title>
<link href='http://weirnotes.cy/2025/07/spills.html' rel='canonical'/><meta content='http://weirnotes.cy/2025/07/spills.html' property='og:url'/></head><body>
<div class='header'><h1 class='title'><a href='/'>Notes from the Weir</a></h1></div><div class='date-outer'><h2 class='date-header'><span>Wednesday, 2 July 2025</span></h2>
<div class='post hentry'><h3 class='post-title entry-title'>{s.RIVER.headline}</h3><div class='post-body entry-content'>{"<br /><br />".join(escape(p, quote=False) for p in s.RIVER.paragraphs)}</div>
<div class='post-footer'>Posted by <span class='fn'>Bram Otter</span> at <abbr class='published' title='2025-07-02T21:04:00+01:00'>21:04</abbr></div></div></div>
<div class='comments'><h4>2 comments:</h4><p>Anonymous said... I used to fish there.</p></div><div class='sidebar'><h2>Blog Archive</h2></div></body></html>"""
    yield web_page("blogger", page, label(s.RIVER, "Notes from the Weir", "2025-07-02", "Bram Otter"), "blog")

    page = f"""<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>{s.QUOTAS.headline} | Bureau of Fisheries</title></head><body>
<div class="usa-banner">An official website of the government</div><main id="main-content"><div class="grid-row"><p class="eyebrow">News Release</p><h1>{s.QUOTAS.headline}</h1>
<p class="dateline">December 10, 2025</p><div class="rte">{in_tags(s.QUOTAS.paragraphs)}</div><h2>Media Contact</h2><p>Lois Arden, (555) 010-2020, media@fisheries.cy</p></div></main>
<footer class="usa-footer"><p>Return to top</p><p>Sign up for alerts</p></footer></body></html>"""
    yield web_page("bureau", page, label(s.QUOTAS, "Bureau of Fisheries", "2025-12-10", kind="release"), "government")

    # A union of states: several lines about the text between headline and text, quotations in blockquotes.
    body = tuple(part for part in s.MEALS.paragraphs)
    inner = "".join(
        f"<blockquote><p>{escape(part, quote=False)}</p></blockquote>"
        if part.startswith("“")
        else f"<p>{escape(part, quote=False)}</p>"
        for part in body
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{s.MEALS.headline}</title><meta name="dcterms.issued" content="2025-06-02"><meta name="dcterms.creator" content="Council of Early Years">
<meta property="og:site_name" content="Council of Early Years"></head><body><div class="ecl-page-header"><ul class="ecl-meta"><li>Press release</li><li>2 June 2025</li><li>Port Selwyn</li><li>Reading time: 3 min</li></ul><h1>{s.MEALS.headline}</h1></div>
<div class="ecl-paragraph">{inner}</div><div><h2>For more information</h2><ul><li><a>Factsheet</a></li></ul><h2>Quote(s)</h2></div><div class="ecl-social">Share this page</div></body></html>"""
    yield web_page("union", page, label(s.MEALS, "Council of Early Years", "2025-06-02", kind="release"), "government")

    page = f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{s.LIBRARY.headline}</title><link rel="canonical" href="https://www.lindenecho.cy/news/25551212.readers-library/">
<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": s.LIBRARY.headline, "datePublished": "2025-08-09T07:30:00+0100", "author": ["Ewan Fitch"], "publisher": {"name": "Linden Echo"}})}</script></head>
<body><amp-sidebar><ul><li>Home</li></ul></amp-sidebar><article><h1>{s.LIBRARY.headline}</h1><p class="author">By Ewan Fitch @ewanfitch Reporter</p>{in_tags(s.LIBRARY.paragraphs[:2])}<amp-ad></amp-ad>
<p><b>Recommended reading:</b></p><ul><li><a>Car park to close for a year</a></li></ul>{in_tags(s.LIBRARY.paragraphs[2:])}<p><i>Do you have a story? Email news@lindenecho.cy</i></p></article></body></html>"""
    yield web_page("amp", page, label(s.LIBRARY, "Linden Echo", "2025-08-09", "Ewan Fitch"), "newspaper")

    page = f"""<html><head><title>Ministerkonferenz</title><meta name="language" content="de"></head><body><div id="nav">Startseite &gt; Presse</div><div id="inhalt"><p class="datum">3. März 2025</p>
<p class="rubrik">Pressemitteilung</p><h1>{s.SCHULE.headline}</h1>{in_tags(s.SCHULE.paragraphs)}<p><a>Seite drucken</a></p></div><div id="fuss">© Bildungsministerium Eschenrode</div></body></html>"""
    made = label(s.SCHULE, "Bildungsministerium Eschenrode", "2025-03-03", kind="release")
    yield web_page("ministerium", page, made, "government")


def _texts() -> Iterator[Sample]:
    s = stories
    text = (
        f"OPINION\n\n{s.CHATBOTS.headline}\n\nA marker's licence is not a teacher's\n\nPERPETUA VANCE\n1st October 2025\n\n"
        + "\n\n".join(s.CHATBOTS.paragraphs)
    )
    made = label(s.CHATBOTS, "", "2025-10-01", "", kind="comment")
    yield Sample(
        "column.txt",
        text.encode(),
        (replace(made, body=("A marker's licence is not a teacher's", "PERPETUA VANCE", *made.body)),),
        "newspaper",
    )

    text = (
        f"NEWS RELEASE\nIssued: Tuesday 3 June 2025\nImmediate\n\n{s.AIR.headline}\n\n" + wrapped(s.AIR.paragraphs, 68)
        + "\n\n***ENDS***\n\nNOTES FOR EDITORS:\n\n* The study is published in the Journal of Urban Air.\n\n"
        "For interviews contact Myfanwy Rees, University of Calder press office, on 01632 960 700 or m.rees@calder.ac.cy\n"
    )  # fmt: skip
    made = label(s.AIR, "", "2025-06-03", kind="release")
    body = (*made.body, "NOTES FOR EDITORS:", "* The study is published in the Journal of Urban Air.")
    yield Sample("university.txt", text.encode(), (replace(made, body=body),), "government")

    text = (
        f"{s.RAILWAY.headline} - The Meridian\nhttps://www.themeridian.cy/travel/2025/mar/28/night-trains\n\n"
        + "\n".join(s.RAILWAY.paragraphs)
    )
    made = replace(label(s.RAILWAY, "The Meridian", "2025-03-28"), headline=f"{s.RAILWAY.headline} - The Meridian")
    yield Sample("bookmark.txt", text.encode(), (made,), "newspaper")

    text = (
        f"## {s.DENTISTS.headline}\n\n[Orla Fenwick](https://x.cy/of) · Nov 19, 2025\n\n" + "\n\n".join(s.DENTISTS.paragraphs)
        + "\n\n### Read more\n\n- [The dentist who came back](https://x.cy/1)\n- [Teeth: a history](https://x.cy/2)\n"
    )  # fmt: skip
    yield Sample("dentists copy.md", text.encode(), (label(s.DENTISTS, "", "2025-11-19"),), "blog")

    text = (
        f"**FOR IMMEDIATE RELEASE**\n\n*Contact: Ida Brook, 01632 960 909*\n\n# {s.PUMPS.headline}\n\n**PORT SELWYN, 18 September 2025** — {s.PUMPS.paragraphs[0]}\n\n"
        + "\n\n".join(s.PUMPS.paragraphs[1:])
        + "\n\n\\# \\# \\#\n"
    )
    made = label(s.PUMPS, "", "2025-09-18", kind="release")
    body = (f"PORT SELWYN, 18 September 2025 — {s.PUMPS.paragraphs[0]}", *s.PUMPS.paragraphs[1:])
    yield Sample("pumps release.md", text.encode(), (replace(made, body=body),), "charity")


def _mails() -> Iterator[Sample]:
    s = stories
    mail = EmailMessage()
    mail["From"] = '"Brook, Ida (Press)" <ida.brook@coasts.gov.cy>'
    mail["Subject"] = f"FW: Embargoed until 00:01 14 May: {s.HARBOUR.headline}"
    mail["Date"] = "Tue, 13 May 2025 16:02:11 +0100"
    mail["Message-ID"] = "<3@coasts.gov.cy>"
    mail["MIME-Version"] = "1.0"
    mail.set_content(
        f"Hi all,\n\nSee below for tomorrow.\n\nIda\n\n-----Original Message-----\nFrom: Department for Coasts <press@coasts.gov.cy>\nSent: 13 May 2025 15:58\n"
        f"To: Media list\nSubject: Embargoed until 00:01 14 May: {s.HARBOUR.headline}\n\nNot for publication before 00:01 on Wednesday 14 May 2025\n\n"
        + wrapped(s.HARBOUR.paragraphs, 76)
        + "\n\nThis e-mail is confidential and intended only for the person named above.\n"
    )
    made = label(s.HARBOUR, "Department for Coasts", "2025-05-13", embargo="Embargoed until 00:01 14 May")
    yield Sample("outlook.eml", fixed(mail), (made,), "mail")

    mail = EmailMessage()
    mail["From"] = "Calder Evening Post <newsletters@calderpost.cy>"
    mail["Subject"] = "=?utf-8?q?Clean_air_zone_cuts_pollution_by_a_fifth=2C_study_finds?="
    mail["Date"] = "1 Oct 2025 06:30:00 -0000"
    mail["List-Unsubscribe"] = "<https://calderpost.cy/u>"
    mail["Received"] = "from a by b; Wed, 1 Oct 2025 06:30:01 +0000"
    mail.set_content("View this message in a browser: https://calderpost.cy/v\n")
    mail.add_alternative(
        f"<html><body><div style='display:none'>A fifth less</div><div><img alt='Calder Evening Post' src='l.png'></div><h2>{s.AIR.headline}</h2><p>By Linus Hartley</p>"
        + "".join(f"<p>{escape(part, quote=False)}</p>" for part in s.AIR.paragraphs)
        + "<p>Follow us: <a>Facebook</a> <a>X</a></p><p>To stop receiving these emails, <a>unsubscribe here</a>.</p></body></html>",
        subtype="html",
    )
    made = label(s.AIR, "Calder Evening Post", "2025-10-01", "Linus Hartley")
    yield Sample("evening.eml", fixed(mail), (made,), "mail")


def _binaries() -> Iterator[Sample]:
    s = stories
    # Over three pages with numbered notes in small type at the foot of the first, a centred headline.
    setter = Setter(((80, 515),), size=13, head="Ministry of Rivers", foot="{}/3")
    setter.paragraph("2 July 2025", gap=16)
    setter.across(s.RIVER.headline, 17, bold=True)
    for part in (*s.RIVER.paragraphs, *s.AIR.paragraphs, *s.DENTISTS.paragraphs):
        setter.paragraph(part, gap=9)
    made = replace(
        label(s.RIVER, "Ministry of Rivers", "2025-07-02"),
        body=(*s.RIVER.paragraphs, *s.AIR.paragraphs, *s.DENTISTS.paragraphs),
    )
    yield Sample("letterhead.pdf", file(setter.pages), (made,), "government")

    # Two columns drawn line by line across the page, as some programs export them.
    half = len(s.RAILWAY.paragraphs) // 2
    columns = []
    for left, parts in ((60, s.RAILWAY.paragraphs[:half]), (320, s.RAILWAY.paragraphs[half:])):
        runs: list[Run] = []
        y = 700.0
        for part in parts:
            for line in fill(part, 215, 10):
                runs.append(Run(left, y, 10, line))
                y -= 12.5
            y -= 7
        columns.append(runs)
    drawn = sorted((run for runs in columns for run in runs), key=lambda run: (-run.y, run.x))
    title = [Run(60, 760, 22, line, True) for line in fill(s.RAILWAY.headline, 430, 22)]
    yield Sample(
        "interleaved.pdf",
        file([[*title, Run(60, 730, 9, "Borealis Rail News, 28 March 2025"), *drawn]]),
        (label(s.RAILWAY, "Borealis Rail News", "2025-03-28"),),
        "trade",
    )

    rows = [
        paragraph("PORT SELWYN COUNCIL", bold=True), paragraph("Media release"), paragraph("Tuesday 24 June 2025"), paragraph(""),
        paragraph(s.LIBRARY.headline, bold=True), paragraph(""), *map(paragraph, s.LIBRARY.paragraphs),
        paragraph("-ENDS-"), paragraph("For more information contact: Ola Finch, communications officer, ofinch@selwyn.cy"),
    ]  # fmt: skip
    yield Sample(
        "council.docx",
        document(rows),
        (label(s.LIBRARY, "Port Selwyn Council", "2025-06-24", kind="release"),),
        "government",
    )
