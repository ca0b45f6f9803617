"""Word files (.docx), read by mammoth: it keeps the words and the headings, drops the looks, opens nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import account
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats import archive, contents
from briefing.intake.formats.markup import inline, sheet
from briefing.intake.formats.markup.tree import fragment
from briefing.intake.formats.office import word_marks
from briefing.intake.formats.text import databases
from briefing.intake.options import Limits
from briefing.language.words import one_line

_ENTITY = re.compile(
    rb"<!(?:ENTITY|DOCTYPE)|<\x00!\x00(?:E\x00N\x00T|D\x00O\x00C)|\x00<\x00!\x00(?:E\x00N\x00T|D\x00O\x00C)"
)


def read(data: bytes, limits: Limits, outlets: frozenset[str]) -> ArticleDraft:
    """A Word file as a draft. Raises ImportingError for one that is damaged, hostile or no text document."""
    return _read(data, limits, outlets)[0]


def cuttings(data: bytes, limits: Limits, outlets: frozenset[str]) -> list[ArticleDraft]:
    """The articles of a file of cuttings as drafts; none where a file cannot be one. Raises what `read` raises."""
    if not contents.seems(_markup(data, limits)):
        return []
    whole, held = _read(data, limits, outlets)
    return contents.drafts(held.paragraphs, held.headings, whole, outlets)


def _read(data: bytes, limits: Limits, outlets: frozenset[str]) -> tuple[ArticleDraft, _Words]:
    archive.check(data, limits)
    held = _words(data)
    known = {"headline": FieldValue(held.heading, "heading")} if len(held.heading.split()) > 2 else {}
    draft = shape(
        held.paragraphs, known, digest=digest(data), outlets=outlets, dropped=held.dropped, notes=held.settled.notes
    )
    return account.told(draft, [held.settled.words]), held


@dataclass(frozen=True, slots=True)
class _Words:
    """A Word file's paragraphs, its heading, what was left out, and the file as it was settled before."""

    heading: str
    headings: list[str]
    paragraphs: list[str]
    dropped: list[Dropped]
    settled: word_marks.Settled


def _words(data: bytes) -> _Words:
    _refuse_entities(data)
    import mammoth

    settled = word_marks.settle(data)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(settled.data),
            convert_image=mammoth.images.img_element(_no_image),
            include_embedded_style_map=False,
            style_map="p[style-name='Title'] => h1:fresh",
        )
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError, NotImplementedError) as error:
        raise ImportingError(f"is a damaged Word file ({type(error).__name__})") from None
    tree = fragment(made.value)
    inside = inline.settle(tree)
    heading = sheet.heading(tree)
    paragraphs = [paragraph.removesuffix(" ↑") for paragraph in sheet.paragraphs(tree)]
    headings = [one_line(element.text_content()) for element in tree.iter("h1", "h2", "h3", "h4")]
    return _Words(heading, headings, paragraphs, [*settled.dropped, *inside], settled)


def articles(data: bytes, limits: Limits) -> list[str]:
    """The texts of a news database's file with several articles; none for any other Word file."""
    seems = databases.many(_markup(data, limits))
    return databases.parted("\n\n".join(_words(data).paragraphs)) if seems else []


def _markup(data: bytes, limits: Limits) -> str:
    """The mark-up of a Word file's text; empty for a damaged file."""
    try:
        archive.check(data, limits)
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            return held.read("word/document.xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError):
        return ""


def _no_image(_: Any) -> dict[str, str]:
    return {}


def _refuse_entities(data: bytes) -> None:
    """Word writes no document types and no entities; what has them wants a parser to expand or to fetch."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            for entry in held.infolist():
                if entry.filename.endswith((".xml", ".rels")) and _ENTITY.search(held.read(entry)):
                    raise ImportingError("declares XML entities, which a Word file has no need to")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        raise ImportingError("is a damaged Word file") from None
