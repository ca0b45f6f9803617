"""Changing baskets as wholes: opening another, a new one, another name, taking an empty one away."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.clipping.basket import OpenBasket, told_name
from briefing.language.words import counted


@dataclass(slots=True)
class OpenedBasket:
    """Another basket is opened, which clippings go into from then on."""

    picked: OpenBasket
    name: str
    told: str = ""
    content: bool = False
    _before: str = ""

    def do(self) -> None:
        """Open it."""
        self._before = self.picked.name
        self.picked.open(self.name)
        count = counted(len(self.picked.basket.clippings), "clipping")
        self.told = f"Opened {self.picked.where}, {count}: what you clip goes there"

    def undo(self) -> None:
        """Open the one that was open before."""
        self.picked.open(self._before)


@dataclass(slots=True)
class Begun:
    """A new basket is made and opened."""

    picked: OpenBasket
    name: str
    content: bool = False
    _before: str = ""

    @property
    def told(self) -> str:
        """What is done."""
        return f"New: {told_name(self.name)}; what you clip goes there"

    def do(self) -> None:
        """Make it."""
        from briefing.content import make_basket

        make_basket(self.picked.folder, self.name)
        self._before = self.picked.name
        self.picked.open(self.name)

    def undo(self) -> None:
        """Take it away; raises ContentError where something is in it."""
        from briefing.content import remove_basket

        remove_basket(self.picked.folder, self.name)
        if self.picked.name == self.name:
            self.picked.open(self._before)


@dataclass(slots=True)
class Renamed:
    """A basket gets another name."""

    picked: OpenBasket
    name: str
    other: str
    content: bool = False

    @property
    def told(self) -> str:
        """What is done."""
        return f"Renamed: {told_name(self.name)} is {self.other} now"

    def do(self) -> None:
        """Rename it."""
        self._rename(self.name, self.other)

    def undo(self) -> None:
        """Give it its name back."""
        self._rename(self.other, self.name)

    def _rename(self, name: str, other: str) -> None:
        from briefing.content import BASKET, rename_basket

        rename_basket(self.picked.folder, name or BASKET, other or BASKET)
        if self.picked.name == name:
            self.picked.open(other)


@dataclass(slots=True)
class Removed:
    """A basket in which nothing is is taken away, and the first one opened."""

    picked: OpenBasket
    name: str
    content: bool = False

    @property
    def told(self) -> str:
        """What is done."""
        return f"Removed: {told_name(self.name)}, which was empty"

    def do(self) -> None:
        """Take it away."""
        from briefing.content import remove_basket

        remove_basket(self.picked.folder, self.name)
        if self.picked.name == self.name:
            self.picked.open("")

    def undo(self) -> None:
        """Make it again, and open it."""
        from briefing.content import make_basket

        make_basket(self.picked.folder, self.name)
        self.picked.open(self.name)
