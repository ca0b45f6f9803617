"""Whether a short report in an outlet's own words is close to one part of what was said, when few words tell it.

"The driver had done everything right" shares two words with "The driver did everything right", and says nothing else.
So what counts is the share of the report that the statement has, and the share of one sentence or clause of the
statement that the report tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from briefing.language.sentences import sentences
from briefing.language.stems import stems

LEAST = {2: (0.8, 0.6), 3: (0.6, 0.5), 4: (0.5, 0.4)}  # by words shared: their share of the report, and of the part
WHOLE = 0.9  # share of a report of three words or more that needs no share of the part
_CLAUSE = re.compile(r"[,;:—–]\s|\s[-–—]\s|\b(?:and|but|because|so that|which|while)\b")


@lru_cache(maxsize=20_000)
def parts(text: str) -> tuple[frozenset[str], ...]:
    """The stems of a text's sentences and of their clauses."""
    found: dict[frozenset[str], None] = {}
    for low, high in sentences(text):
        sentence = text[low:high]
        for part in (sentence, *_CLAUSE.split(sentence)):
            found[stems(part)] = None
    return tuple(one for one in found if len(one) > 1)


def close(told: Collection[str], own: Collection[str], statement: str) -> bool:
    """Whether a report of the stems `told`, of which the statement has `own`, tells one part of it."""
    count = len(own)
    if count < min(LEAST):
        return False
    mine, other = LEAST[min(count, max(LEAST))]
    share = count / len(told)
    best = max((len(part.intersection(own)) / len(part) for part in parts(statement)), default=0.0)
    return share >= mine and (best >= other or (share >= WHOLE and count > min(LEAST)))
