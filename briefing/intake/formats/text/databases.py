"""Files that news databases give out, with several articles in one: taken apart at the lines between them.

LexisNexis sets `3 of 25 DOCUMENTS` above each (LexisNexisTools and AmCAT, which read such files, go by it), Nexis Uni
`End of Document` below each, Factiva `Document` with the article's number below each, ProQuest lines of underscores
around each.
"""

from __future__ import annotations

import re

from briefing.intake.candidate import ArticleDraft
from briefing.intake.fields import lines
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.text import factiva, lexis, proquest

_ABOVE = re.compile(
    r"^[ \t]*(?:FOCUS - )?\d{1,5} (?:of|von|de) \d{1,5} (?:DOCUMENTS?|DOKUMENTE?N?)[ \t]*$", re.MULTILINE
)
_BELOW = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?(?:End of Document|Document [A-Z][A-Z0-9]{3,9}0{2,6}\d{8}[a-z0-9]{6,12})[ \t]*$", re.MULTILINE
)
_LOOSE = re.compile(
    r">\s*(?:End of Document|\d{1,5} of \d{1,5} DOCUMENTS?|Document [A-Z][A-Z0-9]{3,9}0{2,6}\d{8}[a-z0-9]{6,12})\s*<"
)
_FEWEST = 2  # lines between articles that show a database's file; one may stand in any text
_SHORTEST = 5  # words of an article
MARKS = (b"DOCUMENT", b"DOKUMENT", b"Document", proquest.MARK.encode())  # one of these is in every such file


def many(text: str) -> bool:
    """Whether mark-up seems to hold several articles of a database: cheap, for files of other formats."""
    return len(_LOOSE.findall(text)) >= _FEWEST


def parted(text: str) -> list[str]:
    """The articles of a database's file, in order; none where a text is no such file."""
    above = _ABOVE.split(text)
    below = _BELOW.split(text)
    if len(above) > _FEWEST or (len(above) == _FEWEST and lexis.read(above[1])):
        pieces = above[1:]
    elif len(below) > _FEWEST or (len(below) == _FEWEST and factiva.read(below[0])):
        pieces = below[:-1]
    else:
        pieces = proquest.parted(text)
    return [one for one in pieces if len(one.split()) > _SHORTEST]


def read(text: str, outlets: frozenset[str]) -> ArticleDraft:
    """One article of such a file as a draft."""
    for form in (factiva.read, proquest.read, lexis.read):
        entry = form(text)
        if entry is not None and entry.known.get("headline") and entry.known.get("published"):
            return entry.draft(text, outlets)
    return shape(lines.unwrap(text.strip("\n")), digest=digest(text.encode("utf-8", "replace")), outlets=outlets)
