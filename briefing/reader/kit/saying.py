"""Saying something in passing, or that something went wrong: one place, so that foreign text is made safe there."""

from __future__ import annotations

from typing import Any

from textual.app import App

from briefing.language.safety import safe

ROOMY = 60  # cells of width; on a narrower screen what is said covers much, and goes sooner


def tell(app: App[Any], text: str) -> None:
    """Say something in passing, in place of what was said before."""
    app.clear_notifications()
    app.notify(safe(text), markup=False, timeout=4 if app.size.width >= ROOMY else 2)


def complain(app: App[Any], text: str) -> None:
    """Say that something went wrong, and what to do."""
    app.clear_notifications()
    app.notify(safe(text), severity="error", markup=False, timeout=12)
