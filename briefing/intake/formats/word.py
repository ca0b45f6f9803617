"""Word files (.docx), read by mammoth: it keeps the words and the headings, drops the looks, opens nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft, FieldValue
from briefing.intake.fields import account
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats import archive, inline, sheet, word_marks
from briefing.intake.formats.tree import fragment
from briefing.intake.options import Limits

_ENTITY = re.compile(
    rb"<!(?:ENTITY|DOCTYPE)|<\x00!\x00(?:E\x00N\x00T|D\x00O\x00C)|\x00<\x00!\x00(?:E\x00N\x00T|D\x00O\x00C)"
)


def read(data: bytes, limits: Limits, outlets: frozenset[str]) -> ArticleDraft:
    """A Word file as a draft. Raises ImportingError for one that is damaged, hostile or no text document."""
    archive.check(data, limits)
    _refuse_entities(data)
    import mammoth

    settled = word_marks.settle(data)
    try:
        held = mammoth.convert_to_html(
            io.BytesIO(settled.data),
            convert_image=mammoth.images.img_element(_no_image),
            include_embedded_style_map=False,
            style_map="p[style-name='Title'] => h1:fresh",
        )
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError, NotImplementedError) as error:
        raise ImportingError(f"is a damaged Word file ({type(error).__name__})") from None
    tree = fragment(held.value)
    inside = inline.settle(tree)
    heading = sheet.heading(tree)
    known = {"headline": FieldValue(heading, "heading")} if len(heading.split()) > 2 else {}
    paragraphs = [paragraph.removesuffix(" ↑") for paragraph in sheet.paragraphs(tree)]
    dropped = [*settled.dropped, *inside]
    draft = shape(paragraphs, known, digest=digest(data), outlets=outlets, dropped=dropped, notes=settled.notes)
    return account.told(draft, [settled.words])


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
