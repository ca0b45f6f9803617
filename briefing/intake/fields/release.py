"""What press releases carry beside their text: embargoes, labels, ENDS, notes to editors, contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.intake.candidate import Dropped
from briefing.intake.fields.furniture import guarded

EMBARGO = re.compile(
    r"\W*(?:(?:strictly|under|not for (?:publication|release"
    r"|broadcast)[^.]{0,40})\W+)*(?:strict(?:ly)?\W+)?embargo(?:ed)?\b(?P<rest>.{0,160})$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\W*(?:not for (?:publication|release|broadcast)(?:[\w ,/]{0,40})? (?:before|until)|for (?:release"
    r"|publication) (?:at|from|after)|hold for release until)\b.{4,120}$",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\d|until|lifted|till|midnight|noon", re.IGNORECASE)
LABEL = re.compile(
    r"\W*(?:for (?:immediate|general) (?:release|distribution|publication)|(?:news|press|media)[\s-]*(?:release"
    r"|notice|statement|information)s?|immediate release|communiqué de presse"
    r"|pressemitteilung|nota de prensa|comunicato stampa|ministerial statement|written statement"
    r"|official statement)\W*",
    re.IGNORECASE,
)
_END = re.compile(
    r"\W*(?:ends?|fin|ende|end of (?:press )?release)\W*|\W*(?:#\s*){3,}\W*|[-–—*]*\s*30\s*[-–—*]+", re.IGNORECASE
)
_NOTES = re.compile(
    r"\W*(?:notes? (?:to|for) editors?|editors?['’]? notes?|notes? (?:to|for) (?:the )?(?:media|press)|notes"
    r"|background(?: information| notes?)?)\s*:?\W*",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\W*(?:(?:press|media|public|news|for)\b[\w ,/&'’-]{0,50}\b(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)"
    r"|information)(?: (?:only|contact))?|contacts?(?: (?:details|information|us|for (?:the )?(?:media|press)))?"
    r"|(?:further|more) information)\s*:?\W*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\W*(?:about|about us|boilerplate)\b.{0,60}", re.IGNORECASE)
_REACH = re.compile(
    r"\S+@\S+\.\w+|\b(?:tel|telephone|phone|mobile|mob|fax|e-?mail|twitter|out of hours)\b\W|(?:\+\d|\(0"
    r"|\b0)\d[\d ()-]{7,}|\bpress office\b|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:for (?:more|further|media|press|interviews?|additional|general)\b.{0,80}\b(?:contact|call|e-?mail|visit)"
    r"|(?:please )?contact\b|to (?:arrange|request)\b.{0,60}\binterview|(?:media|press) (?:enquiries|inquiries"
    r"|contact|office)s?\b)",
    re.IGNORECASE,
)


def embargo_line(paragraph: str) -> bool:
    """Whether a paragraph is an embargo line, such as `EMBARGOED until 00:01 Friday 11 October 2024`."""
    flat = " ".join(paragraph.split())
    if len(flat) > 200 or guarded(flat):
        return False
    match = EMBARGO.match(flat)
    if match:
        return not match["rest"].strip() or bool(_TIMED.search(match["rest"])) or len(flat) < 40
    return bool(_NOT_BEFORE.match(flat))


def label_line(paragraph: str) -> bool:
    """Whether a paragraph only says that this is a press release."""
    return bool(LABEL.fullmatch(" ".join(paragraph.split())))


def end_line(paragraph: str) -> bool:
    """Whether a paragraph only marks the end of a release: ENDS, -ends-, ###, -30-."""
    return bool(_END.fullmatch(" ".join(paragraph.split())))


def notes_line(paragraph: str) -> bool:
    """Whether a paragraph is the heading of the notes to editors."""
    return bool(_NOTES.fullmatch(" ".join(paragraph.split())))


def is_release(paragraphs: Sequence[str]) -> bool:
    """Whether a text shows the marks of a press release: its label, ENDS with notes after it, notes to editors."""
    edges = [*paragraphs[:6], *paragraphs[6:]]
    if any(label_line(paragraph) for paragraph in edges[:6]):
        return True
    last = edges[len(edges) // 3 :]
    return any(end_line(paragraph) for paragraph in last) or any(
        re.match(r"\W*(?:notes? (?:to|for) editors?|editors?['’]? notes?)\b", paragraph, re.IGNORECASE)
        and len(paragraph) < 60
        for paragraph in last
    )


def clean(paragraphs: Sequence[str]) -> tuple[list[str], list[Dropped]]:
    """A release without its end mark and its contact blocks; notes to editors are the release's own words and stay."""
    kept: list[str] = []
    dropped: list[Dropped] = []
    contact = False
    for at, paragraph in enumerate(paragraphs):
        if end_line(paragraph) and at >= 2:
            dropped.append(Dropped(paragraph, "end mark"))
            contact = False
            continue
        if _contact(paragraph) and _reachable(paragraphs[at : at + 5]):
            contact = True
        elif contact and not (_reaches(paragraph) or _address(paragraph)):
            contact = False
        if (contact or (at * 2 > len(paragraphs) and _asks(paragraph))) and not guarded(paragraph):
            dropped.append(Dropped(paragraph, "contact block"))
        else:
            kept.append(paragraph)
    return kept, dropped


def contact_line(paragraph: str) -> bool:
    """Whether a short line only says whom to ask, and how."""
    return len(paragraph) < 200 and (_contact(paragraph) or _asks(paragraph)) and not guarded(paragraph)


def _contact(paragraph: str) -> bool:
    """Whether a paragraph opens a contact block: the heading alone, or with a short name behind its colon."""
    flat = paragraph.strip()
    if _CONTACT.fullmatch(flat):
        return True
    head, colon, tail = flat.partition(":")
    return bool(colon) and len(tail.split()) <= 12 and bool(_CONTACT.fullmatch(head)) and not re.search(r"[.!?]$", tail)


def _reachable(following: Sequence[str]) -> bool:
    return any(_REACH.search(paragraph) for paragraph in following)


def _reaches(paragraph: str) -> bool:
    return bool(_REACH.search(paragraph)) and len(paragraph) < 300


def _address(paragraph: str) -> bool:
    """A short line without an end, such as a name or a street, inside a contact block."""
    flat = paragraph.strip()
    return (
        len(flat.split()) <= 8
        and not re.search(r"[.!?]$", flat)
        and not notes_line(flat)
        and not _ABOUT.fullmatch(flat)
    )


def _asks(paragraph: str) -> bool:
    flat = paragraph.strip().lstrip("•*-–—0123456789.) ")
    return len(flat) < 400 and bool(_ASKS.match(flat)) and bool(_REACH.search(flat))
