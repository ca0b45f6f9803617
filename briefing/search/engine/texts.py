"""Texts as numbers: each way that a printed word is looked up has one, so that a text is an array.

A text is parted at spaces, and what stands between two is analysed once for the whole build, punctuation and all: the
same few thousand words make up every text. That a word is parted from the next by a space is the rule of `words.tokens`
as well, so both always find the same words; a property test holds it.
"""

from __future__ import annotations

from array import array
from itertools import chain

from briefing.search.engine.words import COMMON, fold, tokens

_REMEMBERED = 200_000  # printed words whose forms are kept
_AROUND = "“”\"'‘’.,;:!?()[]…–—"  # signs around a word that are no part of one
_LONG = 100  # characters of one that is not kept


class Texts:
    """Reads texts. Keeps what it has learned of words, and numbers them, as long as it lives.

    A form is what stands at one place of a text: the word as printed, then its parts, then what it is joined to. A term
    is one of these words, or a pair of common ones, as it is looked up.
    """

    def __init__(self) -> None:
        self.terms: list[str] = []  # by number
        self.forms: list[tuple[int, ...]] = []  # the terms of each form, by number
        self.first: list[int] = []  # the first term of each form
        self.several: set[int] = set()  # the forms of more than one term
        self.common = bytearray()  # of each form, whether any of its terms is a common word
        self._numbers: dict[str, int] = {}
        self._known: dict[tuple[str, ...], int] = {}
        self._printed = _Printed(self)
        self._pairs: dict[tuple[int, int], tuple[int, ...]] = {}

    def read(self, passage: str) -> array[int]:
        """The form at each place of a passage."""
        printed = passage.replace("\n", " ").split(" ")
        return array("I", chain.from_iterable(map(self._printed.__getitem__, printed)))

    def pairs(self, form: int, after: int) -> tuple[int, ...]:
        """The terms under which a common word is looked up together with a common one after it."""
        both = form, after
        found = self._pairs.get(both)
        if found is None:
            one, other = (
                [self.terms[term] for term in self.forms[each] if self.terms[term] in COMMON] for each in both
            )
            names = (f"{first} {second}" for first in one for second in other)
            found = self._pairs[both] = tuple(map(self._term, names))
        return found

    def form(self, words: tuple[str, ...]) -> int:
        """The number of a form."""
        number = self._known.get(words)
        if number is None:
            number = self._known[words] = len(self.forms)
            terms = tuple(map(self._term, dict.fromkeys(words)))
            self.forms.append(terms)
            self.first.append(terms[0])
            if len(terms) > 1:
                self.several.add(number)
            self.common.append(not COMMON.isdisjoint(words))
        return number

    def _term(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.terms)
            self.terms.append(word)
        return number


class _Printed(dict[str, tuple[int, ...]]):
    """What stands between two spaces, as forms."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, printed: str) -> tuple[int, ...]:
        bare = printed.strip(_AROUND)
        if bare.isascii() and bare.isalnum():  # a plain word: nearly all are
            found: tuple[int, ...] = (self._texts.form((fold(bare),)),)
        else:
            found = tuple(self._texts.form(token.forms) for token in tokens(printed))
        if len(printed) <= _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[printed] = found
        return found
