"""Speakers that the texts name and the briefing does not have, and those of them that somebody dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.content import read_dropped
from briefing.quotations import Cast, Proposal, propose_actors
from briefing.reader.dropped import Droppings

if TYPE_CHECKING:
    from briefing.derived import Store


def proposals(store: Store, folder: Path) -> tuple[Proposal, ...]:
    """Proposed actors of a briefing, the most quoted first. Reads every article: it belongs in a worker."""
    ids = [row.id for row in store.article_rows()]
    quotations = {id_: tuple(store.quotations_in(id_)) for id_ in ids}
    articles = (store.article(id_) for id_ in ids)
    dropped = Droppings(read_dropped(folder))
    proposed = propose_actors(articles, quotations, Cast(tuple(store.actors())))
    return tuple(each for each in proposed if not dropped.holds(each.actor.name))
