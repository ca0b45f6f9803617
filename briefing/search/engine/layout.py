"""How a segment lies in its files and its places: what those who write it and those who read it both know."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

POSTINGS, WORDS, TABLE = ".pst", ".wrd", ".tbl"  # the endings of a segment's files
STEP = 16  # places: each text begins at a multiple, so that a place tells its text by a division
SHIFT = STEP.bit_length() - 1
SHORT = 3  # letters of the longest beginning of words whose documents may be written down
DIGEST = 12  # bytes of the digest of an article or an actor


def segment_files(name: str) -> Iterator[str]:
    """The names of the files of a segment."""
    return (f"{name}{ending}" for ending in (POSTINGS, WORDS, TABLE))


def owners(size: int, bases: Sequence[int], behind: Iterable[int]) -> array[int]:
    """Of each `STEP` places of a segment the article that lies there, -1 for what is laid behind."""
    found = array("i", (-1,)) * (size // STEP + 1)
    begins = sorted([(base, number) for number, base in enumerate(bases)] + [(base, -1) for base in behind])
    for at, (base, number) in enumerate(begins):
        if number >= 0:
            end = begins[at + 1][0] if at + 1 < len(begins) else size + STEP
            first, last = base >> SHIFT, min(end >> SHIFT, len(found))
            found[first:last] = array("i", (number,)) * (last - first)
    return found
