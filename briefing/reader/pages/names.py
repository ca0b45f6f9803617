"""Outlets and articles by their names rather than their ids."""

from __future__ import annotations

from briefing.derived import ArticleRow, Store
from briefing.language.words import counted
from briefing.model import ArticleKind, Copying

NAMED = 3  # outlets that copied are named, at most


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


def told_no_copying(store: Store, article_id: str) -> str:
    """Why nothing of an article is shown as copied, and where to look: a source is what others copy from."""
    kind = store.article(article_id).kind
    if not kind.primary and kind is not ArticleKind.AGENCY:
        return "Nothing of this article stands in a primary source or in agency copy."
    what = "agency copy" if kind is ArticleKind.AGENCY else f"a {kind.value}"
    copied = dict.fromkeys(each.article for each in store.copying() if each.source == article_id)
    if not copied:
        return f"This is {what}, which others copy from: no other article here has longer passages of it."
    outlets = list(dict.fromkeys(outlet_name(store, store.article(each).outlet) for each in copied))
    more = ", …" if len(outlets) > NAMED else ""
    did = f"{counted(len(copied), 'article')} did, and shows there what"
    return f"This is {what}, which others copy from. {did}: {', '.join(outlets[:NAMED])}{more}."
