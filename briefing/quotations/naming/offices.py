"""Offices: whether a title that a text asks for, `the home secretary`, is one that somebody is said to hold.

A title with more words of rank than were asked, shadow, deputy, former, Welsh, is another office. The table of offices,
words/offices.txt, holds titles and no holders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[\w.'’&-]+")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Office:
    """A title, taken apart: the words that give its rank or its country, and the others, small ones left out.

    `words` are those of the table's title where it has one for it, `printed` those of the text.
    """

    ranks: frozenset[str]
    words: frozenset[str]
    printed: frozenset[str]

    @property
    def known(self) -> bool:
        """Whether the table of offices has it, whatever its rank."""
        return self.words | (self.ranks & _bearing()) in _table().titles

    def fits(self, held: Office) -> bool:
        """Whether this title, asked for, can mean the one that is held: the same rank, and no word that it lacks."""
        if not self.printed or self.ranks != held.ranks:
            return False
        return self.words <= held.words or self.printed <= held.printed


@dataclass(frozen=True, slots=True)
class _Table:
    ranks: frozenset[str]
    small: frozenset[str]
    home: frozenset[str]
    alike: Mapping[str, str]
    titles: frozenset[frozenset[str]]
    called: Mapping[frozenset[str], frozenset[str]]


@cache
def _table() -> _Table:
    sections = _sections()
    words = {name: " ".join(lines).split() for name, lines in sections.items() if name != "offices"}
    alike = dict(pair.split("=") for pair in words["alike"])
    small = frozenset(words["small"])

    def bare(title: str) -> frozenset[str]:
        return frozenset(alike.get(word, word) for word in _split(title) if word not in small)

    titles: set[frozenset[str]] = set()
    called: dict[frozenset[str], frozenset[str]] = {}
    for line in sections["offices"]:
        title, _, others = line.partition("=")
        known = bare(title)
        titles.add(known)
        called.update({bare(other): known for other in others.split(";") if other.strip()})
    return _Table(frozenset(words["ranks"]), small, frozenset(words["home"]), alike, frozenset(titles), called)


def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in files("briefing.quotations").joinpath("words", "offices.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[] "), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return sections


@cache
def _bearing() -> frozenset[str]:
    """Words of rank that titles of the table hold themselves: the *prime* in prime minister."""
    return _table().ranks & frozenset(word for title in _table().titles for word in title)


def _split(title: str) -> list[str]:
    return [_POSSESSIVE.sub("", word).rstrip(",").lower() for word in _WORD.findall(title)]


def office(title: str | Iterable[str]) -> Office:
    """A title's office: `the UK technology secretary`, or its words."""
    table = _table()
    words = _split(title) if isinstance(title, str) else [_POSSESSIVE.sub("", word).lower() for word in title]
    words = [part for word in words for part in _parted(word)]
    kept = frozenset(
        table.alike.get(word, word) for word in words if word not in table.small and word not in table.home
    )
    ranks = kept & table.ranks
    bare = kept - ranks | (ranks & _bearing())
    same = table.called.get(bare)
    if same is None:
        return Office(ranks, kept - ranks, kept - ranks)
    printed = kept - ranks
    ranks = (ranks - bare) | (same & table.ranks)
    return Office(ranks, same - ranks, printed or same - ranks)


def _parted(word: str) -> list[str]:
    """`ex-minister` as two words, so that its rank is seen."""
    for rank in ("ex-", "then-", "vice-", "deputy-"):
        if word.startswith(rank) and len(word) > len(rank):
            return [rank.rstrip("-"), word[len(rank) :]]
    return [word]
