"""Text to read: a page drawn line by line, with marks, a selected target, hits to walk, and a gutter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from briefing.reader.kit.markup import Mark, Page, Target
from briefing.reader.kit.painting import styled
from briefing.reader.kit.wrapped import WrappedText
from briefing.reader.widgets.scrolled import ScrolledText

if TYPE_CHECKING:
    from briefing.model import Span

WIDEST = 90  # cells; longer lines are hard to read
GUTTER = 2

LOOKS = (
    "title",
    "heading",
    "meta",
    "warning",
    "quotation",
    "indirect",
    "selected",
    "hit",
    "current",
    "copied",
    "dim",
)


class Prose(ScrolledText):
    """A page of text. Shows `Page.text` wrapped to its width, marks styled by the component class `prose--<look>`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"prose--{look}" for look in LOOKS}
    HELP_NAME: ClassVar[str] = "Text"
    HELP = "Text to read. The bar at the left edge stands beside the selected passage."

    class Chosen(Message):
        """Another target was selected."""

        def __init__(self, prose: Prose, target: Target | None) -> None:
            super().__init__()
            self.prose = prose
            self.target = target

        @property
        def control(self) -> Prose:
            """The text whose target it is."""
            return self.prose

    def __init__(self, *, id: str | None = None, classes: str | None = None, widest: int = WIDEST) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._widest = widest
        self._base = Style()
        self._page = Page()
        self._lines = WrappedText()
        self._strips: dict[int, Strip] = {}
        self._laid_out = 0
        self._target: Target | None = None
        self._hit: int | None = None
        self._wanted: int | None = None
        self._top = 0  # the offset to put on top when there is room
        self.centred = False

    # What is shown

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    @property
    def target(self) -> Target | None:
        """The selected target."""
        return self._target

    @property
    def hit(self) -> int | None:
        """Which hit is the current one, from 0."""
        return self._hit

    @property
    def top(self) -> int:
        """The offset at which the first line in sight begins."""
        return self._lines.offset(round(self.scroll_y))

    @property
    def laid_out(self) -> bool:
        """Whether there is room to show anything."""
        return bool(self._laid_out) and not self._top

    def show(self, page: Page, *, top: int = 0) -> None:
        """Show another page, from its beginning, or with the line of an offset on top."""
        self._page, self._target, self._hit, self._wanted = page, None, None, None
        self._lay_out()
        self._top = top if not self._laid_out else 0
        self.scroll_to(0, self._lines.at(top) if top and self._laid_out else 0, animate=False, force=True)
        self.post_message(self.Moved(self))

    def show_hits(self, hits: tuple[Span, ...]) -> None:
        """Mark other hits in the page that is shown; none of them is the current one."""
        marks = [mark for mark in self._page.marks if mark.look != "hit"]
        marks.extend(Mark(start, end, "hit") for start, end in hits)
        self._page = self._page._replace(marks=tuple(marks), hits=hits)
        self._hit = None
        self._lay_marks()

    def select(self, target: Target | None, *, reveal: bool = True) -> None:
        """Select a target and scroll to it."""
        self._target = target
        self._restyle()
        if target is not None and reveal:
            self.reveal(target.start)
        self.post_message(self.Chosen(self, target))

    def walk(self, step: int, kinds: Iterable[str] | None = None) -> Target | None:
        """Select the next target of some kinds (step 1) or the one before (step -1); none beyond the ends."""
        wanted = None if kinds is None else set(kinds)
        targets = [target for target in self._page.targets if wanted is None or target.kind in wanted]
        if not targets:
            return None
        if self._target in targets:
            at = targets.index(self._target) + step
        else:
            here = self._lines.offset(round(self.scroll_y))
            at = bisect_right([target.start for target in targets], here - 1)
            at = at if step > 0 else at - 1
        chosen = targets[min(max(at, 0), len(targets) - 1)]
        self.select(chosen)
        return chosen

    def walk_hits(self, step: int) -> int | None:
        """Go to the next hit, or the one before, around the ends; returns which, from 0, or None without hits."""
        hits = self._page.hits
        if not hits:
            return None
        if self._hit is None:
            here = self._lines.offset(round(self.scroll_y))
            after = bisect_right([start for start, _ in hits], here - 1)
            self._hit = (after if step > 0 else after - 1) % len(hits)
        else:
            self._hit = (self._hit + step) % len(hits)
        self._restyle()
        self.reveal(hits[self._hit][0])
        return self._hit

    def reveal(self, offset: int) -> None:
        """Scroll so that an offset of the text is visible, a third from the top where it was not."""
        if not self._laid_out:
            self._wanted = offset
            return
        line = self._lines.at(offset)
        height = max(1, self.scrollable_content_region.height)
        top = round(self.scroll_y)
        if not top <= line < top + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def put_on_top(self, offset: int) -> None:
        """Scroll so that the line of an offset is the first one in sight."""
        self.scroll_to(y=self._lines.at(offset), animate=False, force=True)

    def in_sight(self, offset: int) -> bool:
        """Whether an offset of the text is on the screen."""
        top = round(self.scroll_y)
        return top <= self._lines.at(offset) < top + self.scrollable_content_region.height

    # Layout

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's signature
        """Lay the text out again, keeping the line at the top where it was."""
        here = self._lines.offset(round(self.scroll_y))
        moved = self.scroll_y > 0
        self._lay_out()
        if self._top and self._laid_out and self._wanted is None:
            top, self._top = self._top, 0
            self.call_after_refresh(self.scroll_to, 0, self._lines.at(top), animate=False, force=True)
        elif self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.call_after_refresh(self.reveal, wanted)
        elif moved:
            self.scroll_to(y=self._lines.at(here), animate=False, force=True)

    def _lay_out(self) -> None:
        width = min(self._widest, self.scrollable_content_region.width - GUTTER)
        if width < 4:
            self._laid_out = 0
            return
        self._laid_out = width
        self._lines = WrappedText(self._page.text, width)
        self.virtual_size = Size(width + GUTTER, len(self._lines))
        self._lay_marks()

    def _lay_marks(self) -> None:
        self._lines.lay(self._page.marks)
        self._restyle()

    def _over(self) -> list[Mark]:
        """The marks that lie over the page's own: the target, then the current hit."""
        own = []
        if self._target is not None:
            own.append(Mark(self._target.start, self._target.end, "selected"))
        if self._hit is not None:
            own.append(Mark(*self._page.hits[self._hit], "current"))
        return own

    def _restyle(self) -> None:
        self._strips.clear()
        self.refresh()

    # Drawing

    def notify_style_update(self) -> None:
        """Draw again when a theme or a class changes the styles."""
        self._strips.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in sight, with a style that is worked out once for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        line = y + round(self.scroll_y)
        width = self.size.width
        base = self._base
        if line >= len(self._lines) or not self._laid_out:
            return Strip.blank(width, base)
        selection = self.text_selection
        strip = None if selection else self._strips.get(line)
        if strip is None:
            strip = self._draw(line, base, selection)
            if not selection:
                self._strips[line] = strip
        return strip.crop_extend(0, width, base)

    def _draw(self, line: int, base: Style, selection: Selection | None) -> Strip:
        start, end = self._lines.spans[line]
        styles = [
            (mark.start, mark.end, self.get_component_rich_style(f"prose--{mark.look}", partial=True))
            for mark in self._lines.marks(line, self._over())
        ]
        if selection is not None and (span := selection.get_span(line)) is not None:
            first, last = span
            stop = end if last == -1 else start + last
            styles.append((start + first, stop, self.screen.get_component_rich_style("screen--selection")))
        here = self._target is not None and self._target.start < max(end, start + 1) and start < self._target.end
        gutter = ("▌" if here else " ") + ("›" if self._told_by_sign(start, end) else " ")
        gutter_style = base + self.get_component_rich_style("prose--selected", partial=True) if here else base
        margin = max(0, self.scrollable_content_region.width - self._laid_out - GUTTER) // 2 if self.centred else 0
        body = Strip(styled(self._page.text, (start, end), base, styles)).apply_offsets(0, line)
        return Strip([Segment(" " * margin, base), Segment(gutter, gutter_style), *body])

    def _told_by_sign(self, start: int, end: int) -> bool:
        """Whether the current hit begins on a line and, without colours, might be missed among other hits."""
        return self.app.no_color and self._hit is not None and start <= self._page.hits[self._hit][0] < end

    def selected_span(self) -> Span | None:
        """The stretch of the page that the mouse selected."""
        selection = self.text_selection
        if selection is None:
            return None
        lines = [(line, span) for line in range(len(self._lines)) if (span := selection.get_span(line)) is not None]
        if not lines:
            return None
        (first, (begin, _)), (last, (_, stop)) = lines[0], lines[-1]
        start, end = self._lines.spans[last]
        return self._lines.spans[first][0] + begin, end if stop == -1 else min(end, start + stop)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse selected."""
        text = "\n".join(self._page.text[start:end].rstrip() for start, end in self._lines.spans)
        return selection.extract(text), "\n"

    # Picking

    def on_click(self, event: events.Click) -> None:
        """Select the target under the mouse."""
        line = event.y + round(self.scroll_y)
        if not 0 <= line < len(self._lines):
            return
        start, end = self._lines.spans[line]
        for target in self._page.targets:
            if target.start < end and start < target.end:
                self.select(target, reveal=False)
                return

    def line_region(self, offset: int) -> Region:
        """Where an offset is drawn, relative to this widget; for the terminal's cursor."""
        return Region(0, self._lines.at(offset) - round(self.scroll_y), 1, 1)
