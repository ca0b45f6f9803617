"""Rich text (RTF), read by striprtf; what its runs mark as struck, hidden or deleted is taken out before, and told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft, Dropped
from briefing.intake.fields import lines
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.raised import lowered, raised
from briefing.language.words import counted, one_line

# A group without groups in it: its control words, and its text. Word and LibreOffice write each run as one.
_GROUP = re.compile(r"\{(?P<look>(?:\\\*?[a-z]{1,32}-?\d{0,10} ?){1,60})(?P<text>[^{}]{0,20000})\}")
_NO_TEXT = {
    "strike": "struck out",
    "striked1": "struck out",
    "v": "hidden text",
    "deleted": "deleted, by a tracked change",
}
_WORD = re.compile(r"\\([a-z]{1,32})(-?\d{0,10})")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_COMMENT = re.compile(r"\\\*\\annotation\b")
_TRACKED = re.compile(r"\\(?:revised|deleted)\b")
_BEFORE = 60  # characters in front of a raised figure that tell what it is


@dataclass(frozen=True, slots=True)
class RichWords:
    """A rich text's words, what was left out of them, and remarks."""

    text: str
    dropped: list[Dropped]
    notes: list[str]


def read(data: bytes, outlets: frozenset[str]) -> ArticleDraft:
    """A rich text as a draft. Raises ImportingError for one that is damaged."""
    held = words(data)
    rows = [line.strip("|").replace("|", " | ") if line.startswith("|") else line for line in held.text.split("\n")]
    paragraphs = lines.unwrap("\n\n".join(rows))
    return shape(paragraphs, digest=digest(data), outlets=outlets, dropped=held.dropped, notes=held.notes)


def words(data: bytes) -> RichWords:
    """The words of a rich text, a line for each paragraph. Raises ImportingError for one that is damaged."""
    from striprtf.striprtf import rtf_to_text

    text = data.decode("latin-1")
    page = _CODE_PAGE.search(text[:4000])
    encoding = f"cp{page[1]}" if page else "cp1252"
    dropped: list[Dropped] = []
    notes: list[str] = []
    comments = len(_COMMENT.findall(text))
    if comments:
        notes.append(f"{counted(comments, 'comment')} left out")
    tracked = len(_TRACKED.findall(text))
    if tracked:
        notes.append(f"{counted(tracked, 'tracked change')} taken as accepted")
    try:
        text = _GROUP.sub(lambda match: _run(match, text, dropped), text)
        plain = str(rtf_to_text(text, encoding=encoding, errors="replace"))  # type: ignore[no-untyped-call]  # carries none
    except (ValueError, LookupError, IndexError, TypeError, UnicodeError) as error:
        raise ImportingError(f"is a damaged rich text file ({type(error).__name__})") from None
    return RichWords(plain, dropped, notes)


def _run(match: re.Match[str], whole: str, dropped: list[Dropped]) -> str:
    """A run as it is to be read: gone, with its figures raised, or as it stands."""
    looks = {name for name, value in _WORD.findall(match["look"]) if value != "0"}
    plain = match["text"]
    for look, why in _NO_TEXT.items():
        if look in looks:
            flat = one_line(_WORD.sub("", plain))
            if flat:
                dropped.append(Dropped(flat[:300], why))
            return ""
    if "super" in looks or "sub" in looks:
        flat = plain.strip()
        before = _WORD.sub("", whole[max(0, match.start() - _BEFORE) : match.start()]).replace("{", "").replace("}", "")
        made = raised(flat, before.rstrip("\r\n"), linked=False) if "super" in looks else lowered(flat)
        if made is None:
            dropped.append(Dropped(flat, "mark of a note"))
            return ""
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in made)
    return match.group()
