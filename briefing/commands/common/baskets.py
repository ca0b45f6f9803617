"""Which basket of clippings is meant, and which of its clippings."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefing.commands.common.names import among, nearest
from briefing.content import BASKET, basket_names, read_basket
from briefing.errors import UsageError
from briefing.language.words import fold
from briefing.model import Basket


def basket_options(parser: argparse.ArgumentParser) -> None:
    """The options that choose clippings: a basket by its name, and a tag."""
    parser.add_argument("--basket", metavar="NAME", help="which basket of clippings, where there are several")
    parser.add_argument("--tag", metavar="TAG", help="only clippings with this tag")


def basket_name(folder: Path, named: str | None) -> str:
    """The basket that is named, letter case aside, else the first one. Raises UsageError for one that is not there."""
    if named is None:
        return BASKET
    names = basket_names(folder)
    found = next((name for name in names if fold(name) == fold(named)), None)
    if found is None:
        near = nearest(named, names)
        do = f"did you mean {near!r}?" if near else f"--basket takes one of: {among(names)}"
        raise UsageError(f"there is no basket {named!r}", do=do)
    return found


def tagged(basket: Basket, tag: str | None) -> Basket:
    """The clippings that have a tag, letter case aside; all where none is asked for."""
    if tag is None:
        return basket
    wanted = fold(tag.removeprefix("#").strip())
    return Basket(tuple(one for one in basket.clippings if wanted in map(fold, one.tags)))


def chosen_basket(folder: Path, named: str | None, tag: str | None) -> Basket:
    """The clippings that are meant. Raises UsageError where there are none, saying where there are some."""
    name = basket_name(folder, named)
    basket = tagged(read_basket(folder, name), tag)
    if not basket.clippings:
        others = [each for each in basket_names(folder) if each != name and read_basket(folder, each).clippings]
        if tag is not None:
            raise UsageError(f"nothing has the tag {tag!r} in the basket {name}", do="'briefing clippings' lists tags")
        do = f"--basket takes one of: {among(others)}" if others else "clip in the reader with the space bar"
        raise UsageError("nothing is clipped there", do=do)
    return basket
