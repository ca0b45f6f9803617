"""Choosing a basket: opening another, beginning a new one, renaming or taking away the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefing.clipping.basket import OpenBasket
from briefing.clipping.baskets import Begun, OpenedBasket, Removed, Renamed
from briefing.content import BASKET, basket_names, read_basket
from briefing.errors import BriefingError
from briefing.language.words import counted, fold, one_line
from briefing.reader.kit.choice import Choice, Find, among
from briefing.reader.messages import Correct
from briefing.reader.screens.asking.ask import AskScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.base import BriefingScreen

OPEN, NEW, RENAME, REMOVE = "basket", "new basket", "rename basket", "remove basket"


def choose_basket(screen: BriefingScreen[Any], picked: OpenBasket) -> None:
    """Ask which basket what is clipped goes into from now on."""

    def chosen(choice: Choice | None) -> None:
        if choice is None:
            return
        if choice.kind == OPEN:
            screen.want(Correct(OpenedBasket(picked, choice.id)))
        elif choice.kind == NEW:
            screen.want(Correct(Begun(picked, choice.id)))
        elif choice.kind == REMOVE:
            screen.want(Correct(Removed(picked, picked.name)))
        else:
            screen.ask(AskScreen(f"New name of {picked.where}", picked.name or BASKET), rename)

    def rename(typed: str | None) -> None:
        name = one_line(typed or "")
        if name and name != (picked.name or BASKET):
            screen.want(Correct(Renamed(picked, picked.name, "" if name == BASKET else name)))

    hint = "Letters of its name; a name that no basket has begins a new one"
    screen.ask(PickScreen("Which basket?", offered(picked), placeholder=hint), chosen)


def offered(picked: OpenBasket) -> Find:
    """The baskets there are, the open one first, and what can be done besides. It reads files: for a thread."""

    def find(typed: str) -> Sequence[Choice]:
        now = picked.name or BASKET
        names = sorted(basket_names(picked.folder), key=lambda name: name != now)
        listed = [Choice(OPEN, name, name, _told(picked, name, now)) for name in names]
        name = one_line(typed)
        new = [Choice(NEW, name, f"A new basket: {name}")] if name and fold(name) not in map(fold, names) else []
        besides = [Choice(RENAME, now, f"Another name for {now} …")]
        if picked.name and not picked.basket.clippings:
            besides.append(Choice(REMOVE, now, f"Take {now} away, which is empty"))
        return among(listed, [*new, *besides])(typed)

    return find


def _told(picked: OpenBasket, name: str, now: str) -> str:
    try:
        count = counted(len(read_basket(picked.folder, name).clippings), "clipping")
    except BriefingError:
        count = "damaged"
    return f"open, {count}" if name == now else count
