"""Plain text."""

from __future__ import annotations

from briefing.intake.candidate import ArticleDraft
from briefing.intake.fields import lines
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.decode import decode


def read(data: bytes, outlets: frozenset[str]) -> ArticleDraft:
    """A text file as a draft."""
    return shape(lines.unwrap(decode(data)), digest=digest(data), outlets=outlets)
