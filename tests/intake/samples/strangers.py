"""A third set, again in other manners: syndication, news databases, reader views, letterheads."""

# ruff: noqa: E501 - mark-up stands in the long lines that sites and programs write
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from tests.intake.samples import stories
from tests.intake.samples.mails import fixed
from tests.intake.samples.pdf import Setter, file
from tests.intake.samples.sample import Sample, in_tags, label, web_page
from tests.intake.samples.texts import wrapped
from tests.intake.samples.word import document, paragraph


def samples() -> Iterator[Sample]:
    """All of them."""
    yield from _pages()
    yield from _texts()
    yield from _others()


def _pages() -> Iterator[Sample]:
    s = stories
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{s.MEALS.headline} - CBN News</title><meta property="og:url" content="https://www.cbn.cy/news/education-1"></head><body>
<div id="page"><h1 class="story-body__h1">{s.MEALS.headline}</h1><div class="with-extracted-share-icons"><div class="story-body__mini-info-list"><ul><li class="mini-info-list__item"><div class="date date--v2" data-seconds="1748822400">2 June 2025</div></li><li>From the section <a>Education</a></li></ul></div></div>
<div class="story-body__inner" property="articleBody">{in_tags(s.MEALS.paragraphs)}<h2 class="story-body__crosshead">You might be interested in:</h2><ul class="story-body__unordered-list"><li>What is in a school lunch?</li></ul></div>
<div class="group"><h2>Top Stories</h2><p>Storm closes three ports</p></div></div></body></html>"""
    yield web_page("cbn old", page, label(s.MEALS, "CBN News", "2025-06-02"), "broadcaster")

    data = {"@context": "https://schema.org", "@type": ["NewsArticle"], "headline": s.QUOTAS.headline, "datePublished": "2025-12-10T19:41:00.000Z",
            "dateModified": "2025-12-11T02:00:00.000Z", "author": [{"@type": "Person", "name": "Bashir Lund"}, {"@type": "Person", "name": "Sunniva Dahl"}], "publisher": {"@type": "NewsMediaOrganization", "@id": "tidewater.cy", "name": "The Tidewater Post"}}  # fmt: skip
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{s.QUOTAS.headline} - The Tidewater Post</title><link rel="canonical" href="https://www.tidewater.cy/world/2025/12/10/herring/"><script type="application/ld+json">{json.dumps(data)}</script></head>
<body><header><h1 data-qa="headline"><span>{s.QUOTAS.headline}</span></h1></header><div data-qa="author-byline">By <a>Bashir Lund</a> and <a>Sunniva Dahl</a></div><div>December 10, 2025 at 2:41 p.m. EST</div><div>5 min</div>
<div class="article-body">{in_tags(s.QUOTAS.paragraphs, '<div class="wpds-c-x"><p data-el="text">{}</p></div>')}</div><div data-qa="article-body-ad">Advertisement</div><div data-qa="comments-btn">126 Comments</div></body></html>"""
    yield web_page(
        "tidewater", page, label(s.QUOTAS, "The Tidewater Post", "2025-12-10", "Bashir Lund, Sunniva Dahl"), "newspaper"
    )

    page = f"""<!DOCTYPE html><html lang="en"><head><title>{s.TIDAL.headline} - gov.selwyn</title><meta name="dc.date.modified" content="2025-04-04"></head><body><div class="ds_site-header">Selwyn Government</div>
<main><article id="press-release"><div class="ds_page-header"><span class="ds_page-header__label">News</span><h1>{s.TIDAL.headline}</h1><dl class="ds_metadata"><dt>Published</dt><dd>03 April 2025 00:01</dd><dt>Topic</dt><dd>Energy</dd></dl></div>
<div class="body-content">{in_tags(s.TIDAL.paragraphs)}<h2>Background</h2><p>The rules for the auction were last changed in 2022.</p></div><h2 class="delta">Media enquiries</h2><p>Phone 01632 960 800</p><p>Email newsdesk@selwyn.gov.cy</p></article></main>
<footer>© Crown Copyright</footer></body></html>"""
    made = label(s.TIDAL, "gov.selwyn", "2025-04-03")
    made = replace(made, body=(*made.body, "Background", "The rules for the auction were last changed in 2022."))
    yield web_page("devolved", page, made, "government")

    data = {"@type": "NewsArticle", "headline": s.RAILWAY.headline, "datePublished": "2025-03-28T06:12:33Z", "author": {"@type": "Person", "name": "Esme Fairclough, PA"},
            "publisher": {"@type": "Organization", "name": "Portal One"}, "provider": {"@type": "Organization", "name": "PA Media"}}  # fmt: skip
    page = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{s.RAILWAY.headline}</title><meta property="og:site_name" content="Portal One"><link rel="canonical" href="https://www.portalone.cy/news/night-trains-061233210.html"><script type="application/ld+json">{json.dumps(data)}</script></head>
<body><div class="caas"><header><h1>{s.RAILWAY.headline}</h1></header><div class="caas-attr"><span class="caas-author-byline-collapse">Esme Fairclough, PA</span><time datetime="2025-03-28T06:12:33.000Z">Fri, 28 March 2025 at 6:12 am GMT</time><span>3-min read</span></div>
<div class="caas-body">{in_tags(s.RAILWAY.paragraphs)}</div><button>View comments</button></div><div class="stream"><h2>Latest stories</h2><ul><li><h3>Town bans leaf blowers</h3></li></ul></div></body></html>"""
    yield web_page(
        "portal one", page, label(s.RAILWAY, "Portal One", "2025-03-28", "Esme Fairclough", via="PA Media"), "agency"
    )

    page = f"""<html lang="en"><head><title>{s.HOMES.headline} - CAPITOL PAPER</title><meta property="og:title" content="{s.HOMES.headline}"><meta property="og:site_name" content="CAPITOL PAPER"></head><body>
<h2 class="headline">{s.HOMES.headline}</h2><p class="dek"></p><div class="story-meta"><p class="story-meta__authors">By <span class="vcard"><a>KIT MARLOWE</a></span></p><p class="story-meta__timestamp"><time datetime="2025-03-17T16:30:00">03/17/2025 04:30 PM EDT</time></p></div>
<div class="story-text">{in_tags(s.HOMES.paragraphs, '<p class="story-text__paragraph">{}</p>')}<div class="story-supplement"><h3>Playbook newsletter</h3><p>The unofficial guide to official Port Selwyn, every morning.</p></div></div><div class="legal">© 2025 CAPITOL PAPER LLC</div></body></html>"""
    yield web_page("capitol", page, label(s.HOMES, "CAPITOL PAPER", "2025-03-17", "Kit Marlowe"), "newspaper")

    page = f"""<html><head><title>Harbour Diary</title></head><body><h1>Harbour Diary</h1><p><i>Notes from the quay, most Tuesdays</i></p><hr><h2>{s.HARBOUR.headline}</h2><p><small>Tuesday, May 13, 2025</small></p>{in_tags(s.HARBOUR.paragraphs)}
<hr><p><a href="prev.html">&larr; Older</a> <a href="index.html">Home</a></p></body></html>"""
    yield web_page("diary", page, label(s.HARBOUR, "Harbour Diary", "2025-05-13"), "blog")


def _texts() -> Iterator[Sample]:
    s = stories
    text = f"""Arrowmere Advertiser

July 2, 2025 Wednesday

{s.RIVER.headline}

BYLINE: Cressida Noble

SECTION: NEWS; Pg. 4

LENGTH: 231 words

{chr(10).join(chr(10) + part for part in s.RIVER.paragraphs).strip()}

LOAD-DATE: July 3, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

Copyright 2025 Arrowmere Media
All Rights Reserved
"""
    yield Sample(
        "database.txt",
        text.encode(),
        (label(s.RIVER, "Arrowmere Advertiser", "2025-07-02", "Cressida Noble"),),
        "newspaper",
    )

    text = f"News Release\nMinistry for Work\nRef: 25/118\n12 September 2025\n\n{s.SKILLS.headline.upper()}\n\n{wrapped(s.SKILLS.paragraphs, 75)}\n\nNote to Editors:\nThe 14 trades are listed on the ministry's website.\n\nPress enquiries: 01632 960 150\n"
    made = replace(
        label(s.SKILLS, "Ministry for Work", "2025-09-12", kind="release"), headline=s.SKILLS.headline.upper()
    )
    made = replace(made, body=(*made.body, "Note to Editors:", "The 14 trades are listed on the ministry's website."))
    yield Sample("ministry.txt", text.encode(), (made,), "government")

    text = (
        f"# {s.DENTISTS.headline}\n\nthemeridian.cy\n\nOrla Fenwick\n\n3–4 minutes\n\n* * *\n\n"
        + "\n\n".join(s.DENTISTS.paragraphs)
        + "\n"
    )
    made = label(s.DENTISTS, "The Meridian", "", "")
    yield Sample("reader view.md", text.encode(), (replace(made, body=("Orla Fenwick", *made.body)),), "newspaper")

    text = (
        f"{s.CHATBOTS.headline}\n\nSchools Minister sets out draft rules for marking\n\nFrom: Department for Schools\nPublished 30 September 2025\n\n"
        + "\n\n".join(s.CHATBOTS.paragraphs)
        + "\n\nShare this page\nShare on Facebook (opens in new tab)\n\nIs this page useful?\nYes this page is useful\nNo this page is not useful\nReport a problem with this page\n"
    )
    made = label(s.CHATBOTS, "Department for Schools", "2025-09-30")
    yield Sample(
        "pasted government.txt",
        text.encode(),
        (replace(made, body=("Schools Minister sets out draft rules for marking", *made.body)),),
        "government",
    )


def _others() -> Iterator[Sample]:
    s = stories
    mail = EmailMessage()
    mail["From"] = "Ministry of Rivers Media <media@rivers.gov.cy>"
    mail["Subject"] = "Press release from the Ministry of Rivers, 1 July"
    mail["Date"] = "Tue, 1 Jul 2025 10:00:00 +0100"
    mail["Message-ID"] = "<9@rivers.gov.cy>"
    mail.set_content(
        f"1 July 2025\n\n{s.RIVER.headline}\n\n{wrapped(s.RIVER.paragraphs, 78)}\n\n-ENDS-\n\nFor more information contact the Ministry of Rivers media team on 01632 960 118.\n"
    )
    made = replace(
        label(s.RIVER, "Ministry of Rivers", "2025-07-01"), headline="Press release from the Ministry of Rivers, 1 July"
    )
    yield Sample("rivers.eml", fixed(mail), (replace(made, headline=s.RIVER.headline),), "mail")

    setter = Setter(((72, 523),), size=11)
    setter.across("NORTHFELL WATER", 30, bold=True)
    setter.paragraph("Media statement | 1 July 2025", gap=14)
    setter.across(s.RIVER.headline, 16, bold=True)
    for part in s.RIVER.paragraphs:
        setter.paragraph(part, gap=7)
    yield Sample(
        "letterhead large.pdf",
        file(setter.pages),
        (label(s.RIVER, "Northfell Water", "2025-07-01", kind="release"),),
        "trade",
    )

    rows = [
        paragraph("Press Release", "Heading1"),
        paragraph("Embargo: 00:01, Wednesday 1 October 2025"),
        paragraph(s.AIR.headline, "Heading2"),
        *map(paragraph, s.AIR.paragraphs),
        paragraph("Contacts"),
        paragraph("Myfanwy Rees, m.rees@calder.ac.cy, 01632 960 700"),
    ]
    data = document(rows)
    made = label(s.AIR, "", "", embargo="Embargo: 00:01, Wednesday 1 October 2025", kind="release")
    yield Sample("embargo.docx", data, (made,), "charity")
