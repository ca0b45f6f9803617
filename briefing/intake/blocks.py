"""The blocks of text of a page, in order, each with where it stands: what a reader would see as a paragraph or a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.text import one_line

_SILENT = frozenset("script style noscript template svg iframe object select option head meta link math canvas".split())
_BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul".split()
)
# Boxes that hold no part of an article, by their element, and by the names that sites give them.
_APART = frozenset("nav footer aside form button dialog label figcaption figure".split())
_NAMED = re.compile(
    r"comment|related|recommend|newsletter|subscri|sign-?up|promo|sidebar|share|social|cookie|consent|footer|\bnav|menu"
    r"|breadcrumb|most-|trending|advert|\bads?\b|sponsor|outbrain|taboola|\btags?\b|author-bio|up-next|read-?more|more-on"
    r"|latest|feedback|survey|donat|licen[cs]e|masthead|skip|banner|paywall|toolbar|metadata|byline|caption|credit",
    re.IGNORECASE,
)
DEEPEST = 400  # elements inside one another; a page of people has some dozens


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text, its element's name, the numbers of the element that holds it and of the one above that.

    `apart` names the box that sets it apart from the article, or is empty; `marks` are class and id, on the way up.
    """

    text: str
    tag: str
    holder: int
    above: int
    apart: str
    marks: str


class _Walk:
    """Collects text until a block begins or ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.text: list[str] = []
        self.numbers = 0

    def flush(self, tag: str, place: tuple[int, int], apart: str, marks: str) -> None:
        text = one_line("".join(self.text))
        self.text.clear()
        if text:
            self.found.append(Block(text, tag, *place, apart, marks))


def blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of a page in document order; scripts, styles and comments are left out."""
    walk = _Walk()
    # A stack, not recursion: pages may be nested as deep as a parser lets them.
    stack: list[tuple[str, object, tuple[int, int], str, str, str]] = [("open", tree, (0, 0), "", "", "html")]
    while stack:
        what, item, place, apart, marks, tag = stack.pop()
        if what == "text":
            walk.text.append(str(item))
            continue
        if what == "flush":
            walk.flush(tag, place, apart, marks)
            continue
        if not isinstance(item, HtmlElement) or not isinstance(item.tag, str) or item.tag in _SILENT:
            continue
        stack.extend(reversed(list(_inside(walk, item, place, apart, marks, tag, len(stack)))))
    walk.flush("html", (0, 0), "", "")
    return walk.found


def _inside(
    walk: _Walk, item: HtmlElement, place: tuple[int, int], apart: str, marks: str, tag: str, deep: int
) -> Iterator[tuple[str, object, tuple[int, int], str, str, str]]:
    """What is to be done for an element: its text, its children with the text behind each, and the block's end."""
    name = str(item.tag)
    if name == "br":
        yield "flush", None, place, apart, marks, tag
        return
    inner = (place, apart, marks, tag)
    if name in _BLOCK:
        yield "flush", None, place, apart, marks, tag
        walk.numbers += 1
        own = f"{item.get('class') or ''} {item.get('id') or ''}".strip()
        apart = apart or _apart(name, own)
        inner = ((walk.numbers, place[0]), apart, f"{own} {marks}"[:200], name)
    if item.text:
        yield "text", item.text, *inner
    for child in item:
        if deep < DEEPEST * 40:
            yield "open", child, *inner
        if child.tail:
            yield "text", child.tail, *inner
    if name in _BLOCK:
        yield "flush", None, *inner


def _apart(name: str, own: str) -> str:
    if name in _APART:
        return name
    match = _NAMED.search(own) if name not in ("body", "html", "main", "article") else None
    return match.group().lower() if match else ""
