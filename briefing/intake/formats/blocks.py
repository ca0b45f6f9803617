"""The blocks of text of a page, in order, each with where it stands: a reader's paragraphs and lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.intake.fields.furniture import is_box
from briefing.intake.formats.tree import HtmlElement
from briefing.language.words import one_line

_SILENT = frozenset("script style noscript template svg iframe object select option head meta link math canvas".split())
_BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul".split()
)
# Boxes that hold no part of an article, by their element, and by the names that sites give them.
_APART = frozenset("nav footer aside form button dialog label figcaption figure".split())
_NAMED = re.compile(
    r"comment|related|recommend|newsletter|subscri|sign-?up|promo|sidebar|share|social|cookie|consent|footer|\bnav|menu"
    r"|breadcrumb|most-|trending|advert|\bads?\b|sponsor|outbrain|taboola|\btags?\b|author-bio|up-next|read-?more"
    r"|more-on"
    r"|latest|feedback|survey|donat|licen[cs]e|masthead|skip|banner|paywall|toolbar|metadata|byline|caption|credit",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 400  # elements inside one another; a page of people has some dozens
_TOO_MUCH = 0.35  # of a page's words: what holds more is no box, whatever it is called

_Work = tuple[str, object, tuple[int, ...], tuple[str, int], str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text, its element's name, and the numbers of the elements that it stands in, outermost first.

    `apart` names the box that sets it apart from the article, or is empty; `box` is that box's number. `marks` are
    class and id, on the way up.
    """

    text: str
    tag: str
    path: tuple[int, ...]
    apart: str
    box: int
    marks: str


def blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of a page in document order; scripts, styles and comments are left out."""
    return _headed(_weighed(list(_walk(tree))))


def _walk(tree: HtmlElement) -> Iterator[Block]:
    """Collect text until a block begins or ends. A stack, not recursion: pages may be nested without end."""
    held: list[str] = []
    numbers = 0
    stack: list[_Work] = [("open", tree, (0,), ("", 0), "", "html")]
    while stack:
        what, item, path, apart, marks, tag = stack.pop()
        if what == "text":
            held.append(str(item))
        elif what == "flush":
            text = one_line("".join(held))
            held.clear()
            if text:
                yield Block(text, tag, path, *apart, marks)
        elif isinstance(item, HtmlElement) and isinstance(item.tag, str) and not _unseen(item):
            numbers += 1
            if len(path) < _DEEPEST:
                stack.extend(reversed(list(_inside(item, numbers, path, apart, marks, tag))))
    text = one_line("".join(held))
    if text:
        yield Block(text, "html", (0,), "", 0, "")


def _inside(
    item: HtmlElement, number: int, path: tuple[int, ...], apart: tuple[str, int], marks: str, tag: str
) -> Iterator[_Work]:
    """What is to be done for an element: its text, its children with the text behind each, and the block's end."""
    name = str(item.tag)
    outer = (path, apart, marks, tag)
    if name == "br":
        yield "flush", None, *outer
        return
    inner = outer
    if name in _BLOCK:
        yield "flush", None, *outer
        own = f"{item.get('class') or ''} {item.get('id') or ''}".strip()
        if not apart[0] and (why := _apart(name, own)):
            apart = (why, number)
        inner = ((*path, number), apart, f"{own} {marks}"[:200], name)
    if item.text:
        yield "text", item.text, *inner
    for child in item:
        yield "open", child, *inner
        if child.tail:
            yield "text", child.tail, *inner
    if name in _BLOCK:
        yield "flush", None, *inner


def _unseen(item: HtmlElement) -> bool:
    """Whether a reader of the page does not see an element."""
    return item.tag in _SILENT or item.get("hidden") is not None or bool(_HIDDEN.search(item.get("style") or ""))


def _apart(name: str, own: str) -> str:
    if name in _APART:
        return name
    match = _NAMED.search(own) if name not in ("body", "html", "main", "article") else None
    return match.group().lower() if match else ""


def _weighed(found: list[Block]) -> list[Block]:
    """A box that holds a good part of the page's words is none: some sites call their articles strange names."""
    words: Counter[int] = Counter()
    for block in found:
        words[block.box] += len(block.text.split())
    total = words.total()
    large = {box for box, count in words.items() if box and count > _TOO_MUCH * total}
    return [replace(block, apart="", box=0) if block.box in large else block for block in found] if large else found


def _headed(found: list[Block]) -> list[Block]:
    """Set apart what stands in one element with a heading such as "Recent posts", where the element begins with it."""
    began: dict[int, int] = {}
    for number, block in enumerate(found):
        for element in block.path:
            began.setdefault(element, number)
    boxes: set[int] = set()
    for number, block in enumerate(found):
        if not block.apart and is_box(block.text) and len(block.path) > 1:
            holders = [element for element in block.path[1:-1] if began[element] == number]
            if holders:
                boxes.add(holders[0])
    if not boxes:
        return found
    made = []
    for block in found:
        held = next((element for element in block.path if element in boxes), 0)
        made.append(replace(block, apart="related", box=held) if held and not block.apart else block)
    return _weighed(made)
