"""The basket: what a reader picked, in order, kept between runs, with undo for what was removed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.derived import Store
from briefing.model import Basket, Clipping, ClippingKind
from briefing.text import one_line, select

if TYPE_CHECKING:
    from briefing.export import Picked as Found

TITLE = 80


@dataclass(slots=True)
class Picked:
    """A briefing's basket and what was lately removed from it. Every change is written at once.

    `folder` is the briefing's clippings folder. Methods raise ContentError where the basket cannot be written;
    what was changed then stays in memory.
    """

    folder: Path
    basket: Basket = field(default_factory=Basket)
    _undo: list[Basket] = field(default_factory=list)

    def load(self) -> None:
        """Read the basket; raises ContentError when it is damaged (it is then set aside at the first change)."""
        from briefing.content import read_basket

        self.basket = read_basket(self.folder)

    def _change(self, clippings: tuple[Clipping, ...]) -> None:
        self._undo.append(self.basket)
        self._keep(Basket(clippings))

    def _keep(self, basket: Basket) -> None:
        from briefing.content import write_basket

        self.basket = basket
        write_basket(self.folder, basket)

    def place(self, kind: ClippingKind, target: str) -> int | None:
        """Where something stands in the basket, or None."""
        for index, clipping in enumerate(self.basket.clippings):
            if clipping.kind is kind and clipping.target == target:
                return index
        return None

    def toggle(self, clipping: Clipping) -> bool:
        """Pick something, or put it back where it was picked already; returns whether it is picked now."""
        at = self.place(clipping.kind, clipping.target)
        if at is not None:
            self.remove(at)
            return False
        self._change((*self.basket.clippings, clipping))
        return True

    def remove(self, index: int) -> Clipping:
        """Take a clipping out and return it."""
        rest = list(self.basket.clippings)
        gone = rest.pop(index)
        self._change(tuple(rest))
        return gone

    def move(self, index: int, step: int) -> int:
        """Move a clipping up (-1) or down (1); returns where it stands now."""
        to = index + step
        if not 0 <= to < len(self.basket.clippings):
            return index
        rest = list(self.basket.clippings)
        rest.insert(to, rest.pop(index))
        self._change(tuple(rest))
        return to

    def note(self, index: int, text: str) -> None:
        """Set the note of a clipping."""
        rest = list(self.basket.clippings)
        rest[index] = replace(rest[index], note=text.strip())
        self._change(tuple(rest))

    def undo(self) -> bool:
        """Take the last change back; returns whether there was one."""
        if not self._undo:
            return False
        self._keep(self._undo.pop())
        return True


def clip_article(store: Store, article_id: str) -> Clipping:
    """A clipping of a whole article."""
    return Clipping(ClippingKind.ARTICLE, article_id, store.article(article_id).headline)


def clip_quotation(store: Store, quotation_id: str) -> Clipping:
    """A clipping of a quotation, with its passage."""
    quotation = store.quotation(quotation_id)
    body = store.article(quotation.article).body
    speaker = quotation.speaker.name if quotation.speaker else "Unresolved"
    title = one_line(f"{speaker}: {quotation.text}")[:TITLE]
    at = select(quotation.article, body, (quotation.start, quotation.end))
    return Clipping(ClippingKind.QUOTATION, quotation_id, title, at)


def clip_statement(store: Store, statement_id: str) -> Clipping:
    """A clipping of a statement's comparison, with the passage of its reference."""
    statement = store.statement(statement_id)
    reference = statement.reference
    body = store.article(reference.article).body
    at = select(reference.article, body, (reference.spans[0][0], reference.spans[-1][1]))
    return Clipping(ClippingKind.STATEMENT, statement_id, one_line(statement.title)[:TITLE], at)


def current_targets(store: Store, basket: Basket) -> list[str | None]:
    """The id that each clipping has now, found again by its passage where ids have changed; None where it is gone."""
    from briefing.export import picked

    return [_target(found) for found in picked(store, basket)]


def _target(found: Found) -> str | None:
    kind = found.clipping.kind
    if kind is ClippingKind.ARTICLE:
        return found.article.id if found.article else None
    if kind is ClippingKind.QUOTATION:
        return found.quotation.id if found.quotation else None
    return found.statement.id if found.statement else None
