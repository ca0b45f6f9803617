"""Quotations in headlines: reports of their own kind, since headlines shorten and have no place in the body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.language.marks import quoted
from briefing.language.tables import common
from briefing.model import Article, Comparison, Quotation, QuotationKind, Report, Treatment
from briefing.statements.comparing.align import weigh
from briefing.statements.comparing.compare import compare
from briefing.statements.comparing.style import HouseStyle
from briefing.statements.entries import Entry
from briefing.statements.grouping.days import NEWS, before, between
from briefing.statements.grouping.passages import Passage, passage
from briefing.statements.misquoting import misquoted

FEWEST = 3  # words
WEIGHT = 2.0  # their least weight
WHY = "in the headline, in quotation marks"


def headlines(articles: Mapping[str, Article], entries: Sequence[Entry], style: HouseStyle) -> dict[int, list[Report]]:
    """For each entry, by its number, the reports that headlines make of it; `style` is the briefing's own.

    Words that stand in a row in the reference belong to a statement that the article reports, else to the only one of
    its days; others to one that they surely misquote.
    """
    every = [(article, one) for article in articles.values() for one in strings(article)]
    wanted = {key for _, one in every for key in one.keys if key not in common()}
    having: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for key in sorted(wanted.intersection(entry.choice.wording.flat.split())):
            having[key].append(number)
    found: dict[int, list[Report]] = defaultdict(list)
    for article, one in every:
        home = _home(article, one, articles, entries, having)
        if home is not None:
            outcome = compare(entries[home].choice.wording.text, one.text, style)
            found[home].append(_report(article, one, outcome))
            continue

        def allowed(number: int, article: Article = article) -> bool:
            return _near(article, entries[number], articles)

        changed = misquoted(article, one, entries, having, allowed, style)
        if changed is not None:
            found[changed.entry].append(_report(article, one, changed.outcome))
    return found


def strings(article: Article) -> list[Passage]:
    """What stands inside marks in a headline and is long enough to be told."""
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
    fits = [
        number
        for number in having[min(telling, key=lambda key: (len(having[key]), key))]
        if one.flat in entries[number].choice.wording.flat and _near(article, entries[number], articles)
    ]
    reported = [number for number in fits if any(item.article == article.id for item in entries[number].reports)]
    if reported:
        return reported[0]
    return fits[0] if len(fits) == 1 else None


def _near(article: Article, entry: Entry, articles: Mapping[str, Article]) -> bool:
    """Whether an article can report a statement of another one, by its day."""
    wording = entry.choice.wording
    source = articles[wording.article]
    if wording.article == article.id or (wording.primary and before(article.published, source.published)):
        return False
    return between(article.published, source.published) <= NEWS


def _report(article: Article, one: Passage, outcome: Comparison) -> Report:
    return Report(
        article.id,
        article.outlet,
        outcome.treatment or Treatment.EXCERPT,  # its words stand in a row in the reference
        (),
        one.text,
        differences=outcome.differences,
        styled=outcome.styled,
        evidence=WHY,
        headline=True,
    )
