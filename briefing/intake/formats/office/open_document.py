"""OpenDocument texts (.odt): their content as mark-up, which is then read as a Word file's is.

The elements are those of OpenDocument 1.3, part 3 (OASIS).
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator
from html import escape

from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import account
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats import archive, contents
from briefing.intake.formats.markup import inline, sheet
from briefing.intake.formats.markup.tree import Element, fragment
from briefing.intake.options import Limits
from briefing.language.words import counted, one_line

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}
_NAMES = {f"{{{space}}}": prefix for prefix, space in _SPACES.items()}
_GROUPS = {
    "text:list": "ul",
    "text:list-item": "li",
    "table:table": "table",
    "table:table-row": "tr",
    "table:table-cell": "td",
}
_SKIPPED = ("text:hidden-text", "text:sequence-decls", "office:forms", "text:table-of-content")
_DEEPEST = 200
_DAMAGED = (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError)


class _Reader:
    """Turns one text's content into mark-up, and keeps what it leaves out."""

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self.dropped: list[Dropped] = []
        self.comments = 0
        self.changes = 0
        self._notes: list[str] = []

    def markup(self, body: Element) -> str:
        """The body's mark-up, the notes behind it."""
        text = "".join(self._inside(body, 0))
        notes = "".join(f"<li>{note}</li>" for note in self._notes)
        return f"{text}<ol>{notes}</ol>" if notes else text

    def _inside(self, element: Element, deep: int) -> Iterator[str]:
        if element.text:
            yield escape(element.text)
        for child in element:
            if isinstance(child.tag, str) and deep < _DEEPEST:
                yield from self._one(child, _name(child), deep + 1)
            if child.tail:
                yield escape(child.tail)

    def _one(self, element: Element, name: str, deep: int) -> Iterator[str]:
        if name == "text:tracked-changes":
            self._tracked(element)
        elif name == "office:annotation":
            self.comments += 1
            self.dropped.append(Dropped(one_line(" ".join(element.itertext()))[:300], "comment"))
        elif name == "text:note":
            self._note(element, deep)
            yield '<sup class="footnote">1</sup>'
        elif name in ("text:s", "text:tab"):
            yield " "
        elif name == "text:line-break":
            yield "<br>"
        elif name == "draw:object":
            yield "[formula]"
        elif name in ("text:p", "text:h"):
            tag = "p" if name == "text:p" else "h2"
            if self._styles.get(_style(element)) == "title":
                tag = "h1"
            yield f"<{tag}>{''.join(self._inside(element, deep))}</{tag}>"
        elif name in _GROUPS:
            yield f"<{_GROUPS[name]}>{''.join(self._inside(element, deep))}</{_GROUPS[name]}>"
        elif name == "text:span":
            inside = "".join(self._inside(element, deep))
            tag = self._styles.get(_style(element), "span")
            yield f"<span hidden>{inside}</span>" if tag == "hidden" else f"<{tag}>{inside}</{tag}>"
        elif name not in _SKIPPED:
            yield from self._inside(element, deep)

    def _note(self, element: Element, deep: int) -> None:
        for part in element:
            if _name(part) == "text:note-body":
                self._notes.append("".join(self._inside(part, deep)))

    def _tracked(self, element: Element) -> None:
        for region in element:
            self.changes += 1
            for deleted in region.iter(f"{{{_SPACES['text']}}}deletion"):
                parts = [part for part in deleted if _name(part) != "office:change-info"]
                words = one_line(" ".join(text for part in parts for text in part.itertext()))
                if words:
                    self.dropped.append(Dropped(words[:300], "deleted, by a tracked change"))


def read(data: bytes, limits: Limits, outlets: frozenset[str]) -> ArticleDraft:
    """An OpenDocument text as a draft. Raises ImportingError for one that is damaged, encrypted or hostile."""
    return _read(data, limits, outlets)[0]


def cuttings(data: bytes, limits: Limits, outlets: frozenset[str]) -> list[ArticleDraft]:
    """The articles of a file of cuttings as drafts; none where a file cannot be one. Raises what `read` raises."""
    archive.check(data, limits)
    with contextlib.suppress(*_DAMAGED), zipfile.ZipFile(io.BytesIO(data)) as held:
        if contents.seems(held.read("content.xml").decode("utf-8", "replace")):
            whole, paragraphs, headings = _read(data, limits, outlets)
            return contents.drafts(paragraphs, headings, whole, outlets)
    return []


def _read(data: bytes, limits: Limits, outlets: frozenset[str]) -> tuple[ArticleDraft, list[str], list[str]]:
    archive.check(data, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            names = held.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in held.read("META-INF/manifest.xml"):
                raise ImportingError("is encrypted", do="save it without a password and import that")
            content = _parsed(held.read("content.xml"))
            shared = _parsed(held.read("styles.xml")) if "styles.xml" in names else None
    except (*_DAMAGED, etree.XMLSyntaxError):
        raise ImportingError("is a damaged OpenDocument file") from None
    body = content.find(f".//{{{_SPACES['office']}}}text")
    if body is None:
        raise ImportingError("is an OpenDocument file without a text", do="save its text as .odt or .docx")
    reader = _Reader(_styles(content) | (_styles(shared) if shared is not None else {}))
    tree = fragment(reader.markup(body))
    inside = [*inline.settle(tree), *inline.without_unseen(tree)]
    heading = sheet.heading(tree)
    known = {"headline": FieldValue(heading, "heading")} if len(heading.split()) > 2 else {}
    notes = []
    if reader.changes:
        notes.append(f"{counted(reader.changes, 'tracked change')} taken as accepted")
    if reader.comments:
        notes.append(f"{counted(reader.comments, 'comment')} left out")
    dropped = [*reader.dropped, *inside]
    source = [tree.text_content()]
    headings = [one_line(element.text_content()) for element in tree.iter("h1", "h2")]
    paragraphs = sheet.paragraphs(tree)
    draft = shape(paragraphs, known, digest=digest(data), outlets=outlets, dropped=dropped, notes=notes)
    return account.told(draft, source), paragraphs, headings


def _parsed(content: bytes) -> Element:
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        raise ImportingError("declares XML entities, which an OpenDocument file has no need to")
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _name(element: Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.partition("}")
    return f"{_NAMES.get(space + '}', 'x')}:{name}"


def _style(element: Element) -> str:
    return str(element.get(f"{{{_SPACES['text']}}}style-name") or "")


def _styles(tree: Element) -> dict[str, str]:
    """The styles that say what a run is: the element of mark-up for each."""
    styles: dict[str, str] = {}
    for style in tree.iter(f"{{{_SPACES['style']}}}style"):
        name = str(style.get(f"{{{_SPACES['style']}}}name"))
        if "Title" in (name, style.get(f"{{{_SPACES['style']}}}parent-style-name")):
            styles[name] = "title"
        look = style.find(f"{{{_SPACES['style']}}}text-properties")
        if look is None:
            continue
        held = {key.partition("}")[2]: str(value) for key, value in look.attrib.items()}
        position = held.get("text-position", "")
        if held.get("display") == "none":
            styles[name] = "hidden"
        elif held.get("text-line-through-style", "none") != "none":
            styles[name] = "s"
        elif position.startswith("super") or (position[:1].isdigit() and not position.startswith("0")):
            styles[name] = "sup"
        elif position.startswith(("sub", "-")):
            styles[name] = "sub"
    return styles
