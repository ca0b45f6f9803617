"""The article's text in a page: trafilatura says which blocks are the article's, their words are the page's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.intake.candidate import Dropped
from briefing.intake.fields.about import bare
from briefing.intake.fields.furniture import guarded, reason, says
from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.boxes import weak
from briefing.intake.formats.markup.inline import without_unseen
from briefing.intake.formats.markup.tree import Element, HtmlElement, library
from briefing.language.sentences import ending
from briefing.language.words import counted, one_line

_MOST_SHOWN = 60  # passages outside the article that are kept for showing
_LAYOUT = 60  # words in a cell from which a table is a page's layout
_ENDED = ending()
_SIGN = 0x2800  # Braille patterns number the blocks: printable, no letter, and in no page of news
_SIGNS = re.compile("[\u2800-\u28ff]{3}")
_SHIFTS = (16, 8, 0)
_SHORTEST = 5  # words of a sentence in a box that is one only by a layout's name
_LONG = 30  # characters from which a node within a block carries its number too
_SIGNED = 12  # words of a line that signs a quotation, at most
_LINKED = 0.5  # share of a block's characters in links, from which it is a list of links and no prose
_ALL_LINKED = 0.8  # the same, of an item that is a link and nothing else
_FEW_LINKS = 0.3  # the same, of prose outside what the extractor took
_REACH = 3  # blocks that may stand between the article's edge and a passage of its own container
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())


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
                if not block.box_kind and (_prose(block.text) or guarded(block.text))
            }  # fmt: skip
            notes.append("the page has no part that is clearly its article; its sentences were taken")
        chosen = _without_links(_without_boxes(_completed(chosen, blocks), blocks), blocks)
        chosen = _below(head, chosen, blocks)
        layout, margins = _layout(chosen, blocks)
        chosen = {
            number for number in chosen
            if blocks[number].tag != "h1" and (blocks[number].cell not in margins or guarded(blocks[number].text))
        }  # fmt: skip
        paragraphs = list(_paragraphs(sorted(chosen), blocks, layout))
        quoted = sum(paragraph.marked for paragraph in paragraphs)
        if quoted:
            notes.append(f"{counted(quoted, 'paragraph')} set as a quotation on the page were given quotation marks")
        taken = [paragraph.text for paragraph in paragraphs]
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


def _without_boxes(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks without those in boxes apart; a quotation stays all the same, and prose in a box by its name alone."""
    kept = {number for number in chosen if not blocks[number].box_kind or _stays(blocks[number])}
    words = sum(len(blocks[number].text) for number in kept)
    return kept if words * 2 > sum(len(blocks[number].text) for number in chosen) else chosen


def _without_links(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks without the lists of links behind the last of the text, and the headings above those."""
    ordered = sorted(chosen)
    end = len(ordered)
    while end and (blocks[ordered[end - 1]].linked >= _ALL_LINKED or _headed(ordered, end, blocks)):
        end -= 1
    return set(ordered[:end]) if end and len(ordered) - end > 1 else chosen


def _below(head: int, chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks without the short lines above the headline: a site's name, and what it says of itself."""
    if head < 0 or blocks[head].tag not in ("h1", "h2") or not any(number > head for number in chosen):
        return chosen
    return {
        number for number in chosen
        if number > head or _prose(blocks[number].text) or guarded(blocks[number].text)
    }  # fmt: skip


def _headed(ordered: Sequence[int], end: int, blocks: Sequence[Block]) -> bool:
    block = blocks[ordered[end - 1]]
    return end < len(ordered) and block.tag in _HEADINGS and not guarded(block.text)


def _stays(block: Block) -> bool:
    if guarded(block.text):
        return True
    sentence = len(block.text.split()) >= _SHORTEST and bool(_ENDED.search(block.text))
    return weak(block.box_kind) and sentence and block.linked < _LINKED and not reason(block.text)


def _completed(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks chosen, and those that belong to them: within the text, at its edges, in containers like theirs."""
    core = sorted(number for number in chosen if not blocks[number].box_kind)
    if not core:
        return chosen
    made = set(chosen) | _siblings(core, blocks)
    core = sorted(number for number in made if not blocks[number].box_kind)
    holders = Counter(blocks[number].holder for number in core)
    above = {blocks[number].above for number in core} - {0}
    first, last = core[0], core[-1]
    for number in range(first + 1, last):
        block = blocks[number]
        if number in made or block.tag in ("h1", "title"):
            continue
        if block.box_kind:
            # A quotation set apart within the text; one that repeats the text's words is dropped below.
            if guarded(block.text) and (block.quote or "quote" in block.marks):
                made.add(number)
        elif _belongs(block, holders, above):
            made.add(number)
    made |= _edges(first, last, blocks, holders)
    return made - set(_repeated(made, chosen, blocks))


def _belongs(block: Block, holders: Counter[int], above: set[int]) -> bool:
    """Whether a block between two of the article's is the article's too."""
    if block.linked >= _LINKED and not guarded(block.text):
        return False
    same = block.holder in holders
    if guarded(block.text) or (_prose(block.text) and not reason(block.text)):
        return same or block.holder in above or block.above in holders or block.above in above
    if not same or reason(block.text):
        return False
    return len(block.text.split()) >= 4 or bool(_ENDED.search(block.text)) or block.tag in _HEADINGS


def _edges(first: int, last: int, blocks: Sequence[Block], holders: Counter[int]) -> set[int]:
    """Passages just outside the text, in a container that holds much of it."""
    added: set[int] = set()
    for step, start in ((-1, first), (1, last)):
        number, gap = start + step, 0
        while 0 <= number < len(blocks) and gap < _REACH:
            block = blocks[number]
            own = holders[block.holder] >= 2 or (holders[block.holder] and len(holders) == 1)
            quoted = guarded(block.text)
            wanted = quoted or (_prose(block.text) and not reason(block.text) and block.linked < _FEW_LINKS)
            if own and step > 0 and not gap and block.tag == blocks[last].tag and not reason(block.text):
                wanted = wanted or _short_end(block)
            near = quoted and block.above in holders and block.linked < _FEW_LINKS and not is_card(block)
            if block.tag != "h1" and not block.box_kind and ((wanted and own) or near):
                added.add(number)
                gap = 0
            else:
                gap += 1
            number += step
    return added


def _short_end(block: Block) -> bool:
    """Whether a block right behind the text may be its last sentence, too short for the extractor to take."""
    return len(block.text.split()) >= _SHORTEST and bool(_ENDED.search(block.text)) and block.linked < _FEW_LINKS


def is_card(block: Block) -> bool:
    """Whether a block's container is named as one of many: a card, a teaser, an item of a list."""
    return bool(
        re.search(r"card|teaser|tile|item|promo|list|grid|headline", f"{block.kind[1]} {block.marks}", re.IGNORECASE)
    )


def _siblings(core: Sequence[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks of containers that stand beside the article's and are called the same: text parted by adverts."""
    held: dict[int, list[int]] = {}
    kinds: dict[tuple[int, tuple[str, str]], bool] = {}
    for number in core:
        block = blocks[number]
        if _prose(block.text) or guarded(block.text):
            kinds[block.above, block.kind] = True
    inside = set(core)
    for number, block in enumerate(blocks):
        if number not in inside and not block.box_kind and block.kind[0] != "li" and (block.above, block.kind) in kinds:
            held.setdefault(block.holder, []).append(number)
    own = {blocks[number].holder for number in core}
    added: set[int] = set()
    for holder, numbers in held.items():
        if holder in own:
            continue
        texts = [blocks[number] for number in numbers]
        prose = sum(len(block.text) for block in texts if _prose(block.text) or guarded(block.text))
        if (
            prose >= 0.7 * sum(len(block.text) for block in texts)
            and not any(block.tag in ("h1", "h2", "h3") and block.linked for block in texts)
            and not any(block.linked >= _LINKED for block in texts)
            and not is_card(texts[0])
        ):
            added.update(numbers)
    return added


def _repeated(made: set[int], chosen: set[int], blocks: Sequence[Block]) -> Iterator[int]:
    """Blocks that were added though their words stand in the text already: a pull quote's."""
    added = sorted(made - chosen)
    if not added:
        return
    joined = bare(" ".join(blocks[number].text for number in sorted(chosen)))
    for number in added:
        words = bare(blocks[number].text)
        if len(words) > 12 and words in joined:
            yield number


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    marked: bool = False


def _paragraphs(chosen: Sequence[int], blocks: Sequence[Block], layout: set[int]) -> Iterator[_Paragraph]:
    """The chosen blocks as paragraphs: items of lists with a bullet, rows of tables on one line, quotations marked."""
    item = 0
    before = ""
    at = 0
    while at < len(chosen):
        block = blocks[chosen[at]]
        if block.row and block.row not in layout:
            cells: dict[int, list[str]] = {}
            row = block.row
            while at < len(chosen) and blocks[chosen[at]].row == row:
                cells.setdefault(blocks[chosen[at]].cell, []).append(blocks[chosen[at]].text)
                at += 1
            yield _Paragraph(" | ".join(" ".join(texts) for texts in cells.values()))
            continue
        if block.quote and not block.item:
            number = block.quote
            texts = []
            while at < len(chosen) and blocks[chosen[at]].quote == number:
                texts.append(blocks[chosen[at]].text)
                at += 1
            yield from _quoted(texts, before)
            before = texts[-1]
            continue
        bullet = "• " if block.item and block.item != item and not block.text.startswith("•") else ""
        item = block.item
        before = block.text
        yield _Paragraph(bullet + block.text)
        at += 1


def _quoted(texts: Sequence[str], before: str) -> Iterator[_Paragraph]:
    """A quotation that the page sets as a block: behind a line that says who speaks it gets the marks of its own.

    Each paragraph is opened and the last one closed, as newspapers do. So is one that is signed behind a dash. A block
    with marks of its own, or behind anything else, stays as it is.
    """
    last = texts[-1]
    signed = len(texts) > 1 and (last[:1] in "—–-" or (len(last.split()) <= 8 and not _ENDED.search(last)))
    words = texts[:-1] if signed else texts
    by_name = len(texts) > 1 and last[:1] in ("—", "–") and len(last.split()) <= _SIGNED
    if not (says(before) or by_name) or any(re.search(r"[“”„«»\"]", text) for text in words):
        yield from map(_Paragraph, texts)
        return
    for number, text in enumerate(words):
        yield _Paragraph(f"“{text}{'”' if number == len(words) - 1 else ''}", marked=True)
    if signed:
        yield _Paragraph(last)


def _layout(chosen: Iterable[int], blocks: Sequence[Block]) -> tuple[set[int], set[int]]:
    """The rows that lay out the page, as a cell of theirs holds much of its text; and their cells that hold little."""
    words: Counter[tuple[int, int]] = Counter()
    for number in chosen:
        block = blocks[number]
        if block.row:
            words[block.row, block.cell] += len(block.text.split())
    rows = {row for (row, _), count in words.items() if count > _LAYOUT}
    return rows, {cell for (row, cell), count in words.items() if row in rows and count <= _LAYOUT // 2}


def _prose(text: str) -> bool:
    return len(text.split()) >= 12 and bool(_ENDED.search(text))
