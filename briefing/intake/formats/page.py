"""Saved web pages. trafilatura, which leads its field, finds the article; htmldate the date that nothing states."""

from __future__ import annotations

import copy
import re

from briefing.intake.candidate import Draft, Found
from briefing.intake.fields import account, dates
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.blocks import blocks, visible
from briefing.intake.formats.decode import decode
from briefing.intake.formats.inline import reveal, settle
from briefing.intake.formats.page_body import body
from briefing.intake.formats.page_meta import Metadata
from briefing.intake.formats.tree import HtmlElement, parse

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_CHANGED = re.compile(r"modif|updat|revis", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,40})""", re.IGNORECASE)


def read(data: bytes, outlets: frozenset[str], *, charset: str | None = None, address: str = "") -> Draft:
    """A page as a draft. `charset` and `address` are what an archive or a mail says of it.

    Raises ImportingError for a page that holds no element.
    """
    text = decode(data, charset or _declared(data))
    tree = parse(text)
    inside = settle(tree)
    note = reveal(tree)
    shown = [visible(tree)]
    found = blocks(tree)
    meta = Metadata(tree, found, text, address).found
    if "published" not in meta:
        when = _by_htmldate(tree, text)
        if when:
            meta["published"] = Found(when, "page, by htmldate")
    held = body(tree, found)
    draft = shape(
        held.paragraphs,
        meta,
        digest=digest(data),
        outlets=outlets,
        headline=False,
        dropped=[*inside, *held.dropped],
        notes=[*filter(None, [note]), *held.notes],
    )
    return account.told(draft, shown, held.told)


def _declared(data: bytes) -> str | None:
    head = data[:4096]
    match = _CHARSET.search(head) or _XML.search(head)
    return match[1].decode("ascii") if match else None


def _modified(tree: HtmlElement) -> set[str]:
    """The days on which the page says that it was changed, which are not when it was published."""
    stamps = [
        element.get("content") or element.get("datetime") or ""
        for element in tree.iter("meta", "time")
        if _CHANGED.search(
            f"{element.get('property')} {element.get('name')} {element.get('class')} {element.get('itemprop')}"
        )
    ]
    return {str(day) for day in map(dates.from_stamp, stamps) if day}


def _by_htmldate(tree: HtmlElement, text: str) -> str:
    """htmldate's answer, where the page prints that very day: it also guesses, and a date is never invented."""
    from htmldate import find_date

    try:
        found = find_date(copy.deepcopy(tree), extensive_search=False, original_date=True)
    except (ValueError, TypeError, OverflowError):
        return ""
    if not found or found.endswith("-01-01") or found in _modified(tree):
        return ""
    if found in text:
        return found
    printed = dates.find(re.sub(r"<[^>]{0,500}>", " ", text[:200_000]))
    return found if printed and str(printed[0]) == found else ""
