"""Pointing at a passage by its words, so that the pointer survives edits elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Selector, Span

CONTEXT = 32  # characters kept before and after a selected passage


def select(article: str, body: str, span: Span) -> Selector:
    """The selector of a passage of an article's body."""
    from briefing.model import Selector  # here: whoever only shows text does not wait for the model

    start, end = span
    return Selector(article, body[start:end], body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT])


def find_selector(body: str, selector: Selector) -> Span | None:
    """Where the selected passage stands now, or None where it is gone or cannot be told from another like it."""
    places: list[int] = []
    if selector.exact:
        at = body.find(selector.exact)
        while at >= 0:
            places.append(at)
            at = body.find(selector.exact, at + 1)
    if not places:
        return None
    ranked = sorted(((_context(body, at, selector), at) for at in places), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1], ranked[0][1] + len(selector.exact)


def _context(body: str, at: int, selector: Selector) -> int:
    before = body[max(0, at - CONTEXT) : at]
    after = body[at + len(selector.exact) :][:CONTEXT]
    return _alike(before[::-1], selector.before[::-1]) + _alike(after, selector.after)


def _alike(one: str, other: str) -> int:
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))
