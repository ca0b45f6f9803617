"""Plain text."""

from __future__ import annotations

from briefing.intake.candidate import ArticleDraft
from briefing.intake.fields import lines
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats import contents
from briefing.intake.formats.decode import decode


def read(data: bytes, outlets: frozenset[str]) -> ArticleDraft:
    """A text file as a draft."""
    return shape(lines.unwrap(decode(data)), digest=digest(data), outlets=outlets)


def cuttings(data: bytes, outlets: frozenset[str]) -> list[ArticleDraft]:
    """The articles of a file of cuttings as drafts; none where a file cannot be one."""
    text = decode(data)
    if not contents.seems(text):
        return []
    return contents.drafts(lines.unwrap(text), (), read(data, outlets), outlets)
