"""The nouns of the program: frozen values without behaviour beyond their own. All of them are imported from here."""

from briefing.model.articles import Actor, ActorKind, Article, ArticleKind, Briefing, Outlet, OutletKind, Role
from briefing.model.clippings import Basket, Clipping, ClippingKind
from briefing.model.corrections import Correction, CorrectionKind
from briefing.model.dates import PartialDate
from briefing.model.places import Selector, Span, Words
from briefing.model.quotations import Mention, Quotation, QuotationKind, Speaker
from briefing.model.statements import (
    Aside,
    AsideWhy,
    Copying,
    Nearest,
    NotFound,
    Reference,
    ReferenceWhy,
    Report,
    Statement,
)
from briefing.model.treatments import Comparison, Contractions, Difference, DifferenceKind, Nature, Risk, Treatment

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "ArticleKind",
    "Aside",
    "AsideWhy",
    "Basket",
    "Briefing",
    "Clipping",
    "ClippingKind",
    "Comparison",
    "Contractions",
    "Copying",
    "Correction",
    "CorrectionKind",
    "Difference",
    "DifferenceKind",
    "Mention",
    "Nature",
    "Nearest",
    "NotFound",
    "Outlet",
    "OutletKind",
    "PartialDate",
    "Quotation",
    "QuotationKind",
    "Reference",
    "ReferenceWhy",
    "Report",
    "Risk",
    "Role",
    "Selector",
    "Span",
    "Speaker",
    "Statement",
    "Treatment",
    "Words",
]
