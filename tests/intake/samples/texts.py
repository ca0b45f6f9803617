"""Plain text and Markdown, as people paste, wrap and keep it."""

# ruff: noqa: E501 - what files hold stands in the long lines that programs write
from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace

from tests.intake.samples import stories
from tests.intake.samples.sample import Sample, label


def wrapped(paragraphs: tuple[str, ...], width: int, between: str = "\n\n", indent: str = "") -> str:
    """Paragraphs broken at a width, as editors and mail programs do."""
    return between.join(
        textwrap.fill(part, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False)
        for part in paragraphs
    )


def samples() -> Iterator[Sample]:
    """Every text with its label."""
    yield from _plain()
    yield from _markdown()


def _plain() -> Iterator[Sample]:
    s = stories
    text = f"{s.BUSES.headline}\n\nBy Tamsin Rourke\n6 February 2025\n\n" + "\n\n".join(s.BUSES.paragraphs)
    yield Sample("buses.txt", text.encode(), (label(s.BUSES, "", "2025-02-06", "Tamsin Rourke"),), "newspaper")

    text = f"{s.TIDAL.headline.upper()}\n\n" + wrapped(s.TIDAL.paragraphs, 72)
    made = replace(label(s.TIDAL, "", ""), headline=s.TIDAL.headline.upper())
    yield Sample("tidal wrapped.txt", text.encode(), (made,), "trade")

    # Hard line breaks and no blank lines, no headline: the shape of copy from an old system.
    text = wrapped(s.SKILLS.paragraphs, 64, between="\n")
    yield Sample("skills.text", text.encode(), (replace(label(s.SKILLS, "", ""), headline=""),), "newspaper")

    release = f"""PRESS RELEASE

STRICTLY EMBARGOED until 00:01 Monday 2 June 2025

Department for Early Years

{s.MEALS.headline}

{chr(10).join(chr(10) + part for part in s.MEALS.paragraphs).strip()}

ENDS

Notes to editors

1. The figures cover the period from September 2023 to May 2025.

2. The study was carried out by the Institute for School Research.

For further information please contact the press office on 01632 960 442 or press@earlyyears.gov.cy. Out of hours: 01632 960 443.
"""
    body = (
        *s.MEALS.paragraphs,
        "Notes to editors",
        "1. The figures cover the period from September 2023 to May 2025.",
        "2. The study was carried out by the Institute for School Research.",
    )
    made = label(
        s.MEALS,
        "Department for Early Years",
        "",
        embargo="STRICTLY EMBARGOED until 00:01 Monday 2 June 2025",
        kind="release",
    )
    yield Sample("release meals.txt", release.encode(), (replace(made, body=body),), "government")

    release = f"""FOR IMMEDIATE RELEASE: 13 May 2025

{s.HARBOUR.headline}

{wrapped(s.HARBOUR.paragraphs, 78)}

-ends-

Media contact:
Lowena Pascoe, Head of News
Tel: 01632 960 871
Email: lowena.pascoe@penmarrow-council.gov.cy

About Penmarrow Town Council
Penmarrow Town Council serves 14,000 people and looks after the harbour, the allotments and the promenade.
"""
    body = (
        *s.HARBOUR.paragraphs,
        "About Penmarrow Town Council",
        "Penmarrow Town Council serves 14,000 people and looks after the harbour, the allotments and the promenade.",
    )
    made = replace(label(s.HARBOUR, "", "2025-05-13", kind="release"), body=body)
    yield Sample("penmarrow.txt", release.encode(), (made,), "government")

    copied = f"""The Meridian
Politics

{s.HOMES.headline}

Delphine Sarkis, housing correspondent
17 March 2025, 10.40pm

Share
{chr(10).join(chr(10) + part for part in s.HOMES.paragraphs[:3]).strip()}

Advertisement

{chr(10).join(chr(10) + part for part in s.HOMES.paragraphs[3:]).strip()}

Related stories
Rents rise for the ninth month in a row
What is in the Housing Bill?

Most read
Storm warning for the whole of the west
"""
    yield Sample(
        "copied.txt", copied.encode(), (label(s.HOMES, "The Meridian", "2025-03-17", "Delphine Sarkis"),), "newspaper"
    )

    wire = f"""NORTHWIRE NEWS AGENCY

{s.QUOTAS.headline}

By Sunniva Dahl

ALDERSUND, 10 December 2025 (Northwire) — {chr(10).join(chr(10) + part for part in s.QUOTAS.paragraphs).strip()}
"""
    made = label(s.QUOTAS, "Northwire News Agency", "2025-12-10", "Sunniva Dahl", via="Northwire")
    body = (f"ALDERSUND, 10 December 2025 (Northwire) — {s.QUOTAS.paragraphs[0]}", *s.QUOTAS.paragraphs[1:])
    yield Sample("wire.txt", wire.encode(), (replace(made, body=body),), "agency")

    keyed = f"""Title: {s.RIVER.headline}
Source: Arrowmere Advertiser
Date: 2 July 2025
Author: Cressida Noble
URL: https://www.arrowmere-advertiser.cy/news/spills

{chr(10).join(s.RIVER.paragraphs)}
"""
    made = label(s.RIVER, "Arrowmere Advertiser", "2025-07-02", "Cressida Noble")
    yield Sample("clipping.txt", keyed.encode("utf-8-sig"), (made,), "newspaper")

    windows = f"{s.RECORDS.headline}\r\n\r\nPublished 24 January 2025\r\n\r\n" + "\r\n\r\n".join(s.RECORDS.paragraphs)
    yield Sample("records.dat", windows.encode("cp1252"), (label(s.RECORDS, "", "2025-01-24"),), "newspaper")

    wide = (
        f"{s.RAILWAY.headline}\n\n"
        + "\n\n".join(s.RAILWAY.paragraphs)
        + "\n\nhttps://www.nightlines.cy/news/2025/03/28/sleeper\n"
    )
    yield Sample("railway", wide.encode("utf-16"), (label(s.RAILWAY, "nightlines.cy", "2025-03-28"),), "trade")

    german = f"{s.SCHULE.headline}\n\nVon Annegret Thiele, 3. März 2025\n\n" + "\n\n".join(s.SCHULE.paragraphs)
    yield Sample("schulen.txt", german.encode(), (label(s.SCHULE, "", "2025-03-03", "Annegret Thiele"),), "newspaper")

    indented = f"{s.PUMPS.headline}\n\n" + wrapped(s.PUMPS.paragraphs, 70, between="\n", indent="    ")
    yield Sample("pumps indented.txt", indented.encode(), (label(s.PUMPS, "", ""),), "trade")


def _markdown() -> Iterator[Sample]:
    s = stories
    body = "\n\n".join(s.TIDAL.paragraphs)
    own = f"---\nheadline: '{s.TIDAL.headline}'\noutlet: sound-courier\npublished: 2025-04\nbyline: Rhona Speirs\n---\n\n{body}\n"
    yield Sample("own.md", own.encode(), (label(s.TIDAL, "sound-courier", "2025-04", "Rhona Speirs"),), "newspaper")

    jekyll = f"""---
layout: post
title:  "{s.AIR.headline}"
date:   2025-10-01 08:30:00 +0100
author: Linus Hartley
categories: [air, transport]
canonical_url: https://breathe.cy/2025/10/01/zone
---

![A sensor on a lamp post](/img/sensor.jpg)

{chr(10).join(chr(10) + part for part in s.AIR.paragraphs).strip()}

---

*Share this post: [Mastodon](https://m.cy) | [Email](mailto:x@y.cy)*
"""
    yield Sample(
        "2025-10-01-zone.markdown",
        jekyll.encode(),
        (label(s.AIR, "breathe.cy", "2025-10-01", "Linus Hartley"),),
        "blog",
    )

    clip = f"""---
title: "{s.DENTISTS.headline}"
source: "https://www.themeridian.cy/health/2025/nov/19/dentists"
author:
  - "[[Orla Fenwick]]"
published: 2025-11-19
created: 2025-11-20
description: "A survey"
tags:
  - "clippings"
---
{chr(10).join(chr(10) + part for part in s.DENTISTS.paragraphs).strip()}
"""
    yield Sample(
        "Clippings/dentists.md",
        clip.encode(),
        (label(s.DENTISTS, "The Meridian", "2025-11-19", "Orla Fenwick"),),
        "newspaper",
    )

    plain = f"# {s.CHATBOTS.headline}\n\n**By Perpetua Vance**  \n*30 September 2025*\n\n" + wrapped(
        s.CHATBOTS.paragraphs, 80
    )
    yield Sample("chatbots.md", plain.encode(), (label(s.CHATBOTS, "", "2025-09-30", "Perpetua Vance"),), "blog")

    linked = (
        f"{s.BROADBAND.headline}\n{'=' * 40}\n\n> Network Professional | 4 November 2025\n\n"
        + "\n\n".join(s.BROADBAND.paragraphs).replace("Skerrin islands", "[Skerrin islands](https://skerrin.cy/about_(islands))")
        .replace("The scheme", "**The scheme**").replace("Engineers", "_Engineers_")
    )  # fmt: skip
    yield Sample("broadband.md", linked.encode(), (label(s.BROADBAND, "Network Professional", "2025-11-04"),), "trade")
