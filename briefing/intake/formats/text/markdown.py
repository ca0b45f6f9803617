"""Markdown, with or without front matter; an article's file of our own is taken as it stands."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import yaml

from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import dates, lines
from briefing.intake.fields.bylines import tidy as tidy_byline
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.decode import decode
from briefing.intake.formats.markup import inline
from briefing.intake.formats.markup.tree import fragment
from briefing.model import ArticleKind, PartialDate

_LONGEST_FRONT = 64 << 10
_FRONT = re.compile(r"---[ \t]*\n(?P<front>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
# What others call the fields (Jekyll, Hugo, Obsidian's web clipper, Zotero).
_NAMES = {
    "headline": ("headline", "title"),
    "outlet": ("outlet", "publication", "publisher", "site", "source", "sitename", "website"),
    "published": ("published", "date", "datepublished", "publishdate", "created"),
    "byline": ("byline", "author", "authors", "by"),
    "url": ("url", "link", "canonical", "canonical_url", "source", "permalink"),
    "kind": ("kind",),
    "language": ("language", "lang"),
    "via": ("via", "agency"),
    "embargo": ("embargo", "embargoed"),
}
_STRUCK = re.compile(r"(?<![~\\])~~(?=\S)([^~\n]{1,1500}?)(?<=\S)~~(?!~)")
_NOTE = re.compile(r"^ {0,3}\[\^[^\]\s]{1,40}\]:[ \t]*(.{1,4000})$", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_TAGGED = re.compile(r"<(q|sup|sub|del|s|strike)\b[^<>]{0,200}>", re.IGNORECASE)
_BLANK_EDGES = re.compile(r"\A(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+\Z")
_UNHELD = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates, which no file can hold
_FENCE = re.compile(r"^(?:```|~~~).*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_SETEXT = re.compile(r"^(?P<text>\S.*)\n {0,3}(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
# Lengths are bounded, so that a text of nothing but marks takes no longer than another.
_IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,3}\)|\[[^\[\]\n]{0,200}\])"
)
_LINK = re.compile(
    r"(?<!!)\[(?P<text>[^\[\]\n]{1,500})\]"
    r"(?:\(<?[a-z/#.][^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,3}\)|\[[^\[\]\n]{0,200}\])",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_AUTO = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_STRONG = re.compile(r"(?<![\w*\\])(\*\*|__)(?=\S)(?P<text>[^\n]{1,1500}?)(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])(?P<text>[^\n*_]{1,1500}?)(?<=\S)\1(?![\w*])")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")
_ITEM = re.compile(r"^[ \t]*[*+-][ \t]+(?=\S)", re.MULTILINE)


def read(data: bytes, outlets: frozenset[str]) -> ArticleDraft:
    """A Markdown file as a draft; where its front matter is a briefing's own, the body is not touched."""
    text = decode(data)
    fields, body = front_matter(text)
    if {"headline", "outlet"} <= fields.keys() and fields["headline"].by == "front matter (headline)":
        return ArticleDraft(
            _named(fields), (_BLANK_EDGES.sub("", body).translate(_UNHELD),), digest=digest(data), whole=True
        )
    body, dropped = settle(body)
    paragraphs = lines.unwrap(plain(body), soft=True)
    return shape(paragraphs, _named(fields), digest=digest(data), outlets=outlets, dropped=dropped)


def settle(body: str) -> tuple[str, list[Dropped]]:
    """Markdown with its inline mark-up settled: struck words and marks of notes go, and are told; notes come last."""
    dropped = [Dropped(" ".join(match[1].split()), "struck out") for match in _STRUCK.finditer(body)]
    body = _STRUCK.sub("", body)
    notes = [" ".join(match[1].split()) for match in _NOTE.finditer(body)]
    body = _NOTE.sub("", body)
    dropped.extend(Dropped(match[0], "mark of a note") for match in _NOTE_MARK.finditer(body))
    body = _NOTE_MARK.sub("", body)
    if _TAGGED.search(body):
        made = []
        for part in body.split("\n"):
            if _TAGGED.search(part):
                tree = fragment(part)
                dropped.extend(inline.settle(tree))
                made.append(str(tree.text_content()).strip())
            else:
                made.append(part)
        body = "\n".join(made)
    body = "".join((body, *(f"\n\n• {note}" for note in notes)))
    return body, dropped


def plain(body: str) -> str:
    """Markdown without its marks: the words that a reader would see. Quotation marks and dashes stay."""
    body = _COMMENT.sub("", body)
    for form in (_FENCE, _RULE, _DEFINITION, _IMAGE):
        body = form.sub("", body) if form is not _RULE else _rules(body)
    body = _HEADING.sub(r"\n\1\n", body)
    body = _ITEM.sub("• ", body)
    body = _QUOTE.sub("", body)
    body = _AUTO.sub(r"\1", body)
    for _ in range(3):  # marks inside marks
        body = _LINK.sub(r"\g<text>", body)
        body = _STRONG.sub(r"\g<text>", body)
        body = _EMPHASIS.sub(r"\g<text>", body)
    return _ESCAPE.sub(r"\1", body)


def _rules(body: str) -> str:
    return _RULE.sub("", _SETEXT.sub(lambda match: f"\n{match['text']}\n", body))


def front_matter(text: str) -> tuple[dict[str, FieldValue], str]:
    """The fields that a front matter gives, under our names, and the text behind it. Damaged front matter is text."""
    match = _FRONT.match(text[: _LONGEST_FRONT + 8])
    if match is None:
        return {}, text
    try:
        held = yaml.load(match["front"], Loader=yaml.CSafeLoader)  # the safe loader, in C
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if not isinstance(held, dict):
        return {}, text
    lower = {str(key).lower(): value for key, value in held.items() if isinstance(key, str)}
    fields: dict[str, FieldValue] = {}
    for name, keys in _NAMES.items():
        for key in keys:
            value = _value(name, lower.get(key))
            if value:
                fields[name] = FieldValue(value, f"front matter ({key})")
                break
    return fields, text[match.end() :]


def _named(fields: dict[str, FieldValue]) -> dict[str, FieldValue]:
    return {name: FieldValue(held.value, "front matter") for name, held in fields.items()}


def _value(name: str, value: Any) -> str:
    """One field as text; a list of names is joined, anything nested is not taken."""
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(part) for part in value[:8] if isinstance(part, (str, int)))
    if isinstance(value, (datetime, date)):
        value = value.isoformat()
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = " ".join(str(value).split())[:2000]
    if name == "published":
        return _date(text)
    if name == "kind":
        return text.lower() if text.lower() in tuple(ArticleKind) else ""
    if name == "url":
        return text if text.startswith(("http://", "https://")) else ""
    if name == "outlet" and text.startswith(("http://", "https://")):
        return ""
    if name == "byline":
        return tidy_byline(text.replace("[[", "").replace("]]", "")) or text
    return text


def _date(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        day = dates.from_stamp(text)
        return str(day) if day else ""
