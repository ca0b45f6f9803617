"""Ready choices of parts for what an office writes: a briefing note, lines to take, media handling, plain quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from briefing.errors import UsageError
from briefing.export.parts import Part


class Template(StrEnum):
    """What an export is for."""

    FULL = "full"
    NOTE = "note"
    LINES = "lines"
    MEDIA = "media"
    QUOTES = "quotes"

    @property
    def told(self) -> str:
        """What it is, in words."""
        return _TOLD[self]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its parts, in their order."""
        return _PARTS[self]


_TOLD = {
    Template.FULL: "everything",
    Template.NOTE: "a briefing note",
    Template.LINES: "lines to take",
    Template.MEDIA: "media handling",
    Template.QUOTES: "plain quotes",
}
_END = (Part.SOURCES, Part.METHOD)
_PARTS = {
    Template.FULL: (Part.SUMMARY, Part.STATEMENTS, Part.LEDGER, Part.WORDINGS, Part.CLIPPINGS, *_END),
    Template.NOTE: (Part.SUMMARY, Part.POINTS, Part.LEDGER, Part.CHANGED, *_END),
    Template.LINES: (Part.LINES, Part.ASKED, *_END),
    Template.MEDIA: (Part.SUMMARY, Part.COVERAGE, Part.CHANGED, Part.CARRIED, Part.MISSED, *_END),
    Template.QUOTES: (Part.QUOTES,),
}


def chosen(template: Template, parts: Sequence[Part] | None = None, without: Iterable[Part] = ()) -> tuple[Part, ...]:
    """The parts of an export: those asked for, else the template's, less some. Raises UsageError where none is left."""
    left = tuple(dict.fromkeys(part for part in (parts or template.parts) if part not in set(without)))
    if not left:
        raise UsageError("no part is left to export", do=f"choose among {', '.join(Part)}")
    return left
