"""What an article is, by its address and by what a page calls the section that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from briefing.language.words import one_line
from briefing.model import ArticleKind

# Whole parts of an address, between slashes, as publishers and press offices name them.
_RELEASE = re.compile(
    r"(?:press|news|media)-?releases?(?:-.*)?|releases?|press-?(?:notices?|statements?)|pressemitteilung(?:en)?"
    r"|pressemeldung(?:en)?|communiques?(?:-de)?-presse|comunicad[oi]s?(?:-(?:de-)?(?:prensa|stampa))?|persbericht(?:en)?"
    r"|presscorner|newswire|newsroom|(?:press|media)-?(?:office|room|centre|center)",
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
# Bodies that are no government and print what they have to tell themselves, by the whole of their names: a newspaper
# for policemen or students is called otherwise.
_BODY = re.compile(
    r"(?:.+ )?(?:police(?: (?:service|force|scotland)| service of .+)?|constabulary|fire (?:and|&) rescue(?: service)?"
    r"|fire (?:service|brigade)|ambulance service(?: .*trust)?|coastguard)"
    r"|(?:.+ )?nhs (?:.+ )?(?:trust|board|boards?|england|scotland|wales)|nhs (?:[A-Z]\S+ ?){1,4}"
    r"|(?:.+ )?(?:university )?(?:hospitals?|health board)(?: .*trust)?"
    r"|(?:the )?(?:.+ )?university(?: (?:of|college) .+)?|university college .+",
    re.IGNORECASE,
)
# The kind as systems of sites write it into the class of a page or of its article: "category-press-releases".
_CLASS = re.compile(
    r"(?:(?:category|type|post|single|node|page|section|template|tax)[-_](?:[\w-]*[-_])?)?"
    r"(?P<name>(?:press|news|media)[-_]?releases?|speech(?:es)?|transcripts?|opinions?|op-?eds?|editorials?)",
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
    (ArticleKind.COMMENT, re.compile(r"opinions?|comment|op[- ]?eds?|editorials?", re.IGNORECASE)),
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


def of_class(name: str) -> ArticleKind | None:
    """The kind that a class of a page or of its article names (`category-press-releases`), or None."""
    match = _CLASS.fullmatch(name)
    if match is None:
        return None
    words = re.sub("[-_]+", " ", match["name"].lower())
    return of_section(re.sub(r"(?<=[a-z])release", " release", words))


def of_body(name: str) -> ArticleKind | None:
    """A release, where the name is that of a body which prints nothing but what it tells of itself; else None."""
    return ArticleKind.RELEASE if _BODY.fullmatch(one_line(name)) else None


def of_section(name: str) -> ArticleKind | None:
    """The kind that a section's or a page's own label names, or None."""
    flat = " ".join(name.split()).strip(" :|–-")
    return next((kind for kind, form in _NAMED if form.fullmatch(flat)), None)
