"""The blocks of text of a page, in order, each with where it stands: a reader's paragraphs and lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefing.intake.fields import lines
from briefing.intake.fields.furniture import is_box
from briefing.intake.formats.markup.boxes import apart_by
from briefing.intake.formats.markup.breaks import Place, Run, parted
from briefing.intake.formats.markup.inline import unseen
from briefing.intake.formats.markup.tree import HtmlElement, called
from briefing.language.words import one_line

_BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol p pre section summary table tbody "
    "td textarea tfoot th thead tr ul".split()
)
_LEAVES = frozenset("p h1 h2 h3 h4 h5 h6 pre caption dt dd".split())  # they hold text; other blocks hold these
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_CAPITAL = re.compile(
    r"(?:^|[\s_-])(?:drop-?cap(?:ital)?s?|dropped|initial-?(?:cap|letter)|lettrine)(?:[\s_-]|$)", re.IGNORECASE
)
_QUOTED = re.compile(
    r"(?:^|[\s_-])(?:block-?)?quot(?:e|ation)(?:[\s_-](?:text|body|block|content))?(?:\s|$)", re.IGNORECASE
)
_DEEPEST = 400  # elements inside one another; a page of people has some dozens
_TOO_MUCH = 0.35  # of a page's words: what holds more is no box, whatever it is called


class _At(NamedTuple):
    """Where the walk is: `path` and `kinds` are the block elements around, outermost first."""

    path: tuple[int, ...] = (0,)
    kinds: tuple[tuple[str, str], ...] = (("html", ""),)
    box_kind: str = ""
    box: int = 0
    marks: str = ""
    item: int = 0
    row: int = 0
    cell: int = 0
    quote: int = 0
    linked: bool = False
    kept: bool = False  # white space counts, as in `pre`


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text, its element's name, and the numbers of the elements that it stands in, outermost first.

    `kinds` are the names and classes of those elements. `box_kind` names the box that sets it apart from the
    article, or is empty; `box` is that box's number. `marks` are class and id, on the way up. `item`, `row`, `cell`
    and `quote` are the numbers of the list's item, the table's row and cell, and the quotation that it stands in,
    or 0. `linked` is the share of its characters that are links. `places` are the nodes that its text came from.
    """

    text: str
    tag: str
    path: tuple[int, ...]
    kinds: tuple[tuple[str, str], ...]
    box_kind: str
    box: int
    marks: str
    item: int
    row: int
    cell: int
    quote: int
    linked: float
    places: tuple[Place, ...]

    @property
    def holder(self) -> int:
        """The number of the element that holds this block among others."""
        return self.path[-2] if self.tag in _LEAVES and len(self.path) > 1 else self.path[-1]

    @property
    def above(self) -> int:
        """The number of the element around the holder, or 0."""
        at = self.path.index(self.holder)
        return self.path[at - 1] if at else 0

    @property
    def kind(self) -> tuple[str, str]:
        """The name and the class of the holder."""
        return self.kinds[self.path.index(self.holder)]


def blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of a page in document order; scripts, styles, comments and what is hidden are left out."""
    return _headed(_weighed(list(_walk(tree))))


def visible(tree: HtmlElement) -> str:
    """The words that a browser would show, found without regard to blocks: what the blocks are checked against."""
    shown: list[str] = []
    held: list[HtmlElement | str] = [tree]
    while held:
        item = held.pop()
        if isinstance(item, str):
            shown.append(item)
        elif isinstance(tag := item.tag, str) and not unseen(item):
            edge = " " if tag in _BLOCK or tag == "br" else ""
            if not len(item):
                shown.append(f"{edge}{item.text or ''}{edge}")
                continue
            held.append(edge)
            for child in reversed(item):
                if tail := child.tail:
                    held.append(tail)
                held.append(child)
            shown.append(edge + (item.text or ""))
    return "".join(shown)


def _walk(tree: HtmlElement) -> Iterator[Block]:
    """Collect text until a block begins or ends. A stack, not recursion: pages may be nested without end."""
    held: list[Run] = []
    numbers = 0
    stack: list[tuple[HtmlElement | None, Place | None, _At]] = [(tree, None, _At())]
    while stack:
        item, place, at = stack.pop()
        if place is not None:
            element, tail = place
            held.append((element.tail if tail else element.text, place, at.linked))
        elif item is None:
            yield from _made(held, at)
            held.clear()
        elif item.tag == "br":
            held.append(("", None, False))
        elif isinstance(item.tag, str) and not unseen(item):
            numbers += 1
            if len(at.path) < _DEEPEST:
                stack.extend(reversed(_inside(item, numbers, at)))
    yield from _made(held, _At())


def _inside(item: HtmlElement, number: int, outer: _At) -> list[tuple[HtmlElement | None, Place | None, _At]]:
    """What is to be done for an element: its text, its children with the text behind each, and the block's end."""
    made: list[tuple[HtmlElement | None, Place | None, _At]] = []
    name = str(item.tag)
    inner = outer
    block = name in _BLOCK and not _in_line(item, name)
    if block:
        made.append((None, None, outer))
        own = called(item)
        kind, box = outer.box_kind, outer.box
        if outer.quote and name == "footer":
            name = "p"  # who said it, and no box
        # The id of a heading is made of its own words ("topics"), and says nothing of a box.
        if not kind and (why := apart_by(name, (item.get("class") or "") if name in _HEADINGS else own)):
            kind, box = why, number
        inner = _At(
            (*outer.path, number),
            (*outer.kinds, (name, item.get("class") or "")),
            kind,
            box,
            f"{own} {outer.marks}"[:200],
            number if name == "li" else outer.item,
            number if name == "tr" else outer.row,
            number if name in ("td", "th") else outer.cell,
            number if name == "blockquote" or (not outer.quote and _QUOTED.search(own)) else outer.quote,
            outer.linked,
            outer.kept or name == "pre",
        )
    elif name == "a":
        inner = outer._replace(linked=True)
    if item.text:
        made.append((None, (item, False), inner))
    for child in item:
        made.append((child, None, inner))
        if child.tail:
            made.append((None, (child, True), inner))
    if block:
        made.append((None, None, inner))
    return made


def _in_line(item: HtmlElement, name: str) -> bool:
    """Whether a block element is set within a line: a dropped capital, a button among a sentence's words."""
    if name in ("div", "p") and _CAPITAL.search(item.get("class") or ""):
        return len((item.text_content() or "").strip()) <= 3
    if name not in ("button", "label"):
        return False
    parent = item.getparent()
    return parent is not None and parent.tag == "p"


def _made(held: list[Run], at: _At) -> Iterator[Block]:
    """The blocks of one run of text: line breaks part it, unless a line only goes on in the next."""
    if not held:
        return
    if at.kept:
        for text in lines.unwrap("".join("\n" if place is None else text for text, place, _ in held)):
            yield _block(one_line(text), held, at)
        return
    for part in parted(held):
        text = one_line("".join(text for text, _, _ in part))
        if text:
            yield _block(text, part, at)


def _block(text: str, runs: list[Run], at: _At) -> Block:
    total = sum(len(run) for run, _, _ in runs)
    linked = sum(len(run) for run, _, link in runs if link) / max(1, total)
    places = tuple(place for run, place, _ in runs if place is not None and not run.isspace())
    return Block(
        text, at.kinds[-1][0], at.path, at.kinds, at.box_kind, at.box, at.marks, at.item, at.row, at.cell, at.quote,
        linked, places,
    )  # fmt: skip


def _weighed(every: list[Block]) -> list[Block]:
    """A box that holds a good part of the page's words is none: some sites call their articles strange names."""
    words: Counter[int] = Counter()
    for block in every:
        words[block.box] += len(block.text.split())
    total = words.total()
    large = {box for box, count in words.items() if box and count > _TOO_MUCH * total}
    return [replace(block, box_kind="", box=0) if block.box in large else block for block in every] if large else every


def _headed(every: list[Block]) -> list[Block]:
    """Set apart what stands in one element with a heading such as "Recent posts", where the element begins with it."""
    began: dict[int, int] = {}
    for number, block in enumerate(every):
        for element in block.path:
            began.setdefault(element, number)
    boxes: set[int] = set()
    for number, block in enumerate(every):
        if not block.box_kind and is_box(block.text) and len(block.path) > 1:
            holders = [element for element in block.path[1:-1] if began[element] == number]
            if holders:
                boxes.add(holders[0])
    if not boxes:
        return every
    made = []
    for block in every:
        held = next((element for element in block.path if element in boxes), 0)
        made.append(replace(block, box_kind="related", box=held) if held and not block.box_kind else block)
    return _weighed(made)
