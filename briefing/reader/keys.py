"""Keys: every binding has an id, so that a reader can rebind it in the settings file.

Movement is declared once here and used by every widget that moves, with arrow keys and with vim's.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

MOVEMENT = (
    ("up", "up,k", "cursor_up", "Up"),
    ("down", "down,j", "cursor_down", "Down"),
    ("page-up", "pageup,ctrl+b", "page_up", "Page up"),
    ("page-down", "pagedown,ctrl+f", "page_down", "Page down"),
    ("half-up", "ctrl+u", "half_up", "Half a page up"),
    ("half-down", "ctrl+d", "half_down", "Half a page down"),
    ("first", "home", "first", "To the beginning"),
    ("last", "end,G", "last", "To the end"),
)


def key(id_: str, keys: str, action: str, description: str, tooltip: str = "", *, show: bool = False) -> Binding:
    """A binding with everything the help, the palette and the settings need."""
    return Binding(keys, action, description, show=show, tooltip=tooltip or description, id=id_)


def movement(*without: str) -> list[Binding]:
    """The bindings that move within a list or a text, less those named."""
    return [key(f"move.{name}", keys, action, text) for name, keys, action, text in MOVEMENT if name not in without]


def known_ids(bindings: Iterable[Binding]) -> set[str]:
    """The ids among bindings."""
    return {binding.id for binding in bindings if binding.id}
