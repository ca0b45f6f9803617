"""Whether two quotations can be by the same speaker: support for the words, never more."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from briefing.language.titles import letters, titles
from briefing.language.words import fold, words
from briefing.model import Quotation, Speaker

_OFFICE = frozenset(
    "president secretary minister senator sen rep representative gov governor gen general col colonel capt captain sgt "
    "chairman chairwoman chair chief executive officer director spokesman spokeswoman spokesperson attorney mayor "
    "commissioner ambassador chancellor congressman congresswoman councillor councilman councilwoman superintendent "
    "sheriff inspector detective lt lieutenant adm admiral premier taoiseach leader".split()
)
_EITHER = frozenset("judge justice speaker king queen prince princess bishop archbishop pope major dean".split())
_BEFORE = frozenset("the st vice deputy former prime press home foreign of and for us uk".split())

LIKELY = 0.8  # probability of a naming, not by a pronoun, from which another name speaks against one statement
PLAINLY = 0.929  # probability from which a name on the spot is surely the speaker's
_PRONOUNS = frozenset("he she they".split())


class Who(NamedTuple):
    """A speaker for comparing: the id if it is an actor, the words of the name, and whether the naming is sure.

    `several`: persons who speak as one, with the words of all their names. `plain`: the naming is of one who is named
    on the spot, not by a pronoun or an office.
    """

    id: str | None = None
    names: frozenset[str] = frozenset()
    last: str = ""
    sure: bool = True
    several: bool = False
    plain: bool = False


NOBODY = Who()


class Relation(Enum):
    """What two speakers say about their quotations being one statement."""

    SAME = 1
    UNKNOWN = 0
    OTHER = -1


def speaks(quotation: Quotation) -> Who:
    """Who said a quotation, for comparing: surely, where a name most likely says so; a pronoun has to be sure."""
    source = quotation.source.text.casefold() if quotation.source is not None else ""
    pronoun = source in _PRONOUNS
    likely = quotation.certainty is None or quotation.certainty >= LIKELY
    said = who(quotation.speaker, (likely and not pronoun) or (quotation.certainty is not None and quotation.sure))
    return said._replace(plain=True) if _plainly(quotation, said, source) else said


def _plainly(quotation: Quotation, said: Who, source: str) -> bool:
    """Whether the words that name the speaker have the speaker's last name in them, and nothing speaks against it."""
    named = bool(said.last) and said.last in fold(source).replace("’", "'").replace("'s", "").split()
    return said.sure and named and (quotation.certainty is None or quotation.certainty >= PLAINLY)


@lru_cache(maxsize=20_000)
def who(speaker: Speaker | None, sure: bool = True) -> Who:
    """A speaker as the words of a name, offices and titles taken away; no words where only an office is named."""
    if speaker is None or speaker.described:  # `a Labour spokesman` may be the one whom another outlet names
        return Who(sure=sure)
    kept = name_words(speaker.name)
    return Who(speaker.id, frozenset(kept), kept[-1] if kept else "", sure, bool(speaker.members))


@lru_cache(maxsize=20_000)
def surnames(speaker: Speaker | None) -> frozenset[str]:
    """The last word of a speaker's name, or of each where two speak as one: what an article that speaks of them has."""
    if speaker is None or not who(speaker).names:
        return frozenset()
    parts = [name_words(one.name) for one in speaker.members or (speaker,)]
    return frozenset(words[-1] for words in parts if words)


def name_words(name: str) -> list[str]:
    """The words of a person's or body's name: what stands before an office belongs to it (Health Secretary Ann Lee).

    A joint speaker (Ann Lee and Bo Marsh) has the names of both.
    """
    parts: list[list[str]] = [[]]
    for word in words(name):
        text = fold(word.text).removesuffix("'s").strip(".")
        if text == "and":
            parts.append([])
        elif text:
            parts[-1].append(text)
    return [word for part in parts for word in _named(part)]


def _named(part: list[str]) -> list[str]:
    last = max((at for at, word in enumerate(part) if word in _OFFICE), default=-1)
    rest = part[last + 1 :]
    if last >= 0 and not rest and len(part) > 1 and part[last - 1] not in _OFFICE | _BEFORE:
        return []  # an office by itself: the Health Secretary
    courtesy = titles() | letters()
    while len(rest) > 1 and (rest[0] in courtesy or rest[0] in _EITHER or rest[0] in _BEFORE):
        rest = rest[1:]
    return [word for word in rest if len(word) > 1 and word not in courtesy and word not in _BEFORE]


def relation(one: Who, two: Who) -> Relation:
    """Whether two speakers are the same, surely not the same, or cannot be told."""
    kin = _relation(one, two)
    if kin is Relation.OTHER and not (one.sure and two.sure):
        return Relation.UNKNOWN
    return kin


def _relation(one: Who, two: Who) -> Relation:
    if one.id is not None and two.id is not None:
        return Relation.SAME if one.id == two.id else Relation.OTHER
    if not one.names or not two.names:
        return Relation.UNKNOWN
    if one.names <= two.names or two.names <= one.names:
        return Relation.SAME
    if one.last == two.last:  # Raul Labrador, Raúl R. Labrador; but Dick Cheney, Mary Cheney
        firsts = (one.names - {one.last}) & (two.names - {two.last})
        return Relation.SAME if firsts else Relation.OTHER
    return Relation.OTHER if one.names.isdisjoint(two.names) else Relation.UNKNOWN
