"""Runs of words that tell: what two texts must share to be looked at as the same words.

From each word on it is the shortest run of SIZE words or more that weighs TELLS: three words where one of them tells
something, four where all are common. Each is one number, the same in every process.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from briefing.statements.comparing.align import weigh

SIZE = 3  # words
TELLS = 2.0  # least weight of a run


def runs(keys: Sequence[str]) -> list[int]:
    """The runs of a text's words in their order, each as a number of 32 bits."""
    words = [key.encode("utf-8", "surrogatepass") for key in keys]
    weights = [weigh(key) for key in keys]
    found: list[int] = []
    for at in range(len(words) - SIZE + 1):
        end, weight = at + SIZE, sum(weights[at : at + SIZE])
        while weight < TELLS and end < len(words):
            weight += weights[end]
            end += 1
        if weight < TELLS:
            break  # nor does any that begins later
        found.append(crc32(b" ".join(words[at:end])))
    return found
