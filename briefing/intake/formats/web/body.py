"""The article's text in a page: trafilatura says which blocks are the article's, their words are the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.intake.candidate import Dropped
from briefing.intake.fields.about import bare
from briefing.intake.fields.furniture import guarded
from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.inline import without_unseen
from briefing.intake.formats.markup.tree import Element, HtmlElement, library
from briefing.intake.formats.web.belonging import belonging, prose
from briefing.intake.formats.web.paragraphs import layout_of, paragraphs
from briefing.language.words import counted, one_line

_MOST_SHOWN = 60  # passages outside the article that are kept for showing
_SIGN = 0x2800  # Braille patterns number the blocks: printable, no letter, and in no page of news
_SIGNS = re.compile("[\u2800-\u28ff]{3}")
_SHIFTS = (16, 8, 0)
_LONG = 30  # characters from which a node within a block carries its number too


@dataclass(frozen=True, slots=True)
class Body:
    """The article's paragraphs, the passages outside it as they are shown and in full, and remarks."""

    paragraphs: list[str]
    dropped: list[Dropped]
    notes: list[str]
    told: list[str]


def body(tree: HtmlElement, blocks: Sequence[Block], head: int = -1) -> Body:
    """The body of a page. The tree is used up; `blocks` are its blocks, taken before; `head` is the headline's."""
    notes: list[str] = []
    _number(blocks)
    hidden = without_unseen(tree)
    chosen, other = _chosen(tree, len(blocks))
    chosen = {number for number in chosen if blocks[number].tag != "title"}
    if not chosen and other:
        taken = other  # the page's data hold an article that its mark-up does not show
        notes.append("the text is in the page's data only; a reader of the page does not see it")
    else:
        if not chosen:
            chosen = {
                number for number, block in enumerate(blocks)
                if not block.box_kind and (prose(block.text) or guarded(block.text))
            }  # fmt: skip
            notes.append("the page has no part that is clearly its article; its sentences were taken")
        chosen = belonging(chosen, blocks, head)
        layout, margins = layout_of(chosen, blocks)
        chosen = {
            number for number in chosen
            if blocks[number].tag != "h1" and (blocks[number].cell not in margins or guarded(blocks[number].text))
        }  # fmt: skip
        made = list(paragraphs(sorted(chosen), blocks, layout))
        quoted = sum(paragraph.marked for paragraph in made)
        if quoted:
            notes.append(f"{counted(quoted, 'paragraph')} set as a quotation on the page, now in quotation marks")
        taken = [paragraph.text for paragraph in made]
    outside, notes = _outside(chosen, taken, blocks, notes)
    told = [block.text for number, block in enumerate(blocks) if number not in chosen]
    return Body(taken, [*hidden, *outside], notes, told)


def _outside(
    chosen: set[int], taken: Sequence[str], blocks: Sequence[Block], notes: list[str]
) -> tuple[list[Dropped], list[str]]:
    """What is shown of the blocks that were not chosen, and the notes with a count of the others."""
    kept = {bare(text) for text in taken}
    joined = bare(" ".join(taken)) if len(blocks) < 4000 else ""
    dropped = []
    for number, block in enumerate(blocks):
        if number in chosen or len(block.text) < 2 or bare(block.text) in kept:
            continue
        if len(block.text) > 20 and bare(block.text) in joined:
            continue
        why = f"outside the article ({block.box_kind})" if block.box_kind else "outside the article"
        dropped.append(Dropped(block.text[:300], why))
    if len(dropped) > _MOST_SHOWN:
        # Prose is what a person wants to see of it.
        shown = {id(one) for one in sorted(dropped, key=lambda one: -min(len(one.text), 200))[:_MOST_SHOWN]}
        notes.append(f"{len(dropped) - _MOST_SHOWN} more passages outside the article are not shown")
        dropped = [one for one in dropped if id(one) in shown]
    return dropped, notes


def _number(blocks: Sequence[Block]) -> None:
    """Write each block's number into its text, so that it is known again whatever trafilatura makes of it.

    Words that it drops within a block, and blocks whose words are printed twice, then make no difference.
    """
    for number, block in enumerate(blocks):
        sign = "".join(chr(_SIGN + (number >> shift & 0xFF)) for shift in _SHIFTS)
        for at, (element, tail) in enumerate(block.places):
            text = element.tail if tail else element.text
            if at and len(text) <= _LONG:
                continue
            marked = text[: len(text) - len(text.lstrip())] + sign + text.lstrip()
            if tail:
                element.tail = marked
            else:
                element.text = marked


def _chosen(tree: HtmlElement, count: int) -> tuple[set[int], list[str]]:
    """The numbers of the blocks that trafilatura takes; and its own text, where that is in no block of the page."""
    # Reads the tree that it is given; only a URL in place of it could make it fetch.
    document = library().bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    if document is None or not hasattr(document, "body") or document.body is None:
        return set(), []
    numbers = {
        sum((ord(char) - _SIGN) << shift for char, shift in zip(sign, _SHIFTS, strict=True))
        for text in document.body.itertext()
        for sign in _SIGNS.findall(text)
    }
    if numbers:
        return {number for number in numbers if number < count}, []
    return set(), [line for line in (one_line("".join(part.itertext())) for part in _leaves(document.body)) if line]


def _leaves(element: Element) -> Iterator[Element]:
    for child in element:
        if len(child) and child.tag in ("div", "body", "list", "quote"):
            yield from _leaves(child)
        else:
            yield child
