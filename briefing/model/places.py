"""Stretches of an article, by their offsets and by their words.

Offsets count characters (Unicode code points) from 0, end exclusive, in the text they belong to: an article's body, or
one of the two texts of a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an article's body: the cue of a quotation, or the words naming its source."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage of an article by its words: exact, with a little text before and after (W3C TextQuoteSelector).

    It survives edits elsewhere in the body; `briefing.language.selectors.find_selector` finds it again.
    """

    article: str
    exact: str
    before: str = ""
    after: str = ""
