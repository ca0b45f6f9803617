"""Links to passages: an address on one line that `briefing locate` finds again, wherever the passage has moved.

    briefing:child-online-safety/2024-10-national-technology-uk-and-us#120-310-9f86d081e2a4b6c8-201c-2e

Briefing and article, where the passage stood, the digest of its characters, and its first and last character (in
hexadecimal), which make it quick to find. It holds no foreign words; ids are percent-encoded.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from briefing.errors import UsageError
from briefing.export.trace import ExportedPassage, digest
from briefing.language.safety import safe_line

SCHEME = "briefing:"
_LINK = re.compile(
    r"briefing:(?P<briefing>[^/#\s]+)/(?P<article>[^/#\s]+)"
    r"#(?P<start>\d{1,9})-(?P<end>\d{1,9})-(?P<digest>[0-9a-f]{16})-(?P<first>[0-9a-f]{1,6})-(?P<last>[0-9a-f]{1,6})"
)


class Link(NamedTuple):
    """A passage of an article of a briefing."""

    briefing: str
    passage: ExportedPassage

    def __str__(self) -> str:
        one = self.passage
        place = f"{one.start}-{one.end}-{one.digest}-{ord(one.first):x}-{ord(one.last):x}"
        return f"{SCHEME}{_quoted(self.briefing)}/{_quoted(one.article)}#{place}"


def link_to(briefing: str, article: str, body: str, start: int, end: int) -> Link:
    """The link to a passage, which must hold a character."""
    text = body[start:end]
    return Link(briefing, ExportedPassage(article, start, end, text[0], text[-1], digest(text)))


def read_link(text: str) -> Link:
    """Read a link. Raises UsageError for anything else."""
    found = _LINK.fullmatch(text.strip())
    if found is None or not int(found["start"]) < int(found["end"]):
        raise UsageError(
            f"{safe_line(text)[:80]!r} is no link to a passage", do="copy one in the reader (Y), and put it in quotes"
        )
    try:
        first, last = chr(int(found["first"], 16)), chr(int(found["last"], 16))
    except (ValueError, OverflowError):
        raise UsageError("the link was damaged", do="copy it again in the reader (Y)") from None
    place = ExportedPassage(
        unquote(found["article"]), int(found["start"]), int(found["end"]), first, last, found["digest"]
    )
    return Link(unquote(found["briefing"]), place)


def _quoted(name: str) -> str:
    return quote(name, safe="")
