"""Whether a report in an outlet's own words tells a statement of the same person in words for words.

"The bill to the public purse in year one would be £3 million" has little of "The cost to the taxpayer in the first year
is £3 million" but numbers; word for word, it is the same. Every telling word of the report (or of one of its clauses)
looks for the word of one part of the statement that is nearest to it: the same, one made of it, or another word for it.
What stands only beside that part, or beside the report, counts half: "the proposal" is what was told just before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.language.sentences import sentences
from briefing.language.synonyms import SenseWord, likeness, telling
from briefing.statements.closeness import CLAUSE, one_thing
from briefing.statements.comparing.tokens import line

BESIDE = 0.5  # how much a word counts that stands beside a part only
FEWEST = 2  # words of the statement, names apart, that a report must tell
SOME = 3  # words of a report, or of one of its clauses that is compared by itself
ENOUGH = 2.0  # their weight from which on it takes nothing away
OF_IT = 0.8  # share of a report from which on what stands in a row in both is more than the name of a thing
WHOLE, NEARLY = 0.85, 0.6  # shares of the part and of the report that are more than the name of a thing
CLAUSE_ALONE = 0.9  # what a clause of a report counts beside the whole
LONGEST_NAME = 3  # words in a row in both that can be the name of a thing
_MARKS = re.compile(r"(?<=[\"”’'])\s+(?=[\"“‘'])")
_ASKED = re.compile(r"(?:to (?:say|know|ask) )?(?:whether|if|what|how|who|whom|whose|why|which|when|where)\b", re.I)


@dataclass(frozen=True, slots=True)
class InContext:
    """What a report or a statement says, and what stands beside it."""

    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Retelling:
    """How near a report comes to a statement, 0 to 1; the stems of its words that do, and how many there are, names
    apart.
    """

    score: float
    shared: frozenset[str]
    telling: float


@dataclass(frozen=True, slots=True)
class _Part:
    words: tuple[SenseWord, ...]
    beside: tuple[SenseWord, ...]


def asks(told: str) -> bool:
    """Whether a report is a question, which nobody's statement answers by itself."""
    return _ASKED.match(told) is not None


def retelling(
    told: InContext, said: InContext, names: frozenset[str], weights: Mapping[str, float]
) -> Retelling | None:
    """How near a report comes to the part of a statement that is nearest to it; None where they share too little.

    `names` are the stems of names that both have, which tell what is spoken about and not what is said; `weights` are
    those of stems that tell less than others.
    """
    if len(words(told.text)) < SOME:
        return None
    best: Retelling | None = None
    for clause in _clauses(told.text):
        mine = words(clause)
        factor = 1.0 if clause == told.text else CLAUSE_ALONE
        for part in _parts(said.text, said.beside):
            found = _told(mine, told.beside, part, names, weights)
            if found is None or (best is not None and found.score * factor <= best.score):
                continue
            if len(found.shared) < OF_IT * len(mine) and one_thing(clause, found.shared, said.text):
                continue
            best = Retelling(found.score * factor, found.shared, found.telling)
    return best


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[SenseWord, ...]:
    """The telling words and phrases of a text, each once."""
    return tuple({found.stem: found for found in telling(line(text).keys)}.values())


def near(one: SenseWord, others: Sequence[SenseWord]) -> float:
    """How near the nearest of some words is to one, 0 to 1."""
    return _nearest(one, others)[0]


def touches(told: Sequence[SenseWord], said: str) -> bool:
    """Whether a statement has anything at all to do with as many words of a report as one must tell."""
    marks, families, alike = _marks(said)
    near = 0
    for one in told:
        if one.stem in marks or not families.isdisjoint(one.families) or not alike.isdisjoint(one.alike):
            near += 1
            if near == FEWEST:
                return True
    return False


@lru_cache(maxsize=20_000)
def _marks(text: str) -> tuple[frozenset[str], frozenset[int], frozenset[int]]:
    each = words(text)
    families, alike = (
        frozenset().union(*lines) for lines in ((one.families for one in each), (one.alike for one in each))
    )
    return frozenset(one.stem for one in each), families, alike


@lru_cache(maxsize=20_000)
def _clauses(text: str) -> tuple[str, ...]:
    clauses = (clause for clause in CLAUSE.split(text) if clause != text and len(words(clause)) >= SOME)
    return (text, *clauses)


@lru_cache(maxsize=5_000)
def _parts(text: str, before: str) -> tuple[_Part, ...]:
    """The sentences of a statement and their clauses, each with the sentences next to it."""
    each = [printed for low, high in sentences(text) for printed in _MARKS.split(text[low:high])]
    found: dict[tuple[SenseWord, ...], _Part] = {}
    for at, sentence in enumerate(each):
        near = " ".join((*((before,) if at == 0 else ()), *each[max(0, at - 1) : at + 2]))
        for part in (sentence, *CLAUSE.split(sentence)):
            if own := words(part):
                found.setdefault(own, _Part(own, words(near)))
    return tuple(found.values())


def _told(
    mine: tuple[SenseWord, ...], beside: str, part: _Part, names: frozenset[str], weights: Mapping[str, float]
) -> Retelling | None:
    own: dict[str, float] = {}  # by the word of the statement that is told, how much of it is
    places: list[tuple[int, int]] = []
    shared: set[str] = set()
    for at, one in enumerate(mine):
        near, to = _nearest(one, part.words)
        if to < 0:
            continue
        other = part.words[to]
        shared.add(one.stem)
        if one.stem not in names and other.stem not in names:
            if other.stem not in own:
                places.append((at, to))
            own[other.stem] = max(own.get(other.stem, 0.0), near * weights.get(one.stem, 1.0))
    if len(own) < FEWEST:
        return None
    of_report = _share(mine, part.words, part.beside, weights)
    of_part = _share(part.words, mine, words(beside), weights)
    score = (of_report * of_part) ** 0.5 * min(1.0, sum(own.values()) / ENOUGH)
    whole = of_part >= WHOLE and of_report >= NEARLY
    return Retelling(score, frozenset(shared), len(own) if whole else _telling(places))


def _share(
    ones: tuple[SenseWord, ...],
    others: tuple[SenseWord, ...],
    beside: tuple[SenseWord, ...],
    weights: Mapping[str, float],
) -> float:
    """How much of some words others tell."""
    total = told = 0.0
    for one in ones:
        weight = weights.get(one.stem, 1.0)
        near = _nearest(one, others)[0]
        if near < BESIDE:
            near = max(near, BESIDE * _nearest(one, beside)[0])
        total += weight
        told += weight * near
    return told / total if total else 0.0


def _telling(places: Sequence[tuple[int, int]]) -> float:
    """How many words two texts share, by where they stand in both: two or three that follow each other in both can be
    the name of a thing, and count less.
    """
    total, run = 0.0, 0
    for at, place in enumerate(places):
        run += 1
        following = places[at + 1] if at + 1 < len(places) else None
        if following != (place[0] + 1, place[1] + 1):
            total += run if run > LONGEST_NAME else (run + 1) / 2
            run = 0
    return total


def _nearest(one: SenseWord, others: Sequence[SenseWord]) -> tuple[float, int]:
    """How near the nearest of some words is to one, and where it stands; -1 where none is."""
    best, place = 0.0, -1
    for at, other in enumerate(others):
        near = likeness(one, other)
        if near > best:
            best, place = near, at
            if near == 1.0:
                break
    return best, place
