"""The field of several lines, apart from the field of one, because a first screen has no use for it."""

from __future__ import annotations

from typing import Any

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from briefing.language.safety import safe


class Lines(TextArea):
    """A field of several lines."""

    def __init__(self, text: str = "", **named: Any) -> None:
        super().__init__(safe(text), **named)

    def on_mount(self) -> None:
        """Keep still where nothing is to move."""
        if self.app.animation_level == "none":
            self.cursor_blink = False

    def load_text(self, text: str) -> None:
        """Show another text."""
        super().load_text(safe(text))

    def edit(self, edit: Edit) -> EditResult:
        """Take what was typed or pasted."""
        edit.text = safe(edit.text)
        return super().edit(edit)
