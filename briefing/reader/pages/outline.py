"""The outline of a text: its headings, the entries of a running report, and who takes the word where.

Only the form of the text tells: a heading is a short paragraph that ends as no sentence does and stands above a longer
one; an entry begins with a time of day; a speaker takes the word where their words begin with the paragraph, or behind
their name. Where a text has none of these, the quotations in it are its outline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.clipping.clips import shortened
from briefing.derived import Store
from briefing.glossary import doubtful
from briefing.language.sentences import ENDED, paragraphs
from briefing.model import Quotation, QuotationKind, Span
from briefing.reader.kit.choice import Choice

LONGEST = 90  # characters of a heading
_WORDS = 14  # of a heading
_STACKED = 2  # headings that stand one above the other
_FEWEST = 2  # entries that make an outline
_SHOWN = 70  # characters of an entry's first words
_TIME = re.compile(
    r"\[?(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]\.?m\.?)?\]?(?:\s(?:GMT|BST|UTC|CET))?(?=[\s:–—-]|$)", re.I
)
_NO_HEADING = re.compile(r"[“\"‘'(•▪*–—-]|\d+[.)]\s|https?:")


class OutlineEntry(NamedTuple):
    """A place of a text: where it begins in the body, what stands there, and what sort of place it is."""

    start: int
    text: str
    sort: str


def outline(body: str, quotations: Sequence[Quotation]) -> list[OutlineEntry]:
    """The places of a body, in order."""
    found = paragraphs(body)
    entries = [*_headings(body, found, quotations), *_turns(found, quotations)]
    if len(entries) < _FEWEST:
        spoken = [one for one in quotations if one.kind is not QuotationKind.INDIRECT]
        entries = [
            OutlineEntry(one.start, shortened(f"{_speaker(one)}: {one.text}", _SHOWN), "quote") for one in spoken
        ]
    return sorted(entries)


def outline_choices(store: Store, article_id: str) -> list[Choice]:
    """The places of an article to go to; the id of each is its offset in the body."""
    article = store.article(article_id)
    return [
        Choice("place", str(entry.start), entry.text, entry.sort)
        for entry in outline(article.body, store.quotations_in(article_id))
    ]


def _headings(body: str, spans: Sequence[Span], quotations: Sequence[Quotation]) -> list[OutlineEntry]:
    taken = [span for one in quotations for span in one.spans]
    entries = []
    for at, (start, end) in enumerate(spans):
        text = " ".join(body[start:end].split())
        time = _TIME.match(text)
        if time is not None:
            following = body[slice(*spans[at + 1])] if at + 1 < len(spans) else ""
            alone = time.group() == text
            entries.append(OutlineEntry(start, shortened(f"{text} {following}" if alone else text, _SHOWN), "entry"))
        elif _is_heading(text) and _above_text(body, spans, at) and not _inside((start, end), taken):
            entries.append(OutlineEntry(start, text, "heading"))
    return entries


def _is_heading(text: str) -> bool:
    if len(text) > LONGEST or len(text.split()) > _WORDS or _NO_HEADING.match(text):
        return False
    return text[:1].isupper() and (not ENDED.search(text) or text.endswith("?")) and not text.endswith((",", ";", "”"))


def _above_text(body: str, spans: Sequence[Span], at: int) -> bool:
    """Whether something that reads as text stands below: a list of short lines has no headings in it."""
    if at + 1 >= len(spans):
        return False
    below = body[slice(*spans[at + 1])]
    return (len(below) > LONGEST or bool(ENDED.search(below))) and not _listed(body, spans, at)


def _listed(body: str, spans: Sequence[Span], at: int) -> bool:
    """Whether it is the last item of a list: short lines above it, more than a heading and its own, or a colon."""
    above = at - 1
    while above >= 0 and _is_heading(" ".join(body[slice(*spans[above])].split())):
        above -= 1
    return at - above > _STACKED or (above >= 0 and body[slice(*spans[above])].endswith(":"))


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _turns(spans: Sequence[Span], quotations: Sequence[Quotation]) -> list[OutlineEntry]:
    """Where another speaker takes the word, in a text whose paragraphs are what people say."""
    unmarked = [one for one in quotations if not one.marked]
    entries: list[OutlineEntry] = []
    last = ""
    for one in unmarked:
        speaker = _speaker(one)
        if speaker == last:
            continue
        last = speaker
        start = next((first for first, end in reversed(spans) if first <= one.start < end), one.start)
        source = one.source.start if one.source is not None and one.source.start < one.start else start
        entries.append(OutlineEntry(min(start, source), shortened(f"{speaker}: {one.text}", _SHOWN), "speaker"))
    return entries


def _speaker(quotation: Quotation) -> str:
    if quotation.speaker is None:
        return "Unresolved"
    return f"{quotation.speaker.name}?" if doubtful(quotation) else quotation.speaker.name
