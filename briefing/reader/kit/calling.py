"""What keys are called in running text: as the settings have them now, and never as somebody once wrote them down."""

from __future__ import annotations

import re
from typing import Any

from textual.app import App
from textual.binding import Binding

from briefing.reader.kit.keys import STANDING

_ID = re.compile(r"\{([a-z]+\.[a-z_-]+)\}")
_PROSE = {"enter": "Enter", "escape": "Esc", "tab": "Tab", "shift+tab": "Shift+Tab"}
_MODIFIED = re.compile(r"(ctrl|shift|alt)\+(.)|(f)(\d+)")


def called(app: App[Any], id_: str) -> str:
    """The first key of an action, as running text names it."""
    first = (getattr(app, "given_keys", {}).get(id_) or STANDING[id_]).split(",")[0].strip()
    if first in _PROSE:
        return _PROSE[first]
    if match := _MODIFIED.fullmatch(first):
        return first.title() if match[3] is None else first.upper()
    return app.get_key_display(Binding(first, "", ""))


def keyed(app: App[Any], text: str) -> str:
    """A text of ours with the key of an action in place of each id in braces."""
    return _ID.sub(lambda match: called(app, match[1]), text)
