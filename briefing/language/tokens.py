"""A word of a text in its normal form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Token:
    """A word: its normal form, where it stands, and whether brackets mark it as the editor's (`[the] plan`)."""

    key: str
    start: int
    end: int
    bracketed: bool = False
