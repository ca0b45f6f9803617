"""Plain text."""

from __future__ import annotations

from briefing.intake import lines
from briefing.intake.candidate import Draft
from briefing.intake.decode import decode
from briefing.intake.shape import digest, shape


def read(data: bytes, outlets: frozenset[str]) -> Draft:
    """A text file as a draft."""
    return shape(lines.unwrap(decode(data)), digest=digest(data), outlets=outlets)
