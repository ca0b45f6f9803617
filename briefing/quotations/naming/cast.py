"""The actors of a briefing, prepared for looking up names, surnames, aliases and dated roles."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from briefing.language.titles import letters, titles
from briefing.language.words import fold
from briefing.model import Actor, ActorKind, PartialDate
from briefing.quotations.naming.offices import Office, office

_POSSESSIVE = re.compile(r"'s?$")
_NAME_WORD = re.compile(r"[\w'’.-]+")
_PLACES = frozenset("the uk us u.k u.s u.k. u.s. british american united kingdom states states'".split())


@lru_cache(maxsize=4_000)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without titles before it, letters after it, and possessive endings."""
    words = [_POSSESSIVE.sub("", word) for word in _NAME_WORD.findall(fold(name))]
    words = [word.rstrip(".") if len(word.rstrip(".")) > 1 else word for word in words if word]
    while len(words) > 1 and words[0].rstrip(".") in titles():
        del words[0]
    while len(words) > 1 and words[-1].rstrip(".") in letters():
        del words[-1]
    return tuple(words)


def role_words(title: str) -> tuple[str, ...]:
    """The folded words of a role's title, without an article or a country before it."""
    words = [_POSSESSIVE.sub("", word) for word in _NAME_WORD.findall(fold(title))]
    while len(words) > 1 and words[0] in _PLACES:
        del words[0]
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Holder:
    """An actor who may have held a role: `held` True, or None where the dates do not settle it."""

    actor: Actor
    title: str
    held: bool | None


class Cast:
    """Looks up the actors of one briefing. Build it once; looking up takes constant time."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.actors = actors
        self._names: dict[tuple[str, ...], list[Actor]] = defaultdict(list)
        self._surnames: dict[str, list[Actor]] = defaultdict(list)
        self._roles: dict[str, list[tuple[Actor, int, Office]]] = defaultdict(list)
        self.by_id = {actor.id: actor for actor in actors}
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                self._add_name(actor, name)
            for number, role in enumerate(actor.roles):
                held = office(role.title)
                for word in held.printed | held.words:
                    self._roles[word].append((actor, number, held))

    def _add_name(self, actor: Actor, name: str) -> None:
        words = name_words(name)
        keys = {words, words[1:] if len(words) > 1 and words[0] == "the" else words}
        for key in keys:
            if key and actor not in self._names[key]:
                self._names[key].append(actor)
        if actor.kind is ActorKind.PERSON and len(words) > 1 and actor not in self._surnames[words[-1]]:
            self._surnames[words[-1]].append(actor)

    def named(self, name: str) -> tuple[Actor, ...]:
        """The actors who bear this name or alias, titles left aside."""
        words = name_words(name)
        if words not in self._names and words[:1] == ("the",):
            words = words[1:]
        return tuple(self._names.get(words, ()))

    def surnamed(self, surname: str) -> tuple[Actor, ...]:
        """The persons with this last name."""
        words = name_words(surname)
        return tuple(self._surnames.get(words[-1], ())) if words else ()

    def in_role(self, title: str, when: PartialDate | None) -> tuple[Holder, ...]:
        """Those who held, or may have held, the role of this title at `when`.

        A role with more words of rank than the title (shadow, deputy, former) is another one. Who bears it in two
        forms, a short and a long one, holds it once: surely, where either says so.
        """
        asked = office(title)
        fewest = min((self._roles.get(word, []) for word in asked.printed), key=len, default=[])
        holders: dict[str, Holder] = {}
        for actor, number, office_ in fewest:
            held = actor.roles[number].held(when) if asked.fits(office_) else False
            if held is False or (held is None and actor.id in holders):
                continue
            if actor.id not in holders or not holders[actor.id].held:
                holders[actor.id] = Holder(actor, actor.roles[number].title, held)
        return tuple(holders.values())

    @property
    def name_keys(self) -> dict[tuple[str, ...], list[Actor]]:
        """Folded words of every name and alias, and who bears it."""
        return self._names

    @property
    def surname_keys(self) -> dict[str, list[Actor]]:
        """Folded last names of persons, and who bears them."""
        return self._surnames
