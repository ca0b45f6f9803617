"""Saved web pages, in the manners of different sites and their software."""

# ruff: noqa: E501 - mark-up stands in the long lines that sites and programs write
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from tests.intake.samples import stories
from tests.intake.samples.sample import Sample, label, web_page
from tests.intake.samples.stories import Story


def _p(paragraphs: tuple[str, ...], each: str = "<p>{}</p>") -> str:
    return "\n".join(each.format(escape(paragraph, quote=False)) for paragraph in paragraphs)


def government(story: Story, department: str, host: str, printed: str, slug: str) -> str:
    """A national government's publishing platform: metadata in a list, a body of its own class, related content."""
    return f"""<!DOCTYPE html>
<html class="template" lang="en"><head><meta charset="utf-8">
<title>{escape(story.headline)} - {host.split(".")[-2].upper()}.CY</title>
<meta name="description" content="{escape(story.paragraphs[0])}">
<meta property="og:site_name" content="{escape(department)}">
<meta property="og:type" content="article"><meta property="og:url" content="https://www.{host}/news/{slug}">
<meta property="og:title" content="{escape(story.headline)}">
<link rel="canonical" href="https://www.{host}/news/{slug}">
<script>window.dataLayer=[]</script></head>
<body class="template__body"><a href="#content" class="skip-link">Skip to main content</a>
<div id="global-cookie-message" role="region"><h2>Cookies on this site</h2><p>We use some essential cookies to make this
website work.</p><p>We would like to set additional cookies to understand how you use the site.</p>
<button>Accept additional cookies</button><button>Reject additional cookies</button><a href="/cookies">View cookies</a></div>
<header role="banner"><a href="/">Home</a><nav><ul><li><a href="/browse">Services and information</a></li>
<li><a href="/departments">Departments</a></li><li><a href="/search">Search</a></li></ul></nav></header>
<div class="breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/environment">Environment</a></li></ol></div>
<main role="main" id="content"><span class="caption">News story</span>
<h1 class="heading">{escape(story.headline)}</h1>
<p class="lead-paragraph"></p>
<div class="metadata"><dl><dt>From:</dt><dd><a href="/organisations/x">{escape(department)}</a></dd>
<dt>Published</dt><dd>{printed}</dd></dl></div>
<div class="content-wrapper"><div class="govspeak">{_p(story.paragraphs)}</div></div>
<div class="share"><h2>Share this page</h2><ul><li><a href="https://facebook.example/share">Share on Facebook (opens in new
tab)</a></li><li><a href="https://twitter.example/share">Share on Twitter (opens in new tab)</a></li></ul></div>
<div class="published-dates">Published {printed}</div></main>
<aside class="related"><h2>Related content</h2><ul><li><a href="/a">Coastal schemes: how they are funded</a></li>
<li><a href="/b">Report a flood</a></li></ul></aside>
<div class="feedback"><h2>Is this page useful?</h2><button>Yes this page is useful</button><button>No</button>
<p>Help us improve this site</p></div>
<footer><h2>Topics</h2><ul><li>Benefits</li><li>Births, deaths and marriages</li></ul><p>All content is available under
the Open Government Licence</p><p>© Crown copyright</p></footer></body></html>"""


def department(story: Story, body: str, printed: str) -> str:
    """An American department's press room: a release in a content management system, with its own marks."""
    return f"""<!doctype html><html lang="en-US"><head><meta charset="utf-8"/>
<title>{escape(story.headline)} | {escape(body)}</title>
<meta name="dcterms.title" content="{escape(story.headline)}"/>
<meta property="og:title" content="{escape(story.headline)}"/><meta property="og:site_name" content="{escape(body)}"/>
</head><body class="path-node page-node-type-press-release">
<section class="banner"><p>An official website of the government. <button>Here's how you know</button></p></section>
<div class="region region-header"><ul class="menu"><li><a>About</a></li><li><a>Newsroom</a></li><li><a>Contact</a></li></ul></div>
<main><article class="node node--type-press-release">
<div class="field field--name-label">FOR IMMEDIATE RELEASE</div>
<h1 class="page-title"><span class="field field--name-title">{escape(story.headline)}</span></h1>
<div class="field field--name-date"><time datetime="">{printed}</time></div>
<div class="field field--name-contact"><p>Contact: Press Office<br>(555) 010-4477<br>press@example.gov</p></div>
<div class="clearfix text-formatted field field--name-body">{_p(story.paragraphs)}
<p style="text-align:center">###</p></div>
<div class="field field--name-tags"><div class="field__label">Tags</div><div><a>Energy</a></div><div><a>Jobs</a></div></div>
</article></main><div class="block-share"><a>Facebook</a> <a>X</a> <a>LinkedIn</a> <a>Email</a></div>
<footer><div>Subscribe to our email newsletter</div><div>FOIA</div><div>Privacy Policy</div></footer></body></html>"""


def broadsheet(story: Story, paper: str, host: str, author: str, stamp: str, path: str) -> str:
    """A national newspaper: JSON-LD, open graph, boxes between the paragraphs, comments below."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": stamp,
        "dateModified": stamp.replace("T0", "T1"),
        "author": [{"@type": "Person", "name": author}],
        "publisher": {"@type": "Organization", "name": paper, "logo": {"@type": "ImageObject", "url": "/l.png"}},
        "mainEntityOfPage": f"https://www.{host}{path}",
    }
    half = len(story.paragraphs) // 2
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>{escape(story.headline)} | {escape(paper)}</title>
<link rel="canonical" href="https://www.{host}{path}">
<meta property="og:title" content="{escape(story.headline)}"><meta property="og:site_name" content="{escape(paper)}">
<meta property="og:image" content="https://i.{host}/1.jpg"><meta name="author" content="{escape(author)}">
<meta property="article:published_time" content="{stamp}"><meta property="article:section" content="Politics">
<script type="application/ld+json">{json.dumps(data)}</script></head><body>
<div class="cmp" role="dialog"><p>We and our 812 partners use cookies and process personal data to show you advertising.</p>
<button>I agree</button><button>Manage preferences</button></div>
<header><nav><a href="/">News</a><a href="/opinion">Opinion</a><a href="/sport">Sport</a></nav><a href="/sub">Subscribe</a></header>
<article><header><h1>{escape(story.headline)}</h1>
<p class="byline">By <a rel="author" href="/profile/x">{escape(author)}</a>, Political Correspondent</p>
<time datetime="{stamp}">Published: {stamp[:10]}</time>
<ul class="social"><li>Share on Facebook</li><li>Share on X</li><li>Email</li></ul>
<figure><img src="1.jpg" alt="A view of the sea front at dusk"><figcaption>The sea front at dusk. Photograph: Lens
Agency</figcaption></figure></header>
<div class="article-body">{_p(story.paragraphs[:half])}
<aside class="inline-related"><h3>Related articles</h3><ul><li><a href="/1">What the budget means for your pension</a></li>
<li><a href="/2">Ten quiet beaches within an hour of the city</a></li></ul></aside>
<div class="ad"><span>Advertisement</span></div>
{_p(story.paragraphs[half:])}
<div class="newsletter-signup"><h4>Sign up to our Morning Briefing newsletter</h4><p>Get the day's headlines and highlights
emailed direct to you every morning</p><input type="email" placeholder="Enter your email address">
<p>Privacy Notice: Newsletters may contain info about charities, online ads, and content funded by outside parties.</p></div>
</div></article>
<section class="most-viewed"><h2>Most viewed</h2><ol><li><a>Storm warning for the whole of the west</a></li><li><a>Striker
signs for rivals</a></li></ol></section>
<section id="comments"><h2>Comments (214)</h2><div class="comment"><p>I have lived here for forty years and said this would
happen.</p></div><div class="comment"><p>“Promises, promises” as my grandmother said.</p></div></section>
<footer>© 2025 {escape(paper)} Media Limited. All rights reserved.</footer></body></html>"""


def regional(story: Story, paper: str, host: str, author: str, stamp: str, path: str) -> str:
    """A regional paper of a large publisher: no JSON-LD, many boxes, the date only in the page's metadata."""
    first, *rest = story.paragraphs
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>{escape(story.headline)} - {escape(paper)}</title>
<meta property="og:site_name" content="{escape(paper)}"/><meta property="og:url" content="https://www.{host}{path}"/>
<meta property="og:title" content="{escape(story.headline)} - {escape(paper)}"/>
<meta property="article:published_time" content="{stamp}"/></head>
<body><div class="mar-header"><ul><li><a>News</a></li><li><a>In Your Area</a></li><li><a>What's On</a></li></ul></div>
<div class="breadcrumbs"><a>News</a> &gt; <a>Local News</a></div>
<h1 itemprop="headline name">{escape(story.headline)}</h1>
<p class="sub-title" itemprop="description"></p>
<div class="article-information"><div class="author"><span class="label">By</span> <a href="/authors/x">{escape(author)}</a>
<span>Community Reporter</span></div><ul class="social-links"><li>Share</li><li>Comments</li></ul></div>
<div class="article-body" itemprop="articleBody"><p>{escape(first)}</p>
<div class="in-article-newsletter"><p>Get the biggest stories from across the county straight to your inbox</p>
<p>We use your sign-up to provide content in ways you've consented to.</p></div>
{_p(tuple(rest[:3]))}
<p><strong>READ MORE: </strong><a href="/other">Residents' fury at new parking charges</a></p>
{_p(tuple(rest[3:]))}
<p><em>Follow us on Facebook for the latest from your area.</em></p></div>
<div class="tag-list"><span>Follow</span><ul><li><a>Council</a></li><li><a>Transport</a></li></ul></div>
<div class="more-on"><h3>More On</h3><ul><li>Buses</li></ul></div>
<div class="recommended"><h2>Recommended for you</h2><div><a>Ten homes with a view for sale now</a></div></div>
<div class="latest"><h2>Latest news</h2><a>Man, 44, charged after crash</a><p>He will appear before magistrates next week,
police said.</p></div></body></html>"""


def wire(story: Story, agency: str, host: str, author: str, day: str, place: str, printed: str) -> str:
    """An agency's public site: a dateline before the first words, microdata."""
    first, *rest = story.paragraphs
    return f"""<html lang="en"><head><meta charset="utf-8"><title>{escape(story.headline)}</title>
<meta name="twitter:site" content="@x"><meta property="og:site_name" content="{escape(agency)}">
<link rel="canonical" href="https://{host}/article/{day}-001"></head><body itemscope itemtype="http://schema.org/NewsArticle">
<nav><ul><li>World</li><li>Business</li><li>Markets</li></ul></nav>
<h1 itemprop="headline">{escape(story.headline)}</h1>
<div>By <span itemprop="author">{escape(author)}</span></div>
<meta itemprop="datePublished" content="{day}T14:05:00Z"><span class="date">{printed} 2:05 PM UTC</span>
<div itemprop="articleBody"><p>{place}, {printed} ({escape(agency)}) - {escape(first)}</p>{_p(tuple(rest))}
<p class="reporting">Reporting by {escape(author)}; Editing by Colm Whitty</p>
<p class="standards">Our Standards: The {escape(agency)} Trust Principles.</p></div>
<div class="license">Purchase Licensing Rights</div><div class="up-next"><h2>Read Next</h2><p>Copper slips as stocks rise</p></div>
</body></html>"""


def trade(story: Story, title: str, host: str, author: str, printed: str, path: str) -> str:
    """A trade magazine on old software: Dublin Core or nothing, the date as text beside the author."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(title)} - {escape(story.headline)}</title><meta name="DC.Publisher" content="{escape(title)}" />
</head><body><!-- saved from url=(0040)https://www.{host}{path} -->
<div id="top"><a href="/">Home</a> | <a href="/events">Events</a> | <a href="/magazine">Magazine</a> | <a href="/jobs">Jobs</a></div>
<div id="main"><h1>{escape(story.headline)}</h1>
<div class="writtenby">Written by {escape(author)}</div><div class="date">{printed}</div>
<div class="story">{_p(story.paragraphs)}</div>
<hr /><h4>Share Story:</h4><div class="sharebar"><a>LinkedIn</a><a>Twitter</a></div>
<h3>Recent Stories</h3><hr />
<div class="feature"><a>Counting the cost: why finance teams are moving to the cloud</a><p>Spreadsheets were never meant to
hold a whole business. Some firms have found another way.</p></div>
<div class="feature"><a>Five questions to ask your payroll supplier</a><p>The market has changed beyond recognition in ten
years and so have the contracts.</p></div></div>
<div id="sidebar"><h3>Newsletter</h3><form>Sign up for our daily newsletter <input name="e"/></form></div></body></html>"""


def weblog(story: Story, name: str, host: str, author: str, stamp: str, printed: str, path: str) -> str:
    """A blog on the commonest blogging software."""
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"/><title>{escape(story.headline)} &#8211; {escape(name)}</title>
<link rel="alternate" type="application/rss+xml" title="{escape(name)} &raquo; Feed" href="https://{host}/feed/"/>
<meta name="generator" content="WordPress 6.4"/><link rel="canonical" href="https://{host}{path}"/></head>
<body class="single single-post"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead"><p class="site-title"><a href="/" rel="home">{escape(name)}</a></p>
<p class="site-description">Thoughts from the slow lane</p></header>
<article id="post-812" class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{escape(story.headline)}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="{stamp}">{printed}</time></span>
<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/x">{escape(author)}</a></span></span></div></header>
<div class="entry-content">{_p(story.paragraphs)}
<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul><li>Click to share on Twitter (Opens in new window)</li>
<li>Click to share on Facebook (Opens in new window)</li></ul></div>
<div class="jp-relatedposts"><h3>Related</h3><p>Notes on a wet week</p><p>In "Walking"</p></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a>Local</a></span><span class="tags-links">Tagged council, news</span></footer></article>
<nav class="post-navigation"><div>Previous Post: The trouble with hedges</div><div>Next Post: On kettles</div></nav>
<div id="comments"><h2>3 thoughts on &ldquo;{escape(story.headline)}&rdquo;</h2><ol><li><b class="fn">Moira</b> says:<p>Well said!
I wrote to my MP and he replied “we are looking into it”.</p></li></ol><h3>Leave a Reply</h3>
<p>Your email address will not be published. Required fields are marked *</p></div>
<aside><h2>Recent Posts</h2><ul><li>On kettles</li><li>The trouble with hedges</li></ul><h2>Archives</h2><ul><li>May 2025</li></ul></aside>
</body></html>"""


def broadcaster(story: Story, name: str, host: str, stamp: str, path: str) -> str:
    """A broadcaster: generated class names, no byline, captions with their own labels, headings in the text."""
    parts = list(story.paragraphs)
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(story.headline)} - {escape(name)}</title>
<meta property="og:title" content="{escape(story.headline)}"><meta property="og:site_name" content="{escape(name)}">
<meta property="og:url" content="https://www.{host}{path}">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"ReportageNewsArticle","url":"https://www.{host}{path}",
"publisher":{{"@type":"NewsMediaOrganization","name":"{name}"}},"datePublished":"{stamp}","headline":{json.dumps(story.headline)}}}</script>
</head><body><header><div>{escape(name)} Homepage</div><a>Skip to content</a><a>Accessibility Help</a><a>Sign in</a></header>
<main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper e1nh2i2l6"><h1 id="main-heading" class="ssrcss-1k3">{escape(story.headline)}</h1>
<div class="ssrcss-m5j"><time datetime="{stamp}">{stamp[:10]}</time></div><div class="ssrcss-share"><button>Share</button><button>Save</button></div>
<figure><img alt="Two men in yellow coats on a quay"><p class="ssrcss-src">Image source, Getty Pictures</p><figcaption><span>Image
caption, </span>The quay in January</figcaption></figure>
{"".join(f'<div data-component="text-block" class="ssrcss-7uxr49-RichTextContainer"><div><p>{escape(part)}</p></div></div>' for part in parts)}
<div data-component="links-block"><h2>More on this story</h2><ul><li><a>Storm damage bill passes £2bn</a></li></ul></div>
<section data-component="tag-list"><h2>Related Topics</h2><ul><li>Local government</li></ul></section></article></main>
<aside><h2>Top stories</h2><ul><li>Prime minister to visit north</li></ul><h2>Elsewhere on the {escape(name)}</h2></aside>
<footer>Copyright © 2025 {escape(name)}. The {escape(name)} is not responsible for the content of external sites.</footer></body></html>"""


def charity(story: Story, name: str, host: str, printed: str, path: str) -> str:
    """A charity's news page: a picture with its description, a donation box, a page builder's nested boxes."""
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(story.headline)} | {escape(name)}</title>
<meta property="og:url" content="https://{host}{path}"><meta property="og:title" content="{escape(story.headline)}"></head><body>
<div class="donate-bar"><p>Your gift could help a family today.</p><a>Donate now</a></div>
<div class="elementor"><div class="elementor-section"><div class="elementor-widget"><img alt="children in a playground" src="x.jpg"></div>
<div class="elementor-widget"><h1>{escape(story.headline)}</h1></div><div class="elementor-widget"><span>News | {printed}</span></div>
<div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">{_p(story.paragraphs)}</div></div>
<div class="elementor-widget"><h3>Was this useful?</h3><p>Tell us how we can improve it.</p></div></div></div>
<section class="posts"><h2>Recent posts</h2><article><h3>Our winter appeal has opened</h3><p>Thank you to everybody who gave last
year.</p></article><article><h3>Meet the trustees</h3><p>Three new faces join the board.</p></article></section>
<footer><p>{escape(name)} is a charity registered in England (000000).</p><form>Sign up for our newsletter</form></footer></body></html>"""


def antique(story: Story, name: str) -> str:
    """A page of the old kind: tables, line breaks for paragraphs, no metadata at all."""
    body = "<br><br>\n".join(escape(paragraph, quote=False) for paragraph in story.paragraphs)
    return f"""<HTML><HEAD><TITLE>{escape(name)}: {escape(story.headline)}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH=760><TR><TD COLSPAN=2><IMG SRC="banner.gif"><FONT SIZE=1><A HREF="/">Home</A> | <A HREF="/n">News</A> | <A HREF="/l">Links</A></FONT></TD></TR>
<TR><TD WIDTH=140 VALIGN=TOP><FONT SIZE=1><A HREF="a">Archive</A><BR><A HREF="b">Guest book</A><BR>You are visitor 10482</FONT></TD>
<TD VALIGN=TOP><FONT FACE="Times" SIZE=5><B>{escape(story.headline)}</B></FONT><BR><BR><FONT FACE="Times">
{body}</FONT><BR><BR><FONT SIZE=1>Copyright 2003 {escape(name)}</FONT></TD></TR></TABLE></BODY></HTML>"""


def council(story: Story, name: str, host: str, printed: str, path: str) -> str:
    """A council's site: the date in figures, a telephone number, a survey."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.headline)} - {escape(name)}</title>
<meta name="DC.title" content="{escape(story.headline)}"><meta name="DC.creator" content="{escape(name)}">
<meta property="og:url" content="https://www.{host}{path}"></head><body><div id="cookie-banner">This site uses cookies to store
information on your computer. <button>Accept all</button></div><nav aria-label="breadcrumb"><a>Home</a> / <a>News</a></nav>
<main><h1>{escape(story.headline)}</h1><p class="news-date">Date published: {printed}</p>
<div class="editor">{_p(story.paragraphs)}</div>
<div class="contact"><h2>Contact</h2><p>Communications team<br>Telephone: 01632 960 117<br>Email: press@{host}</p></div>
<div class="rate"><p>How would you rate this page?</p><a>Print this page</a></div></main>
<footer><ul><li>Accessibility statement</li><li>Privacy notice</li></ul></footer></body></html>"""


def newsletter(story: Story, name: str, host: str, author: str, printed: str, path: str) -> str:
    """A writer's page on a newsletter platform."""
    half = len(story.paragraphs) // 2
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.headline)} - by {escape(author)}</title>
<meta name="author" content="{escape(author)}"><meta property="og:title" content="{escape(story.headline)}">
<link rel="canonical" href="https://{host}{path}"><meta property="og:type" content="article">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":{json.dumps(story.headline)},"datePublished":"{printed}",
"publisher":{{"@type":"Organization","name":"{name}"}},"author":[{{"@type":"Person","name":"{author}"}}]}}</script></head><body>
<div class="navbar"><a>{escape(name)}</a><button>Subscribe</button><button>Sign in</button></div>
<article class="post"><h1 class="post-title">{escape(story.headline)}</h1><div class="byline">{escape(author)}</div>
<div class="like-bar">12 likes 4 comments Share</div><div class="body markup">{_p(story.paragraphs[:half])}
<div class="subscription-widget"><p>Thanks for reading {escape(name)}! Subscribe for free to receive new posts and support my work.</p>
<button>Subscribe</button></div>{_p(story.paragraphs[half:])}</div></article>
<div class="comments"><h4>Discussion about this post</h4><p>I disagree entirely, and said so at the time.</p></div>
<footer>© 2025 {escape(author)} Privacy ∙ Terms ∙ Collection notice</footer></body></html>"""


def samples() -> Iterator[Sample]:
    """Every saved page with its label."""
    s = stories
    department_of_coasts = "Department for Coasts"
    page = government(s.HARBOUR, department_of_coasts, "coasts.gov.cy", "13 May 2025", "flood-wall-penmarrow")
    yield web_page("gov-harbour", page, label(s.HARBOUR, department_of_coasts, "2025-05-13"), "government")
    page = government(s.MEALS, "Department for Early Years", "earlyyears.gov.cy", "2 June 2025", "million-breakfasts")
    yield web_page("gov-meals", page, label(s.MEALS, "Department for Early Years", "2025-06-02"), "government")
    page = department(s.TIDAL, "Department of Ocean Power", "Thursday, April 3, 2025")
    yield web_page(
        "dept-tidal", page, label(s.TIDAL, "Department of Ocean Power", "2025-04-03", kind="release"), "government"
    )
    page = department(s.PUMPS, "Office of Home Energy", "Sept. 18, 2025")
    yield web_page(
        "dept-pumps", page, label(s.PUMPS, "Office of Home Energy", "2025-09-18", kind="release"), "government"
    )
    for story, author, stamp, path in (
        (s.HARBOUR, "Delphine Sarkis", "2025-05-13T09:12:00+01:00", "/politics/2025/05/13/flood-wall"),
        (s.RIVER, "Jonah Peverell", "2025-07-01T06:00:00Z", "/environment/arrowmere-settlement-7"),
        (s.HOMES, "Delphine Sarkis and Kit Marlowe", "2025-03-17T22:40:00Z", "/politics/empty-homes-bill"),
    ):
        page = broadsheet(story, "The Meridian", "themeridian.cy", author, stamp, path)
        yield web_page(
            f"paper-{path.rsplit('/', 1)[-1]}", page, label(story, "The Meridian", stamp[:10], author), "newspaper"
        )
    for story, author, stamp, path in (
        (s.BUSES, "Tamsin Rourke", "2025-02-06T16:33:21Z", "/news/local-news/village-bus-routes-31822"),
        (s.LIBRARY, "Ewan Fitch", "2025-08-09T08:00:00.000Z", "/news/readers-occupy-library-4410"),
    ):
        page = regional(story, "Linden Echo", "lindenecho.cy", author, stamp, path)
        yield web_page(f"echo-{stamp[:10]}", page, label(story, "Linden Echo", stamp[:10], author), "newspaper")
    page = wire(s.QUOTAS, "Northwire", "northwire.cy", "Sunniva Dahl", "2025-12-10", "ALDERSUND", "Dec 10")
    body = (f"ALDERSUND, Dec 10 (Northwire) - {s.QUOTAS.paragraphs[0]}", *s.QUOTAS.paragraphs[1:])
    made = label(s.QUOTAS, "Northwire", "2025-12-10", "Sunniva Dahl", via="Northwire")
    yield Sample("wire-quotas.html", page.encode(), (replace(made, body=body),), "agency")
    page = wire(s.RECORDS, "Northwire", "northwire.cy", "Bashir Lund", "2025-01-23", "SELWYN", "Jan 23")
    body = (f"SELWYN, Jan 23 (Northwire) - {s.RECORDS.paragraphs[0]}", *s.RECORDS.paragraphs[1:])
    made = label(s.RECORDS, "Northwire", "2025-01-23", "Bashir Lund", via="Northwire")
    yield Sample("wire-records.html", page.encode(), (replace(made, body=body),), "agency")
    page = trade(
        s.BROADBAND, "Network Professional", "networkprofessional.cy", "Odile Framm", "04 November 2025", "/islands.php"
    )
    yield web_page(
        "trade-broadband", page, label(s.BROADBAND, "Network Professional", "2025-11-04", "Odile Framm"), "trade"
    )
    page = trade(s.SKILLS, "Fitter Weekly", "fitterweekly.cy", "Gus Tolland", "12/09/2025", "/day-one.php")
    yield web_page("trade-skills", page, label(s.SKILLS, "Fitter Weekly", "2025", "Gus Tolland"), "trade")
    page = weblog(
        s.LIBRARY,
        "The Slow Lane",
        "slowlane.cy",
        "Moss Ferrier",
        "2025-08-10T21:14:09+01:00",
        "10 August 2025",
        "/library/",
    )
    yield web_page("blog-library", page, label(s.LIBRARY, "The Slow Lane", "2025-08-10", "Moss Ferrier"), "blog")
    page = weblog(
        s.AIR,
        "Calder Cyclist",
        "caldercyclist.cy",
        "admin",
        "2025-10-01T07:00:00+00:00",
        "October 1, 2025",
        "/2025/10/01/air/",
    )
    yield web_page("blog-air", page, label(s.AIR, "Calder Cyclist", "2025-10-01"), "blog")
    page = broadcaster(s.RAILWAY, "CBN News", "cbn.cy", "2025-03-28T05:30:00.000Z", "/news/articles/c1x9")
    yield web_page("cbn-railway", page, label(s.RAILWAY, "CBN News", "2025-03-28"), "broadcaster")
    page = broadcaster(s.DENTISTS, "CBN News", "cbn.cy", "2025-11-19T00:01:00.000Z", "/news/articles/c77q")
    yield web_page("cbn-dentists", page, label(s.DENTISTS, "CBN News", "2025-11-19"), "broadcaster")
    page = charity(s.MEALS, "Full Plate", "fullplate.cy", "3rd June 2025", "/news/a-million/")
    yield web_page("charity-meals", page, label(s.MEALS, "Full Plate", "2025-06-03"), "charity")
    page = antique(s.AIR, "Calder Valley Online")
    made = label(s.AIR, "Calder Valley Online", "")
    yield Sample("antique-air.htm", page.encode("cp1252"), (made,), "newspaper")
    page = council(s.BUSES, "Linden County Council", "linden.gov.cy", "05/02/2025", "/news/buses")
    yield web_page("council-buses", page, label(s.BUSES, "Linden County Council", "2025"), "government")
    page = council(s.LIBRARY, "Marlowe Borough Council", "marlowe.gov.cy", "27/06/2025", "/news/libraries")
    yield web_page("council-library", page, label(s.LIBRARY, "Marlowe Borough Council", "2025-06-27"), "government")
    page = newsletter(
        s.CHATBOTS, "Chalk Dust", "chalkdust.cy", "Perpetua Vance", "2025-09-30T10:00:00+00:00", "/p/marking"
    )
    yield web_page("letter-chatbots", page, label(s.CHATBOTS, "Chalk Dust", "2025-09-30", "Perpetua Vance"), "blog")
    page = broadsheet(
        s.PUENTE, "El Faro de Valdemora", "elfaro.cy", "Inés Belmonte", "2025-01-15T08:00:00+01:00", "/local/puente"
    )
    page = page.replace('lang="en-GB"', 'lang="es-ES"')
    yield web_page(
        "faro-puente", page, label(s.PUENTE, "El Faro de Valdemora", "2025-01-15", "Inés Belmonte"), "newspaper"
    )
