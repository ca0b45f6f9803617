"""Made-up articles, actors and short ways to look at what was extracted from them."""

from __future__ import annotations

from pathlib import Path

from briefing.content.cast import read_actors
from briefing.model import Actor, Article, ArticleKind, PartialDate, Quotation
from briefing.quotations import Cast, extract

ADA, BEN, TRUST = read_actors(Path(__file__).parent / "cases")
ACTORS = (ADA, BEN, TRUST)


def article(body: str, *, when: str | None = None, kind: ArticleKind = ArticleKind.REPORT) -> Article:
    """An article with this body."""
    return Article("made", "", "outlet", body, kind=kind, published=PartialDate.parse(when) if when else None)


def found(body: str, *actors: Actor, when: str | None = None) -> tuple[Quotation, ...]:
    """What is extracted from a body."""
    return extract(article(body, when=when), Cast(actors))


def seen(body: str, *actors: Actor, when: str | None = None) -> list[tuple[str, str | None]]:
    """The text and the speaker's name of every quotation with marks in it."""
    return [(quotation.text, name(quotation)) for quotation in marked(body, *actors, when=when)]


def marked(body: str, *actors: Actor, when: str | None = None) -> list[Quotation]:
    """The direct and mixed quotations of a body."""
    return [quotation for quotation in found(body, *actors, when=when) if quotation.kind != "indirect"]


def name(quotation: Quotation) -> str | None:
    """The speaker's name, or None while unresolved."""
    return quotation.speaker.name if quotation.speaker is not None else None
