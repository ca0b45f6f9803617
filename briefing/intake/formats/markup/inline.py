"""What stands inside a line of mark-up, settled into plain text: nothing is lost there without being told.

Quotations of `q` get their marks, raised and lowered figures their characters, formulas and pictures of signs their
words; text that is struck out goes, and what a reader of the page does not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.intake.candidate import Dropped
from briefing.intake.formats.markup import styles
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.intake.formats.raised import is_note, lowered, raised
from briefing.language.words import one_line

_SILENT = frozenset("script style noscript template svg iframe object select option head meta link canvas rp".split())
_STRUCK = frozenset("del s strike".split())
_STRUCK_CLASS = re.compile(r"(?:^|\s)(?:strike|strikethrough|line-through|struck)(?:\s|$)", re.IGNORECASE)
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
# Names under which the common style sheets hide text from the eye.
_HIDDEN_CLASS = re.compile(
    # A site sets its own name in front of them ("nhsuk-u-visually-hidden").
    r"(?:^|[\s_-])(?<!not-)(?<!non-)(?:visually[-_]?hidden|hidden[-_]?visually|(?:hide|hidden)-visually|vis-?hidden|sr-only"
    r"|(?:show-)?for-sr|u-vh|screen-?reader(?:s)?(?:-(?:text|only))?|element-invisible|a11y-hidden|assistive-text"
    r"|offscreen|off-screen)(?:-focusable)?(?:\s|$)",
    re.IGNORECASE,
)
_NOTED = re.compile(r"foot-?note|endnote|\bfn|reference|noteref|\bcite|annotation", re.IGNORECASE)
_BACK = re.compile(
    r"(?:doc-)?back-?link|foot-?note-?back|reverse-?foot-?note|fn-?back|#(?:fn|foot-?note|cite)[_-]?ref", re.IGNORECASE
)
_ARROWS = re.compile(r"[\s\[\]()]*[↩↵⏎⤴↑⬆↖^⮌\u21a9\ufe0e\ufe0f]+[\s\[\]()\d]*")
_ROMANCE = (("«", "»"), ("“", "”"))
_MARKS = {"de": (("„", "“"), ("‚", "‘")), "fr": _ROMANCE, "it": _ROMANCE, "es": _ROMANCE, "pt": _ROMANCE}
_ENGLISH = (("“", "”"), ("‘", "’"))
_OPENING = '“„«‘‚‹"'
_TOO_MUCH = 0.5  # of a page's words: where more is hidden or struck, the page shows it by a script
_FEWEST = 40  # words that a page's text has at least
_LONGEST_SIGN = 24  # characters of a picture's text that is a sign, such as an emoji
_LONGEST_BACK = 30  # characters of a link that leads back from a note: "Back to text"
_HOLDS_BLOCKS = frozenset("p div section article main li td ul ol table h1 h2 h3 h4 blockquote".split())


def settle(tree: HtmlElement) -> list[Dropped]:
    """Settle a tree in place; what was taken out of it, in the order of the page."""
    styles.mark(tree)
    total = max(1, len(tree.text_content().split()))
    dropped: list[Dropped] = []
    language = (tree.get("lang") or "").lower()[:2]
    struck: list[HtmlElement] = []
    dropped.extend(_note_links(tree))
    for element in list(tree.iter("q", "sup", "sub", "math", "img", "del", "s", "strike", "rt", "rp", "span")):
        name = element.tag
        if name == "q":
            _quote(element, language)
        elif name == "sup":
            dropped.extend(_raise(element))
        elif name == "sub":
            _put(element, lowered(element.text_content()))
        elif name == "math":
            _put(element, _formula(element))
        elif name == "img":
            _sign(element)
        elif name in ("rt", "rp"):
            if name == "rt":
                dropped.append(Dropped(one_line(element.text_content()), "reading aid over a word"))
            _remove(element)
        elif name in _STRUCK or _struck(element):
            struck.append(element)
    struck.extend(tree.iterfind(f".//p[@{styles.STRUCK}]"))
    if sum(len(element.text_content().split()) for element in struck) <= _TOO_MUCH * total:
        for element in struck:
            if element.getparent() is not None:
                text = one_line(element.text_content())
                if text:
                    dropped.append(Dropped(text[:300], "struck out"))
                _remove(element)
    return dropped


def unseen(element: HtmlElement) -> str:
    """Why a reader of the page does not see an element; empty for one that is seen."""
    if element.tag in _SILENT:
        return "silent"
    if element.tag in ("html", "body", "main"):
        return ""
    for name, value in element.items():  # asked for every element several times: one look at its attributes
        if (
            (name == "class" and _hides(value))
            or (name == "style" and _HIDDEN_STYLE.search(value))
            or name in ("hidden", styles.HIDDEN)
            or (name == "aria-hidden" and value == "true" and not _spelt(element))
        ):
            return "hidden"
    return ""


@lru_cache(maxsize=4096)
def _hides(own: str) -> bool:
    return bool(_HIDDEN_CLASS.search(own))


def _spelt(element: HtmlElement) -> bool:
    """Whether an element is what the eye sees of words that stand beside it for the ear alone."""
    return any(
        other is not None and _HIDDEN_CLASS.search(other.get("class") or "")
        for other in (element.getprevious(), element.getnext())
        if other is None or isinstance(other.tag, str)
    )


def reveal(tree: HtmlElement) -> str:
    """Let what is marked as hidden be seen where it is most of the page; then a note that says so, else nothing.

    Pages that a script fills, and dialogs that were open when a page was saved, mark the text itself as hidden.
    """
    total = 0  # counted where it is asked for
    for element, why in list(_unseen(tree)):
        if why == "hidden" and (words := len(one_line(" ".join(_shown(element))).split())) > _FEWEST:
            total = total or max(1, len(one_line(" ".join(_shown(tree))).split()))
            if words <= _TOO_MUCH * total:
                continue
            for name in ("hidden", "aria-hidden", "style", "class", styles.HIDDEN):
                element.attrib.pop(name, None)
            return "the page marks most of its text as hidden; it was taken all the same"
    return ""


def without_unseen(tree: HtmlElement) -> list[Dropped]:
    """Take what is not seen out of a tree; what of it has words."""
    dropped: list[Dropped] = []
    for element, why in list(_unseen(tree)):
        if why == "hidden":
            text = one_line(" ".join(_shown(element)))
            if any(character.isalnum() for character in text):
                dropped.append(Dropped(text[:300], "hidden on the page"))
        _remove(element)
    return dropped


def _unseen(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The outermost elements that are not seen, but those whose own text decides."""
    held: list[HtmlElement] = [tree]
    while held:
        element = held.pop()
        for child in reversed(element):
            if not isinstance(child.tag, str):
                continue
            why = unseen(child)
            if why == "silent" and child.tag in ("head", "meta", "link"):
                continue
            if why:
                yield child, why
            else:
                held.append(child)


def _shown(element: HtmlElement) -> Iterator[str]:
    """The words of an element, without those of scripts in it."""
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.tag not in _SILENT and inner.text:
            yield inner.text
        if inner is not element and inner.tail:
            yield inner.tail


def _struck(element: HtmlElement) -> bool:
    return bool(
        element.attrib
        and (
            element.get(styles.STRUCK) is not None
            or _STRUCK_STYLE.search(element.get("style") or "")
            or _STRUCK_CLASS.search(element.get("class") or "")
        )
    )


def _quote(element: HtmlElement, language: str) -> None:
    """Put the marks that a browser shows; the inner of two quotations gets the other kind."""
    before = _before(element)
    level = sum(parent.get("data-quoted") is not None for parent in element.iterancestors())
    if not level and before.count("“") > before.count("”"):
        level = 1
    text = element.text_content().strip()
    if not text or text[0] in _OPENING or before[-1:] in _OPENING:
        element.tag = "span"
        return
    own = next((parent.get("lang") for parent in (element, *element.iterancestors()) if parent.get("lang")), language)
    opening, closing = _MARKS.get(own.lower()[:2], _ENGLISH)[level % 2]
    element.text = opening + (element.text or "").lstrip()
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + closing
    else:
        element.text = element.text.rstrip() + closing
    element.tag = "span"
    element.set("data-quoted", "")


def _raise(element: HtmlElement) -> Iterator[Dropped]:
    text = element.text_content()
    links = [*element.iter("a"), *(parent for parent in element.iterancestors("a"))]
    linked = any("#" in (link.get("href") or "") for link in links) or any(
        _NOTED.search(f"{inner.get('class') or ''} {inner.get('id') or ''}") for inner in (element, *links)
    )
    made = raised(text, _before(element), linked=linked)
    if made is None:
        yield Dropped(one_line(text), "mark of a note")
        _remove(element)
    else:
        _put(element, made)


def _note_links(tree: HtmlElement) -> Iterator[Dropped]:
    """Take out links to the notes of a page that no `sup` holds, and the arrows that lead back from a note.

    They are known by what they are called (DPUB-ARIA's roles, the classes of Markdown's notes) and by being a mark.
    """
    for link in list(tree.iter("a")):
        if "#" not in (link.get("href") or "") or any(parent.tag == "sup" for parent in link.iterancestors()):
            continue
        text = one_line(link.text_content())
        called = f"{link.get('role') or ''} {link.get('class') or ''} {link.get('rel') or ''} {link.get('href')}"
        if _ARROWS.fullmatch(text) or (text and len(text) <= _LONGEST_BACK and _BACK.search(called)):
            yield Dropped(text, "link back from a note")
            _remove(link)
        elif is_note(text) and _NOTED.search(called):
            yield Dropped(text, "mark of a note")
            _remove(link)


def _formula(element: HtmlElement) -> str:
    words = one_line(element.get("alttext") or "") or "".join(
        one_line(part.text or "") for part in element.iter("mi", "mn", "mo", "mtext")
    )
    return words or "[formula]"


def _sign(element: HtmlElement) -> None:
    """An emoji or a flag that the page shows as a picture is its text."""
    text = (element.get("alt") or "").strip()
    if (
        text
        and len(text) <= _LONGEST_SIGN
        and not any(char.isalnum() or char.isspace() for char in text)
        and max(text) > "\u2000"
    ):
        _put(element, text)


def _before(element: HtmlElement) -> str:
    """The text in front of an element, back to the beginning of its paragraph."""
    parts: list[str] = []
    here = element
    while here is not None:
        other = here.getprevious()
        while other is not None:
            if other.tag in ("br", *_HOLDS_BLOCKS):
                parts.append(other.tail or "")
                return "".join(reversed(parts))
            parts.append(other.tail or "")
            if isinstance(other.tag, str):
                parts.append(other.text_content())
            other = other.getprevious()
        here = here.getparent()
        if here is None:
            break
        parts.append(here.text or "")
        if here.tag in _HOLDS_BLOCKS:
            break
    return "".join(reversed(parts))


def _put(element: HtmlElement, text: str) -> None:
    """Text in the place of an element."""
    tail = element.tail
    parent = element.getparent()
    if parent is None:
        return
    element.tail = None
    _append(element, text + (tail or ""))
    parent.remove(element)


def _remove(element: HtmlElement) -> None:
    _put(element, "")


def _append(element: HtmlElement, text: str) -> None:
    """Text in front of an element that is about to go."""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent = element.getparent()
        parent.text = (parent.text or "") + text
