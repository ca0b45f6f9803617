"""The one kind of field to type in: what it is given, typed or pasted is made safe before it is shown.

The field of several lines is in `note_field.py`.

A title or a note may be foreign, and a field shows its text character by character: an escape sequence in it would be
the terminal's to obey. `SAFELY` stands behind all widgets, Textual's own too, for what no widget of ours has made.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.widgets import Input

from briefing.language.ascii import in_cells
from briefing.language.safety import UNSAFE, safe


class LineField(Input):
    """A field of one line. Its cursor blinks only where things may move by themselves."""

    def on_mount(self) -> None:
        """Keep still where nothing is to move."""
        if self.app.animation_level == "none":
            self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """The text as it is shown and kept."""
        return safe(value.replace("\n", " "))


class _Safely(LineFilter):
    """Takes out of what is painted whatever a terminal could obey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 the parent's face
        """The same segments, unless one holds what nothing of ours should have let through."""
        if not any(_OBEYED.search(segment.text) for segment in segments):
            return segments
        return [Segment(_OBEYED.sub("\ufffd", segment.text), segment.style, segment.control) for segment in segments]


class _Ascii(LineFilter):
    """Paints in ASCII, cell for cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 the parent's face
        """The same segments, each in ASCII."""
        return [
            segment if segment.text.isascii() else Segment(in_cells(segment.text), segment.style, segment.control)
            for segment in segments
        ]


_OBEYED = re.compile(UNSAFE)
SAFELY = _Safely()
ASCII = _Ascii()
