"""Whether an outlet says beside words that they are some days old, as a weekly does: in last week's statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.marks import blanked, quoted
from briefing.model import Span

_BACK = re.compile(
    r"\b(?:last|the previous|this past) (?:week|fortnight)\b|\b(?:a|one) week ago\b|\bin the week since\b|"
    r"\bearlier (?:this|last) (?:week|month)\b|\b(?:said|says|told \w+|wrote|added) (?:when|at the time|on the day)\b",
    re.IGNORECASE,
)


def looks_back(body: str, spans: Sequence[Span]) -> bool:
    """Whether the paragraph that holds the first of some places says so outside quotation marks.

    What an article says elsewhere is of something else: a fire last week, of which the police speak today.
    """
    low, high = spans[0]
    start, end = body.rfind("\n", 0, low) + 1, body.find("\n", high)
    end = len(body) if end < 0 else end
    if _BACK.search(body, start, end) is None:
        return False
    inside = [(one.start, one.end) for one in quoted(body, start, end)]
    return _BACK.search(blanked(body, start, end, inside)) is not None
