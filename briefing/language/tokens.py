"""A word of a text in its normal form, and what stands between it and the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(slots=True)
class Token:
    """A word: its normal form, where it stands, and whether brackets mark it as the editor's (`[the] plan`).

    Lines of them are kept and shared, so nobody changes one: mypy holds that, since there are too many of them to
    have it cost time.
    """

    key: Final[str]
    start: Final[int]
    end: Final[int]
    bracketed: Final[bool] = False


def near(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether only spaces or a hyphen stand between a word and the one before it."""
    if not 0 < at < len(tokens):
        return False
    between = text[tokens[at - 1].end : tokens[at].start]
    return between in ("", " ", "-") or between.strip() in ("", "-", "‑", "‐")


def hangs(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing at all stands between a word and the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start
