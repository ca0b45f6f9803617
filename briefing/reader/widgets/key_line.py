"""The keys that work now, on one line.

Textual's own footer puts a widget there for each key and makes all of them anew whenever the focus moves, which cost as
much as everything else that a key does (`python -m tests.bench.keys`). This is one widget, painted where it differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from briefing.language.safety import safe
from briefing.reader.kit.keys import order
from briefing.reader.kit.markup import label

if TYPE_CHECKING:
    from textual.style import Style


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A key on the line: what presses it, what is read, what a mouse on it is told, and whether it does anything."""

    key: str
    display: str
    description: str
    tooltip: str
    enabled: bool

    @property
    def width(self) -> int:
        """Cells that it takes, with the space behind it."""
        return Content(f"{self.display} {self.description} ").cell_length


class KeyLine(Widget, can_focus=False):
    """Shows the keys of the screen that have a name; a click on one presses it. What does not fit is left out whole."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--idle"}
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        text-wrap: nowrap;
        color: $footer-description-foreground;
        background: $panel;
        .key-line--key { color: $footer-key-foreground; text-style: bold; }
        .key-line--idle { text-style: dim; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._keys: tuple[ShownKey, ...] = ()
        self._asked = False

    def on_mount(self) -> None:
        """Hear of every change, and begin with what there is."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._look()

    def on_unmount(self) -> None:
        """Hear no more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        """Look once, however many changes one key brings."""
        if self.app.app_focus and screen is self.screen and not self._asked:
            self._asked = True
            self.call_after_refresh(self._look)

    def _look(self) -> None:
        self._asked = False
        if not self.is_attached:
            return
        keys = self._shown()
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _shown(self) -> tuple[ShownKey, ...]:
        """One key for each action that has a name here, in the order of the bindings, whoever gave out the keys."""
        by_action: dict[str, ShownKey] = {}
        shown = [each for each in self.screen.active_bindings.values() if each.binding.show]
        owners = list(dict.fromkeys(each.node for each in shown))
        shown.sort(key=lambda each: (owners.index(each.node), order(each.node.__class__).get(each.binding.id or "", 0)))
        for active in shown:
            binding = active.binding
            if binding.action not in by_action:
                display = safe(self.app.get_key_display(binding))
                by_action[binding.action] = ShownKey(
                    binding.key, display, binding.description, active.tooltip or binding.description, active.enabled
                )
        return tuple(by_action.values())

    def _fitting(self) -> list[tuple[int, ShownKey]]:
        """The keys that fit, each with the cell at which it begins."""
        fitting: list[tuple[int, ShownKey]] = []
        at = 0
        for each in self._keys:
            if at + each.width - 1 > self.size.width:
                break
            fitting.append((at, each))
            at += each.width
        return fitting

    def render(self) -> Content:
        """The line."""
        key, idle = self.get_visual_style("key-line--key"), self.get_visual_style("key-line--idle")
        parts: list[tuple[str, Style] | str] = []
        for _, each in self._fitting():
            told = f" {each.description} "
            parts += [(each.display, key), told] if each.enabled else [(each.display + told, idle)]
        return label(*parts)

    def _under(self, x: int) -> ShownKey | None:
        return next((each for at, each in self._fitting() if at <= x < at + each.width - 1), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what the key under the mouse does."""
        under = self._under(event.x)
        self.tooltip = under.tooltip if under else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the mouse."""
        under = self._under(event.x)
        if under is None:
            return
        if under.enabled:
            self.app.simulate_key(under.key)
        else:
            self.app.bell()
