"""Scrollbars that say by a sign, and not by their shade alone, that there is more above or below."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

ABOVE, BELOW = "▲", "▼"
_ON_DARK, _ON_LIGHT = Color.parse("#d8d8d8"), Color.parse("#303030")  # a bar itself stands out too little
_GROUND, _BAR = Color.parse("#555555"), Color.parse("bright_magenta")  # Textual's own, which it never asks for
_LIGHT = 128


class Arrows(ScrollBarRender):
    """Textual's bar; its first cell is an arrow while something lies above what is shown, its last while below."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _GROUND,
        bar_color: Color = _BAR,
    ) -> Segments:
        """The bar with its arrows. What a click on a cell does stays as it is."""
        bar = super().render_bar(size, virtual_size, window_size, position, thickness, vertical, back_color, bar_color)
        if not vertical or not window_size or size < 2:
            return bar
        segments = list(bar.segments)
        look = Style(color=_seen_on(back_color, bar_color), bgcolor=back_color)
        for at, sign, more in (
            (0, ABOVE, round(position) > 0),
            (-1, BELOW, round(position) + window_size < virtual_size),
        ):
            if more:
                style = segments[at].style
                meta = Style(meta=style.meta) if style and style.meta else Style()
                segments[at] = Segment(sign.ljust(thickness), look + meta)
        return Segments(segments, new_lines=True)


def _seen_on(back: Color, bar: Color) -> Color:
    """A colour that is seen on a ground; where that is the terminal's own, the bar's, which is the terminal's too."""
    if back.is_default or back.triplet is None:
        return bar
    return _ON_LIGHT if sum(back.triplet) / 3 > _LIGHT else _ON_DARK
