"""A passage that somebody pasted with an outlet's own words around its marks: `“We shall build,” she said.`"""

from __future__ import annotations

import re

from briefing.language.marks import CLOSING, STRAIGHT, quoted
from briefing.quotations.reading.lexicon import verbs

WORDS = 8  # of an outlet, at most, that say who speaks
_LEAD = re.compile(r"(?:[\w.’'-]+\s+){0,7}(?:[\w.’'-]+:|that)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def spoken(text: str) -> str:
    """The passage with blanks for who is said to have said it, before its first mark or behind its last; as it is where
    the words outside its marks may have been said, too.
    """
    strings = [one for one in quoted(text, 0, len(text)) if one.closed]
    if not strings:
        return text
    first, last = strings[0].start, strings[-1].end
    lead, tail = text[:first], text[last:]
    if _LEAD.fullmatch(lead) and not tail.strip(" .\n"):
        return " " * first + text[first:]
    if not lead.strip() and _says(text[:last], tail):
        return text[:last] + " " * len(tail)
    return text


def _says(before: str, tail: str) -> bool:
    """Whether what follows the last mark, behind a comma, is a short clause with a verb of speaking."""
    bare = before.rstrip(CLOSING + STRAIGHT)
    comma = bare.endswith((",", "?", "!")) or tail.startswith(",")
    words = _WORD.findall(tail)
    return comma and len(words) <= WORDS and any(word.casefold() in verbs() for word in words)
