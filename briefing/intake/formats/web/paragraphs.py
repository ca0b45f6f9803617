"""The blocks of an article as paragraphs: items with a bullet, rows of tables on a line, quotations with marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.intake.fields.furniture import guarded, says
from briefing.intake.formats.markup.blocks import Block
from briefing.language.sentences import ending

_ENDED = ending()
_SIGNED = 12  # words of a line that signs a quotation, at most
_LAYOUT = 60  # words in a cell from which a table is a page's layout
_SHORTEST = 5  # words of a sentence that is a paragraph


@dataclass(frozen=True, slots=True)
class PageParagraph:
    """A paragraph of a page; `marked` where it was given quotation marks."""

    text: str
    marked: bool = False


def paragraphs(chosen: Sequence[int], blocks: Sequence[Block], layout: set[int]) -> Iterator[PageParagraph]:
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
            yield PageParagraph(" | ".join(" ".join(texts) for texts in cells.values()))
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
        yield PageParagraph(bullet + block.text)
        at += 1


def _quoted(texts: Sequence[str], before: str) -> Iterator[PageParagraph]:
    """A quotation that the page sets as a block: behind a line that says who speaks it gets the marks of its own.

    Each paragraph is opened and the last one closed, as newspapers do. So is one that is signed behind a dash. A block
    with marks of its own, or behind anything else, stays as it is.
    """
    last = texts[-1]
    signed = len(texts) > 1 and (last[:1] in "—–-" or (len(last.split()) <= 8 and not _ENDED.search(last)))
    words = texts[:-1] if signed else texts
    by_name = len(texts) > 1 and last[:1] in ("—", "–") and len(last.split()) <= _SIGNED
    if not (says(before) or by_name) or any(re.search(r"[“”„«»\"]", text) for text in words):
        yield from map(PageParagraph, texts)
        return
    for number, text in enumerate(words):
        yield PageParagraph(f"“{text}{'”' if number == len(words) - 1 else ''}", marked=True)
    if signed:
        yield PageParagraph(last)


def layout_of(chosen: Iterable[int], blocks: Sequence[Block]) -> tuple[set[int], set[int]]:
    """The rows that lay out the page, as a cell of theirs holds its text; and the cells beside it that hold little.

    A cell holds the text where it has many words; where several sentences stand in it, each in a paragraph of its own,
    no cell beside it is thought little of, as that row may be one of a table after all.
    """
    words: Counter[tuple[int, int]] = Counter()
    passages: Counter[tuple[int, int]] = Counter()
    sentences: Counter[tuple[int, int]] = Counter()
    for number in chosen:
        block = blocks[number]
        if block.row:
            place = (block.row, block.cell)
            words[place] += len(block.text.split())
            passages[place] += 1
            sentences[place] += _is_sentence(block.text)
    cells = Counter(row for row, _ in words)
    rows = {row for (row, _), count in words.items() if count > _LAYOUT}
    margins = {cell for (row, cell), count in words.items() if row in rows and count <= _LAYOUT // 2}
    parted = {row for (row, _), count in sentences.items() if count > 1}
    alone = {row for (row, _), count in passages.items() if count > 1 and cells[row] == 1}
    return rows | parted | alone, margins


def _is_sentence(text: str) -> bool:
    return guarded(text) or (len(text.split()) >= _SHORTEST and bool(_ENDED.search(text)))
