"""Rich text (RTF), read by striprtf; what its runs mark as struck, hidden or deleted is taken out before, and told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft, Dropped
from briefing.intake.fields import lines
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats import contents
from briefing.intake.formats.office import rich_marks
from briefing.language.words import counted

_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_COMMENT = re.compile(r"\\\*\\annotation\b")
_TRACKED = re.compile(r"\\(?:revised|deleted)\b")


@dataclass(frozen=True, slots=True)
class RichWords:
    """A rich text's words, what was left out of them, and remarks."""

    text: str
    dropped: list[Dropped]
    notes: list[str]


def read(data: bytes, outlets: frozenset[str]) -> ArticleDraft:
    """A rich text as a draft. Raises ImportingError for one that is damaged."""
    return _read(data, outlets)[0]


def cuttings(data: bytes, outlets: frozenset[str]) -> list[ArticleDraft]:
    """The articles of a file of cuttings as drafts; none where a file cannot be one. Raises what `read` raises."""
    if not contents.seems(data.decode("latin-1")):
        return []
    whole, paragraphs = _read(data, outlets)
    return contents.drafts(paragraphs, (), whole, outlets)


def _read(data: bytes, outlets: frozenset[str]) -> tuple[ArticleDraft, list[str]]:
    held = words(data)
    rows = [line.strip("|").replace("|", " | ") if line.startswith("|") else line for line in held.text.split("\n")]
    paragraphs = lines.unwrap("\n\n".join(rows))
    whole = shape(paragraphs, digest=digest(data), outlets=outlets, dropped=held.dropped, notes=held.notes)
    return whole, paragraphs


def words(data: bytes) -> RichWords:
    """The words of a rich text, a line for each paragraph. Raises ImportingError for one that is damaged."""
    from striprtf.striprtf import rtf_to_text

    text = data.decode("latin-1")
    page = _CODE_PAGE.search(text[:4000])
    encoding = f"cp{page[1]}" if page else "cp1252"
    notes: list[str] = []
    comments = len(_COMMENT.findall(text))
    if comments:
        notes.append(f"{counted(comments, 'comment')} left out")
    tracked = len(_TRACKED.findall(text))
    if tracked:
        notes.append(f"{counted(tracked, 'tracked change')} taken as accepted")
    held = rich_marks.settle(text)
    try:
        plain = str(rtf_to_text(held.text, encoding=encoding, errors="replace"))  # type: ignore[no-untyped-call]  # carries none
    except (ValueError, LookupError, IndexError, TypeError, UnicodeError) as error:
        raise ImportingError(f"is a damaged rich text file ({type(error).__name__})") from None
    body, boxes, behind = held.taken(plain)
    text = "\n".join([body, *boxes, *(f"• {note}" for note in behind)])
    return RichWords(text, held.dropped, notes)
