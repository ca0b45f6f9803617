"""Paragraphs without the signs of their layout, and what those that nobody speaks are: headings, asides, ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.language.marks import OPENERS
from briefing.language.sentences import ending
from briefing.model import Span

_LEAD = re.compile(
    r"(?P<quote>(?:>[^\S\n]*)*)(?P<bullet>(?:[•▪◦‣·]|[-–—*+](?=\s))?\s*)(?P<bold>(?:\*\*|__|[*_](?=\S)|#+\s)?)"
)
_TAIL = re.compile(r"(?:\*\*|__|(?<=\S)[*_])?\s*\Z")
_HEADING_WORDS = 12  # at most
_ENDED = ending(".!?:;,…")
_CLOCK = r"\[?\d{1,2}[.:]\d{2}(?:[.:]\d{2}){0,2}\s*(?:[ap]\.?m\.?|hrs|bst|gmt)?\]?"
_DATE = r"(?:\w{3,9} \d{1,2},? \d{4}|\d{1,2} \w{3,9},? \d{4})"
_TIME = re.compile(
    rf"(?:{_CLOCK}(?:\s*(?:-->|[-–])\s*{_CLOCK})?(?:\s*[·•,|–-]\s*{_DATE})?|\d{{1,4}})\Z", re.IGNORECASE
)  # or a page's number
_NUMBERED = re.compile(
    r"[.?!] (?:[(\[][\w./-]+[)\]]|[A-Z]{1,4}\d{3,6}(?:\s?\(\w\))?)\Z"
)  # a question, with its number behind it
_BETWEEN_ENTRIES = re.compile(r"\s+[|·›»•]\s+")
_ENTRY = 3  # words at most of an entry of a menu
_LONGEST_MENU = 200  # characters of one
_ASIDE = re.compile(r"\[[^\[\]]*\]\.?\Z|\([^()]*\)\.?\Z")
_ENDS = re.compile(
    r"\W*(?:ends?\W*\Z|#{3}|\*\s?\*\s?\*|notes? (?:to|for) (?:the )?(?:editors?|newsrooms?)\b|editors?['’]? notes?\b|"
    r"notes?\W*\Z|background(?: information| notes?)?\W*\Z|further information\W*\Z|more information\W*\Z|"
    r"(?:media|press) (?:enquir|inquir|contact|office)|contacts?\W*\Z|for (?:further|more) (?:information|details)\b)",
    re.IGNORECASE,
)
_MINUTES = re.compile(  # what the record of a parliament prints between speeches
    r"(?:several|some|many) (?:hon\.?|right hon\.?|noble|honourable) (?:and \w+ )?(?:members?|lords|friends)\b|"
    r"(?:the )?(?:question|motion|amendments?|new clause|clause|bill|order|debate|resolution|schedule)\b[^.?!]*\b"
    r"(?:put|agreed|made|proposed|negatived|withdrawn|passed|read|adjourned|resumed|moved|ordered|accordingly)\b|"
    r"(?:the )?(?:house|committee|assembly|parliament|senedd|plenary|sitting|meeting|commons|lords)\s(?:then |having )?"
    r"(?:divided|adjourned|proceeded|deliberated|suspended|rose|resumed|resolved|met|was)\b|"
    r"[^.?!:]{3,60} indicated (?:assent|dissent)\.?\Z|[^.?!:,]{3,60} rose\s?[–—-]+\Z|"
    r"share this (?:contribution|debate)\Z|"
    r"(?:ordered|resolved|motion made|division|on resuming|sitting suspended|column \d|tellers? for|ayes|noes)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph `body[start:end]` without bullets, bold and `>` around it; `place` is where it stands with them.

    `depth`: how many `>` stand before it.
    """

    start: int
    end: int
    text: str
    place: Span
    depth: int = 0
    bullet: bool = False
    bold: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    @property
    def prose(self) -> Span:
        """Where it stands for reading as prose: a dash or a bullet before it tells something there."""
        return self.span if self.depth or self.bold else self.place

    @property
    def marked(self) -> bool:
        """Whether it begins with a quotation mark."""
        return self.text[:1] in OPENERS

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence or a part of one does."""
        return _ENDED.search(self.text[-8:]) is not None


def paragraph(body: str, span: Span) -> Paragraph:
    """The paragraph at a place of a body."""
    start, end = span
    lead = _LEAD.match(body, start, end)
    assert lead is not None
    start = lead.end()
    tail = _TAIL.search(body, max(start, end - 8), end)
    end = tail.start() if tail is not None and tail.start() >= start else end
    return Paragraph(
        start, end, body[start:end], span, lead["quote"].count(">"), bool(lead["bullet"].strip()), bool(lead["bold"])
    )


def heading(one: Paragraph) -> bool:
    """Whether a paragraph is a heading: short, with a capital, without a full stop."""
    if one.bullet or one.ended or not one.text or one.text[0].islower() or one.marked or _NUMBERED.search(one.text):
        return False
    words = one.text.split()
    return len(words) <= _HEADING_WORDS and not words[0].lower().startswith("thank")


def time_mark(one: Paragraph) -> bool:
    """Whether a paragraph is nothing but a time of day or a number, as records print them between speeches."""
    return _TIME.match(one.text) is not None


def clock(one: Paragraph) -> bool:
    """Whether a paragraph is nothing but a time of day, as it stands above an entry of a live blog."""
    return time_mark(one) and not one.text.isdigit()


def aside(one: Paragraph) -> bool:
    """Whether a paragraph is no speech but tells what happened: in brackets, or as the record of a parliament does."""
    return _ASIDE.match(one.text) is not None or (len(one.text) < 200 and _MINUTES.match(one.text) is not None)


def menu(one: Paragraph) -> bool:
    """Whether a paragraph is a line of a page's menu: News | Health | Money."""
    entries = _BETWEEN_ENTRIES.split(one.text[:_LONGEST_MENU])
    return len(entries) > 2 and not one.ended and all(len(entry.split()) <= _ENTRY for entry in entries)


def closing(one: Paragraph) -> bool:
    """Whether a paragraph ends what is published: ENDS, Notes to editors, Background."""
    return len(one.text) < 160 and _ENDS.match(one.text) is not None


def with_lists(parts: Iterable[Paragraph]) -> list[tuple[Span, ...]]:
    """Where paragraphs stand, the items of a list together with the one that announces them by a colon."""
    found: list[tuple[Span, ...]] = []
    listing = False
    for part in parts:
        if part.bullet and listing:
            found[-1] = (*found[-1], part.span)
            continue
        found.append((part.span,))
        listing = part.text.endswith(":")
    return found
