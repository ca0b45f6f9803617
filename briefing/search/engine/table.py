"""The table of an index's documents: which document is what, and what conditions are checked against.

Documents are numbered from 0 across the segments; the table has a column for each fact, in that order, put together of
the segments' own columns when it is first asked for. So a search opens what it needs, without Whoosh, without a pickle.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import Any

from briefing.search.engine.documents import ACTOR, KINDS
from briefing.search.engine.segment import Segment

NONE = -1
_GONE = len(KINDS)  # the kind of a document that is deleted but still takes up a number


class Table:
    """Columns over documents, over articles, over speakers. An ordinal is a place in another list; NONE is none.

    Each segment comes with what is deleted of it, a byte a document. Reading a column raises DamagedError or OSError.
    """

    def __init__(self, segments: Sequence[tuple[Segment, bytes]]) -> None:
        self._segments = segments
        self.size = sum(segment.size for segment, _ in segments)

    @cached_property
    def ids(self) -> list[str]:
        """Of each document."""
        names = ("articles", "others")
        return [each for segment, _ in self._segments for name in names for each in segment.table.values(name)]

    @cached_property
    def kinds(self) -> bytes:
        """Of each document, an ordinal in KINDS; a deleted one has none of them."""
        parts = []
        for segment, gone in self._segments:
            kinds = bytes(segment.table.numbers("kinds"))
            parts.append(bytes(map(max, kinds, gone.translate(_AS_GONE))) if any(gone) else kinds)
        return b"".join(parts)

    @cached_property
    def lengths(self) -> array[int]:
        """Words of each document, NONE of a deleted one."""
        return self._living(array("i"), "lengths")

    @cached_property
    def average(self) -> float:
        """Words of a document on average, at least 1."""
        living = [length for length in self.lengths if length != NONE]
        return max(1.0, sum(living) / max(1, len(living)))

    @cached_property
    def label(self) -> array[int]:
        """Of each document an ordinal in `labels`: the kind of an article, a quotation or an actor."""
        return self._ordinals("label", "labels", self.labels)

    @cached_property
    def speaker(self) -> array[int]:
        """Of each document an ordinal in `speakers`: of a quotation, of a statement; an actor's own."""
        return self._ordinals("speaker", "speakers", self.speakers)

    @cached_property
    def treated(self) -> array[int]:
        """Of each document an ordinal in `treatments`."""
        return self._ordinals("treated", "treatments", self.treatments)

    @cached_property
    def outlet(self) -> array[int]:
        """Of each article an ordinal in `outlets`."""
        return self._ordinals("outlet", "outlets", self.outlets)

    @cached_property
    def article(self) -> array[int]:
        """Of each document the article it belongs to, an ordinal in `articles`; an article's own."""
        found, first = array("i"), 0
        for segment, _ in self._segments:
            homes = [NONE, *range(first, first + len(segment.bases))]
            found.extend(map(homes.__getitem__, segment.homes))
            first += len(segment.bases)
        return found

    @cached_property
    def articles(self) -> array[int]:
        """The documents that are articles, deleted ones too."""
        found = array("i")
        for first, segment in self._numbered():
            found.extend(range(first, first + len(segment.bases)))
        return found

    @cached_property
    def first(self) -> array[int]:
        """The earliest day of each article, 0 unknown, NONE of a deleted one."""
        return self._living(array("i"), "first")

    @cached_property
    def last(self) -> array[int]:
        """The latest day of each article, 0 unknown, NONE of a deleted one."""
        return self._living(array("i"), "last")

    @cached_property
    def bylines(self) -> list[str]:
        """Of each article."""
        return [each for segment, _ in self._segments for each in segment.table.values("bylines")]

    @cached_property
    def carried(self) -> array[int]:
        """Statements, a number for each article that reports one; see `carrier`."""
        found = array("i")
        for first, segment in self._numbered():
            found.extend(first + number for number in segment.table.rising("carried"))
        return found

    @cached_property
    def carrier(self) -> array[int]:
        """The articles that report `carried`, ordinals in `articles`."""
        living, found, first = self._living_articles, array("i"), 0
        for segment, gone in self._segments:
            count = len(segment.bases)
            here: list[int] = list(range(first, first + count))
            if any(gone[:count]):  # an article that was indexed again lies elsewhere now
                here = [living.get(name, NONE) for name in segment.table.values("articles")]
            here.extend(living.get(name, NONE) for name in segment.table.values("foreign"))
            found.extend(map(here.__getitem__, segment.table.numbers("carrier")))
            first += count
        return found

    @cached_property
    def labels(self) -> list[str]:
        """Kinds of articles, quotations and actors."""
        return self._every("labels")

    @cached_property
    def speakers(self) -> list[str]:
        """An actor's id, or a name."""
        return self._every("speakers")

    @cached_property
    def treatments(self) -> list[tuple[str, ...]]:
        """How reports treated a statement."""
        return self._every("treatments")

    @cached_property
    def outlets(self) -> list[tuple[str, str, str]]:
        """Id, name, kind."""
        return self._every("outlets")

    @cached_property
    def names(self) -> list[Sequence[str]]:
        """Of each of `speakers`."""
        found: dict[str, Sequence[str]] = {}
        actors = set(compress(self.ids, self.mask(ACTOR)))
        for segment, _ in self._segments:
            for key, names in zip(segment.table.values("speakers"), segment.table.values("names"), strict=True):
                if names and key in actors:
                    found[key] = names
        return [found.get(key, (key,)) for key in self.speakers]

    def mask(self, *kinds: str) -> bytes:
        """One for each document of these kinds, zero for others and for deleted ones."""
        wanted = bytes(kind in kinds for kind in KINDS)
        return self.kinds.translate(wanted + bytes(256 - len(wanted)))

    def kind(self, document: int) -> str:
        """What a document is."""
        return KINDS[self.kinds[document]]

    @cached_property
    def _living_articles(self) -> dict[str, int]:
        """The ordinal of each article that is not deleted, by id."""
        found, first = {}, 0
        for segment, gone in self._segments:
            for at, name in enumerate(segment.table.values("articles")):
                if not gone[at]:
                    found[name] = first + at
            first += len(segment.bases)
        return found

    def _numbered(self) -> Iterator[tuple[int, Segment]]:
        """Each segment with the number of its first document."""
        first = 0
        for segment, _ in self._segments:
            yield first, segment
            first += segment.size

    def _living(self, found: array[int], name: str) -> array[int]:
        """A column of numbers, NONE where what it belongs to is deleted."""
        for segment, gone in self._segments:
            column = segment.table.numbers(name)
            if any(gone):
                found.extend(NONE if dead else value for value, dead in zip(column, gone, strict=False))
            else:
                found.extend(iter(column))
        return found

    def _ordinals(self, name: str, values: str, every: Sequence[Any]) -> array[int]:
        """A column of ordinals in a list of values, which each segment has for itself."""
        number = {value: at for at, value in enumerate(every)}
        found = array("i")
        for segment, _ in self._segments:
            here = [NONE, *(number[_hashable(value)] for value in segment.table.values(values))]
            found.extend(map(here.__getitem__, segment.table.numbers(name)))
        return found

    def _every(self, name: str) -> list[Any]:
        values: Iterable[Any] = (each for segment, _ in self._segments for each in segment.table.values(name))
        return list(dict.fromkeys(map(_hashable, values)))


_AS_GONE = bytes((0, _GONE)) + bytes(254)


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
