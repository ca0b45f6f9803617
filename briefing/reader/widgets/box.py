"""The box of a dialog: never larger than the screen, and scrolled where it would be."""

from __future__ import annotations

from textual.containers import Vertical


class Box(Vertical, can_focus=False):
    """What a dialog asks, in a border. Whatever is too tall for the screen is reached by scrolling, and told by the bar
    at the right; a field that has the keyboard is always in sight.
    """

    DEFAULT_CSS = """
    Box {
        width: 90%;
        height: auto;
        max-height: 100%;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        padding: 0 1;
        background: $surface;
        border: round $primary;
        border-title-color: $foreground;
    }
    """

    def page(self, step: int) -> None:
        """Scroll by a page, keeping a line."""
        lines = max(1, self.scrollable_content_region.height - 1)
        self.scroll_to(y=self.scroll_y + step * lines, animate=False, force=True)
