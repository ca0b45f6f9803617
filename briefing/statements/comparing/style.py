"""What a briefing or a person adds to house style."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.language.bodies import Phrases, phrases
from briefing.model import Actor, ActorKind

_INITIALS = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z][A-Za-z0-9&.]{1,11}")


@dataclass(frozen=True, eq=False, slots=True)
class HouseStyle:
    """`contractions`: it's for it is is house style too. `equivalents`: initials with the long form they stand for."""

    contractions: bool = False
    equivalents: tuple[tuple[str, str], ...] = ()
    more: Phrases = field(default_factory=dict)

    @staticmethod
    def of(equivalents: Iterable[tuple[str, str]] = (), *, contractions: bool = False) -> HouseStyle:
        """A house style with these pairs of initials and long forms."""
        pairs = tuple(sorted(set(equivalents)))
        return HouseStyle(contractions, pairs, phrases(pairs))


PLAIN = HouseStyle()


def declared(actors: Iterable[Actor]) -> Iterable[tuple[str, str]]:
    """The initials that a briefing gives its bodies as aliases, each with the long forms of the body's name."""
    for actor in actors:
        if actor.kind is ActorKind.BODY:
            names = (actor.name, *actor.aliases)
            for short in names:
                if _INITIALS.fullmatch(short):
                    yield from ((short, long) for long in names if " " in long.strip())
