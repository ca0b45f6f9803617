"""What the program derives of a briefing, kept in one file and brought up to date with the content."""

from briefing.derived.building import bring_up_to_date, open_store
from briefing.derived.rows import ActorRow, ArticleRow, Info, QuotationRow, StatementRow
from briefing.derived.store import Store

__all__ = [
    "ActorRow",
    "ArticleRow",
    "Info",
    "QuotationRow",
    "StatementRow",
    "Store",
    "bring_up_to_date",
    "open_store",
]
