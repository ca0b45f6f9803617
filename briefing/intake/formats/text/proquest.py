"""Articles of ProQuest's text files: parted by lines of underscores, the fields in front of the text and behind it.

The labels are those that the public readers of such files go by.
"""

from __future__ import annotations

import re

from briefing.intake.fields import lines
from briefing.intake.formats.text.entry import FIELD, Entry

MARK = "ProQuest document ID:"
_PARTED = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.MULTILINE)
_LABELS = (
    "Abstract|Accession number|Author|Author affiliation|Classification|Company / organization|Copyright|Corresponding "
    "author|Country of publication|Credit|Database|Dateline|Document feature|Document type|Document URL|Edition|e-ISSN|"
    "First page|Identifier / keyword|Illustration|ISBN|ISSN|Issue|Language of publication|Last updated|Links|Location|"
    "Number of pages|Pages|People|Place of publication|Product name|ProQuest document ID|Publication date|Publication "
    "frequency|Publication info|Publication note|Publication subject|Publication title|Publication year|Publisher|"
    "Section|Source type|Start page|Subject|Title|Volume|Word count|Year"
)
_LABEL = re.compile(rf"(?P<name>{_LABELS})\s*:[ \t]*(?P<value>.*)", re.IGNORECASE | re.DOTALL)
_FULL = re.compile(r"^[ \t]*full text\s*:[ \t]*", re.IGNORECASE | re.MULTILINE)
_LINK = re.compile(r"(?:ProQuest document link|find a copy|http\S+)\W*", re.IGNORECASE)
_INVERTED = re.compile(r"(?P<last>[^,;]{2,40}),\s*(?P<first>[^,;]{1,40})")
_FIELDS = {"title": "headline", "author": "byline", "publication title": "outlet", "publication date": "published",
           "language of publication": "language"}  # fmt: skip


def parted(text: str) -> list[str]:
    """The articles of a file, in order; none for any other file."""
    if MARK not in text:
        return []
    return [piece for piece in _PARTED.split(text) if MARK in piece]


def read(text: str) -> Entry | None:
    """The entry of one article; None for any other text, and for one whose text the file does not hold."""
    begins = _FULL.search(text)
    if MARK not in text or begins is None:
        return None
    above = [one.strip() for one in re.split(r"\n\s*\n", text[: begins.start()]) if one.strip()]
    blocks = re.split(r"\n[ \t]*\n", text[begins.end() :])
    end = len(blocks)
    while end and (not blocks[end - 1].strip() or _LABEL.match(blocks[end - 1].strip())):
        end -= 1
    foot = [row for block in blocks[end:] if block.strip() for row in _rows(block)]
    known: dict[str, str] = {}
    for line in [*foot, *above]:
        match = _LABEL.fullmatch(line)
        if match and match["name"].lower() in _FIELDS:
            known.setdefault(_FIELDS[match["name"].lower()], match["value"])
    if above and not _LABEL.match(above[0]) and not _LINK.fullmatch(above[0]):
        known.setdefault("headline", above[0])
    known["byline"] = _straight(known.get("byline", ""))
    known["outlet"] = known.get("outlet", "").split(";")[0]
    rest = [line for line in (*above, *foot) if not _LINK.fullmatch(line)]
    return Entry(known, lines.unwrap("\n\n".join(blocks[:end])), rest, FIELD)


def _rows(block: str) -> list[str]:
    """The labelled lines of a block; what follows one without a label of its own is the rest of it."""
    made: list[str] = []
    for row in block.strip().split("\n"):
        if made and not _LABEL.match(row.strip()):
            made[-1] += f" {row.strip()}"
        else:
            made.append(row.strip())
    return made


def _straight(names: str) -> str:
    """`Quince, Nora; Medlar, Piers` as people say it."""
    pieces = [piece.strip() for piece in names.split(";") if piece.strip()]
    turned = [_INVERTED.fullmatch(piece) for piece in pieces]
    if not pieces or not all(turned):
        return ", ".join(pieces)
    return ", ".join(f"{match['first']} {match['last']}" for match in turned if match)
