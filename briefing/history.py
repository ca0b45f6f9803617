"""What was done, one change after another, so that each can be taken back and made again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

MOST = 200  # changes that can be taken back


class NothingDoneError(Exception):
    """Raised by a change that would leave everything as it is; says so, and is no step that could be taken back."""


class Change(Protocol):
    """Something that is done and can be taken back. Both raise BriefingError or OSError where that cannot be done,
    and `do` NothingDoneError where there is nothing to do.
    """

    @property
    def told(self) -> str:
        """What is done, in words; known once it was done."""

    @property
    def content(self) -> bool:
        """Whether what is derived follows from it."""

    def do(self) -> None:
        """Make it."""

    def undo(self) -> None:
        """Take it back."""


@dataclass(slots=True)
class History:
    """The changes of this run: those that can be taken back, and those that were and can be made again."""

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)

    def make(self, change: Change) -> None:
        """Make a change. Raises as it does."""
        change.do()
        self.done = [*self.done, change][-MOST:]
        self.undone = []

    def undo(self) -> Change | None:
        """Take the last change back and return it; None where there is none. One that cannot be is passed over."""
        if not self.done:
            return None
        *self.done, change = self.done
        change.undo()
        self.undone = [*self.undone, change]
        return change

    def redo(self) -> Change | None:
        """Make the change that was taken back last again and return it; None where there is none."""
        if not self.undone:
            return None
        *self.undone, change = self.undone
        change.do()
        self.done = [*self.done, change]
        return change


@dataclass(slots=True)
class Several:
    """Changes that belong together: all are made, or none."""

    told: str
    parts: Sequence[Change]

    @property
    def content(self) -> bool:
        """Whether what is derived follows from one of them."""
        return any(part.content for part in self.parts)

    def do(self) -> None:
        """Make them in order; where one fails, those before are taken back."""
        for at, part in enumerate(self.parts):
            try:
                part.do()
            except BaseException:
                for made in reversed(self.parts[:at]):
                    made.undo()
                raise

    def undo(self) -> None:
        """Take them back, the last first."""
        for part in reversed(self.parts):
            part.undo()
