"""Articles that are releases by who issued them and by their form, where nobody said what they are."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.model import Article, ArticleKind, Outlet, OutletKind

_ISSUERS = (OutletKind.GOVERNMENT, OutletKind.PARLIAMENT)
# What releases carry, a line each; and words introduced with a colon, in marks or as a block.
_FORM = re.compile(
    r"^\W*(?:ends|notes? (?:to|for) editors?|for immediate release|(?:press|media) (?:enquiries|contacts?|office))\W*$"
    r"|\bsaid\s*:\s*(?:[“\"]|$)",
    re.IGNORECASE | re.MULTILINE,
)


def as_issued(article: Article, outlet: Outlet | None) -> Article:
    """The article, a release where a government or a parliament issued it, it reads like one, and no kind was set."""
    if article.kind is not ArticleKind.REPORT or outlet is None or outlet.kind not in _ISSUERS:
        return article
    return replace(article, kind=ArticleKind.RELEASE) if _FORM.search(article.body) else article
