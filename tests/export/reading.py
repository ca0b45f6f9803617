"""Reading an export back as a CommonMark reader would."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable("table")


def shown(token: Token) -> str:
    """The text of an inline token."""
    return "".join(child.content for child in token.children or ())


def headings(markdown: str) -> list[str]:
    """Every heading, with its level."""
    tokens = PARSER.parse(markdown)
    return [
        f"{token.tag[1]} {shown(tokens[at + 1])}" for at, token in enumerate(tokens) if token.type == "heading_open"
    ]


def tables(markdown: str) -> list[list[list[str]]]:
    """Every table as rows of cells."""
    found: list[list[list[str]]] = []
    tokens = PARSER.parse(markdown)
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(shown(tokens[at + 1]))
    return found


def kinds(markdown: str) -> Iterator[tuple[str, str]]:
    """The kind of every token, those inside a line too, and its content."""
    for token in PARSER.parse(markdown):
        yield token.type, token.content
        for child in token.children or ():
            yield child.type, child.content


def section(markdown: str, name: str) -> str:
    """The text under a heading of the second level."""
    return markdown.split(f"\n## {name}\n")[1].split("\n## ")[0]
