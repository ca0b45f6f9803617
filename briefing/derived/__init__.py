"""What the program derives of a briefing, kept in one file and brought up to date with the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.lazy import lazily

if TYPE_CHECKING:
    from briefing.derived.article_rows import ArticleRows
    from briefing.derived.building import bring_up_to_date
    from briefing.derived.glimpse import open_glimpse
    from briefing.derived.opening import open_store
    from briefing.derived.rows import ActorRow, ArticleRow, Info, QuotationRow, StatementRow
    from briefing.derived.store import Store

__all__ = [
    "ActorRow",
    "ArticleRow",
    "ArticleRows",
    "Info",
    "QuotationRow",
    "StatementRow",
    "Store",
    "bring_up_to_date",
    "open_glimpse",
    "open_store",
]

# Whoever shows the last snapshot does not wait for the rooms that make a new one to be imported.
__getattr__ = lazily(
    __name__,
    {
        "ActorRow": "rows",
        "ArticleRow": "rows",
        "ArticleRows": "article_rows",
        "Info": "rows",
        "QuotationRow": "rows",
        "StatementRow": "rows",
        "Store": "store",
        "bring_up_to_date": "building",
        "open_glimpse": "glimpse",
        "open_store": "opening",
    },
)
