"""Live blogs: the time of each entry stands in front of its first line, as it is printed beside it on the page.

A page is one where its data say so (schema.org's LiveBlogPosting), or the class of an element around its entries does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.intake.formats.markup.tree import HtmlElement
from briefing.language.words import one_line

_LIVE = re.compile(r"(?:^|[\s_-])live-?(?:blog|feed|updates?|stream-posts?)(?:$|[\s_-])", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?:\s*([ap])\.?m\.?)?", re.IGNORECASE)
_ALONE = re.compile(rf"(?:at )?{_TIME.pattern}(?: [A-Z]{{2,4}})?", re.IGNORECASE)
_STAMPED = re.compile(r"T(\d{2}):(\d{2})")
_FEWEST = 2  # entries
_HIGHEST = 5  # elements above its time that an entry is
_LINES = ("h2", "h3", "h4", "p")


def settle(tree: HtmlElement) -> None:
    """Put the times of a live blog's entries in front of their first lines; any other page is left as it is."""
    if not _is_live(tree):
        return
    times = [(element, told) for element in tree.iter("time") if (told := _told(element))]
    entries = [(line, element, told) for element, told in times if (line := _first_line(element)) is not None]
    if len(entries) < _FEWEST:
        return
    for line, element, told in entries:
        if _ALONE.fullmatch(one_line(element.text_content())) and not len(element):
            element.text = None  # it stands in front of the line now
        if not _TIME.match(one_line(line.text_content())):
            line.text = f"{told} {(line.text or '').lstrip()}"


def _is_live(tree: HtmlElement) -> bool:
    if any("LiveBlogPosting" in (script.text or "") for script in tree.iter("script")):
        return True
    return any(_LIVE.search(f"{each.get('class') or ''} {each.get('id') or ''}") for each in _holders(tree))


def _holders(tree: HtmlElement) -> Iterator[HtmlElement]:
    yield from tree.iter("main", "article", "section", "div", "ol", "ul")


def _told(time: HtmlElement) -> str:
    """The time of day that an element prints, else that of its stamp; empty where it has none."""
    printed = _TIME.search(one_line(time.text_content()))
    if printed:
        return printed[0]
    stamped = _STAMPED.search(time.get("datetime") or "")
    return f"{stamped[1]}:{stamped[2]}" if stamped else ""


def _first_line(time: HtmlElement) -> HtmlElement | None:
    """The first line of the entry that a time belongs to: the smallest element around it that holds a line and no
    other entry's time.
    """
    holder = time.getparent()
    for _ in range(_HIGHEST):
        if holder is None or sum(1 for _ in holder.iter("time")) > 1:
            return None
        if holder.tag not in ("p", "h2", "h3", "h4"):
            for line in holder.iter(*_LINES):
                if one_line(line.text_content()) and time not in line.iter("time"):
                    return line
        holder = holder.getparent()
    return None
