"""The fuzzy jump: actors by any name, outlets, articles and statements by a few letters, typing mistakes forgiven.

Every word typed must fit some word of a name: as its beginning, with a mistake or two (RapidFuzz's OSA distance, in
which a swap of neighbours is one mistake), or as letters left out (natl: National). Only the distinct words of all
names are compared, not the names, which is what keeps 20,000 of them within a key press. Where no name fits so, the
letters typed may lie anywhere in a name, in order (natltech).

Ranking is by tiers: what begins with what was typed (an actor's name at any of its words: people are looked for by
surname), then where each word typed begins a word, then mistakes and gaps; within a tier actors, the better fit, the
shorter name, the name. So the same letters always give the same order.
"""

from __future__ import annotations

import heapq
import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA, LCSseq

from briefing.model import Span
from briefing.search.engine.documents import ACTOR, ARTICLE, STATEMENT
from briefing.search.engine.words import fold, tokens

if TYPE_CHECKING:
    from briefing.derived import Store

OUTLET = "outlet"
_ORDER = (ACTOR, OUTLET, STATEMENT, ARTICLE)
_NAMES = 4  # places looked at for each that is wanted, since an actor has one for each name
_LONGEST = 80  # letters typed that are looked at
_MOST = 6  # words typed that are looked at
_FULL, _BEGUN, _MISTAKEN, _GAPPED = 1.0, 0.9, 0.7, 0.5  # how well a word fits
_PERSON, _ALIAS, _FIRST = 0.15, 0.1, 0.05  # what an actor counts more, an alias less, a first word more
_STARTS, _WORDS, _FUZZY, _LETTERS = 3.0, 2.0, 1.0, 0.0  # tiers


@dataclass(frozen=True, slots=True)
class JumpHit:
    """A place to go to. `spans` are the letters of the label that were matched; `detail` says more about it."""

    kind: str
    id: str
    label: str
    detail: str
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    kind: str
    id: str
    label: str
    detail: str
    alias: str = ""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a word of a name fits a word typed, and how many of its letters are shown as matched (0: find them)."""

    quality: float
    letters: int


class Jump:
    """Finds places of one briefing. Safe to use from several threads; prepared on first use."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = threading.Lock()
        self._ready = False
        self._places: list[_Place] = []
        self._preferred: list[float] = []  # what decides within a tier before how well the words fit
        self._folded: list[str] = []  # each label's words, with a space between them
        self._with: dict[str, list[int]] = {}  # the places whose label has a word
        self._words: list[str] = []
        self._starts: dict[int, list[str]] = {}  # the words cut to a length, for comparing with what is only begun

    def find(self, typed: str, limit: int = 30) -> list[JumpHit]:
        """The places that fit what was typed, best first; nothing for nothing. Never raises for anything typed."""
        wanted = [token.forms[0] for token in tokens(typed[:_LONGEST])][:_MOST]
        if not wanted:
            return []
        with self._turn:
            if not self._ready:
                self._prepare()
            fits = [self._fitting(word) for word in wanted]
            scored = self._scored(wanted, fits)
            if not scored:
                scored = self._anywhere("".join(wanted))
            hits: dict[tuple[str, str], JumpHit] = {}
            for number, score in self._best(scored, _NAMES * limit):
                place = self._places[number]
                spans = (
                    tuple(_spans(place.label, wanted, fits))
                    if score >= _FUZZY - _ALIAS
                    else _scattered(place.label, wanted)
                )
                hit = JumpHit(place.kind, place.id, place.label, place.detail, round(score, 4), spans)
                hits.setdefault((place.kind, place.id), hit)
            return list(hits.values())[:limit]

    def _prepare(self) -> None:
        for place in _places(self._store):
            words = [form for token in tokens(place.label) for form in token.forms[:1]]
            for word in set(words):
                self._with.setdefault(word, []).append(len(self._places))
            self._places.append(place)
            self._preferred.append((_PERSON if place.kind == ACTOR else 0.0) - (_ALIAS if place.alias else 0.0))
            self._folded.append(" ".join(token.forms[0] for token in tokens(f"{place.alias} {place.label}")))
        self._words = sorted(self._with)
        self._ready = True

    def _best(self, scored: dict[int, float], most: int) -> list[tuple[int, float]]:
        """The best of the places in order; only those that can be among them are put in order."""
        worst = min(heapq.nlargest(most, scored.values()), default=0.0)
        return sorted(((number, score) for number, score in scored.items() if score >= worst), key=self._rank)[:most]

    def _rank(self, scored: tuple[int, float]) -> tuple[float, int, int, str, str]:
        number, score = scored
        place = self._places[number]
        return -score, _ORDER.index(place.kind), len(self._folded[number]), self._folded[number], place.id

    def _fitting(self, typed: str) -> dict[str, _Fit]:
        """The words of names that fit a word typed, each with its best fit."""
        fits: dict[str, _Fit] = {}
        length = len(typed)
        if length > 1:
            alike = self._beginning(typed[0])  # letters may be left out, but not the first
            for word, _, _ in process.extract(typed, alike, scorer=LCSseq.similarity, score_cutoff=length, limit=None):
                if len(word) <= 4 * length:
                    fits[word] = _Fit(_GAPPED + 0.1 * length / len(word), 0)
        forgiven = 0 if length < 3 else 1 if length < 6 else 2
        if forgiven:
            for word, mistakes, _ in process.extract(
                typed, self._words, scorer=OSA.distance, score_cutoff=forgiven, limit=None
            ):
                fits[word] = _Fit(_MISTAKEN - 0.1 * (mistakes - 1), len(word))
        if forgiven and length > 3:
            for _, mistakes, at in process.extract(
                typed, self._cut(length), scorer=OSA.distance, score_cutoff=forgiven, limit=None
            ):
                word = self._words[at]
                known = fits.get(word)
                quality = _MISTAKEN - 0.05 - 0.1 * (mistakes - 1)
                if known is None or known.quality < quality:
                    fits[word] = _Fit(quality, known.letters if known else min(length, len(word)))
        for word in self._beginning(typed):
            fits[word] = _Fit(_FULL if word == typed else _BEGUN + 0.05 * length / len(word), length)
        return fits

    def _beginning(self, prefix: str) -> list[str]:
        """The words that begin so."""
        return self._words[bisect_left(self._words, prefix) : bisect_left(self._words, prefix + "\U0010ffff")]

    def _cut(self, length: int) -> list[str]:
        if length not in self._starts:
            self._starts[length] = [word[:length] for word in self._words]
        return self._starts[length]

    def _scored(self, wanted: list[str], fits: list[dict[str, _Fit]]) -> dict[int, float]:
        """The places in which every word typed fits a word, with tier and fit."""
        totals: dict[int, float] = {}
        worst: dict[int, float] = {}
        for at, fitting in enumerate(fits):
            best: dict[int, float] = {}
            for word, fit in fitting.items():
                quality = fit.quality
                for number in self._with[word]:
                    if quality > best.get(number, 0.0) and (not at or number in totals):
                        best[number] = quality
            totals = {number: quality + totals.get(number, 0.0) for number, quality in best.items()}
            worst = {number: min(quality, worst.get(number, _FULL)) for number, quality in best.items()}
        begun, whole, scored = " ".join(wanted), len(wanted) + 1, {}
        for number, total in totals.items():
            folded, preferred = self._folded[number], self._preferred[number]
            if folded.startswith(begun):
                scored[number] = _STARTS + _FIRST + preferred + total / whole
            elif preferred > 0 and f" {begun}" in folded:
                scored[number] = _STARTS + preferred + total / whole
            else:
                scored[number] = (_WORDS if worst[number] >= _BEGUN else _FUZZY) + preferred + total / whole
        return scored

    def _anywhere(self, letters: str) -> dict[int, float]:
        if len(letters) < 3:
            return {}
        found = process.extract(letters, self._folded, scorer=LCSseq.similarity, score_cutoff=len(letters), limit=None)
        return {
            number: _LETTERS + 0.9 * len(letters) / (len(label) + 1)
            for label, _, number in found
            if len(label) <= 4 * len(letters) and f" {letters[0]}" in f" {label}"
        }


def _places(store: Store) -> Iterator[_Place]:
    """Every place there is; an actor comes once for each name, an alias behind the name in the label."""
    said = {row.id or row.name: row.said for row in store.actor_rows()}
    known = {actor.id: actor for actor in store.actors()}
    for row in store.actor_rows():
        actor = known.get(row.id or "")
        detail = f"said {said[row.id or row.name]}"
        if actor and actor.roles:
            detail = f"{actor.roles[-1].title}, {detail}"
        yield _Place(ACTOR, row.id or row.name, row.name, detail)
        for alias in actor.aliases if actor else ():
            yield _Place(ACTOR, row.id or row.name, f"{row.name} ({alias})", detail, alias)
    for outlet in store.outlets():
        yield _Place(OUTLET, outlet.id, outlet.name, str(outlet.kind))
    for article in store.article_rows():
        detail = ", ".join(part for part in (article.outlet_name, article.published) if part)
        yield _Place(ARTICLE, article.id, article.headline, detail)
    for statement in store.statement_rows():
        yield _Place(STATEMENT, statement.id, statement.title, statement.speaker)


def _spans(label: str, wanted: list[str], fits: list[dict[str, _Fit]]) -> Iterator[Span]:
    """The letters of a label that each word typed was matched with, in order, never overlapping."""
    found: dict[int, Span] = {}
    words = [(token.forms[0], token.start, token.end) for token in tokens(label)]
    for typed, fitting in zip(wanted, fits, strict=True):
        best = max(
            ((fitting[word].quality, -start, word, end) for word, start, end in words if word in fitting),
            default=None,
        )
        if best is not None:
            _, start, word, end = best
            letters = fitting[word].letters
            if letters:
                found[-start] = (-start, min(end, -start + letters))
            else:
                found.update((at, (at, at + 1)) for at in _in_order(label, -start, end, typed))
    last = -1
    for start, end in _joined(found[key] for key in sorted(found)):
        if start >= last:
            yield start, end
            last = end


def _scattered(label: str, wanted: list[str]) -> tuple[Span, ...]:
    return tuple(_joined((at, at + 1) for at in _in_order(label, 0, len(label), "".join(wanted))))


def _in_order(label: str, start: int, end: int, letters: str) -> Iterator[int]:
    """Where the letters stand in a stretch of a label, each after the one before, as early as can be."""
    at = start
    for letter in letters:
        while at < end and not fold(label[at]).startswith(letter):
            at += 1
        if at == end:
            return
        yield at
        at += 1


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, neighbours made one."""
    before: Span | None = None
    for start, end in spans:
        if before and start == before[1]:
            before = (before[0], end)
            continue
        if before:
            yield before
        before = (start, end)
    if before:
        yield before
