"""One page as it is read: its elements, its blocks, and what its data state of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.language.words import one_line

_LONGEST_DATA = 512 << 10
_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|PressRelease|Posting|WebPage)$")


class ParsedPage(NamedTuple):
    """A page. `metas` are its meta elements by name, `linked` the JSON-LD objects that describe an article, and
    `things` those with a name, by their id.
    """

    tree: HtmlElement
    blocks: Sequence[Block]
    metas: Mapping[str, str]
    linked: Sequence[Mapping[str, Any]]
    things: Mapping[str, Mapping[str, Any]]


def parsed(tree: HtmlElement, blocks: Sequence[Block]) -> ParsedPage:
    """A page with its data."""
    things: dict[str, dict[str, Any]] = {}
    linked = list(_linked(tree, things))
    return ParsedPage(tree, blocks, _metas(tree), linked, things)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The meta elements by name or property, in small letters; the first of each counts."""
    held: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").lower().strip()
        value = one_line(meta.get("content") or "")
        if name and value:
            held.setdefault(name, value)
    return held


def _linked(tree: HtmlElement, named: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, articles before the page that holds them.

    Things with a name are put into `named`, by their id.
    """
    pages: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = script.text or ""
        if len(text) > _LONGEST_DATA:
            continue
        try:
            held = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(held, 0):
            if isinstance(thing.get("@id"), str) and thing.get("name"):
                named.setdefault(thing["@id"], thing)
            types = thing.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and _ARTICLES.search(name) for name in names):
                if "WebPage" in names:
                    pages.append(thing)
                else:
                    yield thing
    yield from pages


def _things(held: Any, deep: int) -> Iterator[dict[str, Any]]:
    if deep > 4:
        return
    if isinstance(held, list):
        for part in held[:50]:
            yield from _things(part, deep + 1)
    elif isinstance(held, dict):
        yield held
        yield from _things(held.get("@graph"), deep + 1)
