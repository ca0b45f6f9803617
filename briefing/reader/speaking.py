"""Saying who said a quotation: who could have, the likeliest first, and the correction that says so."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.files import slug
from briefing.history import Change, Several
from briefing.language.safety import UNRESOLVED
from briefing.language.selectors import select
from briefing.language.words import fold, one_line
from briefing.model import Actor, ActorKind, Correction, CorrectionKind, PartialDate, Quotation
from briefing.quotations import PRINTED, Cast, candidates
from briefing.reader.changes import Corrected, accepting
from briefing.reader.kit.choice import Choice, Find, among
from briefing.reader.proposed import proposals

if TYPE_CHECKING:
    from briefing.derived import Store

ACTOR, NAME, NEW, NOBODY = "actor", "name", "new", "nobody"
_PRONOUNS = frozenset("he she it they who we i his her their".split())


class Speaking:
    """Who could have said a quotation. `find` reads the article, and belongs in a worker."""

    def __init__(self, folder: Path, store: Store, quotation: str) -> None:
        self._folder = folder
        self._store = store
        self._quotation: Quotation = store.quotation(quotation)
        self._find: Find | None = None

    def find(self, typed: str) -> Sequence[Choice]:
        """What fits the letters typed: who it is now, who may have said it, whom the article names, then all others."""
        if self._find is None:
            self._find = among(list(_once(self._choices())), [NOBODY_CAN_TELL])
        name = one_line(typed)
        new = Choice(NEW, name, f"A new person: {name}" if name else "A new person …", "becomes an actor")
        *choices, nobody = self._find(typed)
        meant = len(name) > 2 and fold(f"{nobody.label} {nobody.detail}").startswith(fold(name))
        return [nobody, *choices, new] if meant else [*choices, new, nobody]

    def confirmed(self) -> Change:
        """The change that says for certain that it is who is named."""
        choice = next(self._choices())
        if choice.kind == NOBODY:
            return self.change(choice)
        value = PRINTED + choice.id if choice.kind == NAME else choice.id
        return self._corrected(value, choice.label, CorrectionKind.CONFIRM)

    def _choices(self) -> Iterator[Choice]:
        quotation, store = self._quotation, self._store
        speaker = quotation.speaker
        if speaker is None:
            yield Choice(NOBODY, "", "Nobody can tell", "as it is now")
        elif speaker.id is None:
            yield Choice(NAME, speaker.name, speaker.name, "as it is now")
        else:
            yield Choice(ACTOR, speaker.id, speaker.name, "as it is now")
        article = store.article(quotation.article)
        actors = {actor.id: actor for actor in store.actors()}
        for each in candidates(article, Cast(tuple(actors.values())), quotation):
            told = "may have said it" if each.weighed else "named in this article"
            if each.speaker.id:
                yield Choice(ACTOR, each.speaker.id, each.speaker.name, told)
            else:
                yield Choice(NAME, each.speaker.name, each.speaker.name, f"{told}, no actor")
        for mention in store.mentions_in(quotation.article):
            yield Choice(ACTOR, mention.actor, actors[mention.actor].name, "named in this article")
        if quotation.source is not None and fold(quotation.source.text) not in _PRONOUNS:
            printed = one_line(quotation.source.text)
            yield Choice(NAME, printed, printed, "as printed")
        for proposal in proposals(store, self._folder):
            yield Choice(NAME, proposal.actor.name, proposal.actor.name, "proposed, no actor")
        for actor in actors.values():
            yield Choice(ACTOR, actor.id, actor.name, actor.kind.value)

    def change(self, choice: Choice) -> Change:
        """The change that makes a choice the speaker; one of a new person makes that person an actor too."""
        if choice.kind == NEW:
            taken = {actor.id for actor in self._store.actors()}
            actor = Actor(_free(slug(choice.id), taken), choice.id, ActorKind.PERSON)
            parts = (accepting(self._folder, actor), self._corrected(actor.id, actor.name))
            return Several(f"Speaker: {actor.name}, an actor of the briefing now", parts)
        if choice.kind == NOBODY:
            return self._corrected(None, UNRESOLVED)
        return self._corrected(PRINTED + choice.id if choice.kind == NAME else choice.id, choice.label)

    def _corrected(self, value: str | None, name: str, kind: CorrectionKind = CorrectionKind.SPEAKER) -> Corrected:
        quotation = self._quotation
        body = self._store.article(quotation.article).body
        at = select(quotation.article, body, (quotation.start, quotation.end))
        correction = Correction(kind, (at,), value, by=_user(), made=_today())
        return Corrected(self._folder, correction, f"Speaker: {name}")


def _today() -> PartialDate:
    now = datetime.now().astimezone()
    return PartialDate(now.year, now.month, now.day)


NOBODY_CAN_TELL = Choice(NOBODY, "", "Nobody can tell", "unresolved")


def _once(choices: Iterator[Choice]) -> Iterator[Choice]:
    """Each person once, where they come first."""
    seen: set[str] = set()
    for choice in choices:
        name = fold(choice.label)
        if name not in seen:
            seen.add(name)
            yield choice


def _free(wanted: str, taken: set[str]) -> str:
    identity, number = wanted, 2
    while identity in taken:
        identity, number = f"{wanted}-{number}", number + 1
    return identity


def _user() -> str | None:
    """The name that the system knows its user by, for saying who corrected something; None where it knows none."""
    try:
        return getpass.getuser() or None
    except (ImportError, KeyError, OSError):
        return None
