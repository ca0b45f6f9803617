"""A page: text made safe for the screen, with marks on stretches of it and targets that can be selected.

This is the one place where foreign text enters the reader's widgets. `PageWriter.add` and `label` pass everything
through `briefing.language.safety.safe`; neither ever reads markup, so that `[sic]` stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from briefing.language.safety import safe, safe_line

if TYPE_CHECKING:
    from textual.style import Style

    from briefing.model import Span

MOST_HITS = 10_000  # that are marked in one text, the first ones: somebody waits for them at every key


class Mark(NamedTuple):
    """A stretch of a page with a look: the name of one of Prose's component classes."""

    start: int
    end: int
    look: str


class Target(NamedTuple):
    """A stretch of a page that stands for something: `kind` is a noun of the model, `id` its id."""

    start: int
    end: int
    kind: str
    id: str


class Page(NamedTuple):
    """Text to read, with its marks, its targets in order, and the hits of a search in order.

    `body` is where an article's own text stands, character for character, if the page shows one.
    """

    text: str = ""
    marks: tuple[Mark, ...] = ()
    targets: tuple[Target, ...] = ()
    hits: tuple[Span, ...] = ()
    body: Span = (0, 0)


class PageWriter:
    """Builds a page from pieces, own and foreign, making every piece safe."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._targets: list[Target] = []
        self._hits: list[Span] = []
        self._body: Span = (0, 0)

    @property
    def length(self) -> int:
        """The length of what was written, which is where the next piece begins."""
        return self._length

    def add(self, text: str, look: str = "") -> Span:
        """Write a piece and return where it stands. Safe text has the length of the text."""
        start = self._length
        self._parts.append(safe(text))
        self._length += len(text)
        if look and text:
            self._marks.append(Mark(start, self._length, look))
        return start, self._length

    def line(self, text: str = "", look: str = "") -> Span:
        """Write foreign or own text as a line of its own."""
        span = self.add(text.replace("\n", " "), look)
        self.add("\n")
        return span

    def mark(self, start: int, end: int, look: str) -> None:
        """Give a stretch that was written a look."""
        if end > start:
            self._marks.append(Mark(start, end, look))

    def target(self, start: int, end: int, kind: str, id_: str) -> None:
        """Make a stretch that was written stand for something."""
        self._targets.append(Target(start, end, kind, id_))

    def hits(self, spans: Iterable[Span], offset: int = 0) -> None:
        """Mark the hits of a search; spans are relative to `offset`."""
        for start, end in spans:
            self._hits.append((start + offset, end + offset))
            self._marks.append(Mark(start + offset, end + offset, "hit"))

    def body(self, text: str) -> Span:
        """Write an article's own text and return where it stands."""
        self._body = self.add(text)
        return self._body

    def page(self) -> Page:
        """The page as written, without blank lines at its end."""
        text = "".join(self._parts).rstrip("\n")
        return Page(
            text,
            tuple(self._marks),
            tuple(sorted(self._targets, key=lambda target: (target.start, target.end))),
            tuple(sorted(self._hits)),
            self._body,
        )


def label(*parts: str | tuple[str, str | Style]) -> Content:
    """One line for a widget, of pieces of text or (text, style) pairs; text is made safe, markup is not read."""
    made = [safe_line_edges(part) if isinstance(part, str) else (safe_line_edges(part[0]), part[1]) for part in parts]
    return Content.assemble(*made)


def safe_line_edges(text: str) -> str:
    """`safe_line`, keeping one space at either end, so that pieces can be joined."""
    inner = safe_line(text)
    before = " " if text[:1].isspace() else ""
    after = " " if inner and text[-1:].isspace() else ""
    return f"{before}{inner}{after}"
