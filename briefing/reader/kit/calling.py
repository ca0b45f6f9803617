"""What keys are called in running text: as the settings have them now, and never as somebody once wrote them down."""

from __future__ import annotations

import re
from typing import Any

from textual.app import App
from textual.binding import Binding

from briefing.reader.kit.keys import STANDING

_ID = re.compile(r"\{([a-z]+\.[a-z_-]+)(\+?)\}")
_PROSE = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "comma": "comma",  # as signs they would be read as those of the sentence
    "full_stop": "full stop",
    "semicolon": "semicolon",
    "colon": "colon",
}
_MODIFIED = re.compile(r"(ctrl|shift|alt)\+(.)|(f)(\d+)")


def called(app: App[Any], id_: str) -> str:
    """The first key of an action, as running text names it."""
    return _named(app, _keys(app, id_)[0])


def called_each(app: App[Any], id_: str) -> str:
    """All keys of an action, as running text names them."""
    return " or ".join(_named(app, each) for each in _keys(app, id_))


def _keys(app: App[Any], id_: str) -> list[str]:
    given = getattr(app, "given_keys", {}).get(id_) or STANDING[id_]
    return [each.strip() for each in given.split(",")]


def _named(app: App[Any], key: str) -> str:
    if key in _PROSE:
        return _PROSE[key]
    if match := _MODIFIED.fullmatch(key):
        return key.title() if match[3] is None else key.upper()
    return app.get_key_display(Binding(key, "", ""))


def keyed(app: App[Any], text: str) -> str:
    """A text of ours with the key of an action in place of each id in braces; with all its keys where a + follows it.

    Never give it foreign text, which may have braces of its own.
    """
    return _ID.sub(lambda match: (called_each if match[2] else called)(app, match[1]), text)
