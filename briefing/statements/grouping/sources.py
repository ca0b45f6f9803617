"""Which articles are one text, so that what they print counts once: agency copy in several outlets, an update."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from zlib import crc32

from briefing.language.words import in_a_row
from briefing.model import Article, Quotation
from briefing.statements.grouping.days import LONG_AFTER, ByDay

RUN = 8  # words in a row
SAME = 0.5  # share of the shorter text's runs, quotations apart, that makes two articles one text
FEWEST = 4  # runs below which a text says nothing about where it comes from
LONG = 120  # words from which every fourth run is enough
_WORD = re.compile(r"[^\W_]+")


def independent(articles: Sequence[Article], runs: Mapping[str, Collection[int]]) -> dict[str, str]:
    """For each article the one that stands for its text: of those of the same days that print mostly the same words,
    the one that its text comes from, and so on to the earliest, by date and id.

    `runs` are those of `text_runs`, of each article. Words inside quotations do not count: everybody prints those.
    """

    def when(article: Article) -> tuple[str, str]:
        return str(article.published.first) if article.published else "9999", article.id

    found: dict[str, str] = {}
    bodies: dict[str, ByDay[str]] = defaultdict(ByDay)
    having: dict[int, ByDay[str]] = defaultdict(ByDay)
    size = {name: len(own) for name, own in runs.items()}
    often = {run for run, count in Counter(run for own in runs.values() for run in own).items() if count > 1}
    for article in sorted(articles, key=when):
        own = often.intersection(runs[article.id])
        shared = Counter(
            name for run in own if run in having for name in having[run].near(article.published, LONG_AFTER)
        )
        same = [name for name, count in shared.items() if one_text(count, size[article.id], size[name])]
        same += bodies[article.body].near(article.published, LONG_AFTER)[:1]
        first = max(same, key=lambda name: (shared[name], name), default=None)
        found[article.id] = article.id if first is None else found[first]
        bodies[article.body].add(article.published, article.id)
        for run in own:
            having[run].add(article.published, article.id)
    return found


def one_text(shared: int, one: int, two: int) -> bool:
    """Whether so many runs that two texts share, of those that each has, make them one text."""
    return shared >= FEWEST and shared >= SAME * min(one, two)


def text_runs(article: Article, quotations: Sequence[Quotation]) -> set[int]:
    """The runs of an article's own words, each as a number of 32 bits; every fourth or so of a long text."""
    text = article.body
    for start, end in sorted({span for item in quotations for span in item.quoted or ()}, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    words = [match.group().casefold().encode("utf-8", "surrogatepass") for match in _WORD.finditer(text)]
    numbers = [crc32(word) for word in words]
    step = 4 if len(words) > LONG else 1
    every = map(b" ".join, in_a_row(words, RUN))
    return {crc32(run) for run, first in zip(every, numbers, strict=False) if first % step == 0}
