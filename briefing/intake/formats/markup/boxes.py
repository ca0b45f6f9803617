"""Boxes of a page that hold no part of its article, by their element and by the names that sites give them."""

from __future__ import annotations

import re
from functools import lru_cache

_ELEMENTS = frozenset("nav footer aside form button dialog label figcaption figure".split())
# Whole words of a class or an id. What is called so may still be the article's, where a page names its layout
# ("share-page", "has-sidebar"): `weak` boxes give up what the extractor took from them.
_STRONG = frozenset(
    "comment comments disqus respond related recommend recommended recommendation recommendations newsletter "
    "newsletters subscribe subscription subscriptions subscriber signup promo promos promotion cookie cookies "
    "keyevents consent gdpr footer nav navbar navigation menu breadcrumb breadcrumbs trending advert "
    "adverts advertisement advertising ad ads sponsor sponsored outbrain taboola tags tag upnext readmore "
    "morefrom toolbar masthead skip changelog caption captions credit credits byline authorbio popular mostread "
    "mostpopular".split()
)
_WEAK = frozenset(
    "sidebar share sharing shares social latest feedback survey donate donation licence license banner metadata "
    "paywall".split()
)
# These only as a name's last word, as before others they say what a text is about ("tags-ferries", "bio-energy").
_LAST = frozenset("bio topics tags keywords".split())
_HOLDERS = frozenset("list box block text wrapper container inner links items area".split())
_PARAGRAPHS = frozenset("p blockquote li h2 h3 h4 h5 h6".split())
_PAIRS = frozenset(
    "sign-up up-next read-more more-on more-from most-read most-popular most-viewed author-bio about-author "
    # Lists of links, of a live page's entries, of what it is about.
    "links-block internet-links external-links link-list topic-list topics-list topic-links key-events key-moments "
    # What a page tells of its own changes.
    "published-dates change-history changes-history update-history updates-history revision-history version-history "
    "edit-history page-history change-log update-log change-notes review-date last-updated last-modified "
    "last-reviewed".split()
)
# Before such a word stands what a page has or has not, and behind "page" or "layout" what it is.
_NEGATED = frozenset("no has with without hide hidden not is non js ui wp".split())
_LAYOUT = frozenset("page layout template theme enabled disabled active visible".split())
_ARTICLE = re.compile(
    r"(?:article|story|entry|post|news|page|main|body)[_-]*(?:body|content|text|main|copy)|\barticle\b|body-?copy|articlebody",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def apart_by(name: str, own: str) -> str:
    """The box that an element of this name, class and id is, or the empty string."""
    if name in _ELEMENTS:
        return name
    if not own or name in ("body", "html", "main", "article"):
        return ""
    named = _named(own)
    # A paragraph that is called so itself is one that the site treats so ("paywall"), and no box.
    return "" if name in _PARAGRAPHS and weak(named) else named


def weak(kind: str) -> bool:
    """Whether a box is one only by a name that layouts carry too."""
    return kind in _WEAK


@lru_cache(maxsize=2048)
def _named(own: str) -> str:
    held = ""
    for name in own.split():
        words: list[str] = [word.lower() for word in _WORDS.findall(name)]
        for at, word in enumerate(words):
            pair = f"{words[at - 1]}-{word}" if at else ""
            if pair in _PAIRS:
                return pair
            ends = word in _LAST and all(after in _HOLDERS for after in words[at + 1 :])
            if not ends and word not in _STRONG and word not in _WEAK:
                continue
            if (at and words[at - 1] in _NEGATED) or (at + 1 < len(words) and words[at + 1] in _LAYOUT):
                continue
            if word in _WEAK or word in ("comment", "tag", "menu", "nav"):
                held = held or word
                continue
            return word
    return "" if held and _ARTICLE.search(own) else held
