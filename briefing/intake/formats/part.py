"""One part of a file, and where it stands: what the modules of formats that hold several articles give and take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft
from briefing.intake.options import Limits


@dataclass(frozen=True, slots=True)
class FilePart:
    """One article's worth of a file. `read` makes the draft; it raises ImportingError with one clear line."""

    inner: str
    format: str
    read: Callable[[], ArticleDraft]


@dataclass(slots=True)
class Budget:
    """What one file may still unpack, over all its archives."""

    unpacked: int


@dataclass(frozen=True, slots=True)
class Context:
    """Where a part stands: the way into its file, how deep, what may still be unpacked, and what the briefing knows."""

    limits: Limits
    budget: Budget
    outlets: frozenset[str] = frozenset()
    inner: str = ""
    depth: int = 0

    def within(self, name: str) -> Context:
        """The context of a part inside this one. Raises ImportingError when that is too deep."""
        if self.depth >= self.limits.depth:
            raise ImportingError(f"is nested deeper than {self.limits.depth} levels")
        inner = f"{self.inner} › {name}" if self.inner else name
        return Context(self.limits, self.budget, self.outlets, inner, self.depth + 1)


def failed(inner: str, error: ImportingError, kind: str = "") -> FilePart:
    """A part that gives nothing but its reason."""

    def read() -> ArticleDraft:
        raise error

    return FilePart(inner, kind, read)


Open = Callable[[bytes, Context], Iterator[FilePart]]  # how a container has what it holds taken apart
