"""The hits of a query: ranked at once, each read and shown only when it is taken, because most never are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, overload

from briefing.model import Span
from briefing.search.passages import passage, snippet

if TYPE_CHECKING:
    from briefing.derived import Store


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `hits` are offsets into the snippet, which is one line of foreign text."""

    kind: str
    id: str
    article: str | None
    title: str
    snippet: str
    hits: tuple[Span, ...]
    score: float


class Ranked(NamedTuple):
    """A document that was found, and its score."""

    kind: str
    id: str
    score: float


class Hits(Sequence[Hit]):
    """Hits, best first. Each is made every time it is taken: its text is read and its snippet cut.

    Taking one raises DerivedError where the store turns out to be damaged.
    """

    def __init__(self, store: Store, ranked: Sequence[Ranked], terms: tuple[str, ...]) -> None:
        self._store = store
        self._ranked = ranked
        self._terms = terms

    def __len__(self) -> int:
        return len(self._ranked)

    def __iter__(self) -> Iterator[Hit]:
        return map(self._made, self._ranked)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> Hits: ...
    def __getitem__(self, at: int | slice) -> Hit | Hits:
        if isinstance(at, slice):
            return Hits(self._store, self._ranked[at], self._terms)
        return self._made(self._ranked[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hits) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # what is made again and again has no lasting value

    def _made(self, one: Ranked) -> Hit:
        found = passage(self._store, one.kind, one.id)
        shown, spans = snippet(found.text, self._terms)
        return Hit(one.kind, one.id, found.article, found.title, shown, spans, round(one.score, 4))


def held(store: Store, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Those that a store has, for an index that was made of another state than the store."""
    return [one for one in ranked if _has(store, one)]


def _has(store: Store, one: Ranked) -> bool:
    try:
        passage(store, one.kind, one.id)
    except KeyError:
        return False
    return True
