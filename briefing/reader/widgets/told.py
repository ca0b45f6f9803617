"""A few lines that tell something: where they are more than there is room for, the last one ends in an ellipsis."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Static

ELLIPSIS = "…"


class ToldLines(Static):
    """Text of ours as high as its style sheet lets it be."""

    def render_line(self, y: int) -> Strip:
        """A line; the last one in sight says that there is more, where there is."""
        strip = super().render_line(y)
        width, height = self.size
        if y != height - 1 or not width or self.visual.get_height(self.styles.get_rules(), width) <= height:
            return strip
        told = cell_len(strip.text.rstrip())
        kept = min(told, width - 1)
        style = next((segment.style for segment in strip if segment.style is not None), self.rich_style)
        return Strip([*strip.crop(0, kept), Segment(ELLIPSIS, style), *strip.crop(kept + 1, width)])
