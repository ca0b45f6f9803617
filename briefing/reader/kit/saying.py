"""Saying something in passing, or that something went wrong: one place, so that foreign text is made safe there."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

from briefing.language.safety import safe

EXPLAINING = (
    "welcome",
    "about",
    "status",
    "keys",
)  # how the ids end of what stands at the bottom of a screen and explains
READ = 12  # characters that anybody reads in a second, who was looking elsewhere
_said: WeakKeyDictionary[App[Any], int] = WeakKeyDictionary()  # the key at which what is shown was said in passing
ROOMY = 60  # cells of width; on a narrower screen what is said covers much, and goes sooner


def _make_room(app: App[Any]) -> None:
    """Have what is said stand above the lines at the bottom that explain, however many there are now."""
    if not app.screen_stack:
        return
    found = [each for each in app.screen.query("*") if (each.id or "").endswith(EXPLAINING)]
    tops = [each.region.y for each in found if each.region.height]
    for rack in app.screen.query("ToastRack"):
        rack.styles.margin = (0, 0, app.screen.size.height - min(tops), 0) if tops else None


def tell(app: App[Any], text: str) -> None:
    """Say something in passing, in place of what was said before."""
    app.clear_notifications()
    _make_room(app)
    _said[app] = _keys_begun(app)
    app.notify(safe(text), markup=False, timeout=max(4, len(text) / READ) if app.size.width >= ROOMY else 2)


def leave_behind(app: App[Any]) -> None:
    """Another screen is on top. What was said of the one before goes, unless the key that led here said it; what went
    wrong stays until it was read, and makes room for the lines that explain here.
    """
    if app in _said and _said[app] != _keys_begun(app):
        app.clear_notifications()
        del _said[app]
    else:
        app.call_after_refresh(_make_room, app)


def _keys_begun(app: App[Any]) -> int:
    return int(getattr(app, "keys_begun", 0))


def complain(app: App[Any], text: str) -> None:
    """Say that something went wrong, and what to do."""
    _said.pop(app, None)
    app.clear_notifications()
    _make_room(app)
    app.notify(safe(text), severity="error", markup=False, timeout=12)
