"""A word of a text in its normal form."""

from __future__ import annotations

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
