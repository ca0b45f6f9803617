"""An article as a page: head, body with quotations and hits marked, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.derived import Store
from briefing.glossary import doubtful
from briefing.model import Article, Quotation, QuotationKind
from briefing.reader.kit.markup import MOST_HITS, Page, PageWriter
from briefing.reader.pages.names import outlet_name, told_copying, where
from briefing.search import mark

MOST = 3  # sources of copied words named at the head
_WRAPPED = re.compile(r"(?<=[^\n]{40})\n(?=[^\n\s•*–—\-\d])")


def article_page(
    store: Store, article_id: str, terms: Sequence[str] = (), *, indirect: bool = False, copied: bool = False
) -> Page:
    """The page of an article. `terms` are marked as hits; indirect quotations are targets only when asked for.

    No more than MOST_HITS are marked, the first. With `copied`, the passages that stand in a primary source or in
    agency copy too are shown reversed.
    """
    article = store.article(article_id)
    writer = PageWriter()
    span = writer.line(article.headline, "title")
    in_headline = mark(article.headline, terms)[:MOST_HITS]
    writer.hits(in_headline, span[0])
    writer.line(" · ".join(described(article, outlet_name(store, article.outlet))), "meta")
    if article.url:
        writer.line(article.url, "meta")
    if article.embargo:
        writer.line(article.embargo, "warning")
    copyings = store.copying_of(article_id)
    for copying in copyings[:MOST]:
        writer.line(told_copying(copying, where(store, copying.source)), "meta")
    if len(copyings) > MOST:
        writer.line(f"… and of {len(copyings) - MOST} more sources", "meta")
    writer.line()
    offset, _ = writer.body(reflowed(article.body))
    if copied:
        for copying in store.copying_of(article_id):
            for start, end in copying.spans:
                writer.mark(start + offset, end + offset, "copied")
    for quotation in store.quotations_in(article_id):
        if quotation.kind is QuotationKind.INDIRECT and not indirect:
            continue
        look = "indirect" if quotation.kind is QuotationKind.INDIRECT else "quotation"
        for start, end in quotation.spans:
            writer.mark(start + offset, end + offset, look)
        writer.target(quotation.start + offset, quotation.end + offset, "quotation", quotation.id)
    writer.hits(mark(article.body, terms, MOST_HITS - len(in_headline)), offset)
    return writer.page()


def described(article: Article, outlet: str) -> list[str]:
    """Outlet, date, byline, kind and agency of an article, as far as they are known."""
    parts = [outlet]
    parts.append(str(article.published) if article.published else "no date")
    if article.byline:
        parts.append(article.byline)
    parts.append(article.kind.value)
    if article.via:
        parts.append(f"copy of {article.via}")
    return parts


def about_quotation(store: Store, quotation: Quotation) -> tuple[str, str, str]:
    """What is known of a quotation: who said it; how and why so; and what became of the statement, in which
    the id of a key stands in braces.
    """
    speaker = quotation.speaker
    doubt = " ?" if doubtful(quotation) else ""
    who = f"{speaker.name}{doubt}" if speaker else "Unresolved speaker"
    listed = "" if speaker is None or speaker.id else "not in actors.yaml · "
    corrected = "set by a person · " if quotation.corrected else "not sure · " if doubt else ""
    how = f"· {listed}{corrected}{quotation.kind.value} · {quotation.why}"
    statement_id = store.statement_of(quotation.id)
    if statement_id is None:
        return who, how, "No statement: nothing to compare."
    statement = store.statement(statement_id)
    count = len(statement.reports)
    worst = statement.worst
    told = (
        "Printed by this article alone"
        if count == 1
        else f"{count} reports, worst {worst.sign} {worst.value}; {{reader.compare}} compares"
    )
    missing = len(statement.not_found)
    return who, how, f"{told}{f'; not found in {missing}' if missing else ''}."


def reflowed(body: str) -> str:
    """A body whose hard-wrapped lines run on, character for character: lines that were broken only for their width.

    A newline becomes a space where its line is long and the next one begins no item of a list.
    """
    return _WRAPPED.sub(" ", body)
