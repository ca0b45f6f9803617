"""How much of an article stands, word for word, in a release, a transcript or agency copy.

A run of eight words or more counts (Churnalism, 2011, took runs of 15 characters and could not tell them from chance);
letter case and punctuation do not. Words inside quotation marks count as copied too, and apart as `quoted`, since
quoting a release is no copying of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from zlib import crc32

from briefing.language.words import in_a_row
from briefing.model import Article, ArticleKind, Copying, Quotation, QuotationKind, Span
from briefing.statements.grouping.days import LONG_AFTER
from briefing.statements.grouping.occasions import near

RUN = 8  # words in a row
WINDOW = 60  # days after a source in which its copies are looked for
SAME_COPY = 0.5  # share of an article's own words, quotations apart, that makes it the agency's copy
_GRAM = 4  # words of a run that marks an article
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def copying(
    articles: Sequence[Article],
    quotations: Mapping[str, tuple[Quotation, ...]],
    sources: Sequence[Article] | None = None,
) -> tuple[Copying, ...]:
    """For each article and each source, the passages that stand in the source, and their share of its words.

    `sources` are looked through for some that can be copied; without them, the articles.
    """
    sources = [article for article in articles if is_source(article)] if sources is None else sources
    if not sources:
        return ()
    index: dict[int, tuple[int, ...]] = {}  # by the hash of a run: two runs with one hash are not to be expected
    for number, source in enumerate(sources):
        alone = (number,)  # of most runs: one value for all of them
        for run in map(hash, in_a_row(_keys(source.body), RUN)):
            known = index.get(run)
            if known is None:
                index[run] = alone
            elif number not in known:
                index[run] = (*known, number)
    copies: list[Copying] = []
    for article in articles:
        if article.kind.primary:
            continue  # it copies nobody
        copies += _copied(article, sources, index, quotations.get(article.id, ()))
    return tuple(sorted(copies, key=lambda item: (item.article, -item.share, item.source)))


def is_source(article: Article) -> bool:
    """Whether an article can be copied: a primary source, or an agency's text."""
    return article.kind.primary or bool(_agency(article))


def marks_of(article: Article) -> set[int]:
    """Numbers of some runs of an article's words, chosen so that two articles with RUN words in a row in common have
    one in common (winnowing: Schleimer, Wilkerson and Aiken, 2003).
    """
    words = [key.encode("utf-8", "surrogatepass") for key in _keys(article.body)]
    numbers = list(map(crc32, map(b" ".join, in_a_row(words, _GRAM))))
    return set(map(min, in_a_row(numbers, RUN - _GRAM + 1)))


def _keys(body: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(body.replace("’", "'"))]


def _copied(
    article: Article,
    sources: Sequence[Article],
    index: Mapping[int, tuple[int, ...]],
    quotations: Sequence[Quotation],
) -> list[Copying]:
    keys = _keys(article.body)
    runs: dict[int, list[list[int]]] = defaultdict(list)
    for at, known in enumerate(map(index.get, map(hash, in_a_row(keys, RUN)))):
        for number in known or ():
            if runs[number] and at <= runs[number][-1][1]:
                runs[number][-1][1] = at + RUN
            else:
                runs[number].append([at, at + RUN])
    spans = [match.span() for match in _WORD.finditer(article.body)] if runs else []
    quoted = [span for item in quotations if item.kind is not QuotationKind.INDIRECT for span in item.spans]
    copied = []
    for number, listed in runs.items():
        source = sources[number]
        if source.id == article.id or not _copies(article, source):
            continue
        words = sum(last - first for first, last in listed)
        inside = sum(_inside(spans[at], quoted) for first, last in listed for at in range(first, last))
        places = tuple((spans[first][0], spans[last - 1][1]) for first, last in listed)
        copied.append(Copying(article.id, source.id, places, round(words / len(keys), 4), round(inside / len(keys), 4)))
    return copied


def _copies(article: Article, source: Article) -> bool:
    """Whether an article that is no primary source can have copied one: nobody copies what comes later."""
    if not near(article.published, source.published, WINDOW):
        return False
    if not source.kind.primary and _agency(article) and _agency(article) != _agency(source):
        return False
    if not source.kind.primary and _agency(article):
        return _place(source) < _place(article)
    if article.published is None or source.published is None:
        return True
    return article.published.last >= source.published.first


def _inside(span: Span, quoted: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in quoted)


def _agency(article: Article) -> str:
    """The agency whose text an article says it is, or nothing."""
    if article.via:
        return article.via.casefold()
    return article.outlet.casefold() if article.kind is ArticleKind.AGENCY else ""


def _place(article: Article) -> tuple[bool, date, str]:
    """The order in which articles with the same agency's text stand: its own article, then by date and id."""
    when = article.published.first if article.published else date.max
    return article.kind is not ArticleKind.AGENCY, when, article.id


def agency_copy(articles: Sequence[Article], copied: Sequence[Copying]) -> dict[str, str]:
    """Articles that carry an agency's text, and the article that stands for that text.

    It is the agency's own article of those days, or, among articles that name the same agency and print mostly the same
    words, the first by date and id.
    """
    by_id = {article.id: article for article in articles}
    copies: dict[str, str] = {}
    for item in sorted(copied, key=lambda item: (-item.share, item.source)):
        source = by_id[item.source]
        if not near(by_id[item.article].published, source.published, LONG_AFTER):
            continue
        own = (item.share - item.quoted) / (1 - item.quoted) if item.quoted < 1 else 0.0
        if _agency(source) and not source.kind.primary and own >= SAME_COPY and item.article not in copies:
            copies[item.article] = item.source
    return {article: copies.get(source, source) for article, source in copies.items()}
