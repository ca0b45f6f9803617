"""The basket: what a reader picked, in order, kept between runs, with undo for what was removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.derived import Store
from briefing.language.selectors import select
from briefing.language.words import one_line
from briefing.model import Basket, Clipping, ClippingKind

if TYPE_CHECKING:
    from briefing.export import Picked as Found

TITLE = 80


Key = tuple[ClippingKind, str]
Change = Callable[[tuple[Clipping, ...]], tuple[Clipping, ...]]


@dataclass(slots=True)
class Picked:
    """A briefing's basket, and what was lately changed in it.

    Every change is made to the basket as it is on disk then, and written at once: two readers may be open. `folder` is
    the briefing's clippings folder. Methods raise ContentError where the basket cannot be read or written.
    """

    folder: Path
    basket: Basket = field(default_factory=Basket)
    _undo: list[tuple[str, Change]] = field(default_factory=list)

    def load(self) -> None:
        """Read the basket; raises ContentError when it is damaged (it is then set aside at the first change)."""
        from briefing.content import read_basket

        self.basket = read_basket(self.folder)

    def _change(self, change: Change) -> None:
        from briefing.content import change_basket

        self.basket, _ = change_basket(self.folder, change)  # a damaged basket is set aside

    def place(self, key: Key) -> int | None:
        """Where something stands in the basket, or None."""
        return _place(self.basket.clippings, key)

    def toggle(self, clipping: Clipping) -> bool:
        """Pick something, or take it out where it is picked already; returns whether it is picked now."""
        key = _key(clipping)
        before: list[tuple[Clipping, int]] = []  # what was taken out, and where it stood

        def turned(now: tuple[Clipping, ...]) -> tuple[Clipping, ...]:
            at = _place(now, key)
            if at is None:
                return (*now, clipping)
            before.append((now[at], at))
            return _without(now, key)

        self._change(turned)
        if before:
            self._taken_out(*before[0])
        else:
            self._undo.append((f"clipping {clipping.title}", lambda now: _without(now, key)))
        return not before

    def remove(self, key: Key) -> None:
        """Take a clipping out."""
        at = self.place(key)
        if at is None:
            return
        gone = self.basket.clippings[at]
        self._change(lambda now: _without(now, key))
        self._taken_out(gone, at)

    def _taken_out(self, gone: Clipping, at: int) -> None:
        key = _key(gone)
        self._undo.append((f"taking out {gone.title}", lambda now: _with(_without(now, key), gone, at)))

    def move(self, key: Key, step: int) -> int:
        """Move a clipping up (-1) or down (1); returns where it stands now."""
        self._change(lambda now: _moved(now, key, step))
        self._undo.append(("moving a clipping", lambda now: _moved(now, key, -step)))
        return self.place(key) or 0

    def note(self, key: Key, text: str) -> None:
        """Set the note of a clipping."""
        at = self.place(key)
        before = self.basket.clippings[at].note if at is not None else ""
        self._change(lambda now: _noted(now, key, text.strip()))
        self._undo.append(("a note", lambda now: _noted(now, key, before)))

    def undo(self) -> str:
        """Take the last change of this reader back; returns what it was, "" where there was none."""
        if not self._undo:
            return ""
        what, back = self._undo.pop()
        self._change(back)
        return what


def _key(clipping: Clipping) -> Key:
    return clipping.kind, clipping.target


def _place(now: tuple[Clipping, ...], key: Key) -> int | None:
    return next((at for at, each in enumerate(now) if _key(each) == key), None)


def _without(now: tuple[Clipping, ...], key: Key) -> tuple[Clipping, ...]:
    return tuple(each for each in now if _key(each) != key)


def _with(now: tuple[Clipping, ...], clipping: Clipping, at: int) -> tuple[Clipping, ...]:
    return (*now[:at], clipping, *now[at:])


def _moved(now: tuple[Clipping, ...], key: Key, step: int) -> tuple[Clipping, ...]:
    at = _place(now, key)
    if at is None or not 0 <= at + step < len(now):
        return now
    return _with(_without(now, key), now[at], at + step)


def _noted(now: tuple[Clipping, ...], key: Key, note: str) -> tuple[Clipping, ...]:
    return tuple(replace(each, note=note) if _key(each) == key else each for each in now)


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
