"""Outlets and articles by their names rather than their ids."""

from __future__ import annotations

from briefing.derived import ArticleRow, Store
from briefing.model import Copying


def outlet_name(store: Store, outlet: str) -> str:
    """An outlet's name by its id."""
    return next((each.name for each in store.outlets() if each.id == outlet), outlet)


def where(store: Store, article_id: str) -> str:
    """Outlet, date and headline of an article on one line."""
    article = store.article(article_id)
    date = f", {article.published}" if article.published else ""
    return f"{outlet_name(store, article.outlet)}{date}: {article.headline}"


def placed(row: ArticleRow) -> str:
    """The same of an article that is known by its row, which is read faster."""
    date = f", {row.published}" if row.published else ""
    return f"{row.outlet_name}{date}: {row.headline}"


def told_copying(copying: Copying, source: str) -> str:
    """How much of an article stands in a source (named as `where` does), and how much of that is quotation."""
    quoted = f", {copying.quoted:.0%} inside quotations" if copying.quoted else ""
    return f"{copying.share:.0%} of its words stand in {source}{quoted}"
