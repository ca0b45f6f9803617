"""Other forms of the words of a query, looked up only when they are asked for, and said: child finds children.

What forms a word has is Simplemma's to say (a dictionary of English with its irregular words, and rules for the rest),
and only forms that the index has are looked for. Whoosh's own variations make forms up by suffixes (policyful) and miss
plain ones (harms); a stemmer joins what only looks alike (policy and police) and parts what belongs together (said and
say). The index itself holds words as printed, so that a search without forms stays exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice, product
from typing import Protocol

from briefing.search.engine.words import Term
from briefing.search.wanted import All, Any, Look, Node, Not

MOST_FORMS = 16  # of a word, the most frequent ones
MOST_PHRASES = 64  # that a phrase with forms or stars in it may stand for
_SHORTEST = 3  # letters of a word that has other forms here


class Vocabulary(Protocol):
    """What is asked of an index: its words with how many documents have each, and the words that begin so."""

    def words(self) -> Iterable[tuple[str, int]]:
        """Every word and how many documents have it; a word may come several times."""

    def expand(self, prefix: str) -> tuple[list[str], int]:
        """The most frequent words that begin so, and how many there are in all."""


class Forms:
    """The forms of words that an index has. Safe for one thread at a time; prepared on first use."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def of(self, word: str) -> tuple[str, ...]:
        """The forms of a word that the index has, without the word itself, the most frequent first."""
        if len(word) < _SHORTEST or not word.isalpha():
            return ()
        return tuple(form for form in self._families.get(_lemma(word), ()) if form != word)[:MOST_FORMS]

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        """The words of the index by what they are forms of."""
        counts: dict[str, int] = {}
        for word, count in self._vocabulary.words():
            if word.isalpha() and len(word) >= _SHORTEST:
                counts[word] = counts.get(word, 0) + count
        families: dict[str, list[str]] = {}
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            families.setdefault(_lemma(word), []).append(word)
        return {lemma: words for lemma, words in families.items() if len(words) > 1 or words[0] != lemma}


def _lemma(word: str) -> str:
    """What a word is a form of."""
    from simplemma import lemmatize  # reads its dictionary when it is first asked

    return str(lemmatize(word, lang="en"))


def widen(node: Node, vocabulary: Vocabulary, forms: Forms | None, notes: list[str]) -> Node:
    """A query with each phrase that has a star inside it as the phrases it stands for, and, given `forms`, with the
    other forms of each word beside it. What was capped, and which forms were looked for, is added to the notes.
    """
    used: dict[str, tuple[str, ...]] = {}

    def other(word: str) -> tuple[str, ...]:
        found = forms.of(word) if forms is not None else ()
        if found:
            used[word] = found
        return found

    widened = _widen(node, vocabulary, other, notes)
    if used:
        told = "; ".join(f"{word}: {', '.join(found)}" for word, found in used.items())
        notes.append(f"Other forms too: {told}.")
    return widened


def _widen(node: Node, vocabulary: Vocabulary, other: Callable[[str], tuple[str, ...]], notes: list[str]) -> Node:
    match node:
        case Look():
            looks = tuple(_looks(node, vocabulary, other, notes))
            return looks[0] if len(looks) == 1 else Any(looks)
        case All(nodes) | Any(nodes):
            return type(node)(tuple(_widen(each, vocabulary, other, notes) for each in nodes))
        case Not(inner):
            return Not(_widen(inner, vocabulary, other, notes))
        case _:
            return node


def _looks(
    look: Look, vocabulary: Vocabulary, other: Callable[[str], tuple[str, ...]], notes: list[str]
) -> Iterator[Look]:
    """What a word or phrase stands for: itself, unless there is a star inside it, then what its words may be."""
    words, last = look.term.words, len(look.term.words) - 1
    places, total = [], 1
    for at, word in enumerate(words):
        made, count = vocabulary.expand(word) if at in look.starred else ([word, *other(word)], None)
        places.append(made)
        total *= len(made) if count is None else count  # of a beginning only its most frequent words are given
    if total > MOST_PHRASES:
        notes.append(f"{look.term} stands for {total:,} phrases; the first {MOST_PHRASES} were searched for.")
    if not total:  # nothing begins so
        yield look
    for phrase in islice(product(*places), MOST_PHRASES):
        # The beginning of a word covers what begins so; its other forms are whole words.
        yield Look(Term(phrase, look.term.prefix and phrase[last] == words[last]), look.start, look.end)
