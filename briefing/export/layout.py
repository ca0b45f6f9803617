"""Blocks of Markdown that CommonMark (with GFM's tables) and pandoc read alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.export.escape import Md, escape
from briefing.language.marks import unclosed, unopened

_DASHES = 100  # of a whole table: each column has its share of them
_RULE = re.compile(r"^\|(?: -{3,} \|)+$", re.MULTILINE)  # between a table's head and its rows; foreign text is escaped


def heading(level: int, text: Md) -> Md:
    """A heading of level 1 to 6."""
    return Md(f"{'#' * level} {text}")


def quote(parts: Iterable[str]) -> Md:
    """Foreign wording as a block quotation, each part a paragraph."""
    return Md("\n>\n".join(f"> {escape(part)}" for part in parts))


def wording(parts: Iterable[str]) -> Md:
    """Printed words as a block quotation: a quoted string that is closed, or opened, beyond them is so here too."""
    printed = list(parts)
    if printed:
        printed[0] = unopened(printed[0]) + printed[0]
        printed[-1] += unclosed(printed[-1])
    return quote(printed)


def prose(text: str) -> Iterator[Md]:
    """Foreign paragraphs: those with blank lines between them, or, in a text without any, its lines."""
    for paragraph in text.split("\n\n" if "\n\n" in text.strip() else "\n"):
        if paragraph.strip():
            yield escape(paragraph)


def bullets(items: Iterable[Md]) -> Md:
    """A list; an item must begin with words of the program's own (see `escape`)."""
    return Md("\n".join(f"- {item}" for item in items))


def table(header: Sequence[Md], rows: Iterable[Sequence[Md]], widths: Sequence[int]) -> Md:
    """A pipe table; `widths` are the columns' relative widths on a printed page."""
    whole = sum(widths)
    dashes = ["-" * max(3, _DASHES * width // whole) for width in widths]
    return Md("\n".join(f"| {' | '.join(row)} |" for row in (header, dashes, *rows)))


def table_shares(text: str) -> list[tuple[float, ...]]:
    """The columns' shares (of 1) of the width of each table of a Markdown export, in its order."""
    ruled = [[len(dashes) for dashes in re.findall("-+", rule)] for rule in _RULE.findall(text)]
    return [tuple(count / sum(counts) for count in counts) for counts in ruled]


def page(blocks: Iterable[Md]) -> Md:
    """Blocks with a blank line between them; empty ones are left out."""
    return Md("\n\n".join(block for block in blocks if block))


def joined(texts: Iterable[str], between: str = " ") -> Md:
    """Pieces of Markdown on one line; empty ones are left out."""
    return Md(between.join(text for text in texts if text))
