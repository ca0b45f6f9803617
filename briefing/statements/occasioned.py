"""What is told of words that one issuer said twice goes to the right day.

An appeal that two releases repeat is two statements (`grouping/again.py`). A report in an outlet's own words is as near
to one as to the other: the day that is named beside it says which is meant, else the release that was out last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.language.stems import stems
from briefing.model import Article, PartialDate
from briefing.statements.grouping.again import day_told
from briefing.statements.grouping.days import ByDay, before, between
from briefing.statements.grouping.occasions import WINDOW
from briefing.statements.paraphrase import Paraphrase, Told


def occasioned(linked: Sequence[Paraphrase], told: Sequence[Told], articles: Mapping[str, Article]) -> list[Paraphrase]:
    """The reports, each of the statement of its own day where another one of the same issuer has its words, too.

    A report that its article makes of that statement anyway is left out.
    """
    twins = _Twins(told, articles)
    places = {item.place: item for item in told}
    found: dict[tuple[int, str, str], Paraphrase] = {}
    for one in linked:
        item = places[one.place]
        others = twins.of(item, one.quotation.text)
        best = min((item, *others), key=lambda each: _away(one, articles[each.source], articles)) if others else item
        if best is item or one.quotation.article not in best.articles:
            kept = one if best is item else replace(one, place=best.place)
            found.setdefault((kept.place, kept.quotation.article, kept.quotation.id or kept.quotation.text), kept)
    return list(found.values())


class _Twins:
    """The statements of primary sources, by who issued them, what they have of words, and when."""

    def __init__(self, told: Sequence[Told], articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._having: dict[tuple[str, str, str], ByDay[Told]] = defaultdict(ByDay)
        for item in told:
            if item.source:
                source = articles[item.source]
                for mark in stems(item.text):
                    self._having[source.kind, source.outlet, mark].add(source.published, item)

    def of(self, item: Told, report: str) -> list[Told]:
        """The statements of the same issuer on other days that have all words which a report has of one."""
        if not item.source:
            return []
        source = self._articles[item.source]
        shared = stems(report) & stems(item.text)
        having = [self._having[source.kind, source.outlet, mark] for mark in shared]
        fewest = min(having, key=len, default=ByDay[Told]())
        return [
            other
            for other in fewest.near(source.published, WINDOW)
            if other.source != item.source
            and between(source.published, self._articles[other.source].published) > 0
            and shared <= stems(other.text)
        ]


def _away(one: Paraphrase, source: Article, articles: Mapping[str, Article]) -> tuple[bool, int, str]:
    """How far the day of a report is from that of a primary source; what was not out yet comes last."""
    article = articles[one.quotation.article]
    when: PartialDate | None = day_told(article.body, one.quotation.spans, article.published) or article.published
    return before(article.published, source.published), between(when, source.published), source.id
