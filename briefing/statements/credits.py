"""Where an article says that it has the words from another outlet: then it is no independent report of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from briefing.language.marks import quoted
from briefing.language.sentences import sentences
from briefing.model import Article, Outlet, OutletKind, Span

NEXT = 2  # characters between a quotation and the sentence after it, which can name whom it was told
_ISSUERS = (OutletKind.GOVERNMENT, OutletKind.PARLIAMENT, OutletKind.COMPANY, OutletKind.CHARITY)
_TO = (
    r"told|tells|telling|according to|reported (?:by|in|on)|reports in|quoted (?:by|in|on)|interview (?:with|in|on|for)"
)
_BY = r"reported|reports|has reported|first reported|revealed|quoted|wrote"


class Credits:
    """The outlets of a briefing that articles can credit: those that report, not those that issue what they say."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._outlets = {
            _key(outlet.name): outlet.id for outlet in outlets if outlet.kind not in _ISSUERS and len(outlet.name) > 2
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._outlets:
            return None
        names = "|".join(re.escape(name) for name in sorted(self._outlets, key=lambda name: (-len(name), name)))
        return re.compile(
            rf"\b(?:{_TO})\s+(?:the\s+)?(?P<to>{names})\b|\b(?P<by>{names})(?:’s|'s)?\s+(?:{_BY})\b", re.IGNORECASE
        )

    def credit(self, article: Article, spans: Sequence[Span]) -> str | None:
        """The id of the other outlet that the sentences around a passage name as where the words are from, or None."""
        pattern = self._pattern
        if pattern is None:
            return None
        first = article.body.rfind("\n", 0, spans[0][0]) + 1
        last = article.body.find("\n", spans[-1][1])
        last = last if last >= 0 else len(article.body)
        if pattern.search(article.body, first, last) is None:
            return None
        strings = [(string.start, string.end) for string in quoted(article.body, first, last)]
        for start, end in sentences(article.body[first:last]):
            low, high = first + start, first + end
            if not any(begin < high and low <= finish + NEXT for begin, finish in spans):
                continue
            for match in pattern.finditer(article.body, low, high):
                inside = any(begin <= match.start() < finish for begin, finish in strings)
                outlet = self._outlets[_key(match["to"] or match["by"])]
                if not inside and outlet != article.outlet:
                    return outlet
        return None


def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
