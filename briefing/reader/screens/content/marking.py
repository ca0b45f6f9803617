"""Marking several rows of a list: one after another, a range, or all."""

from __future__ import annotations

from collections.abc import Collection, Sequence


class MarkedRows:
    """Which rows are marked, by their ids. A row without an id cannot be marked."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._last = ""  # the row marked last, from which a range goes on
        self._range: tuple[int, int, frozenset[str]] | None = None  # its ends, and what was marked before it

    def keep(self, ids: Collection[str]) -> None:
        """Forget marks of rows that are no longer there."""
        self.ids.intersection_update(ids)
        self._range = None

    def clear(self) -> None:
        """Mark none."""
        self.ids.clear()
        self._last, self._range = "", None

    def turn(self, id_: str) -> None:
        """Mark a row, or take its mark away."""
        self.ids ^= {id_}
        self._last, self._range = (id_ if id_ in self.ids else ""), None

    def turn_all(self, rows: Sequence[str]) -> None:
        """Mark all of the rows, or none where all are marked."""
        every = set(filter(None, rows))
        self.ids = set() if every <= self.ids else every
        self._last, self._range = "", None

    def on(self, rows: Sequence[str], at: int, step: int) -> int:
        """Have a range that ends at the row `at` end a step further on, and return where that is."""
        if not rows:
            return at
        first, end, before = self._range or (at, at, frozenset(self.ids))
        if end != at:  # the cursor went elsewhere meanwhile
            first, before = at, frozenset(self.ids)
        end = min(max(at + step, 0), len(rows) - 1)
        self._mark(rows, first, end, before)
        return end

    def up_to(self, rows: Sequence[str], at: int) -> bool:
        """Mark all from the row marked last to the row `at`; False where none was."""
        if self._last not in self.ids or self._last not in rows:
            return False
        self._mark(rows, rows.index(self._last), at, frozenset(self.ids))
        return True

    def _mark(self, rows: Sequence[str], first: int, end: int, before: frozenset[str]) -> None:
        within = rows[min(first, end) : max(first, end) + 1]
        self.ids = set(before) | set(filter(None, within))
        self._last = rows[first] or self._last
        self._range = first, end, before
