"""`briefing clippings`: what was picked in the reader, basket by basket."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.baskets import basket_name, basket_options, tagged
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.opening import opened
from briefing.commands.common.output import line, value
from briefing.commands.common.status import DONE
from briefing.content import basket_names, read_basket
from briefing.derived import Store
from briefing.export import Link, Picked, link_to, picked
from briefing.language.words import counted

DESCRIPTION = """\
List the clippings of a briefing, basket by basket, in their order: what was picked, its tags and note, and a link
that 'briefing locate' finds again.
"""
EXAMPLES = """\
  briefing clippings
  briefing clippings child-online-safety --basket minister --tag urgent --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser)
    basket_options(parser)
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print them."""
    place = workspace_of(options)
    briefing = choose(place, options.briefing)
    folder = place.clippings(briefing)
    names = (basket_name(folder, options.basket),) if options.basket is not None else basket_names(folder)
    with opened(place, briefing) as store:
        for name in names:
            found = picked(store, tagged(read_basket(folder, name), options.tag))
            if not options.json:
                line(f"Basket {name}: {counted(len(found), 'clipping')}.")
            for number, one in enumerate(found, 1):
                if options.json:
                    value(_form(store, name, one))
                else:
                    _tell(store, number, one)
    return DONE


def _tell(store: Store, number: int, one: Picked) -> None:
    line(f"{number}. {one.clipping.kind.value.capitalize()}: {one.clipping.title}")
    if _gone(one):
        line("No longer found in the briefing.", 1)
    elif one.article is not None:
        line(f"In: {one.article.id}", 1)
    for start, end in one.spans:
        line(one.article.body[start:end] if one.article else "", 1)
    if one.clipping.tags:
        line(f"Tags: {', '.join(one.clipping.tags)}", 1)
    if one.clipping.note:
        line(f"Note: {one.clipping.note}", 1)
    link = _link(store, one)
    if link is not None:
        line(f"Link: {link}", 1)


def _form(store: Store, basket: str, one: Picked) -> dict[str, object]:
    link = _link(store, one)
    return {
        "basket": basket,
        "kind": one.clipping.kind.value,
        "id": one.clipping.target,
        "title": one.clipping.title,
        "article": one.article.id if one.article else None,
        "spans": [list(span) for span in one.spans],
        "text": " ".join(one.article.body[start:end] for start, end in one.spans) if one.article else "",
        "tags": list(one.clipping.tags),
        "note": one.clipping.note,
        "found": not _gone(one),
        "link": str(link) if link else None,
    }


def _gone(one: Picked) -> bool:
    return one.article is None and one.quotation is None and one.statement is None


def _link(store: Store, one: Picked) -> Link | None:
    if one.article is None or not one.spans:
        return None
    return link_to(store.info.id, one.article.id, one.article.body, one.spans[0][0], one.spans[-1][1])
