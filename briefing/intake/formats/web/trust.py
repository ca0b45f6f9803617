"""Where a page's day of publication is stated, and which of these places are trusted.

A day from a place that is not trusted is only proposed. The table follows what is counted on pages that no rule had
seen: `python -m tests.bench.dates` prints the counts, and a test holds the table to them.
"""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """A place; the values are shown to people."""

    DATA = "page metadata"  # named as the day of publication: JSON-LD, meta elements, microdata
    FIELD = "general date field"  # a meta element that means other days on some sites
    NEAR = "time marked as published, by the headline"
    MARKED = "time marked as published"  # anywhere else
    CUED = "line that says published"
    TIME = "time by the headline"
    AMID = "time within a line by the headline"
    LINE = "date by the headline"
    PIECE = "line with a date by the headline"
    LOOSE = "date within a line by the headline"
    ADDRESS = "address"
    BELOW = "line below the text"


BAR = 0.95  # share of right days among those given, from which a place is trusted
FEWEST = 5  # pages on which that is counted
PROPOSED = frozenset((Source.FIELD, Source.MARKED, Source.AMID, Source.LOOSE))
