"""A file's parts: one for a text or a page, many for an archive, a mail with attachments, or a feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.errors import ImportingError
from briefing.intake.candidate import Draft
from briefing.intake.formats.detect import Format, detect
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
    """The parts of a file's bytes, in order. What cannot be read is a part that says why."""
    try:
        yield from _parts(data, detect(data), context)
    except ImportingError as error:
        yield failed(context.inner, error)


def _parts(data: bytes, kind: Format, context: Context) -> Iterator[Part]:
    """Ask the format's module; each is imported when its first file comes."""
    match kind:
        case Format.ZIP:
            from briefing.intake.formats import archive

            yield from archive.read(data, context)
        case Format.MAIL:
            from briefing.intake.formats import mail

            yield from mail.read(data, context)
        case Format.FEED:
            from briefing.intake.formats import feed

            yield from feed.read(data, context)
        case _:
            yield Part(context.inner, kind, lambda: _single(data, kind, context))


def _single(data: bytes, kind: Format, context: Context) -> Draft:
    """The draft of a format whose files hold one article each."""
    outlets, limits = context.outlets, context.limits
    if kind in (Format.TEXT, Format.MARKDOWN) and len(data) > 4 * limits.characters:
        raise ImportingError(f"has more than {limits.characters:,} characters of text")
    match kind:
        case Format.MARKDOWN:
            from briefing.intake.formats import markdown

            return markdown.read(data, outlets)
        case Format.PAGE:
            from briefing.intake.formats import page

            return page.read(data, outlets)
        case Format.ARCHIVED:
            from briefing.intake.formats import mail

            return mail.archived(data, outlets)
        case Format.WORD:
            from briefing.intake.formats import word

            return word.read(data, limits, outlets)
        case Format.PDF:
            from briefing.intake.formats import pdf

            return pdf.read(data, limits, outlets)
        case _:
            from briefing.intake.formats import plain

            return plain.read(data, outlets)
