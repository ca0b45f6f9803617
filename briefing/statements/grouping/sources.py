"""Which articles are one text, so that what they print counts once: agency copy in several outlets, an update."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from zlib import crc32

from briefing.model import Article, Quotation

RUN = 8  # words in a row
SAME = 0.5  # share of the shorter text's runs, quotations apart, that makes two articles one text
FEWEST = 4  # runs below which a text says nothing about where it comes from
LONG = 120  # words from which every fourth run is enough
_WORD = re.compile(r"[^\W_]+")


def independent(articles: Sequence[Article], quotations: Mapping[str, tuple[Quotation, ...]]) -> dict[str, str]:
    """For each article the one that stands for its text: the earliest by date and id that prints mostly the same words.

    Words inside quotations do not count: everybody prints those. Each article is compared with the first to have a run,
    so the cost grows with the number of words.
    """

    def when(article: Article) -> tuple[str, str]:
        return str(article.published.first) if article.published else "9999", article.id

    origins: dict[str, str] = {}
    bodies: dict[str, str] = {}
    owner: dict[int, str] = {}
    size: dict[str, int] = {}
    for article in sorted(articles, key=when):
        runs = _runs(article, quotations.get(article.id, ()))
        size[article.id] = len(runs)
        shared = Counter(owner[run] for run in runs if run in owner)
        first, count = max(shared.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        same = count >= FEWEST and count >= SAME * min(len(runs), size[first])
        twin = bodies.setdefault(article.body, article.id)
        origins[article.id] = origins[first] if same else origins.get(twin, article.id)
        for run in runs:
            owner.setdefault(run, article.id)
    return origins


def _runs(article: Article, quotations: Sequence[Quotation]) -> set[int]:
    text = article.body
    for start, end in sorted({span for item in quotations for span in item.quoted or ()}, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    words = [match.group().casefold() for match in _WORD.finditer(text)]
    numbers = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    step = 4 if len(words) > LONG else 1
    return {
        hash(tuple(numbers[at : at + RUN]))  # of numbers: the same in every process
        for at in range(len(numbers) - RUN + 1)
        if numbers[at] % step == 0
    }
