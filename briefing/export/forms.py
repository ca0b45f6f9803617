"""The forms that an export can have: Markdown, one page of HTML, a Word file; and how long it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.export.html import as_html
from briefing.export.trace import shown_of
from briefing.export.word import as_word
from briefing.language.words import words

FORMS = ("md", "html", "docx")
_ENDINGS = {".html": "html", ".htm": "html", ".docx": "docx"}


def form_of(path: Path) -> str:
    """The form that a file's name asks for by its ending; Markdown for any other."""
    return _ENDINGS.get(path.suffix.lower(), "md")


def rendered(export: str, to: str, title: str, marking: Sequence[str] = ()) -> str | bytes:
    """A Markdown export in another form: md, html or docx. Raises ExportError where that cannot be made.

    `marking` are the lines at both ends of it, which stand on every page of a Word file.
    """
    if to == "html":
        return as_html(export, title)
    return as_word(export, marking) if to == "docx" else export


def word_count(export: str) -> int:
    """How many words a reader of an export has before them."""
    return len(words(shown_of(export)))
