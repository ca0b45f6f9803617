"""Posts of other sites that a page embeds: who posted, where and when in front, then the words as a quotation.

The marks are those that the sites give out to be embedded: X and Twitter, Mastodon, Bluesky, Threads, Truth Social and
Instagram set a `blockquote` with a class of theirs; the line with author and day stands below the words there.
"""

from __future__ import annotations

import re

from lxml.etree import SubElement  # type: ignore[import-untyped]  # lxml carries no types

from briefing.intake.candidate import Dropped
from briefing.intake.fields import dates
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.language.words import one_line

_SITES = {
    "twitter-tweet": "X",
    "twitter-video": "X",
    "mastodon-embed": "Mastodon",
    "bluesky-embed": "Bluesky",
    "text-post-media": "Threads",
    "truthsocial-embed": "Truth Social",
    "instagram-media": "Instagram",
}
# "— Nora Quince (@noraquince) March 4, 2025"; "A post shared by Nora Quince (@noraquince)"
_SIGNED = re.compile(
    r"(?:[—–]\s*|A post shared by\s+)(?P<name>[^()—–]{2,80}?)\s*\(\s*(?P<handle>@[\w.@-]{1,80})\s*\)"
    r"(?:\s*(?:on\s+)?(?P<when>[^()]{0,60}))?$"
)
_SHORT = re.compile(r"(?:https?://)?(?:t\.co|pic\.twitter\.com|pic\.x\.com)/\S+")
_MARKS = re.compile(r"[“”„«»\"]")
_FURNITURE = re.compile(r"(?:View|Post|See|Show) (?:on|by|this)\b.{0,80}", re.IGNORECASE)


def settle(tree: HtmlElement) -> list[Dropped]:
    """Set every embedded post as a line `Name (@handle) posted on X on DAY:` and a quotation; what was left out."""
    dropped: list[Dropped] = []
    for element in list(tree.iter("blockquote")):
        site = site_of(element)
        if site and element.getparent() is not None:
            dropped.extend(_set(element, site))
    return dropped


def site_of(element: HtmlElement) -> str:
    """The site whose post an element embeds, or the empty string."""
    called = (element.get("class") or "").split()
    return next((name for mark, name in _SITES.items() if mark in called), "")


def _set(element: HtmlElement, site: str) -> list[Dropped]:
    paragraphs = [one_line(part.text_content()) for part in element.iter("p")]
    whole = one_line(" ".join(element.itertext()))
    signed = _SIGNED.search(whole)
    texts = [one_line(_SHORT.sub("", text)) for text in paragraphs]
    texts = [text for text in texts if text and not _FURNITURE.fullmatch(text) and not _SIGNED.fullmatch(text)]
    if signed is None:
        # Its script would have fetched the words; the page holds none, or nobody's name with them.
        if texts:
            return []
        element.drop_tree()
        return [Dropped(whole[:300], f"a post on {site} whose words the page does not hold")] if whole else []
    day = dates.find(signed["when"] or "")
    when = f" on {one_line((signed['when'] or '')[slice(*day[1])])}" if day else ""
    parent = element.getparent()
    assert parent is not None
    head = SubElement(parent, "p")
    handle, _, server = signed["handle"][1:].partition("@")  # Mastodon's has the server behind it
    at = f" at {server}" if server else ""
    head.text = f"{one_line(signed['name'])} (@{handle}) posted on {site}{at}{when}:"
    parent.remove(head)
    parent.insert(parent.index(element), head)
    for child in list(element):
        element.remove(child)
    element.text = None
    marked = any(_MARKS.search(text) for text in texts)
    for number, text in enumerate(texts, 1):  # each paragraph is opened and the last one closed, as newspapers do
        SubElement(element, "p").text = text if marked else f"“{text}{'”' if number == len(texts) else ''}"
    element.attrib.pop("class", None)
    if texts:
        return []
    head.text = f"{head.text.removesuffix(':')}."
    element.drop_tree()
    return []
