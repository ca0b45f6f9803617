"""One virtual list: draws only the rows on screen, so that fifty thousand open and scroll as five do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from briefing.language.safety import safe_line
from briefing.reader.kit.keys import key, movement
from briefing.reader.kit.layout import wrap
from briefing.reader.widgets.scrolled import StillScrolled

T = TypeVar("T")
Piece = tuple[str, str]  # text, and the look it has: "" or one of LOOKS
LOOKS = ("strong", "meta")
ROOMY = 24  # cells; in fewer, half a word tells more than none


class AtRow(Message):
    """Something about a row of a list."""

    def __init__(self, rows: RowList[Any], index: int) -> None:
        super().__init__()
        self.rows = rows
        self.index = index

    @property
    def control(self) -> RowList[Any]:
        """The list."""
        return self.rows


class RowList(StillScrolled, Generic[T], can_focus=True, inherit_bindings=False):
    """Rows of `lines` lines each. `draw` gives a row's lines as pieces; it is called for visible rows only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *movement(),
        key("list.open", "enter", "choose", "Open", "Open what the cursor is on"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", *(f"rows--{look}" for look in LOOKS)}
    HELP_NAME: ClassVar[str] = "List"
    HELP = "A list. Move with {move.up} and {move.down}; {list.open} opens."

    cursor: reactive[int] = reactive(0, init=False)

    class Highlighted(AtRow):
        """The cursor is on another row (or on another thing in the same place)."""

    class Chosen(AtRow):
        """Enter, or a click on the row that the cursor is on."""

    def __init__(
        self,
        draw: Callable[[T, int], list[list[Piece]]],
        *,
        lines: int = 1,
        empty: str = "Nothing here",
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._base = Style()
        self._rows: Sequence[T] = ()
        self._row_lines = lines
        self.empty = empty

    # What is shown

    @property
    def rows(self) -> Sequence[T]:
        """All rows, in order."""
        return self._rows

    @property
    def row(self) -> T | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[T], cursor: int = 0) -> None:
        """Show other rows, with the cursor on one of them."""
        self._rows = rows
        self._measure()
        self.set_reactive(RowList.cursor, max(0, min(cursor, len(rows) - 1)))
        self._reveal()
        self.refresh()

    def put_cursor(self, index: int) -> None:
        """Put the cursor on a row without saying so, because what it stands for is shown already."""
        self.set_reactive(RowList.cursor, max(0, min(index, len(self._rows) - 1)))
        self._reveal()
        self.refresh()

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, as the reader's keys do."""
        self.cursor = index

    @property
    def row_lines(self) -> int:
        """How many lines a row has."""
        return self._row_lines

    @row_lines.setter
    def row_lines(self, lines: int) -> None:
        if lines != self._row_lines:
            self._row_lines = lines
            self._measure()
            self._reveal()
            self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(0, len(self._rows) * self._row_lines)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's signature
        """Keep the cursor in sight."""
        self._reveal()

    def _reveal(self) -> None:
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        first = self.cursor * self._row_lines
        top = round(self.scroll_y)
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif first + self._row_lines > top + height:
            self.scroll_to(y=first + self._row_lines - height, animate=False, force=True)

    # The cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self) -> None:
        """Show where the cursor is, and say so."""
        self._reveal()
        self.refresh()
        self._point()
        self.post_message(self.Highlighted(self, self.cursor))

    def watch_has_focus(self, focused: bool) -> None:
        """Move the terminal's own cursor, which screen readers follow."""
        super().watch_has_focus(focused)
        if focused:
            self._point()

    def _point(self) -> None:
        if self.has_focus and self.is_attached:
            region = self.content_region
            y = self.cursor * self._row_lines - round(self.scroll_y)
            self.app.cursor_position = Offset(region.x, region.y + max(0, min(y, region.height - 1)))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in sight, with a style that is worked out once for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.size.width
        base = self._base
        line = y + round(self.scroll_y)
        index, part = divmod(line, self._row_lines)
        if not self._rows:
            told = self._told_empty(line)
            return Strip([Segment(set_cell_size(f" {told}", width), base + self._look("meta"))], width)
        if index >= len(self._rows):
            return Strip.blank(width, base)
        here = index == self.cursor
        if here:
            base += self.get_component_rich_style("rows--cursor", partial=not self.has_focus)
        pieces = self._draw(self._rows[index], self.scrollable_content_region.width - 2)
        lead = ("▌ " if self.has_focus else "▏ ") if here and part == 0 else "  "
        segments = [Segment(lead, base)]
        for text, look in pieces[part] if part < len(pieces) else []:
            segments.append(Segment(text, base + self._look(look) if look else base))
        return Strip(segments).crop_extend(0, width, base)

    def _told_empty(self, line: int) -> str:
        """A line of what is told where there are no rows."""
        spans = wrap(self.empty, max(1, self.scrollable_content_region.width - 2))
        return self.empty[slice(*spans[line])] if line < len(spans) else ""

    def _look(self, look: str) -> Style:
        return self.get_component_rich_style(f"rows--{look}", partial=True)

    # Moving

    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height // self._row_lines - 1)

    def action_cursor_up(self) -> None:
        """A row up."""
        self.cursor -= 1

    def action_cursor_down(self) -> None:
        """A row down."""
        self.cursor += 1

    def action_page_up(self) -> None:
        """A page up."""
        self.cursor -= self._page()

    def action_page_down(self) -> None:
        """A page down."""
        self.cursor += self._page()

    def action_half_up(self) -> None:
        """Half a page up."""
        self.cursor -= max(1, self._page() // 2)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.cursor += max(1, self._page() // 2)

    def action_first(self) -> None:
        """To the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """To the last row."""
        self.cursor = len(self._rows) - 1

    def action_choose(self) -> None:
        """Open what the cursor is on."""
        if self.row is not None:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        index = (event.y + round(self.scroll_y)) // self._row_lines
        if 0 <= index < len(self._rows):
            if index == self.cursor and event.chain > 1:
                self.action_choose()
            self.cursor = index


def fit(text: str, width: int) -> str:
    """Foreign text on one line, safe, cut with an ellipsis where it is wider than `width` cells: between words where
    there is room for several.
    """
    line = safe_line(text[: max(0, width) * 4 + 16])
    if cell_len(line) <= width:
        return line
    cut = set_cell_size(line, max(0, width - 1))
    if width >= ROOMY and not line[len(cut) : len(cut) + 1].isspace() and (space := cut.rfind(" ")) > 2 * len(cut) // 3:
        cut = cut[:space]
    return cut.rstrip() + "…"
