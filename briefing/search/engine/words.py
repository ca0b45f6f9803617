"""Words as the index and the query language see them, and marking them in a text.

Words are matched as printed, letter case and accents aside: no stemming, no stop words. Officials look for what was
said, and a hit that is not the word asked for would mark words that nobody typed; `harm*` finds harms, harmed and
harming, and says so by its star. A word also finds its forms behind an apostrophe (kyle: Kyle's), U.S. is found by US.
A hyphen, a full stop or a comma inside a word parts it: end-to-end is three words in a row. What is joined by hyphens,
and a number with commas or narrow spaces for its thousands, is found without them too (wellbeing: well-being).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from briefing.language import words as language
from briefing.model import Span

LONGEST = 64  # letters of a word that are indexed and compared; longer runs are not words
_LETTERS = r"[^\W_]"
_JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"  # combining marks, soft hyphen, zero-width joiners: inside a word
_RUN = rf"{_LETTERS}(?:{_LETTERS}|[{_JOINED}])*"
WORD = re.compile(rf"(?:(?<![\w.])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?)|{_RUN}(?:['’ʼ‘]{_RUN})*")
_HYPHENS = frozenset("-\u2010\u2011")
_THOUSANDS = frozenset(",\u2009\u202f\u00a0")
_JOINING = _HYPHENS | _THOUSANDS
_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060]")
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")

# The commonest English words. Two of them in a row are indexed as a pair too, so that a phrase made of nothing else
# ("it is not to be") is looked up instead of being searched through every text; and beside the rarer words of a query
# they are marked only next to one. What is found does not hang on this list.
COMMON = frozenset(
    "a about all also an and are as at be been but by can could did do for from had has have he her his how i if in "
    "into is it it's its may more my must new no not of on one or our out over said say she should so some such than "
    "that the their them there these they this to up us was we were what when which who will with would you".split()
)


class IndexedWord(NamedTuple):
    """A word of a text: how it is looked up (the printed word first, then its parts), where it stands."""

    forms: tuple[str, ...]
    start: int
    end: int


def fold(word: str) -> str:
    """A word as it is looked up: without case, accents and invisible joiners, straight apostrophes, not too long."""
    if word.isascii():
        return word[:LONGEST].lower()
    bare = language.fold(_IGNORED.sub("", word[: 4 * LONGEST])).translate(_APOSTROPHES)
    return bare[:LONGEST]


def tokens(passage: str) -> Iterator[IndexedWord]:
    """The words of a passage in order."""
    for found, (start, end) in zip(*_words(passage), strict=True):
        yield IndexedWord(found, start, end)


def _words(passage: str) -> tuple[list[tuple[str, ...]], list[Span]]:
    """The forms of each word of a passage, and where it stands."""
    spans = [match.span() for match in WORD.finditer(passage)]
    known: dict[str, tuple[str, ...]] = {}  # a long text has few different words
    found = []
    for start, end in spans:
        printed = passage[start:end]
        if printed not in known:
            known[printed] = forms(printed)
        found.append(known[printed])
    for number, whole in joined(passage, spans).items():
        found[number] = (*found[number], whole)
    return found, spans


def joined(passage: str, spans: Sequence[Span]) -> dict[int, str]:
    """For words at `spans` that hyphens join, and for the parts of a number that its thousands are parted into, the
    whole without what joins it, by the number of the word."""
    found: dict[int, str] = {}
    first = 0
    for number in range(1, len(spans) + 1):
        if (
            number < len(spans)
            and passage[spans[number - 1][1]] in _JOINING
            and _goes_on(passage, spans[number - 1], spans[number])
        ):
            continue
        if number - first > 1:
            whole = "".join(fold(passage[start:end]) for start, end in spans[first:number])[:LONGEST]
            found.update(dict.fromkeys(range(first, number), whole))
        first = number
    return found


def _goes_on(passage: str, before: Span, after: Span) -> bool:
    """Whether a hyphen joins two words, or whether the second is the next three digits of a number."""
    if after[0] - before[1] != 1:
        return False
    between = passage[before[1]]
    if between in _HYPHENS:
        return True
    if between not in _THOUSANDS or after[1] - after[0] != 3:
        return False
    return passage[after[0] : after[1]].isdecimal() and passage[before[0] : before[1]].isdecimal()


def forms(printed: str) -> tuple[str, ...]:
    """The ways one printed word is looked up: itself, and its parts where it has an apostrophe."""
    word = fold(printed)
    if "." in word:
        return (word.replace(".", ""),)
    if "'" in word:
        return (word, *dict.fromkeys(part for part in word.split("'") if part))
    return (word,)


def pairs(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """The names under which two words in a row, in their forms, are indexed together: each pair of common ones."""
    return [f"{one} {other}" for one in first if one in COMMON for other in second if other in COMMON]


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row to be looked for; the last may be the beginning of a word. Written `word`, `wor*`, `"a phra*"`."""

    words: tuple[str, ...]
    prefix: bool = False

    def __str__(self) -> str:
        joined = " ".join(self.words) + ("*" if self.prefix else "")
        return f'"{joined}"' if len(self.words) > 1 else joined

    @classmethod
    def read(cls, written: str) -> Term:
        """The term that `str` wrote."""
        bare = written.strip('"')
        prefix = bare.endswith("*")
        return cls(tuple(token.forms[0] for token in tokens(bare.rstrip("*"))), prefix)

    @classmethod
    def joined(cls, written: str, prefix: bool) -> Term | None:
        """The one word that a text is without its hyphens (well-being: wellbeing), or None where it has none."""
        spans = [match.span() for match in WORD.finditer(written)]
        whole = joined(written, spans)
        return cls((whole[0],), prefix) if len(whole) == len(spans) > 1 and len(set(whole.values())) == 1 else None


def mark(passage: str, terms: Iterable[str], most: int | None = None) -> tuple[Span, ...]:
    """Where the terms of a search (as `Filtered.terms` gives them) occur in a text; spans in order, never overlapping,
    and no more than `most`: the first ones.

    A phrase is marked as a phrase, from its first word to its last; a prefix marks the whole word it begins. A common
    word typed beside rarer ones (`baked in`) is marked only where it stands beside one of them, as one hit with it:
    every "in" of a text is no hit.
    """
    wanted = [term for term in map(Term.read, terms) if term.words]
    if not wanted:
        return ()
    found, spans = _words(passage)
    kinds = set(found)
    rare = [term for term in wanted if not _common(term)] or wanted
    runs = sorted({run for term in rare for run in islice(_occurrences(found, kinds, term), most)})[:most]
    if runs and len(rare) < len(wanted):
        beside = {at for term in wanted if _common(term) for at, _ in _occurrences(found, kinds, term)}
        runs = [_stretched(run, beside) for run in runs]
    merged: list[Span] = []
    for first, last in runs:
        start, end = spans[first][0], spans[last][1]
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _common(term: Term) -> bool:
    """Whether a term alone says too little to be marked wherever it stands."""
    word = term.words[0]
    return len(term.words) == 1 and (word in COMMON or (term.prefix and len(word) <= 2))


def _stretched(run: tuple[int, int], beside: Container[int]) -> tuple[int, int]:
    """A run of words together with the common words on either side of it."""
    first, last = run
    while first - 1 in beside:
        first -= 1
    while last + 1 in beside:
        last += 1
    return first, last


def _occurrences(
    found: Sequence[tuple[str, ...]], kinds: Iterable[tuple[str, ...]], term: Term
) -> Iterator[tuple[int, int]]:
    """The first and the last of the words, by their forms, of each place where a term stands. `kinds` has each once."""
    last = len(term.words) - 1
    fitting = [
        {forms for forms in kinds if _is(forms, word, term.prefix and step == last)}
        for step, word in enumerate(term.words)
    ]
    for at in range(len(found) - last):
        if found[at] in fitting[0] and all(found[at + step] in fitting[step] for step in range(1, last + 1)):
            yield at, at + last


def _is(forms: tuple[str, ...], word: str, prefix: bool) -> bool:
    if prefix:
        return any(form.startswith(word) for form in forms)
    return word in forms
