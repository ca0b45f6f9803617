"""What a Word file marks as deleted, hidden or commented, settled before its words are read.

The elements are those of ECMA-376 (WordprocessingML), part 1, chapter 17.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]  # lxml carries no types

from briefing.errors import ImportingError
from briefing.intake.candidate import Dropped
from briefing.intake.formats.markup.tree import Element
from briefing.language.words import counted, one_line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_STORIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_STRUCK = (f"{_W}strike", f"{_W}dstrike")
_OFF = ("0", "false", "off", "none")
# Holders of runs that mammoth does not know: their words would be lost with them.
_HOLDERS = (f"{_W}fldSimple", f"{_W}dir", f"{_W}bdo", f"{_W}rubyBase")
_MOST_SHOWN = 40  # passages that are kept for showing


@dataclass(slots=True)
class Settled:
    """The file without what is no text, what that was, remarks, and the words that the reader has to find in it."""

    data: bytes
    dropped: list[Dropped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    words: str = ""


def settle(data: bytes) -> Settled:
    """A Word file with its tracked changes accepted. Raises ImportingError for one that is damaged."""
    held = Settled(data)
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
            names = set(old.namelist())
            marked = _marked_styles(_parsed(old.read("word/styles.xml"))) if "word/styles.xml" in names else {}
            for entry in old.infolist():
                content = old.read(entry)
                if entry.filename in _STORIES:
                    tree = _parsed(content)
                    _without_lost_notes(tree, old, names, held)
                    _story(tree, marked, held)
                    content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
                elif entry.filename == "word/comments.xml":
                    _comments(_parsed(content), held)
                new.writestr(entry.filename, content)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, OSError, RuntimeError, EOFError, NotImplementedError):
        raise ImportingError("is a damaged Word file") from None
    held.data = made.getvalue()
    held.dropped = held.dropped[:_MOST_SHOWN]
    return held


def _without_lost_notes(tree: Element, file: zipfile.ZipFile, names: set[str], held: Settled) -> None:
    """Take out the marks of notes and comments that the file does not hold; the reader would fail at them."""
    for kind, mark in (("footnote", "footnoteReference"), ("endnote", "endnoteReference")):
        marks = list(tree.iter(f"{_W}{mark}"))
        if not marks:
            continue
        part = f"word/{kind}s.xml"
        notes = _parsed(file.read(part)).iter(f"{_W}{kind}") if part in names else ()
        there = {note.get(f"{_W}id") for note in notes}
        lost = [element for element in marks if element.get(f"{_W}id") not in there]
        for element in lost:
            element.getparent().remove(element)
        if lost:
            held.notes.append(f"{counted(len(lost), kind)} that the file does not hold")


def _parsed(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _on(element: Element | None) -> bool:
    return element is not None and element.get(f"{_W}val") not in _OFF


def _marked_styles(styles: Element) -> dict[str, str]:
    """The styles by which text is struck out or hidden."""
    marked: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        look = style.find(f"{_W}rPr")
        if look is not None and (why := _why(look, {})):
            marked[style.get(f"{_W}styleId") or ""] = why
    return marked


def _why(look: Element, marked: dict[str, str]) -> str:
    """Why a run with this look is no text, or nothing."""
    if any(_on(look.find(name)) for name in _STRUCK):
        return "struck out"
    if _on(look.find(f"{_W}vanish")):
        return "hidden text"
    style = look.find(f"{_W}rStyle")
    return marked.get(style.get(f"{_W}val"), "") if style is not None else ""


def _story(tree: Element, marked: dict[str, str], held: Settled) -> None:
    changes = _changes(tree, held)
    for run in list(tree.iter(f"{_W}r")):
        look = run.find(f"{_W}rPr")
        why = _why(look, marked) if look is not None else ""
        if why:
            _tell(held, _text(run), why)
            _cut(run)
    for choice in list(tree.iter(f"{_MC}AlternateContent")):
        _text_box(choice)
    for formula in list(tree.iter(f"{_M}oMath")):
        words = "".join(part.text or "" for part in formula.iter(f"{_M}t"))
        _replace(formula, words or "[formula]")
    for holder in [element for name in _HOLDERS for element in tree.iter(name)]:
        _unwrap(holder)
    for turn in list(tree.iter(f"{_W}cr")):
        turn.tag = f"{_W}br"
    if changes:
        held.notes.append(f"{counted(changes, 'tracked change')} taken as accepted")
    held.words += " " + _text(tree)


def _text_box(choice: Element) -> None:
    """One of the two ways in which a text box is written: the older, which mammoth reads, else made of the newer."""
    older = choice.find(f"{_MC}Fallback")
    newer = [box for part in choice.iter(f"{_MC}Choice") for box in part.iter(f"{_W}txbxContent")]
    if older is None or (newer and not _text(older).strip()):
        if older is None:
            older = etree.SubElement(choice, f"{_MC}Fallback")
        for box in newer:
            shape = etree.SubElement(etree.SubElement(older, f"{_W}pict"), f"{_V}shape")
            etree.SubElement(shape, f"{_V}textbox").append(box)
    for part in choice.findall(f"{_MC}Choice"):
        choice.remove(part)


def _changes(tree: Element, held: Settled) -> int:
    """The number of tracked changes; what they took away is told, and taken out."""
    count = sum(1 for _ in tree.iter(f"{_W}ins", f"{_W}moveTo"))
    for element in list(tree.iter(f"{_W}del", f"{_W}moveFrom")):
        count += 1
        if element.getparent() is not None and element.getparent().tag in (f"{_W}rPr", f"{_W}trPr"):
            continue  # a paragraph's end or a table's row: mammoth joins or drops it
        why = "deleted, by a tracked change" if element.tag == f"{_W}del" else "moved, by a tracked change"
        _tell(held, _text(element), why)
        _cut(element)
    return count


def _comments(tree: Element, held: Settled) -> None:
    comments = list(tree.iter(f"{_W}comment"))
    if comments:
        held.notes.append(f"{counted(len(comments), 'comment')} left out")
    for comment in comments:
        _tell(held, _text(comment), "comment")


def _text(element: Element) -> str:
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    for part in element.iter(*(f"{_W}{name}" for name in ("t", "delText", "tab", "br", "p", "noBreakHyphen"))):
        if part.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield (part.text or "") if part.tag in (f"{_W}t", f"{_W}delText") else " "


def _tell(held: Settled, text: str, why: str) -> None:
    if one_line(text):
        held.dropped.append(Dropped(one_line(text)[:300], why))


def _cut(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace(element: Element, words: str) -> None:
    run = etree.Element(f"{_W}r")
    text = etree.SubElement(run, f"{_W}t")
    text.text = words
    element.getparent().replace(element, run)


def _unwrap(element: Element) -> None:
    """The children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for number, child in enumerate(list(element)):
        parent.insert(at + number, child)
    parent.remove(element)
