"""Articles that cover the occasion and do not report the statement, with the passage that comes nearest."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Nearest, NotFound
from briefing.statements.pages import Pages, Sentence, likeness, read
from briefing.text import one_line

NOTHING = 0.05  # likeness below which no passage is named


def not_found(text: str, articles: Sequence[str], outlets: dict[str, str], pages: Pages) -> tuple[NotFound, ...]:
    """For each article, how many sentences were searched for `text`, and the nearest of them with its likeness."""
    wanted = read(text)
    return tuple(
        NotFound(article, outlets[article], len(pages.sentences(article)), nearest(wanted, article, pages))
        for article in articles
    )


def nearest(wanted: Sequence[Sentence], article: str, pages: Pages) -> Nearest | None:
    """The sentence of an article that is most like one of the wanted ones, or None where nothing is like them."""
    best, place = 0.0, None
    for sentence in pages.sentences(article):
        score = max((likeness(sentence, other) for other in wanted), default=0.0)
        if score > best:
            best, place = score, sentence
    if place is None or best < NOTHING:
        return None
    return Nearest(one_line(pages.bodies[article][slice(*place.span)]), round(best, 2))
