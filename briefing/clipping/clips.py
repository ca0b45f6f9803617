"""Clippings of what is on the screen or in a list, and what each means now."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.derived import Store
from briefing.language.selectors import select
from briefing.language.words import one_line
from briefing.model import Basket, Clipping, ClippingKind

if TYPE_CHECKING:
    from briefing.export import Picked
    from briefing.model import Span

TITLE = 80


def shortened(text: str, longest: int = TITLE) -> str:
    """A text on one line, cut between words with an ellipsis where it is longer."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    cut = line[: longest - 2]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[longest // 2 :] else cut} …"


def clip_article(store: Store, article_id: str) -> Clipping:
    """A clipping of a whole article."""
    return Clipping(ClippingKind.ARTICLE, article_id, store.article(article_id).headline)


def clip_quotation(store: Store, quotation_id: str) -> Clipping:
    """A clipping of a quotation, with its passage."""
    quotation = store.quotation(quotation_id)
    body = store.article(quotation.article).body
    speaker = quotation.speaker.name if quotation.speaker else "Unresolved"
    title = shortened(f"{speaker}: {quotation.text}")
    at = select(quotation.article, body, (quotation.start, quotation.end))
    return Clipping(ClippingKind.QUOTATION, quotation_id, title, at)


def clip_passage(store: Store, article_id: str, span: Span) -> Clipping:
    """A clipping of any passage of an article's body, found again by its words and those around it."""
    at = select(article_id, store.article(article_id).body, span)
    mark = blake2b(digest_size=6)
    for part in (at.article, at.exact, at.before, at.after):
        mark.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return Clipping(ClippingKind.PASSAGE, f"p-{mark.hexdigest()}", shortened(at.exact), at)


def clip_statement(store: Store, statement_id: str) -> Clipping:
    """A clipping of a statement's comparison, with the passage of its reference."""
    statement = store.statement(statement_id)
    reference = statement.reference
    body = store.article(reference.article).body
    at = select(reference.article, body, (reference.spans[0][0], reference.spans[-1][1]))
    return Clipping(ClippingKind.STATEMENT, statement_id, shortened(statement.title), at)


def place_of(article: str, span: Span) -> str:
    """What a passage is opened by: its article and where it stands in its body."""
    return f"{article}#{span[0]}-{span[1]}"


def read_place(place: str) -> tuple[str, Span]:
    """The article and the stretch of its body that `place_of` named."""
    article, _, numbers = place.rpartition("#")
    start, _, end = numbers.partition("-")
    return article, (int(start), int(end))


def current_targets(store: Store, basket: Basket) -> list[str | None]:
    """The id that each clipping has now, found again by its passage where ids have changed; None where it is gone."""
    from briefing.export import picked

    return [_target(pick) for pick in picked(store, basket)]


def _target(pick: Picked) -> str | None:
    kind = pick.clipping.kind
    if kind is ClippingKind.ARTICLE:
        return pick.article.id if pick.article else None
    if kind is ClippingKind.PASSAGE:
        return place_of(pick.article.id, pick.passage) if pick.article and pick.passage else None
    if kind is ClippingKind.QUOTATION:
        return pick.quotation.id if pick.quotation else None
    return pick.statement.id if pick.statement else None
