"""The rows of a snapshot's articles, read a stretch at a time: a first screen shows forty of ten thousand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from briefing.derived.rows import ArticleRow
from briefing.errors import DerivedError

if TYPE_CHECKING:
    from briefing.derived.store import Store

STRETCH = 128  # rows; more than a screen has lines
_UNREADABLE = ArticleRow("", "", "", "", "")


class ArticleRows(Sequence[ArticleRow]):
    """What `Store.article_rows` gives, each row read with those around it when it is first asked for.

    Damaged rows are empty: they are asked for while a screen is drawn, where nothing may be raised.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._count: int = store.read("SELECT count(*) FROM article")[0][0]
        self._stretches: dict[int, Sequence[ArticleRow]] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> ArticleRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ArticleRow]: ...
    def __getitem__(self, at: int | slice) -> ArticleRow | Sequence[ArticleRow]:
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(self._count))]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        at %= self._count
        try:
            self.read(at)
        except DerivedError:
            self._stretches[at // STRETCH] = [_UNREADABLE] * STRETCH
        return self._stretches[at // STRETCH][at % STRETCH]

    def read(self, at: int) -> None:
        """Read a row and those around it, if they were not. Raises DerivedError where the snapshot is damaged."""
        number = at // STRETCH
        if number not in self._stretches:
            self._stretches[number] = self._store.article_rows(number * STRETCH, STRETCH)
