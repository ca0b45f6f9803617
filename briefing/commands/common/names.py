"""Names that somebody typed: which one is meant, by id, name, alias or a part of it, and what was nearly typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.errors import UsageError
from briefing.language.words import fold, words

if TYPE_CHECKING:
    from briefing.derived import Store

_LIKENESS = 0.6  # what difflib takes for a misspelling
_JOINED = re.compile(r",? and |, ")  # between the names of several speakers
_NAMED = 12  # names listed in one message


def meant(kind: str, typed: str, names: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The keys whose names fit what was typed: those with exactly that name, else those with all its words.

    `names` gives each key's names. Raises UsageError, with the name nearly typed, where none fits.
    """
    wanted = fold(typed)
    known = {key: (key, *own) for key, own in names.items()}
    exact = frozenset(key for key, own in known.items() if wanted in (fold(name) for name in own))
    if exact:
        return exact
    parts = _words(typed)
    partly = frozenset(key for key, own in known.items() if parts and any(parts <= _words(name) for name in own))
    if partly:
        return partly
    every = [name for own in known.values() for name in own]
    shown = [own[0] if len(own) == 1 else own[1] for own in known.values()]
    raise UsageError(f"there is no {kind} {typed!r}", do=hint(typed, every, shown))


def only(kind: str, typed: str, names: Mapping[str, Sequence[str]]) -> str:
    """The one key that is meant, as `meant` finds it. Raises UsageError where none fits, or several do.

    Several who spoke together ("A and B") are meant only where more than one of them is typed.
    """
    every = meant(kind, typed, names)
    found = sorted(key for key in every if not _together(key, every - {key}, names)) or sorted(every)
    if len(found) == 1:
        return found[0]
    raise UsageError(f"{len(found)} {kind}s fit {typed!r}", do=f"name one of: {among(found)}")


def articles_of(store: Store) -> dict[str, tuple[str, ...]]:
    """The names of every article by its id: its headline."""
    return {row.id: (row.headline,) for row in store.article_rows()}


def speakers_of(store: Store) -> dict[str, tuple[str, ...]]:
    """The names of everybody who speaks or is spoken of, by actor id, or by name for who is no actor."""
    names: dict[str, tuple[str, ...]] = {row.id or row.name: (row.name,) for row in store.actor_rows()}
    return names | {actor.id: (actor.name, *actor.aliases) for actor in store.actors()}


def hint(typed: str, names: Sequence[str], shown: Sequence[str] = ()) -> str:
    """What to do about a name that is not known: the one nearly typed, or those that there are (`shown`, if given)."""
    near = nearest(typed, names)
    if near is not None:
        return f"did you mean {near!r}?"
    return f"there are: {among(shown or names)}" if names else "there are none"


def nearest(typed: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant, None where none is near."""
    import difflib  # only after a mistake

    folded = {fold(name): name for name in names}
    near = difflib.get_close_matches(fold(typed), folded, n=1, cutoff=_LIKENESS)
    return folded[near[0]] if near else None


def among(names: Sequence[str]) -> str:
    """Names in one line; what is left out is counted."""
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def _together(key: str, others: Iterable[str], names: Mapping[str, Sequence[str]]) -> bool:
    """Whether a name is that of several who spoke together, one of them among the others."""
    parts = {fold(part) for name in (key, *names[key]) for part in _JOINED.split(name)}
    return any(fold(name) in parts for other in others for name in (other, *names[other]))


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word.text) for word in words(text))
