"""Spellings that can be read in two ways, read as the other text tells: 12.30 (a time?), Koehler (Köhler?), 3m."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.language.numbers import part_of_one
from briefing.language.numerals import Number
from briefing.language.quantities import compound, parts_of
from briefing.language.spelling import normal
from briefing.language.times import clock
from briefing.language.tokens import Token, near
from briefing.statements.comparing.tokens import Line, rebuilt

_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"}
_UMLAUTS = str.maketrans(_LETTERS | {letter.upper(): two.capitalize() for letter, two in _LETTERS.items()})
_MARKED = frozenset(map(chr, _UMLAUTS))
_SHORT_DECADE = re.compile(r"\d0s")
_CENTURIES = (19, 20)  # that "the 60s" may be of
_MASK = re.compile(r"[*#@_–—-]+")
_OTHERWISE = {"mon": "monday", "wed": "wednesday", "sat": "saturday", "sun": "sunday", "saint": "street"}
_SCALES = {"hundred": "100", "thousand": "1000", "million": "1000000", "dozen": "12"}
_POUNDS = ("pound", "pounds")
_BROAD = ("ae", "oe", "ue")
_VOWELS = frozenset("aeiouy")


def read_alike(one: Line, two: Line) -> tuple[Line, Line]:
    """Both texts, each word that can be read in two ways read as the other text has it."""
    ours, theirs = set(one.keys), set(two.keys)
    if ours == theirs:
        return one, two
    one = _read(one, ours, theirs - ours)
    return one, _read(two, theirs, set(one.keys) - theirs)


def _read(line: Line, mine: set[str], wanted: set[str]) -> Line:
    """The line with every reading that only the other text has now."""
    if not wanted:
        return line
    changed: dict[int, tuple[int, Sequence[Token]]] = {}
    for at, token in enumerate(line.tokens):
        if not token.key.isalnum():
            letters = [word for word in wanted if len(word) == len(token.key) and masks(token.key, word)]
            if len(letters) == 1:
                changed[at] = 1, [replace(token, key=letters[0])]
                continue
        for size, keys in _others(line, at, token):
            if len(keys) == 1 and keys[0] in wanted:
                changed[at] = size, [replace(token, key=keys[0], end=line.tokens[at + size - 1].end)]
                break
            if len(keys) > 1 and keys[1] in wanted and keys[0] in wanted | mine:  # 3m as 3 and metres
                middle = max(line.text.rfind(" ", token.start, token.end), token.start) + 1
                middle = middle if middle > token.start + 1 else token.end - 1
                changed[at] = 1, [replace(token, key=keys[0], end=middle), replace(token, key=keys[1], start=middle)]
                break
    return rebuilt(line, changed) if changed else line


def _others(line: Line, at: int, token: Token) -> Iterator[tuple[int, tuple[str, ...]]]:
    """How else a word, or some words, can be read: how many words, and the normal forms of what they are then."""
    key = token.key
    if key[0].isdigit():
        surface = line.text[token.start : token.end]
        if (told := clock(surface)) is not None:
            yield 1, (told,)
        if surface[-1] == "m" and surface[:-1].replace(".", "").isdigit():
            yield 1, (surface[:-1], "meter")
        if (most := parts_of(line.keys[at + 1])) if at + 2 < len(line.keys) else 0:  # 5 feet 10
            count = line.keys[at + 2]
            if count.isdecimal() and int(count) < most and near(line.text, line.tokens, at + 2):
                yield 3, (compound(key, line.keys[at + 1], count),)
        if _SHORT_DECADE.fullmatch(key):
            yield from ((1, (f"{century}{key}",)) for century in _CENTURIES)
        return
    if key[0] == "£" and line.text[token.start : token.end].lower().endswith(_POUNDS):
        yield 1, (key[1:], "pound")  # 25 pounds of it, not £25
    if key in ("a", "1") and at + 1 < len(line.keys):
        part = part_of_one(line.keys[at + 1])
        if part is not None:
            yield 2, (Number(part).key,)
    elif key in _SCALES:  # the hundred seats
        yield 1, (_SCALES[key],)
    elif key in _OTHERWISE and line.text[token.start].isupper():  # Harbour St; Mon 4 July
        yield 1, (_OTHERWISE[key],)
    elif key.isalpha() and len(key) > 3:
        surface = line.text[token.start : token.end]
        if not _MARKED.isdisjoint(surface):
            yield 1, (normal(surface.translate(_UMLAUTS)),)
        elif surface[0].isupper() and any(broad in key for broad in _BROAD):
            yield from ((1, (narrow,)) for narrow in _narrow(key))


def masks(hidden: str, word: str) -> bool:
    """Whether `hidden` is `word` with letters replaced by asterisks or hyphens, its first letter kept."""
    if not word.isalpha() or hidden[0] != word[0] or not _MASK.search(hidden):
        return False
    kept = [re.escape(part) for part in _MASK.split(hidden)]
    return re.fullmatch(r"\w+".join(kept), word) is not None


def _narrow(key: str) -> Iterator[str]:
    """Koehler as Kohler: two vowels for one, before at least two letters, the first of which is a consonant."""
    for at, (first, second) in enumerate(pairwise(key)):
        rest = key[at + 2 :]
        if first + second in _BROAD and len(rest) > 1 and rest[0] not in _VOWELS:
            yield f"{key[: at + 1]}{rest}"
