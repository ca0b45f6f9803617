"""Saving a search under a name, and forgetting it, as changes that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.content import SavedSearch, change_searches, with_search, without_search


@dataclass(slots=True)
class SearchSaved:
    """A search that is saved under its name, in place of one that has it; `forgotten`: that is taken out instead."""

    folder: Path
    search: SavedSearch
    forgotten: bool = False
    content: bool = False
    _before: tuple[SavedSearch, ...] = ()

    @property
    def told(self) -> str:
        """What is done."""
        return f"{'Forgotten' if self.forgotten else 'Saved'}: {self.search.name}"

    def do(self) -> None:
        """Save or forget it."""

        def changed(now: tuple[SavedSearch, ...]) -> tuple[SavedSearch, ...]:
            self._before = tuple(each for each in now if each.key == self.search.key)
            return without_search(now, self.search.name) if self.forgotten else with_search(now, self.search)

        change_searches(self.folder, changed)

    def undo(self) -> None:
        """Have under this name what there was."""

        def changed(now: tuple[SavedSearch, ...]) -> tuple[SavedSearch, ...]:
            if not self._before:
                return without_search(now, self.search.name)
            return with_search(now, self._before[0])

        change_searches(self.folder, changed)
