"""The open basket: what was picked, in order, kept between runs, every change of it with its way back.

One basket is open at a time; a change goes to the basket that was open when it was first made, also when it is taken
back while another one is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.history import NothingDoneError
from briefing.language.words import one_line
from briefing.model import Basket, Clipping, ClippingKind

Key = tuple[ClippingKind, str]
Picking = Callable[[tuple[Clipping, ...]], tuple[Clipping, ...]]


@dataclass(slots=True)
class OpenBasket:
    """A briefing's open basket, as it is on disk when it was last looked at.

    Every change is made to the basket as it is on disk then, and written at once: two readers may be open. `folder` is
    the briefing's clippings folder, `name` the basket's, "" the first one's, and `remember` is told the name of another
    that is opened. Methods raise ContentError where the basket cannot be read or written.
    """

    folder: Path
    name: str = ""
    remember: Callable[[str], None] = lambda _: None
    basket: Basket = field(default_factory=Basket)

    @property
    def where(self) -> str:
        """What the open basket is called in a sentence."""
        return told_name(self.name)

    def load(self) -> None:
        """Read the basket; raises ContentError when it is damaged (it is then set aside at the first change)."""
        from briefing.content import BASKET, basket_names, read_basket

        if self.name and self.name not in basket_names(self.folder):
            self.name = ""  # it was taken away by other means
        self.basket = read_basket(self.folder, self.name or BASKET)

    def open(self, name: str) -> None:
        """Open another basket, by its name."""
        from briefing.content import BASKET, read_basket

        self.basket = read_basket(self.folder, name or BASKET)
        self.name = "" if name == BASKET else name
        self.remember(self.name)

    def change(self, change: Picking, name: str) -> None:
        """Change what is in a basket; a damaged one is set aside."""
        from briefing.content import BASKET, change_basket

        basket, _ = change_basket(self.folder, change, name or BASKET)
        if name == self.name:
            self.basket = basket

    def place(self, key: Key) -> int | None:
        """Where something stands in the basket, or None."""
        return _place(self.basket.clippings, key)


Plan = Callable[[tuple[Clipping, ...]], tuple[str, Picking, Picking]]


def told_name(name: str) -> str:
    """What a basket is called in a sentence; the first one has no name of its own."""
    return f"the basket {name}" if name else "the basket"


@dataclass(slots=True)
class BasketChange:
    """A change of a basket. What it does is settled when it is first made: in words, forward and back."""

    picked: OpenBasket
    plan: Plan
    told: str = ""
    content: bool = False
    _steps: tuple[Picking, Picking] | None = None
    _name: str = ""

    def do(self) -> None:
        """Make it. Raises NothingDoneError where the basket would stay as it is."""

        def forward(now: tuple[Clipping, ...]) -> tuple[Clipping, ...]:
            if self._steps is None:
                self.told, *steps = self.plan(now)
                if steps[0](now) == now:
                    raise NothingDoneError(self.told)
                self._steps = steps[0], steps[1]
            return self._steps[0](now)

        if self._steps is None:
            self._name = self.picked.name
        self.picked.change(forward, self._name)

    def undo(self) -> None:
        """Take it back."""
        if self._steps is not None:
            self.picked.change(self._steps[1], self._name)


def toggling(picked: OpenBasket, clipping: Clipping) -> BasketChange:
    """Pick something, or take it out where it is picked already."""
    key = key_of(clipping)

    def plan(now: tuple[Clipping, ...]) -> tuple[str, Picking, Picking]:
        at = _place(now, key)
        if at is None:
            told = f"Clipped into {picked.where}: {clipping.title}"
            return told, lambda now: (*_without(now, key), clipping), lambda n: _without(n, key)
        gone = now[at]
        return (
            f"Taken out of {picked.where}: {gone.title}",
            lambda now: _without(now, key),
            lambda now: _with(_without(now, key), gone, at),
        )

    return BasketChange(picked, plan)


def moving(picked: OpenBasket, key: Key, step: int) -> BasketChange:
    """Move a clipping up (-1) or down (1)."""

    def plan(now: tuple[Clipping, ...]) -> tuple[str, Picking, Picking]:
        where = "up" if step < 0 else "down"
        if _moved(now, key, step) == now:
            return f"No further {where}", lambda now: now, lambda now: now
        return f"Moved {where}", lambda now: _moved(now, key, step), lambda now: _moved(now, key, -step)

    return BasketChange(picked, plan)


def noting(picked: OpenBasket, key: Key, text: str) -> BasketChange:
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


def tagging(picked: OpenBasket, key: Key, tags: tuple[str, ...]) -> BasketChange:
    """Set the tags of a clipping."""

    def plan(now: tuple[Clipping, ...]) -> tuple[str, Picking, Picking]:
        at = _place(now, key)
        before = now[at].tags if at is not None else ()
        return (
            f"Tagged: {', '.join(tags)}" if tags else "Tags taken away",
            lambda now: _tagged(now, key, tags),
            lambda now: _tagged(now, key, before),
        )

    return BasketChange(picked, plan)


def tags_of(typed: str) -> tuple[str, ...]:
    """The tags that somebody typed, with commas between, each once; a # before one is not part of it."""
    tags = (one_line(part).lstrip("#").strip() for part in typed.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


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


def _tagged(now: tuple[Clipping, ...], key: Key, tags: tuple[str, ...]) -> tuple[Clipping, ...]:
    return tuple(replace(each, tags=tags) if key_of(each) == key else each for each in now)
