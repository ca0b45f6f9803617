"""Searching one briefing: filtering the panes as somebody types, and finding ranked hits."""

from __future__ import annotations

import contextlib
import heapq
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import BriefingError
from briefing.paths import Workspace
from briefing.search.engine.documents import ACTOR, ARTICLE, KINDS, QUOTATION, STATEMENT
from briefing.search.engine.folder import IndexFolder, Manifest
from briefing.search.engine.sealed import DamagedError
from briefing.search.engine.view import Documents, IndexView
from briefing.search.engine.words import Term
from briefing.search.evaluate import Conditions, evaluate, wanted
from briefing.search.forms import Forms, widen
from briefing.search.hits import Hit, Hits, Ranked, held
from briefing.search.query import Query, read
from briefing.search.wanted import EVERYTHING, Look

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.search.suggest import Speller

NOT_READY = "The index is being made; nothing can be searched yet."
_B, _K1 = 0.6, 1.2  # BM25: how much a long text counts for less, how soon repetition stops counting
DAMAGE = (OSError, DamagedError)  # what reading an index raises that is not as it was written
Answer = TypeVar("Answer")
_TRIES = 5  # times to look again when a generation is replaced while it is being opened


@dataclass(frozen=True, slots=True)
class Filtered:
    """What fits a query, by kind of thing: ids (for actors, also names of speakers who are no actor of the briefing).

    `terms` mark the hits in a text with `mark`. `notes` are sentences for the reader: what was capped, left out, or not
    understood. `suggestion` is the query with its unknown words put right, or None.
    """

    articles: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    quotations: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first, each made when it is taken, and how many there are with those that a limit left out."""

    hits: Sequence[Hit] = ()
    total: int = 0
    notes: tuple[str, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True)
class _Opened:
    manifest: Manifest
    view: IndexView
    conditions: Conditions
    forms: Forms

    @cached_property
    def speller(self) -> Speller:
        """What suggests other words, made when a word is not there: most queries do not wait for it."""
        from briefing.search.suggest import Speller

        return Speller(self.view)


class Search:
    """Searches the last complete index of a briefing, and takes up a newer one by itself.

    Safe to use from several threads, which take turns. Where there is no usable index, everything found is empty, with
    a note that says so, until `bring_index_up_to_date` has made one.
    """

    def __init__(self, workspace: Workspace, store: Store, mend: Callable[[], None] | None = None) -> None:
        """`mend` makes the index again where it turns out to be damaged."""
        self._store = store
        self._mend = mend
        self._folder = IndexFolder(workspace, store.info.id)
        self._turn = threading.Lock()
        self._opened: _Opened | None = None
        self._seen: tuple[int, int] | None = None

    @property
    def ready(self) -> bool:
        """Whether there is an index to search; opens it if need be."""
        with self._turn:
            return self._open() is not None

    def filter(self, query: str, *, typing: bool = True, forms: bool = False) -> Filtered:
        """Everything that fits a query; an empty one fits everything. Never raises for any query.

        While somebody is `typing`, what is not finished is finished for them; else what cannot be read is said. With
        `forms`, other forms of the words count too (child: children); a note says which.
        """
        parsed = read(query, typing=typing)

        def answer(opened: _Opened) -> Filtered:
            documents, notes, looked = self._evaluate(opened, parsed, forms=forms)
            suggestion = opened.speller.correct(query, self._asked(opened, parsed, forms=forms))
            return self._filtered(opened, documents, notes, looked, suggestion)

        return self._answered(answer, Filtered(notes=(NOT_READY,)))

    def find(self, query: str, limit: int | None = None, *, kind: str | None = None, forms: bool = False) -> Found:
        """The hits of a finished query, or those of one kind; the same query always gives the same order.

        `forms`: as for `filter`.
        """
        parsed = read(query)

        def answer(opened: _Opened) -> Found:
            if parsed.node == EVERYTHING:
                return Found(notes=parsed.notes)
            documents, notes, looked = self._evaluate(opened, parsed, forms=forms)
            if kind is not None:
                documents &= opened.view.of_kind[kind]
            scores = _scores(opened.view, documents, [look.term for look in looked])
            ranked = self._held(opened, self._named(opened, _best(opened.view, scores, limit)))
            suggestion = opened.speller.correct(query, self._asked(opened, parsed, forms=forms))
            return Found(Hits(self._store, ranked, _written(looked)), len(scores), notes, suggestion)

        return self._answered(answer, Found(notes=(NOT_READY,)))

    def _answered(self, answer: Callable[[_Opened], Answer], nothing: Answer) -> Answer:
        """An answer of the index; where that turns out to be damaged, of one made again, or `nothing`."""
        with self._turn:
            for mend in (self._mend, None):
                opened = self._open()
                if opened is None:
                    break
                try:
                    return answer(opened)
                except DAMAGE:
                    self._drop(opened)
                if mend is None:
                    break
                with contextlib.suppress(BriefingError):
                    mend()
        return nothing

    def _drop(self, opened: _Opened) -> None:
        """Let a damaged index not count."""
        self._opened = None
        if self._folder.current() == opened.manifest:
            self._folder.discard()
        self._seen = self._folder.changed()

    def _open(self) -> _Opened | None:
        changed = self._folder.changed()
        if changed == self._seen:
            return self._opened
        for _ in range(_TRIES):
            manifest = self._folder.current()
            if manifest is None:
                break
            try:
                view = IndexView(manifest.place, manifest.segments, manifest.seals)
            except DAMAGE:
                if self._folder.current() == manifest:  # not replaced in between: it is damaged
                    self._folder.discard()
                    break
                changed = self._folder.changed()
                continue
            self._opened = _Opened(manifest, view, Conditions(view), Forms(view))
            self._seen = changed
            return self._opened
        self._seen = self._folder.changed()
        return self._opened

    @staticmethod
    def _evaluate(opened: _Opened, parsed: Query, *, forms: bool) -> tuple[Documents, tuple[str, ...], list[Look]]:
        notes = list(parsed.notes)
        node = widen(parsed.node, opened.view, opened.forms if forms else None, notes)
        documents = evaluate(node, opened.view, opened.conditions, notes)
        return documents, tuple(dict.fromkeys(notes)), list(wanted(node))

    @staticmethod
    def _asked(opened: _Opened, parsed: Query, *, forms: bool) -> Iterable[Look]:
        """The words and phrases that may be misspelt: not those that were found by another form."""
        return [
            look
            for look in wanted(parsed.node)
            if not (forms and any(opened.forms.of(word) for word in look.term.words))
        ]

    @staticmethod
    def _filtered(
        opened: _Opened, documents: Documents, notes: tuple[str, ...], looked: list[Look], suggestion: str | None
    ) -> Filtered:
        view = opened.view
        found = {kind: view.names(documents & view.of_kind[kind]) for kind in KINDS}
        speakers = view.table.speakers
        quoted = {speakers[ordinal] for ordinal in opened.conditions.speakers(documents)}
        return Filtered(
            articles=found[ARTICLE],
            actors=found[ACTOR] | quoted,
            quotations=found[QUOTATION],
            statements=found[STATEMENT],
            terms=_written(looked),
            notes=notes,
            suggestion=suggestion,
        )

    @staticmethod
    def _named(opened: _Opened, ranked: Iterable[tuple[int, float]]) -> list[Ranked]:
        """What was ranked, by kind and id."""
        table = opened.view.table
        return [Ranked(table.kind(document), table.ids[document], score) for document, score in ranked]

    def _held(self, opened: _Opened, found: list[Ranked]) -> list[Ranked]:
        """Where the index is of another state than the store, only what that has."""
        return found if opened.manifest.fingerprint == self._store.fingerprint else held(self._store, found)


def _written(looked: Sequence[Look]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(look.term) for look in looked))


def _best(view: IndexView, scores: Mapping[int, float], limit: int | None) -> list[tuple[int, float]]:
    """Documents and their scores, best first."""
    if limit is None:
        return sorted(scores.items(), key=_rank(view))
    return heapq.nsmallest(limit, scores.items(), key=_rank(view))


def _rank(view: IndexView) -> Callable[[tuple[int, float]], tuple[float, int, str]]:
    table, order = view.table, {kind: number for number, kind in enumerate(KINDS)}

    def key(scored: tuple[int, float]) -> tuple[float, int, str]:
        document, score = scored
        return -score, order[table.kind(document)], table.ids[document]

    return key


def _scores(view: IndexView, documents: Documents, terms: Sequence[Term]) -> dict[int, float]:
    """BM25 of each document in a set, over the words of the terms; a beginning of a word counts as one word."""
    flags = view.unpacked(documents)
    scores = dict.fromkeys(view.members(documents), 0.0)
    lengths, average = view.table.lengths, view.table.average
    for word, prefix in dict.fromkeys(
        (word, term.prefix and at == len(term.words) - 1) for term in terms for at, word in enumerate(term.words)
    ):
        weights: dict[int, float] = {}
        for each in view.expand(word)[0] if prefix else [word]:
            for document, weight in view.weights(each, flags):
                weights[document] = weights.get(document, 0.0) + weight
        frequency = (view.prefix(word)[0] if prefix else view.word(word)).bit_count()
        rarity = log(1 + (view.everything.bit_count() - frequency + 0.5) / (frequency + 0.5))
        for document, weight in weights.items():
            size = max(1, lengths[document])
            scores[document] += rarity * weight * (_K1 + 1) / (weight + _K1 * (1 - _B + _B * size / average))
    return scores
