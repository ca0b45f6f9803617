"""What a page's own style sheets hide or strike out: the plain rules for one class or one id, for a screen.

No more of CSS is read: a rule within a query of the screen's size, or for an element within another, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.intake.formats.markup.tree import HtmlElement

HIDDEN, STRUCK = "data-sheet-hidden", "data-sheet-struck"
_LONGEST = 400_000  # characters of all sheets together that are read
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NESTED = re.compile(r"@[^{};]{0,400}\{(?:[^{}]|\{[^{}]*\})*\}")
_RULE = re.compile(r"([^{}@;]{1,600})\{([^{}]*)\}")
_SIMPLE = re.compile(r"[a-z0-9]{0,12}([.#][\w-]{1,80})", re.IGNORECASE)
_HIDES = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*(?P<display>[\w-]+)|visibility\s*:\s*(?P<visibility>[\w-]+))", re.IGNORECASE
)
_STRIKES = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
# Classes by which a site shows again, at some size or state, what another class hides.
_SHOWN = re.compile(
    r":|(?:^|[-_])(?:block|flex|inline|grid|visible|show|shown|open|active|loaded)(?:$|[-_])", re.IGNORECASE
)


def mark(tree: HtmlElement) -> None:
    """Set attributes on the elements that a style sheet in the page hides or strikes out."""
    hidden, struck = _rules(tree)
    if not hidden and not struck:
        return
    for element in tree.iter():
        if not isinstance(element.tag, str) or not element.attrib:
            continue
        own = list(_names(element))
        if any(name in struck for name in own):
            element.set(STRUCK, "")
        if any(name in hidden for name in own) and not _SHOWN.search(element.get("class") or ""):
            element.set(HIDDEN, "")


def _names(element: HtmlElement) -> Iterator[str]:
    for name in (element.get("class") or "").split():
        yield f".{name}"
    if element.get("id"):
        yield f"#{element.get('id')}"


def _rules(tree: HtmlElement) -> tuple[set[str], set[str]]:
    """The classes and ids that are hidden, and those that are struck out; the last rule for each counts."""
    hidden: dict[str, bool] = {}
    struck: set[str] = set()
    left = _LONGEST
    for sheet in tree.iter("style"):
        text = (sheet.text or "")[:left]
        left -= len(text)
        if "none" not in text and "hidden" not in text and "line-through" not in text:
            continue
        if (sheet.get("media") or "screen").strip().lower() not in ("screen", "all", ""):
            continue
        for match in _RULE.finditer(_NESTED.sub(" ", _COMMENT.sub(" ", text))):
            shown = None
            for rule in _HIDES.finditer(match[2]):
                shown = (rule["display"] or "").lower() != "none" and (rule["visibility"] or "").lower() != "hidden"
            strikes = _STRIKES.search(match[2])
            if shown is None and not strikes:
                continue
            for selector in match[1].split(","):
                name = _SIMPLE.fullmatch(selector.strip())
                if name and shown is not None:
                    hidden[name[1]] = not shown
                if name and strikes:
                    struck.add(name[1])
    return {name for name, is_hidden in hidden.items() if is_hidden}, struck
