"""A text that is moved by lines and pages, and says that it moved."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView

from briefing.reader.kit.keys import movement


class StillScrolled(ScrollView):
    """Something scrolled whose scrollbars are painted anew when a size changed, and not after every layout."""

    _sizes: tuple[Size, ...] = ()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Textual's, but where it would change nothing: it takes the size within a border for another one."""
        sizes = size, self.virtual_size, container_size
        if sizes == self._sizes:
            return False
        self._sizes = sizes
        return super()._size_updated(size, virtual_size, container_size, layout)


class ScrolledText(StillScrolled, can_focus=True, inherit_bindings=False):
    """Lines of text, taller than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*movement()]

    class Moved(Message):
        """The reader or the program scrolled the text."""

        def __init__(self, text: ScrolledText) -> None:
            super().__init__()
            self.text = text

        @property
        def control(self) -> ScrolledText:
            """The text that moved."""
            return self.text

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell others that the text moved, so that columns can move together."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved(self))

    def _by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_y + lines, animate=False, force=True)

    def action_cursor_up(self) -> None:
        """A line up."""
        self._by(-1)

    def action_cursor_down(self) -> None:
        """A line down."""
        self._by(1)

    def action_page_up(self) -> None:
        """A page up, keeping a line."""
        self._by(1 - self.scrollable_content_region.height)

    def action_page_down(self) -> None:
        """A page down, keeping a line."""
        self._by(self.scrollable_content_region.height - 1)

    def action_half_up(self) -> None:
        """Half a page up."""
        self._by(-max(1, self.scrollable_content_region.height // 2))

    def action_half_down(self) -> None:
        """Half a page down."""
        self._by(max(1, self.scrollable_content_region.height // 2))

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
