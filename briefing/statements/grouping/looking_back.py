"""What an outlet says beside words of their day: that they are some days old, as a weekly does, or were said later."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.marks import blanked, quoted
from briefing.language.words import fold
from briefing.model import PartialDate, Span
from briefing.statements.grouping.days import counted

_BACK = re.compile(
    r"\b(?:last|the previous|this past) (?:week|fortnight)\b|\b(?:a|one) week ago\b|\bin the week since\b|"
    r"\bearlier (?:this|last) (?:week|month)\b|\b(?:said|says|told \w+|wrote|added) (?:when|at the time|on the day)\b",
    re.IGNORECASE,
)


def looks_back(body: str, spans: Sequence[Span]) -> bool:
    """Whether the paragraph that holds the first of some places says so outside quotation marks.

    What an article says elsewhere is of something else: a fire last week, of which the police speak today.
    """
    start, end = _paragraph(body, spans)
    if _BACK.search(body, start, end) is None:
        return False
    return _BACK.search(_told(body, start, end)) is not None


def day_beside(body: str, spans: Sequence[Span], when: PartialDate | None) -> PartialDate | None:
    """The day that the same paragraph names ("questions on Wednesday"), None where it names none.

    `when` is the day of the article, from which it is counted.
    """
    if when is None or not when.day:
        return None
    start, end = _paragraph(body, spans)
    return counted(fold(_told(body, start, end)), when.first)


def _paragraph(body: str, spans: Sequence[Span]) -> Span:
    low, high = spans[0]
    end = body.find("\n", high)
    return body.rfind("\n", 0, low) + 1, len(body) if end < 0 else end


def _told(body: str, start: int, end: int) -> str:
    return blanked(body, start, end, [(one.start, one.end) for one in quoted(body, start, end)])
