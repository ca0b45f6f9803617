"""Whether a short report in an outlet's own words is close to one part of what was said, when few words tell it.

"The driver had done everything right" shares two words with "The driver did everything right", and says nothing else.
So what counts is the share of the report that the statement has, and the share of one sentence or clause of the
statement that the report tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from briefing.language.numerals import is_number
from briefing.language.sentences import sentences
from briefing.language.stems import root, stem, stems
from briefing.language.tables import table
from briefing.statements.comparing.contracted import opened_line
from briefing.statements.comparing.tokens import line

LEAST = {2: (0.8, 0.6), 3: (0.6, 0.5), 4: (0.5, 0.4)}  # by words shared: their share of the report, and of the part
WHOLE = 0.9  # share of a report of three words or more that needs no share of the part
HALF = 0.5  # share of the part where a report says nothing else
ECHO = 6  # words in a row that are the statement's own but for person and tense
ECHOED = 0.85  # and their least share of the report
CLAUSE = re.compile(r"[,;:—–]\s|\s[-–—]\s|\b(?:and|but|because|so that|which|while)\b")


@lru_cache(maxsize=20_000)
def parts(text: str) -> tuple[frozenset[str], ...]:
    """The stems of a text's sentences and of their clauses."""
    found: dict[frozenset[str], None] = {}
    for low, high in sentences(text):
        sentence = text[low:high]
        for part in (sentence, *CLAUSE.split(sentence)):
            found[stems(part)] = None
    return tuple(one for one in found if len(one) > 1)


def close(told: Collection[str], own: Collection[str], statement: str) -> bool:
    """Whether a report of the stems `told`, of which the statement has `own`, tells one part of it."""
    count = len(own)
    if count < min(LEAST):
        return False
    mine, other = LEAST[min(count, max(LEAST))]
    numbers = {word for word in told if counts(word)}
    share = count / len(told)
    best = covered(own, statement)
    if numbers and numbers.isdisjoint(own):  # another number is the same thing told wrongly
        telling = max(
            (
                len(part.intersection(own)) / max(1, sum(not counts(word) for word in part))
                for part in parts(statement)
                if any(map(counts, part))
            ),
            default=0.0,
        )
        share, best = (count / (len(told) - len(numbers)), telling) if telling >= other else (share, best)
    if share == 1.0 and best >= HALF:
        return True
    return share >= mine and (best >= other or (share >= WHOLE and count > min(LEAST)))


def counts(told: str) -> bool:
    """Whether a stem is a number, in figures or in words."""
    return is_number(told.replace(",", "")) or told in _number_words()


@cache
def _number_words() -> frozenset[str]:
    raw = table("numbers")
    return frozenset(map(stem, (*raw["units"][2:], *raw["tens"], *raw["scales"]))) - {""}


def covered(own: Collection[str], statement: str) -> float:
    """The largest share of one part of a statement that some of its stems make."""
    return max((len(part.intersection(own)) / len(part) for part in parts(statement)), default=0.0)


def one_thing(told: str, own: Collection[str], statement: str) -> bool:
    """Whether all that a report has of a statement stands in a row in both: the name of a thing, not what is said."""
    keys = line(told).keys
    places = [at for at, key in enumerate(keys) if stem(key) in own]
    if not places:
        return False
    return f" {' '.join(keys[places[0] : places[-1] + 1])} " in f" {' '.join(line(statement).keys)} "


def echoes(told: str, statement: str) -> bool:
    """Whether a report is a stretch of a statement put into reported speech: "I will miss it more than I can say", "he
    would miss it more than he could say". Person and tense aside, its words are those of the statement in a row.
    """
    mine, other = _shifted(told), _shifted(statement)
    size = max(ECHO, int(ECHOED * len(mine) + 0.99))
    wanted = {mine[at : at + size] for at in range(len(mine) - size + 1)}
    return any(other[at : at + size] in wanted for at in range(len(other) - size + 1)) if wanted else False


@lru_cache(maxsize=20_000)
def _shifted(text: str) -> tuple[str, ...]:
    """The words of a text without the person and the tense that reported speech changes."""
    shifts = _shifts()
    return tuple(shifts.get(key) or root(key) for key in opened_line(line(text)).keys)


@cache
def _shifts() -> dict[str, str]:
    return {word: words[0] for words in table("senses")["reported"] for word in words}
