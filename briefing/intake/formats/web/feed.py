"""RSS and Atom files, read by feedparser (it leads its field): an article for each entry."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import partial
from html import escape, unescape
from typing import Any

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import dates
from briefing.intake.fields.bylines import tidy
from briefing.intake.fields.outlets import host_of
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.decode import decode
from briefing.intake.formats.markup import inline, sheet
from briefing.intake.formats.markup.tree import fragment
from briefing.intake.formats.part import Context, FilePart
from briefing.language.safety import safe_line
from briefing.language.words import one_line

_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,40})""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_CLOSED = re.compile(
    r"<([a-z][a-z0-9]{0,10})\b[^<>]{0,200}>[^<]{0,4000}(?:<(?!/?\1\b)[^<>]{0,200}>[^<]{0,4000}){0,40}</\1>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|hr|p)\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_ABOUT = {"title": "title", "link": "home_page_url", "language": "language"}
_LAYERS = 3  # of encoding around a title, at most
_FEW = 120  # words below which an entry without content is only the summary of an article


def read(data: bytes, context: Context) -> Iterator[FilePart]:
    """A part for each entry. Raises ImportingError for a feed that is damaged, hostile or empty."""
    declared = _ENCODING.search(data[:400])
    text = decode(data, declared[1].decode("ascii") if declared else None)
    entries, about = _json(text) if text.lstrip().startswith("{") else _xml(text)
    for number, entry in enumerate(entries, 1):
        name = f"entry {number} {safe_line(_words(entry.get('title') or ''))[:60]}".rstrip()
        inner = f"{context.inner} › {name}" if context.inner else name
        yield FilePart(inner, "feed", partial(_draft, entry, about, context))


def _xml(text: str) -> tuple[list[Any], Any]:
    """The entries of an RSS or Atom feed, and what it says of itself, as feedparser names them."""
    if re.search(r"<!(?:ENTITY|DOCTYPE[^>]*\[)", text):
        raise ImportingError("declares entities of its own, which a feed has no need to")
    import feedparser

    # Never a string: feedparser would fetch or open what looks like an address or a path.
    held = feedparser.parse(
        io.BytesIO(_DECLARATION.sub("", text).encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
    )
    entries = held.get("entries") or []
    if not entries:
        raise ImportingError("is a damaged feed" if held.get("bozo") else "is a feed without entries")
    return entries, held.get("feed") or {}


def _json(text: str) -> tuple[list[Any], Any]:
    """The same of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportingError("is a damaged feed") from error
    items = [item for item in held.get("items") or [] if isinstance(item, dict)] if isinstance(held, dict) else []
    if not items:
        raise ImportingError("is a feed without entries")
    entries = [
        {
            "id": item.get("id"),
            "title": item.get("title"),
            "link": item.get("url"),
            "published": item.get("date_published"),
            "author": ", ".join(_authors(item)) or ", ".join(_authors(held)),
            "content": [{"value": item.get("content_html") or _marked_up(str(item.get("content_text") or ""))}],
            "summary": _marked_up(str(item.get("summary") or "")),
        }
        for item in items
    ]
    return entries, {key: held.get(name) for key, name in _ABOUT.items()}


def _authors(held: dict[str, Any]) -> list[str]:
    listed = held.get("authors") or [held.get("author")]
    return [str(one["name"]) for one in listed if isinstance(one, dict) and one.get("name")]


def _marked_up(text: str) -> str:
    """Plain text as mark-up: what is set with brackets is words there."""
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())


def _draft(entry: Any, about: Any, context: Context) -> ArticleDraft:
    contents = [str(part.get("value") or "") for part in entry.get("content") or []]
    content = max(contents, key=len, default="")
    summary = str(entry.get("summary") or "")
    chosen = content if len(content) >= len(summary) else summary
    twice = _encoded_twice(chosen)
    if twice:
        chosen = unescape(chosen)
    dropped: list[Dropped] = []
    paragraphs: list[str] = []
    if chosen.strip():
        tree = fragment(chosen)
        dropped = [*inline.settle(tree), *inline.without_unseen(tree)]
        paragraphs = sheet.paragraphs(tree)
    known: dict[str, FieldValue] = {}

    def note(name: str, value: str, by: str = "feed entry") -> None:
        if value:
            known.setdefault(name, FieldValue(value, by))

    note("headline", _words(str(entry.get("title") or "")))
    link = str(entry.get("link") or "")
    note("url", link if link.startswith(("http://", "https://")) else "")
    note("published", _day(str(entry.get("published") or entry.get("created") or "")))
    note("byline", tidy(_words(str(entry.get("author") or ""))) or "")
    source = entry.get("source") or {}
    note("outlet", _words(str(source.get("title") or "")), "feed entry")
    note("outlet", _words(str(about.get("title") or "")), "feed")
    note("site", host_of(str(about.get("link") or "")), "feed")
    language = str(about.get("language") or "")
    note("language", language[:2].lower() if re.match(r"[a-zA-Z]{2}\b", language) else "", "feed")
    if known.get("byline") and known.get("outlet") and known["byline"].value == known["outlet"].value:
        del known["byline"]
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    notes = ["the feed gives only a summary of the article"] if not content and words < _FEW else []
    if twice:
        notes.append("the feed encodes its mark-up twice; it was decoded twice")
    source_digest = digest("\n".join((str(entry.get("id") or link), *paragraphs)).encode("utf-8", "replace"))
    return shape(
        paragraphs, known, digest=source_digest, outlets=context.outlets, headline=False, dropped=dropped, notes=notes
    )


def _words(markup: str) -> str:
    """A title's words; some feeds put mark-up into it, and some encode that twice."""
    for _ in range(_LAYERS):
        if "<" not in markup and "&" not in markup:
            break
        words = one_line(fragment(markup).text_content())
        again = words != markup and (_CLOSED.search(words) or _ENTITY.search(words))
        markup = words
        if not again:
            break
    return one_line(markup)


def _encoded_twice(markup: str) -> bool:
    """Whether mark-up stands in a text as text: it has none of its own, and elements in its words."""
    if _TAG.search(markup):
        return False
    words = unescape(markup)
    return bool(_CLOSED.search(words) or len(_BREAK.findall(words)) > 1)


def _day(stamp: str) -> str:
    day = dates.from_stamp(stamp)
    return str(day) if day else ""
