"""A file's parts: one for a text or a page, many for an archive, a mail with attachments, or a feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.errors import ImportingError
from briefing.intake.candidate import Draft
from briefing.intake.detect import Format, detect
from briefing.intake.options import Limits


@dataclass(frozen=True, slots=True)
class Part:
    """One article's worth of a file. `read` makes the draft; it raises ImportingError with one clear line."""

    inner: str
    format: str
    read: Callable[[], Draft]


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


def failed(inner: str, error: ImportingError, kind: str = "") -> Part:
    """A part that gives nothing but its reason."""

    def read() -> Draft:
        raise error

    return Part(inner, kind, read)


def parts(data: bytes, context: Context) -> Iterator[Part]:
    """The parts of a file's bytes, in order. Never raises: what cannot be read is a part that says why."""
    try:
        kind = detect(data)
        yield from _parts(data, kind, context)
    except ImportingError as error:
        yield failed(context.inner, error)


def _parts(data: bytes, kind: Format, context: Context) -> Iterator[Part]:
    outlets = context.outlets
    reader: Callable[[], Draft]
    match kind:
        case Format.TEXT:
            from briefing.intake import plain

            reader = lambda: plain.read(data, outlets)  # noqa: E731 - one line for each format reads best
        case Format.MARKDOWN:
            from briefing.intake import markdown

            reader = lambda: markdown.read(data, outlets)  # noqa: E731
        case Format.PAGE:
            from briefing.intake import page

            reader = lambda: page.read(data, outlets)  # noqa: E731
        case _:
            raise ImportingError(f"is {kind}, which cannot be read yet")
    yield Part(context.inner, kind, reader)
