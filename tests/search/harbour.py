"""A small made-up briefing with everything a query can ask for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.model import (
    Actor,
    ActorKind,
    Article,
    ArticleKind,
    NotFound,
    Outlet,
    OutletKind,
    PartialDate,
    Quotation,
    QuotationKind,
    Reference,
    ReferenceWhy,
    Report,
    Role,
    Speaker,
    Statement,
    Treatment,
)
from briefing.paths import Workspace
from tests.search.made import MadeStore

OUTLETS = (
    Outlet("release-office", "Release Office", OutletKind.GOVERNMENT),
    Outlet("harbour-times", "Harbour Times", OutletKind.NEWSPAPER),
    Outlet("dock-radio", "Dock Radio", OutletKind.BROADCASTER),
)
ACTORS = (
    Actor("ada-marsh", "Ada Marsh", ActorKind.PERSON, (Role("Minister for Ports"),), ("A. J. Marsh",)),
    Actor("quay-trust", "The Quay Trust", ActorKind.BODY),
    Actor("ben-oduya", "Ben Oduya", ActorKind.PERSON),
)
MARSH = Speaker("ada-marsh", "Ada Marsh")
TRUST = Speaker("quay-trust", "The Quay Trust")
LOKE = Speaker(None, "Ines Loke")

_BODIES = {
    "2024-10-01-release-office-cranes": (
        "New cranes will be safe, the minister promised.\n\n"
        "“Safety is not an afterthought. It is built in,” said Ada Marsh.\n\n"
        "The Quay Trust’s engineers don’t disagree: “We welcome end-to-end checks,” the trust said."
    ),
    "2024-10-02-harbour-times-cranes": (
        "Cranes arrive at the café quay.\n\n“Safety isn’t an afterthought,” Marsh said.\n\n"
        "Ines Loke, a docker, called it “a paper promise” about cranes in the U.S. and beyond."
    ),
    "2024-dock-radio-strike": "A strike was called off. Nobody from the ministry spoke about harmful delays.",
    "undated-dock-radio-tides": "Tides rose by 1,300 millimetres, harming no one.",
}


def _article(name: str, headline: str, outlet: str, kind: ArticleKind, published: str, byline: str = "") -> Article:
    when = PartialDate.parse(published) if published else None
    return Article(name, headline, outlet, _BODIES[name], kind, when, byline or None)


ARTICLES = (
    _article(
        "2024-10-01-release-office-cranes", "Cranes at Östhamn", "release-office", ArticleKind.RELEASE, "2024-10-01"
    ),
    _article(
        "2024-10-02-harbour-times-cranes",
        "Minister defends cranes",
        "harbour-times",
        ArticleKind.REPORT,
        "2024-10-02",
        "Tom Vale",
    ),
    _article("2024-dock-radio-strike", "Strike off", "dock-radio", ArticleKind.REPORT, "2024"),
    _article("undated-dock-radio-tides", "High water", "dock-radio", ArticleKind.COMMENT, ""),
)


def _quotation(article: int, text: str, kind: QuotationKind, speaker: Speaker | None) -> Quotation:
    body = ARTICLES[article].body
    start = body.index(text)
    return Quotation(
        f"q{article}-{start}", ARTICLES[article].id, ((start, start + len(text)),), text, kind, speaker=speaker
    )


QUOTATIONS = (
    _quotation(0, "“Safety is not an afterthought. It is built in,”", QuotationKind.DIRECT, MARSH),
    _quotation(0, "“We welcome end-to-end checks,”", QuotationKind.DIRECT, TRUST),
    _quotation(1, "“Safety isn’t an afterthought,”", QuotationKind.DIRECT, MARSH),
    _quotation(1, "“a paper promise”", QuotationKind.MIXED, LOKE),
)


def _report(quotation: Quotation, treatment: Treatment) -> Report:
    return Report(quotation.article, "", treatment, quotation.spans, quotation.text, (quotation.id,))


def _statement(name: str, title: str, first: Quotation, *reports: Report) -> Statement:
    reference = Reference(first.article, first.text, first.spans, ReferenceWhy.PRIMARY)
    return Statement(name, title, first.speaker, reference, (_report(first, Treatment.VERBATIM), *reports))


STATEMENTS = (
    _statement("s-safety", "Marsh on safety", QUOTATIONS[0], _report(QUOTATIONS[2], Treatment.ALTERED)),
    replace(
        _statement("s-checks", "The trust on checks", QUOTATIONS[1]),
        not_found=(NotFound(ARTICLES[1].id, "harbour-times", 4),),
    ),
    _statement("s-paper", "A docker on promises", QUOTATIONS[3]),
)


def harbour(articles: tuple[Article, ...] = ARTICLES) -> MadeStore:
    """The briefing, or what of it is in these articles."""
    kept = {article.id for article in articles}
    return MadeStore(
        briefing="harbour",
        outlets=OUTLETS,
        actors=ACTORS,
        articles=articles,
        quotations=[quotation for quotation in QUOTATIONS if quotation.article in kept],
        statements=[statement for statement in STATEMENTS if statement.reference.article in kept],
    )


def workspace(root: Path) -> Workspace:
    """A workspace in a folder, with its own state folder."""
    return Workspace(root, root / "content", root / "index", root / "state")
