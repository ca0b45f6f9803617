"""Saying something in passing, or that something went wrong: one place, so that foreign text is made safe there."""

from __future__ import annotations

from typing import Any

from textual.app import App

from briefing.language.safety import safe

EXPLAINING = (
    "welcome",
    "about",
    "status",
    "keys",
)  # how the ids end of what stands at the bottom of a screen and explains
READ = 12  # characters that anybody reads in a second, who was looking elsewhere
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
    app.notify(safe(text), markup=False, timeout=max(4, len(text) / READ) if app.size.width >= ROOMY else 2)


def complain(app: App[Any], text: str) -> None:
    """Say that something went wrong, and what to do."""
    app.clear_notifications()
    _make_room(app)
    app.notify(safe(text), severity="error", markup=False, timeout=12)
