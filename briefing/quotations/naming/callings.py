"""What people are called by what they do: `the officer` of a detective inspector, `the barrister` of a KC."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from briefing.quotations.naming.beings import Being, Meaning
from briefing.quotations.naming.descriptions import Description
from briefing.quotations.reading.lexicon import table

_AGED = "-year-old"
_AFRESH = 3  # sentences in which one of several must have spoken to be meant


@cache
def _callings() -> dict[str, frozenset[str]]:
    """The titles that tell each calling."""
    return {name: frozenset((name, *words)) for name, words in table("callings.txt")}


def called(description: Description, recent: Sequence[Being], number: int) -> Meaning | None:
    """Whom a calling or an age means, of those lately spoken of; None where no title tells it of anybody."""
    years = age(description.words)
    fits = [being for being in recent if _fits(being, description, years)]
    if not fits:
        return None
    text = description.text
    if len(fits) == 1:
        return Meaning(fits[0], f"'{text}' is {fits[0].name}, by title or age", "office", 0.9)
    last = max(fits, key=lambda being: being.said)
    if last.said >= number - _AFRESH and all(being is last or being.said < last.said for being in fits):
        return Meaning(last, f"'{text}' is {last.name}, the last of such who spoke", "office", 0.5)
    return Meaning(None, f"'{text}' may be {' or '.join(being.name for being in fits[:3])}", "office", 0.0)


def _fits(being: Being, description: Description, years: int) -> bool:
    if not being.person or being.unnamed or being.people or not agrees(being, description.gender):
        return False
    if years:
        return being.age == years
    known = _callings().get(description.head)
    return known is not None and not known.isdisjoint(being.titles)


def bears(being: Being, calling: str) -> bool:
    """Whether a title of a person is this calling, or tells it: of a lord, that he is a peer."""
    return not _callings().get(calling, frozenset((calling,))).isdisjoint(being.titles)


def apart(being: Being, description: Description) -> bool:
    """Whether the titles of a person tell another calling than a description: of a king, no officer."""
    known = _callings()
    own = known.get(description.head)
    if own is None or not own.isdisjoint(being.titles):
        return False
    return any(not titles.isdisjoint(being.titles) for titles in known.values())


def agrees(being: Being, gender: str) -> bool:
    """Whether nothing tells that a person is of another gender."""
    return not (being.gender and gender and being.gender != gender)


def age(words: Iterable[str]) -> int:
    """The age in `the 71-year-old`, or 0."""
    for word in words:
        if word.endswith(_AGED) and word[: -len(_AGED)].isdigit():
            return int(word[: -len(_AGED)])
    return 0
