"""Mark-up to a tree, by lxml through trafilatura's repairs. Nothing outside the mark-up is ever loaded."""

from __future__ import annotations

from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml carries no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml carries no types

from briefing.errors import ImportingError


def parse(text: str) -> HtmlElement:
    """The tree of a page. Raises ImportingError when there is none."""
    from trafilatura import load_html

    tree = load_html(text)
    if tree is None:
        tree = fragment(text)
    return tree


def fragment(markup: str) -> HtmlElement:
    """The tree of mark-up that is a part of a page. Raises ImportingError when there is none."""
    from trafilatura import load_html

    tree = load_html(f"<html><body><div>{markup}</div></body></html>")
    if tree is None:
        raise ImportingError("is a web page without content")
    return tree


__all__ = ["Element", "HtmlElement", "fragment", "parse"]
