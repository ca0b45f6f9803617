"""A made-up briefing as a store: a release, and outlets that alter it, paraphrase it and leave it out."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import (
    Actor,
    ActorKind,
    Article,
    ArticleKind,
    Basket,
    Briefing,
    Clipping,
    ClippingKind,
    Copying,
    Difference,
    DifferenceKind,
    Nearest,
    NotFound,
    Outlet,
    OutletKind,
    PartialDate,
    Quotation,
    QuotationKind,
    Reference,
    ReferenceWhy,
    Report,
    Risk,
    Span,
    Speaker,
    Statement,
    Treatment,
)
from tests.export.fake import Held

ADA = Speaker("ada-marsh", "Ada Marsh")
SAID = "“Every island will have a night ferry by autumn."
MORE = "“No fare will rise before it sails.”"
PRINTED = "“Every island must have a night ferry by winter. No fare will rise before it sails.”"
ALONE = "“We were not asked, and we should have been.”"

RELEASE = f"The office announced ferries.\n\nAda Marsh said:\n\n{SAID}\n\n{MORE}\n\nTenders open in March."
ALTERING = f"Boats at night are coming.\n\n{PRINTED} Ada Marsh said.\n\n{ALONE} a voice from the hall added."
TELLING = "Ada Marsh promised ferries after dark to every island. The harbour is old."
SILENT = "The office met. Nothing was said of money."


def spans(body: str, *texts: str) -> tuple[Span, ...]:
    """Where some passages stand in a body."""
    return tuple((body.index(text), body.index(text) + len(text)) for text in texts)


def _swap(reference: str, old: str, printed: str, new: str, *risks: Risk, marked: bool = False) -> Difference:
    (left,), (right,) = spans(reference, old), spans(printed, new)
    return Difference(DifferenceKind.SUBSTITUTION, old, left, new, right, marked, risks)


OUTLETS = (
    Outlet("port-office", "Port Office", OutletKind.GOVERNMENT),
    Outlet("island-mail", "Island Mail", OutletKind.NEWSPAPER),
    Outlet("harbour-post", "Harbour Post", OutletKind.TRADE),
    Outlet("quay-news", "Quay News", OutletKind.BLOG),
)
ARTICLES = (
    Article(
        "release",
        "Night ferries",
        "port-office",
        RELEASE,
        ArticleKind.RELEASE,
        PartialDate(2025, 2, 3),
        embargo="Not before noon on 3 February",
    ),
    Article(
        "altering",
        "Boats after dark",
        "island-mail",
        ALTERING,
        published=PartialDate(2025, 2),
        byline="Bo Linden",
        url="https://mail.example/boats_after_dark",
        via="Coast Agency",
    ),
    Article("silent", "Office meets", "quay-news", SILENT),
    Article("telling", "Ferries promised", "harbour-post", TELLING, published=PartialDate(2025)),
)
REFERENCE = f"{SAID} {MORE}"
TOLD = "Ada Marsh promised ferries after dark to every island."
FERRIES = Statement(
    "s-ferries",
    "Ada Marsh: Every island will have a night ferry",
    ADA,
    Reference("release", REFERENCE, spans(RELEASE, SAID, MORE), ReferenceWhy.PRIMARY),
    (
        Report("release", "port-office", Treatment.VERBATIM, spans(RELEASE, SAID, MORE), REFERENCE, ("q-1",)),
        Report(
            "altering",
            "island-mail",
            Treatment.ALTERED,
            spans(ALTERING, PRINTED),
            PRINTED,
            ("q-2",),
            (
                _swap(REFERENCE, "will have", PRINTED, "must have", Risk.MODAL),
                _swap(REFERENCE, "autumn", PRINTED, "winter", Risk.DATE, marked=True),
            ),
            (_swap(REFERENCE, "No", PRINTED, "No"),),
        ),
        Report(
            "telling",
            "harbour-post",
            Treatment.PARAPHRASED,
            spans(TELLING, TOLD),
            TOLD,
            ("q-3",),
            evidence="ferries, every island, Ada Marsh",
            score=0.71,
        ),
    ),
    (NotFound("silent", "quay-news", 2, Nearest("Nothing was said of money.", 0.12)),),
)
VOICE = Statement(
    "s-voice",
    "We were not asked",
    None,
    Reference("altering", ALONE, spans(ALTERING, ALONE), ReferenceWhy.LONGEST),
    (Report("altering", "island-mail", Treatment.VERBATIM, spans(ALTERING, ALONE), ALONE, ("q-4",)),),
)
QUOTATIONS = (
    Quotation("q-1", "release", spans(RELEASE, SAID, MORE), REFERENCE, QuotationKind.DIRECT, speaker=ADA),
    Quotation("q-2", "altering", spans(ALTERING, PRINTED), PRINTED, QuotationKind.DIRECT, speaker=ADA),
    Quotation("q-3", "telling", spans(TELLING, TOLD), TOLD, QuotationKind.INDIRECT, speaker=ADA),
    Quotation("q-4", "altering", spans(ALTERING, ALONE), ALONE, QuotationKind.DIRECT),
)
STORE = Held(
    Briefing(
        "ferries",
        "Night ferries",
        OUTLETS,
        (Actor("ada-marsh", "Ada Marsh", ActorKind.PERSON),),
        ARTICLES,
        summary="What the Port Office announced.",
        made="Invented for tests.\n\nNobody said any of it.",
    ),
    QUOTATIONS,
    (VOICE, FERRIES),
    (Copying("altering", "release", (), 0.25),),
)


BASKET = Basket(
    (
        Clipping(ClippingKind.QUOTATION, "q-4", "A voice", None, "Who is it?\n\nAsk *Bo*."),
        Clipping(ClippingKind.STATEMENT, "s-ferries", "Ferries"),
        Clipping(ClippingKind.ARTICLE, "silent", "Office meets"),
        Clipping(ClippingKind.ARTICLE, "lost", "A lost article"),
        Clipping(ClippingKind.QUOTATION, "q-lost", "A lost quotation", None, "Still my note"),
    )
)


def with_body(article_id: str, body: str) -> Held:
    """The same store after an article's body was changed."""
    return with_articles(tuple(replace(one, body=body) if one.id == article_id else one for one in ARTICLES))


def with_articles(articles: tuple[Article, ...]) -> Held:
    """The same store with other articles."""
    return replace(STORE, briefing=replace(STORE.briefing, articles=articles))
