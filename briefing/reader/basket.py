"""The basket: what a reader picked, in order, kept between runs, every change of it with its way back."""

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
    from briefing.export import Picked as Clipped

TITLE = 80


Key = tuple[ClippingKind, str]
Picking = Callable[[tuple[Clipping, ...]], tuple[Clipping, ...]]


@dataclass(slots=True)
class Picked:
    """A briefing's basket, as it is on disk when it was last looked at.

    Every change is made to the basket as it is on disk then, and written at once: two readers may be open. `folder` is
    the briefing's clippings folder. Methods raise ContentError where the basket cannot be read or written.
    """

    folder: Path
    basket: Basket = field(default_factory=Basket)

    def load(self) -> None:
        """Read the basket; raises ContentError when it is damaged (it is then set aside at the first change)."""
        from briefing.content import read_basket

        self.basket = read_basket(self.folder)

    def change(self, change: Picking) -> None:
        """Change what is in it; a damaged basket is set aside."""
        from briefing.content import change_basket

        self.basket, _ = change_basket(self.folder, change)

    def place(self, key: Key) -> int | None:
        """Where something stands in the basket, or None."""
        return _place(self.basket.clippings, key)


Plan = Callable[[tuple[Clipping, ...]], tuple[str, Picking, Picking]]


@dataclass(slots=True)
class BasketChange:
    """A change of a basket. What it does is settled when it is first made: in words, forward and back."""

    picked: Picked
    plan: Plan
    told: str = ""
    content: bool = False
    _steps: tuple[Picking, Picking] | None = None

    def do(self) -> None:
        """Make it."""

        def forward(now: tuple[Clipping, ...]) -> tuple[Clipping, ...]:
            if self._steps is None:
                self.told, *steps = self.plan(now)
                self._steps = steps[0], steps[1]
            return self._steps[0](now)

        self.picked.change(forward)

    def undo(self) -> None:
        """Take it back."""
        if self._steps is not None:
            self.picked.change(self._steps[1])


def toggling(picked: Picked, clipping: Clipping) -> BasketChange:
    """Pick something, or take it out where it is picked already."""
    key = key_of(clipping)

    def plan(now: tuple[Clipping, ...]) -> tuple[str, Picking, Picking]:
        at = _place(now, key)
        if at is None:
            return f"Clipped: {clipping.title}", lambda now: (*_without(now, key), clipping), lambda n: _without(n, key)
        gone = now[at]
        return (
            f"Taken out of the basket: {gone.title}",
            lambda now: _without(now, key),
            lambda now: _with(_without(now, key), gone, at),
        )

    return BasketChange(picked, plan)


def moving(picked: Picked, key: Key, step: int) -> BasketChange:
    """Move a clipping up (-1) or down (1)."""

    def plan(now: tuple[Clipping, ...]) -> tuple[str, Picking, Picking]:
        where = "up" if step < 0 else "down"
        if _moved(now, key, step) == now:
            return f"No further {where}", lambda now: now, lambda now: now
        return f"Moved {where}", lambda now: _moved(now, key, step), lambda now: _moved(now, key, -step)

    return BasketChange(picked, plan)


def noting(picked: Picked, key: Key, text: str) -> BasketChange:
    """Set the note of a clipping."""

    def plan(now: tuple[Clipping, ...]) -> tuple[str, Picking, Picking]:
        at = _place(now, key)
        before = now[at].note if at is not None else ""
        return (
            "Note kept" if text.strip() else "Note taken away",
            lambda now: _noted(now, key, text.strip()),
            lambda now: _noted(now, key, before),
        )

    return BasketChange(picked, plan)


def key_of(clipping: Clipping) -> Key:
    """What stays the same of a clipping when its note is changed."""
    return clipping.kind, clipping.target


def _place(now: tuple[Clipping, ...], key: Key) -> int | None:
    return next((at for at, each in enumerate(now) if key_of(each) == key), None)


def _without(now: tuple[Clipping, ...], key: Key) -> tuple[Clipping, ...]:
    return tuple(each for each in now if key_of(each) != key)


def _with(now: tuple[Clipping, ...], clipping: Clipping, at: int) -> tuple[Clipping, ...]:
    return (*now[:at], clipping, *now[at:])


def _moved(now: tuple[Clipping, ...], key: Key, step: int) -> tuple[Clipping, ...]:
    at = _place(now, key)
    if at is None or not 0 <= at + step < len(now):
        return now
    return _with(_without(now, key), now[at], at + step)


def _noted(now: tuple[Clipping, ...], key: Key, note: str) -> tuple[Clipping, ...]:
    return tuple(replace(each, note=note) if key_of(each) == key else each for each in now)


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


def clip_statement(store: Store, statement_id: str) -> Clipping:
    """A clipping of a statement's comparison, with the passage of its reference."""
    statement = store.statement(statement_id)
    reference = statement.reference
    body = store.article(reference.article).body
    at = select(reference.article, body, (reference.spans[0][0], reference.spans[-1][1]))
    return Clipping(ClippingKind.STATEMENT, statement_id, shortened(statement.title), at)


def current_targets(store: Store, basket: Basket) -> list[str | None]:
    """The id that each clipping has now, found again by its passage where ids have changed; None where it is gone."""
    from briefing.export import picked

    return [_target(pick) for pick in picked(store, basket)]


def _target(pick: Clipped) -> str | None:
    kind = pick.clipping.kind
    if kind is ClippingKind.ARTICLE:
        return pick.article.id if pick.article else None
    if kind is ClippingKind.QUOTATION:
        return pick.quotation.id if pick.quotation else None
    return pick.statement.id if pick.statement else None
