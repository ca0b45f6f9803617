"""Places in an article's body that name an actor of the briefing."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.titles import titles
from briefing.language.words import fold
from briefing.model import Actor, ActorKind, Article, Mention
from briefing.quotations.naming.cast import Cast
from briefing.quotations.reading.lexicon import closed, common

_WORD = re.compile(r"\w[\w'’.-]*\w|\w")


def mentions(article: Article, cast: Cast) -> tuple[Mention, ...]:
    """Every place in the body that names an actor, in order, longest names first.

    Full names and aliases count anywhere; a last name alone counts when one actor has it and the body has named that
    actor in full, or when no other actor and no other person of the body shares it.
    """
    body = article.body
    places = [(match.start(), match.end()) for match in _WORD.finditer(body)]
    folded = [_folded(body[start:end]) for start, end in places]
    longest = max((len(key) for key in cast.name_keys), default=0)
    made: list[Mention] = []
    index = 0
    while index < len(places):
        first = body[places[index][0]]
        if not first.isupper() and not first.isdigit():  # no name begins so
            index += 1
            continue
        length, actor = _named(cast, folded, index, longest, body, places)
        if actor is None:
            length, actor = _surnamed(cast, folded, index, body, places)
        if actor is None:
            index += 1
            continue
        end = places[index + length - 1][1]
        end -= len(body[places[index + length - 1][0] : end]) - len(
            _unpossessed(body[places[index + length - 1][0] : end])
        )
        made.append(Mention(actor.id, article.id, places[index][0], end))
        index += length
    return tuple(made)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """A word as names are compared."""
    word = _unpossessed(fold(word))
    return word.rstrip(".") if len(word.rstrip(".")) > 1 else word


def _unpossessed(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _named(
    cast: Cast, folded: list[str], index: int, longest: int, body: str, places: list[tuple[int, int]]
) -> tuple[int, Actor | None]:
    for length in range(min(longest, len(folded) - index), 0, -1):
        actors = cast.name_keys.get(tuple(folded[index : index + length]))
        if not actors or len(actors) > 1:
            continue
        last = places[index + length - 1][1]
        if "\n\n" not in body[places[index][0] : last]:
            return length, actors[0]
    return 0, None


def _surnamed(
    cast: Cast, folded: list[str], index: int, body: str, places: list[tuple[int, int]]
) -> tuple[int, Actor | None]:
    actors = cast.surname_keys.get(folded[index])
    if not actors or len(actors) > 1 or actors[0].kind is not ActorKind.PERSON:
        return 0, None
    if not body[places[index][0]].isupper():
        return 0, None
    before = body[places[index - 1][0] : places[index - 1][1]] if index else ""
    near = index and places[index][0] - places[index - 1][1] == 1
    if near and before[:1].isupper() and not _ordinary(fold(before).rstrip(".")) and not before.endswith("."):
        return 0, None
    return 1, actors[0]


def _ordinary(word: str) -> bool:
    """Whether a word with a capital before a last name is no given name: a title, or the head of a sentence."""
    return word in titles() or word in _HEADS or word in closed() or word in common()


_HEADS = frozenset("secretary minister the".split())
