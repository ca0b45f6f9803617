"""Quotations in headlines: reports of their own kind, since headlines shorten and have no place in the body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.language.marks import quoted
from briefing.language.tables import common
from briefing.model import Article, Quotation, QuotationKind, Report, Treatment
from briefing.statements.comparing.align import weigh
from briefing.statements.comparing.compare import compare
from briefing.statements.entries import Entry
from briefing.statements.grouping.days import NEWS, before, between
from briefing.statements.grouping.passages import Passage, passage

FEWEST = 3  # words
WEIGHT = 2.0  # their least weight
WHY = "in the headline, in quotation marks"


def headlines(articles: Mapping[str, Article], entries: Sequence[Entry]) -> dict[int, list[Report]]:
    """For each entry, by its number, the reports that headlines make of it.

    Only words that stand in a row in the reference count. They belong to a statement that the article reports, else to
    the only one of its days.
    """
    strings = [(article, one) for article in articles.values() for one in _strings(article)]
    wanted = {key for _, one in strings for key in one.keys if key not in common()}
    having: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for key in sorted(wanted.intersection(entry.choice.wording.flat.split())):
            having[key].append(number)
    by_statement: dict[int, list[Report]] = defaultdict(list)
    for article, one in strings:
        home = _home(article, one, articles, entries, having)
        if home is not None:
            by_statement[home].append(_report(article, one, entries[home]))
    return by_statement


def _strings(article: Article) -> list[Passage]:
    bare = replace(article, body=article.headline)
    nobody = Quotation("", article.id, (), "", QuotationKind.DIRECT)
    made = [
        passage(bare, nobody, (number, number), ((string.start, string.end),), 0)
        for number, string in enumerate(quoted(article.headline, 0, len(article.headline)))
    ]
    return [one for one in made if len(one.keys) >= FEWEST and sum(map(weigh, one.keys)) >= WEIGHT]


def _home(
    article: Article,
    one: Passage,
    articles: Mapping[str, Article],
    entries: Sequence[Entry],
    having: Mapping[str, Sequence[int]],
) -> int | None:
    telling = [key for key in one.keys if key not in common()]
    if not telling or any(key not in having for key in telling):
        return None
    fits = []
    for number in having[min(telling, key=lambda key: (len(having[key]), key))]:
        wording = entries[number].choice.wording
        source = articles[wording.article]
        near = between(article.published, source.published) <= NEWS
        near = near and not (wording.primary and before(article.published, source.published))
        if near and one.flat in wording.flat and wording.article != article.id:
            fits.append(number)
    reported = [number for number in fits if any(item.article == article.id for item in entries[number].reports)]
    if reported:
        return reported[0]
    return fits[0] if len(fits) == 1 else None


def _report(article: Article, one: Passage, entry: Entry) -> Report:
    outcome = compare(entry.choice.wording.text, one.text)
    treatment = outcome.treatment or Treatment.EXCERPT  # its words stand in a row in the reference
    return Report(
        article.id,
        article.outlet,
        treatment,
        (),
        one.text,
        differences=outcome.differences,
        styled=outcome.styled,
        evidence=WHY,
        headline=True,
    )
