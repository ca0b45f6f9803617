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
from briefing.statements.grouping.days import before, between
from briefing.statements.grouping.occasions import WINDOW
from briefing.statements.paraphrase import Paraphrase, Told


def occasioned(linked: Sequence[Paraphrase], told: Sequence[Told], articles: Mapping[str, Article]) -> list[Paraphrase]:
    """The reports, each of the statement of its own day where another one of the same issuer has its words, too.

    A report that its article makes of that statement anyway is left out.
    """
    by_issuer: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, item in enumerate(told):
        if item.source:
            source = articles[item.source]
            by_issuer[source.kind, source.outlet].append(at)
    places = {item.place: at for at, item in enumerate(told)}
    found: dict[tuple[int, str, str], Paraphrase] = {}
    for one in linked:
        item = told[places[one.place]]
        twins = [told[at] for at in _twins(item, by_issuer, told, articles, one)]
        best = min((item, *twins), key=lambda each: _away(one, articles[each.source], articles)) if twins else item
        if best is item or one.quotation.article not in best.articles:
            kept = one if best is item else replace(one, place=best.place)
            found.setdefault((kept.place, kept.quotation.article, kept.quotation.id or kept.quotation.text), kept)
    return list(found.values())


def _twins(
    item: Told,
    by_issuer: Mapping[tuple[str, str], Sequence[int]],
    told: Sequence[Told],
    articles: Mapping[str, Article],
    one: Paraphrase,
) -> list[int]:
    """The statements of the same issuer on other days that have all words which a report has of one."""
    if not item.source:
        return []
    source = articles[item.source]
    others = [at for at in by_issuer[source.kind, source.outlet] if told[at].source != item.source]
    shared = stems(one.quotation.text) & stems(item.text) if others else frozenset()
    return [
        at
        for at in others
        if shared
        and 0 < between(source.published, articles[told[at].source].published) <= WINDOW
        and shared <= stems(told[at].text)
    ]


def _away(one: Paraphrase, source: Article, articles: Mapping[str, Article]) -> tuple[bool, int, str]:
    """How far the day of a report is from that of a primary source; what was not out yet comes last."""
    article = articles[one.quotation.article]
    when: PartialDate | None = day_told(article.body, one.quotation.spans, article.published) or article.published
    return before(article.published, source.published), between(when, source.published), source.id
