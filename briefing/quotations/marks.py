"""Where the quotation marks of a paragraph open and close."""

from __future__ import annotations

import re

from briefing.model import Span

_MARK = re.compile("[“”\"«»„]|``|''")


def quoted(body: str, start: int, end: int) -> list[Span]:
    """The outermost quoted strings of `body[start:end]`, marks included; one left open runs to the end."""
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(body, start, end):
        mark = match.group()
        if mark in "“«„``":
            if opened is None:
                opened = match.start()
        elif opened is not None:
            found.append((opened, match.end()))
            opened = None
        elif mark == '"':
            opened = match.start()
    if opened is not None:
        found.append((opened, end))
    return found
