"""Copying: the system's clipboard first, then the terminal's (OSC 52), and what was copied is said."""

from __future__ import annotations

from typing import Any

import pyperclip
from textual.app import App

from briefing.language.safety import safe
from briefing.reader.kit import saying

SHOWN = 60


def copy(app: App[Any], text: str, what: str = "") -> None:
    """Copy text, made safe for terminals it may be pasted into, and say how, and what it is."""
    text = safe(text)
    where = "to the clipboard"
    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        app.copy_to_clipboard(text)
        where = "through the terminal, if it allows that (OSC 52)"
    first = text.strip().partition("\n")[0]
    shown = first if len(first) <= SHOWN else first[: SHOWN - 1] + "…"
    named = f"{what}, {len(text):,} characters," if what else f"{len(text):,} characters"
    saying.tell(app, f"Copied {named} {where}: {shown}")
