"""Mark-up to a tree, by lxml through trafilatura's repairs. Nothing outside the mark-up is ever loaded."""

from __future__ import annotations

import importlib
import socket
import sys
from types import ModuleType

from lxml.etree import _Element as Element  # type: ignore[import-untyped]  # lxml carries no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml carries no types

from briefing.errors import ImportingError

_NAMES = ("class", "id", "data-component", "data-testid")


def library() -> ModuleType:
    """trafilatura. What it imports opens a socket to look for IPv6, unless Python says that there is none."""
    if "trafilatura" not in sys.modules:
        had, socket.has_ipv6 = socket.has_ipv6, False
        try:
            return importlib.import_module("trafilatura")
        finally:
            socket.has_ipv6 = had
    return sys.modules["trafilatura"]


def parse(text: str) -> HtmlElement:
    """The tree of a page. Raises ImportingError when there is none."""
    tree = library().load_html(text)
    if tree is None:
        tree = fragment(text)
    return tree


def fragment(markup: str) -> HtmlElement:
    """The tree of mark-up that is a part of a page. Raises ImportingError when there is none."""
    tree = library().load_html(f"<html><body><div>{markup}</div></body></html>")
    if tree is None:
        raise ImportingError("is a web page without content")
    return tree


def called(element: HtmlElement) -> str:
    """What a page calls an element: its class, its id, and what sites whose classes are made by a machine write."""
    return " ".join(value for name in _NAMES if (value := element.get(name)))


__all__ = ["Element", "HtmlElement", "called", "fragment", "library", "parse"]
