"""Words in a row. Two common words are looked up as a pair, so that no rare word is needed to be fast.

A phrase is looked for in the row of texts, once for whatever is made of it: an article has it where its text does, a
quotation or a statement where one of its stretches does, or where it runs over the end of one stretch into the next.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.search.engine.segment import Piece, Segment
from briefing.search.engine.view import EXPANSIONS, Documents, IndexView, capped_note
from briefing.search.engine.words import Term, pairs

_PASSAGES = 25_000  # places that may be looked at to check the order of the words of one phrase
_SKIMMED = 16  # documents that are passed over in the time of looking at one place
_FEWER = 8  # starts are looked up one by one in a list that is so many times as long

Unit = tuple[str, int]  # a word or a pair to look up, and which word of the phrase it is, or begins with


def look(view: IndexView, term: Term) -> tuple[Documents, str]:
    """The documents that have a word, the beginning of a word or a phrase, and what was capped, if anything."""
    if len(term.words) > 1:
        return _Phrase(view, term).documents()
    return view.prefix(term.words[0]) if term.prefix else (view.word(term.words[0]), "")


class _Phrase:
    """A group is what may stand at one place: units to look up, more than one where the last word is only begun."""

    def __init__(self, view: IndexView, term: Term) -> None:
        self._view = view
        self._term = term
        self._last: list[str] = []  # the words that may come last, where it is only begun
        whole = term.words[:-1] if term.prefix else term.words
        couples = [(name, at) for at, both in enumerate(pairwise(whole)) for name in pairs(*((word,) for word in both))]
        covered = {place for _, at in couples for place in (at, at + 1)}
        self._units = couples + [(word, at) for at, word in enumerate(whole) if at not in covered]

    def documents(self) -> tuple[Documents, str]:
        view, note = self._view, ""
        candidates = view.everything
        for name, _ in self._units:
            candidates &= view.word(name)
        groups = [[unit] for unit in self._units]
        if self._term.prefix:
            last = self._term.words[-1]
            self._last, total = view.expand(last)
            groups.append(self._endings())
            candidates &= view.prefix(last)[0]
            note = capped_note(last, total) if total > EXPANSIONS else ""
        if not candidates or groups == [self._units]:
            return candidates, note
        count = candidates.bit_count()
        sized = sorted((sum(view.frequency(name) for name, _ in group), group) for group in groups)
        if min(count, sized[0][0]) * len(groups) + sized[-1][0] // _SKIMMED > _PASSAGES:
            return candidates, f"The words of {self._term} are in {count:,} texts, too many to check their order."
        return view.numbers(self._checked(candidates, [group for _, group in sized])), note

    def _endings(self) -> list[Unit]:
        """What to look up for each word that may come last; with the word before it where both are common."""
        last = len(self._term.words) - 1
        before = self._term.words[last - 1]
        coupled = {word: pairs((before,), (word,)) for word in self._last}
        return [(each, last - 1) for both in coupled.values() for each in both] + [
            (word, last) for word, both in coupled.items() if not both
        ]

    def _checked(self, candidates: Documents, groups: Sequence[Sequence[Unit]]) -> Iterator[int]:
        """Those of the candidates that have the phrase; the rarest group is read first."""
        members = list(self._view.members(candidates))
        for first, segment in self._view.segments:
            here = members[bisect_left(members, first) : bisect_left(members, first + segment.size)]
            if here:
                having = _Having(segment, self._term, self._last, groups)
                yield from (document for document in here if having(document - first))


class _Having:
    """Which documents of one segment have a phrase."""

    def __init__(self, segment: Segment, term: Term, last: Sequence[str], groups: Sequence[Sequence[Unit]]) -> None:
        self._segment = segment
        self._length = len(term.words)
        words: list[Sequence[str]] = [(word,) for word in term.words]
        if term.prefix:
            words[-1] = last
        self._words = words  # what may stand at each place
        self._known: dict[str, array[int]] = {}
        self._starts = sorted(self._found(groups))
        self._articles = {segment.article_at(start) for start in self._starts}

    def __call__(self, document: int) -> bool:
        if document < len(self._segment.bases):
            return document in self._articles
        pieces = self._segment.stretches(document)
        if any(self._within(start, size) for start, size, _ in pieces):
            return True
        return any(joined for _, _, joined in pieces) and any(map(self._across, _runs(pieces)))

    def _found(self, groups: Sequence[Sequence[Unit]]) -> Iterable[int]:
        """Where the phrase begins in the row of texts."""
        starts: set[int] | None = None
        for group in groups:
            found: set[int] = set()
            for name, at in group:
                places = self._places(name)
                if starts is not None and _FEWER * len(starts) < len(places):
                    found.update(start for start in starts if _in(places, start + at))
                else:
                    found.update(place - at for place in places)
            starts = found if starts is None else starts & found
            if not starts:
                break
        return starts or ()

    def _within(self, start: int, size: int) -> bool:
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] + self._length <= start + size

    def _across(self, run: Sequence[Piece]) -> bool:
        """Whether the phrase stands in a passage of several pieces, counted through."""
        found: set[int] | None = None
        for at, words in enumerate(self._words):
            places = {place - at for word in words for place in _counted(self._places(word), run)}
            found = places if found is None else found & places
            if not found:
                return False
        return True

    def _places(self, word: str) -> array[int]:
        if word not in self._known:
            number = self._segment.number(word)
            self._known[word] = array("I") if number is None else self._segment.places(number)
        return self._known[word]


def _runs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The passages that go on over several pieces."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if piece[2] and runs:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [run for run in runs if len(run) > 1]


def _counted(places: Sequence[int], run: Iterable[Piece]) -> Iterator[int]:
    """Places that lie in pieces, counted from the first piece on as if these stood in a row."""
    before = 0
    for start, size, _ in run:
        at = bisect_left(places, start)
        while at < len(places) and places[at] < start + size:
            yield before + places[at] - start
            at += 1
        before += size


def _in(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place
