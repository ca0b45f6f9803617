"""Whether an article says that it is about some days ago, as a weekly does: last week's statement."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.marks import blanked, quoted

_BACK = re.compile(
    r"\b(?:last|the previous|this past) (?:week|fortnight)\b|\b(?:a|one) week ago\b|"
    r"\b(?:a week|days) (?:after|later)\b|\bearlier (?:this|last) (?:week|month)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # it is asked of each quotation of an article, one after the other
def looks_back(body: str) -> bool:
    """Whether a text says so outside quotation marks."""
    if _BACK.search(body) is None:
        return False
    inside = [(one.start, one.end) for one in quoted(body, 0, len(body))]
    return _BACK.search(blanked(body, 0, len(body), inside)) is not None
