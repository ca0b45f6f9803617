"""Made-up articles and their quotations, without finding them in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import (
    Actor,
    ActorKind,
    Article,
    ArticleKind,
    Briefing,
    Correction,
    Outlet,
    OutletKind,
    PartialDate,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
)

MARSH = Speaker("ada-marsh", "Ada Marsh")
OTHER = Speaker("ben-oakes", "Ben Oakes")
_MARKED = re.compile(r"“[^“”]*(?:”|$)", re.MULTILINE)


def article(name: str, body: str, kind: ArticleKind = ArticleKind.REPORT, date: str | None = "2024-10-10") -> Article:
    """An article of an outlet of the same name."""
    return Article(name, f"Headline of {name}", name, body, kind, PartialDate.parse(date) if date else None)


def marked(body: str) -> list[Span]:
    """Where the quoted strings stand, marks included; one without a closing mark ends with its paragraph."""
    return [match.span() for match in _MARKED.finditer(body)]


def quotation(
    of: Article,
    spans: Sequence[Span],
    speaker: Speaker | None = MARSH,
    kind: QuotationKind = QuotationKind.DIRECT,
) -> Quotation:
    """A quotation at these places."""
    text = " ".join(of.body[start:end] for start, end in spans)
    strings = tuple(found for found in marked(of.body) for low, high in spans if low <= found[0] and found[1] <= high)
    return Quotation(
        f"{of.id}-{spans[0][0]}",
        of.id,
        tuple(spans),
        text,
        kind,
        speaker=speaker,
        quoted=strings,
        marked=bool(strings),
        sure=speaker is not None,
    )


def each(of: Article, speaker: Speaker | None = MARSH) -> tuple[Quotation, ...]:
    """A direct quotation for each quoted string."""
    return tuple(quotation(of, [span], speaker) for span in marked(of.body))


def whole(of: Article, speaker: Speaker | None = MARSH) -> tuple[Quotation, ...]:
    """One direct quotation of all quoted strings."""
    return (quotation(of, marked(of.body), speaker),)


def indirect(of: Article, text: str, speaker: Speaker | None = MARSH) -> Quotation:
    """The words `text` of an article, reported without marks."""
    at = of.body.index(text)
    kind = QuotationKind.MIXED if "“" in text else QuotationKind.INDIRECT
    return quotation(of, [(at, at + len(text))], speaker, kind)


def briefing(*articles: Article, corrections: Sequence[Correction] = ()) -> Briefing:
    """A briefing of these articles."""
    outlets = tuple(Outlet(name, name, OutletKind.NEWSPAPER) for name in sorted({item.outlet for item in articles}))
    actors = tuple(Actor(who.id or "", who.name, ActorKind.PERSON) for who in (MARSH, OTHER))
    return Briefing("made-up", "Made up", outlets, actors, articles, tuple(corrections))
