"""Saved web pages. trafilatura, which leads its field, finds the article; htmldate proposes a day."""

from __future__ import annotations

import re

from briefing.intake.candidate import ArticleDraft
from briefing.intake.fields import account
from briefing.intake.fields.about import bare
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.decode import decode
from briefing.intake.formats.markup.blocks import blocks, visible
from briefing.intake.formats.markup.inline import reveal, settle
from briefing.intake.formats.markup.tree import parse
from briefing.intake.formats.web import databases, figures, live, posts
from briefing.intake.formats.web.body import body
from briefing.intake.formats.web.meta import Metadata

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,40})""", re.IGNORECASE)


def read(data: bytes, outlets: frozenset[str], *, charset: str | None = None, address: str = "") -> ArticleDraft:
    """A page as a draft. `charset` and `address` are what an archive or a mail says of it.

    Raises ImportingError for a page that holds no element.
    """
    text = decode(data, charset or _declared(data))
    tree = parse(text)
    live.settle(tree)
    inside = [*figures.settle(tree), *posts.settle(tree), *settle(tree)]
    note = reveal(tree)
    shown = [visible(tree)]
    every = blocks(tree)
    meta = Metadata(tree, every, text, address)
    remarks = [note] if note else []
    if meta.guess:
        remarks.append(f"no day of publication is stated; {meta.guess}")
    held = body(tree, every, meta.headline_at)
    headline = bare(meta.fields["headline"].value) if "headline" in meta.fields else ""
    draft = shape(
        held.paragraphs,
        meta.fields,
        digest=digest(data),
        outlets=outlets,
        headline=False,
        dropped=[*inside, *(passage for passage in held.dropped if bare(passage.text) != headline)],
        notes=[*remarks, *held.notes],
    )
    return account.told(draft, shown, held.told)


def articles(data: bytes) -> list[str]:
    """The texts of a news database's file with several articles; none for a page."""
    if not databases.seems(data.decode("latin-1")):
        return []
    return databases.articles(decode(data, _declared(data)))


def _declared(data: bytes) -> str | None:
    head = data[:4096]
    match = _CHARSET.search(head) or _XML.search(head)
    return match[1].decode("ascii") if match else None
