"""The article's text in a page: trafilatura finds it, and no quotation beside what it found is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.intake.candidate import Dropped
from briefing.intake.fields.about import bare
from briefing.intake.fields.furniture import guarded
from briefing.intake.formats.blocks import Block
from briefing.intake.formats.tree import Element, HtmlElement, library
from briefing.language.words import one_line

_MOST_SHOWN = 60  # passages outside the article that are kept for showing
_LAYOUT = 60  # words in a cell from which a table is a page's layout
_ENDED = re.compile(r"""[.!?…:]["'”’»)\]]*$""")


def body(tree: HtmlElement, found: Sequence[Block]) -> tuple[list[str], list[Dropped], list[str]]:
    """Paragraphs, what lies outside them, and notes. The tree is used up; `found` are its blocks, taken before."""
    notes: list[str] = []
    # Reads the tree that it is given; only a URL in place of it could make it fetch.
    document = library().bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    taken = list(_paragraphs(document.body)) if document is not None and hasattr(document, "body") else []
    if not taken:
        taken = [block.text for block in found if not block.apart and (_prose(block.text) or guarded(block.text))]
        notes.append("the page has no part that is clearly its article; its sentences were taken")
    taken = _without_boxes(_with_lost(_parted(taken, found), found), found)
    kept = {bare(paragraph) for paragraph in taken}
    outside = [block for block in found if bare(block.text) not in kept and len(block.text) > 1]
    joined = bare(" ".join(taken))
    dropped = [
        Dropped(block.text[:300], f"outside the article ({block.apart})" if block.apart else "outside the article")
        for block in outside
        if bare(block.text) not in joined
    ]
    if len(dropped) > _MOST_SHOWN:
        notes.append(f"{len(dropped) - _MOST_SHOWN} more passages outside the article are not shown")
    return taken, dropped[:_MOST_SHOWN], notes


def _parted(taken: list[str], found: Sequence[Block]) -> list[str]:
    """The paragraphs, each that is really several blocks run together parted again.

    Of a very short page trafilatura takes all the text as one paragraph, headline and byline included.
    """
    parted: list[str] = []
    for paragraph in taken:
        whole = bare(paragraph)
        parts = [block for block in found if bare(block.text) and bare(block.text) in whole]
        if len(parts) > 1 and bare(" ".join(block.text for block in parts)) == whole:
            parted.extend(block.text for block in parts if block.tag != "h1")
        else:
            parted.append(paragraph)
    return parted


def _without_boxes(taken: list[str], found: Sequence[Block]) -> list[str]:
    """The paragraphs without those that stand in boxes apart and nowhere else; a quotation stays all the same."""
    apart = {bare(block.text) for block in found if block.apart} - {
        bare(block.text) for block in found if not block.apart
    }
    kept = [paragraph for paragraph in taken if bare(paragraph) not in apart or guarded(paragraph)]
    return kept if sum(map(len, kept)) * 2 > sum(map(len, taken)) else taken


def _paragraphs(element: Element | None) -> Iterator[str]:
    """The paragraphs of trafilatura's tree: p, head, items of lists, quotes, rows of tables, line breaks."""
    if element is None:
        return
    for child in element:
        if child.tag in ("p", "head", "ab", "fw"):
            yield from _lines(child)
        elif child.tag == "list":
            for item in child:
                text = one_line("".join(item.itertext()))
                if text:
                    yield f"• {text}"
        elif child.tag == "quote":
            if len(child):
                yield from _lines(child) if child.text and child.text.strip() else _paragraphs(child)
            else:
                yield from _lines(child)
        elif child.tag == "table":
            yield from _rows(child)
        elif child.tag in ("div", "body"):
            yield from _paragraphs(child)
        else:
            yield from _lines(child)


def _rows(table: Element) -> Iterator[str]:
    """A table's rows; one that lays out the page gives the paragraphs of the cells that hold text."""
    rows = [[(cell, one_line("".join(cell.itertext()))) for cell in row] for row in table]
    layout = any(len(text.split()) > _LAYOUT for row in rows for _, text in row)
    for row in rows:
        if not layout:
            yield " | ".join(text for _, text in row if text)
            continue
        for cell, text in row:
            if len(text.split()) > _LAYOUT // 2:
                yield from _lines(cell)


def _lines(element: Element) -> Iterator[str]:
    pieces: list[str] = [""]
    for event in _flow(element):
        if event is None:
            pieces.append("")
        else:
            pieces[-1] += event
    for piece in pieces:
        text = one_line(piece)
        if text:
            yield text


def _flow(element: Element) -> Iterator[str | None]:
    """Text in order, None for a line break or the edge of a paragraph inside."""
    if element.text:
        yield element.text
    for child in element:
        edge = child.tag in ("lb", "p", "item", "head", "quote")
        if edge:
            yield None
        yield from _flow(child)
        if edge and child.tag != "lb":
            yield None
        if child.tail:
            yield child.tail


def _with_lost(taken: list[str], found: Sequence[Block]) -> list[str]:
    """The paragraphs, and those blocks among theirs that were left out though they are prose or hold a quotation."""
    place = {bare(paragraph): at for at, paragraph in reversed(list(enumerate(taken)))}
    matched = [(number, place[key]) for number, block in enumerate(found) if (key := bare(block.text)) in place]
    if not matched:
        return taken
    holders = {found[number].path[-1] for number, _ in matched if not found[number].apart}
    above = {_above(found[number]) for number, _ in matched if not found[number].apart and _above(found[number])}
    first, last = matched[0][0], matched[-1][0]
    joined = bare(" ".join(taken))
    lost: dict[int, list[str]] = {}
    at = -1
    following = dict(matched)
    for number, block in enumerate(found):
        if number in following:
            at = following[number]
            continue
        if bare(block.text) in joined or block.tag in ("h1", "title"):
            continue
        if block.apart:
            # A quotation set apart within the text; one that repeats the text's words was passed over above.
            if first < number < last and guarded(block.text) and (block.tag == "blockquote" or "quote" in block.marks):
                lost.setdefault(at, []).append(block.text)
            continue
        beside = block.path[-1] in holders or _above(block) in holders or _above(block) in above
        inside = first < number < last
        quoted = guarded(block.text) and (block.path[-1] in holders or (beside and first - 3 < number < last + 3))
        if quoted or (inside and beside and _prose(block.text)):
            lost.setdefault(at, []).append(block.text)
    if not lost:
        return taken
    made = lost.get(-1, []).copy()
    for number, paragraph in enumerate(taken):
        made.append(paragraph)
        made.extend(lost.get(number, ()))
    return made


def _above(block: Block) -> int:
    return block.path[-2] if len(block.path) > 1 else 0


def _prose(text: str) -> bool:
    return len(text.split()) >= 12 and bool(_ENDED.search(text))
