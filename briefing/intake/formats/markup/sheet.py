"""Mark-up without an article around it (mail, feeds, Word): every block of it is a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.intake.formats.markup.blocks import blocks
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.language.words import one_line


def paragraphs(tree: HtmlElement) -> list[str]:
    """The blocks as paragraphs; items of lists carry a bullet, rows of tables are one line each."""
    _join_rows(tree)
    made: list[str] = []
    item = 0
    for block in blocks(tree):
        begins = block.item and block.item != item and not block.text.startswith("•")
        item = block.item
        made.append(f"• {block.text}" if begins else block.text)
    return made


def heading(tree: HtmlElement) -> str:
    """The text of the first heading of the highest rank, or the empty string."""
    for name in ("h1", "h2"):
        for element in tree.iter(name):
            text = one_line(element.text_content())
            if text:
                return text
    return ""


def _join_rows(tree: HtmlElement) -> None:
    """Make one line of a row whose cells are short: `Date` and `3 May 2025` belong together."""
    for row in list(tree.iter("tr")):
        cells = [one_line(cell.text_content()) for cell in _cells(row)]
        filled = [cell for cell in cells if cell]
        if len(filled) < 2 or any(len(cell) > 120 for cell in filled):
            continue
        joined = (
            f"{filled[0].rstrip(':')}: {filled[1]}" if len(filled) == 2 and len(filled[0]) < 30 else " | ".join(filled)
        )
        for child in list(row):
            row.remove(child)
        row.text = joined


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    for child in row:
        if child.tag in ("td", "th"):
            yield child
