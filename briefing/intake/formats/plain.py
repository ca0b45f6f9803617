"""Plain text."""

from __future__ import annotations

from briefing.intake.candidate import Draft
from briefing.intake.fields import lines
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.decode import decode


def read(data: bytes, outlets: frozenset[str]) -> Draft:
    """A text file as a draft."""
    return shape(lines.unwrap(decode(data)), digest=digest(data), outlets=outlets)
