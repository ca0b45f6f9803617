"""What an article is, by its address and by what a page calls the section that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from briefing.model import ArticleKind

# Whole parts of an address, between slashes, as publishers and press offices name them.
_RELEASE = re.compile(
    r"(?:press|news|media)-?releases?(?:-.*)?|releases?|press-?(?:notices?|statements?)|pressemitteilung(?:en)?"
    r"|pressemeldung(?:en)?|communiques?(?:-de)?-presse|comunicad[oi]s?(?:-(?:de-)?(?:prensa|stampa))?|persbericht(?:en)?"
    r"|presscorner|newswire",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"speech(?:es)?|remarks|speeches-remarks|transcripts?|hansard|oral-evidence|reden", re.IGNORECASE
)
_COMMENT = re.compile(
    r"opinions?|comment|commentisfree|editorials?|voices|op-ed|columns?|columnists?|blogs?", re.IGNORECASE
)
# Hosts of press offices, and services that carry nothing but releases.
_OFFICE = re.compile(
    r"(?:press|newsroom|media|presse|pressroom|mediacentre|mediacenter)\.(?!association).+"
    r"|(?:.+\.)?(?:prnewswire|businesswire|globenewswire|eurekalert|presseportal|einpresswire|prweb|accesswire|newswise)"
    r"\.[a-z.]{2,8}",
    re.IGNORECASE,
)
_NAMED = (
    (
        ArticleKind.RELEASE,
        re.compile(r"(?:press|news|media) releases?|pressemitteilung(?:en)?|communiqué de presse", re.IGNORECASE),
    ),
    (
        ArticleKind.TRANSCRIPT,
        re.compile(r"speech(?:es)?|remarks|transcripts?|oral statements?(?: to parliament)?", re.IGNORECASE),
    ),
    (ArticleKind.COMMENT, re.compile(r"opinion|comment|op-?ed|editorials?", re.IGNORECASE)),
)


_QUESTION = re.compile(r"(?:Q|Question )\d{1,4}[.:]?\s+\S")
_TURN = re.compile(r"(?:Q\d{1,4}[.:]?\s+)?[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ(][\w.’'()-]*){0,6}:\s+\S")
_CALLED = re.compile(
    r"(?:full |the |read the )?transcript\b|in full\b|.{1,80}[:–—-] (?:full )?transcript$", re.IGNORECASE
)
_MANY = 0.5  # share of paragraphs that are turns, in the record of a hearing


def is_record(paragraphs: Sequence[str]) -> bool:
    """Whether a text is the record of a hearing: its questions are numbered, and most of it are turns with names.

    An interview in a newspaper has turns too, but numbers no questions: it stays that newspaper's report.
    """
    asked = sum(bool(_QUESTION.match(paragraph)) for paragraph in paragraphs)
    turns = sum(bool(_TURN.match(paragraph)) for paragraph in paragraphs)
    return asked > 1 and turns >= _MANY * len(paragraphs)


def is_transcript(headline: str, paragraphs: Sequence[str]) -> bool:
    """Whether a headline calls a text a transcript, and most of it are turns with names or letters before them."""
    turns = sum(bool(_TURN.match(paragraph)) for paragraph in paragraphs)
    return _CALLED.match(headline) is not None and turns >= _MANY * len(paragraphs)


def of_address(url: str) -> ArticleKind | None:
    """The kind that an address names, or None: a part of it is called so, or its host is a press office's."""
    try:
        split = urlsplit(url.strip())
        host = (split.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    parts = [part for part in split.path.split("/") if part]
    if any(_RELEASE.fullmatch(part) for part in parts) or _OFFICE.fullmatch(host):
        return ArticleKind.RELEASE
    if any(_TRANSCRIPT.fullmatch(part) for part in parts) or host.startswith("hansard."):
        return ArticleKind.TRANSCRIPT
    if any(_COMMENT.fullmatch(part) for part in parts[:-1]):
        return ArticleKind.COMMENT
    return None


def of_section(name: str) -> ArticleKind | None:
    """The kind that a section's or a page's own label names, or None."""
    flat = " ".join(name.split()).strip(" :|–-")
    return next((kind for kind, form in _NAMED if form.fullmatch(flat)), None)
