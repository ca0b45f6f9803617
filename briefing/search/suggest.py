"""Did you mean: the index's own word that comes nearest to one that it does not have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from briefing.search.engine.view import IndexView
from briefing.search.engine.words import tokens
from briefing.search.wanted import Look

_SHORTEST = 3  # letters of a word that is worth a suggestion
_LONG = 6  # letters from which two mistakes are forgiven instead of one


class Speller:
    """Suggests words of one index."""

    def __init__(self, view: IndexView) -> None:
        self._view = view

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for word, count in self._view.words():
            counts[word] = counts.get(word, 0) + count
        return counts

    @cached_property
    def _words(self) -> list[str]:
        return list(self._counts)

    def nearest(self, word: str) -> str | None:
        """The word fewest mistakes away (a swap of neighbours is one), the most frequent of several, or None."""
        if len(word) < _SHORTEST or word.isdecimal():
            return None
        forgiven = 2 if len(word) >= _LONG else 1
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=forgiven, limit=None)
        best = min(((mistakes, -self._counts[other], other) for other, mistakes, _ in found), default=None)
        return best[2] if best else None

    def correct(self, typed: str, looked: Iterable[Look]) -> str | None:
        """The query with each word that occurs nowhere replaced by the nearest that does; None if that is the same."""
        replaced: list[tuple[int, int, str]] = []
        for look in looked:
            for number, token in enumerate(tokens(typed[look.start : look.end])):
                word = token.forms[0]
                begun = number in look.starred or (look.term.prefix and number == len(look.term.words) - 1)
                known = self._view.begins(word) if begun else self._view.frequency(word)
                start, end = look.start + token.start, look.start + token.end
                field = ":" in (typed[end : end + 1], typed[start - 1 : start])  # meant as a field or its value
                other = None if known or field else self.nearest(word)
                if other:
                    replaced.append((start, end, other))
        for start, end, other in reversed(replaced):
            typed = typed[:start] + other + typed[end:]
        return typed if replaced else None
