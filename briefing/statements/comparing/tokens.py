"""A text as words in their normal form, with the marks of editing between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, zip_longest

from briefing.language.abbreviations import goes_on
from briefing.language.numerals import merge_numbers
from briefing.language.spelling import normal
from briefing.language.tables import transliterated
from briefing.language.tokens import Token
from briefing.model import Span

_TOKEN = re.compile(
    r"""
    \w*\[[^\W\d_]+\]\w+ | \w+\[[^\W\d_]+\]\w*                  # [W]e, go[es]
  | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?                       # U.S., e.g
  | [$£€¥]?\d[\d,]*(?:\.\d+)?(?:(?:st|nd|rd|th|bn|mn|tn|m|k)\b)?  # £1,000.50, 13th, 30m
  | (?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n)-(?=[A-Z]\w)[^\W\d_]+     # al-Qaddafi
  | [^\W_]+[*#@]+[^\W_]*[*#@]*[^\W_]*                          # f***
  | [b-hj-zB-HJ-Z]-{2,}[^\W\d_]*(?!\w) | [^\W\d_]+-{3,}[a-z]*   # f--k, bulls---
  | [^\W_]+(?:['’ʼ‘][^\W\d_]+)*                                # word, don't
  | & | %
    """,
    re.VERBOSE,
)
_SHOWN = re.compile(r"…|\.\s?\.\s?\.|[”\"»]\s*[“\"«]|”[^“”]*“|[’'][\s]+[‘']")
_STOP = re.compile(r"[.!?]|\n\s*\n")
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
LONGEST_ROUND = 4  # words; a longer passage in round brackets is the speaker's own
_CLOSED = re.compile(r"“[^“”]*(?:”|$)")


@dataclass(slots=True)
class Line:
    """A text as words. Between word i-1 and word i, `stops[i]`: a sentence ends; `shown[i]`: something left out there
    is shown by an ellipsis or by closing and reopening the marks. Both have one place more than there are words."""

    text: str
    tokens: list[Token]
    keys: list[str] = field(default_factory=list)
    stops: list[bool] = field(default_factory=list)
    shown: list[bool] = field(default_factory=list)

    def span(self, first: int, last: int) -> Span:
        """Where words first..last-1 stand; an empty stretch is the place before word `first`."""
        if first < last:
            return self.tokens[first].start, self.tokens[last - 1].end
        place = self.tokens[first].start if first < len(self.tokens) else len(self.text.rstrip())
        return place, place


def _scan(text: str) -> list[tuple[str, int, int, bool]]:
    outside, editors = _outside(text), _editors(text)
    found: list[tuple[str, int, int, bool]] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if any(lo <= start < hi for lo, hi in outside):
            continue
        surface = match.group()
        while at < len(editors) and editors[at][1] <= start:
            at += 1
        inside = at < len(editors) and editors[at][0] < end
        key = normal(surface, text[end : end + 1] == ".")
        if key:
            found.append((key, start, end, inside))
    return found


def _editors(text: str) -> list[Span]:
    """What brackets mark as the editor's: square ones always, round ones when they hold no more than a few words."""
    if "[" not in text and "(" not in text:
        return []
    return [
        match.span()
        for match in _BRACKETS.finditer(text)
        if match.group()[0] == "[" or len(match.group().split()) <= LONGEST_ROUND
    ]


def _outside(text: str) -> list[Span]:
    """What stands outside the marks, where a text is quoted strings with words between (“One,” she said. “Two.”)."""
    bare = text.strip()
    if text.count("“") < 2 or not bare.startswith("“") or not bare.endswith("”"):
        return []
    spans = [match.span() for match in _CLOSED.finditer(text)]
    between = [(one[1], two[0]) for one, two in pairwise(spans)]
    return [(lo, hi) for lo, hi in between if text[lo - 1] == "”" and text[lo:hi].strip()]


@lru_cache(maxsize=6000)
def line(text: str) -> Line:
    """Read a text as words. What is read is shared: nobody changes it."""
    tokens = [Token(*item) for item in _scan(text)]
    tokens = merge_numbers(text, _named(text, tokens))
    made = Line(text, tokens, [token.key for token in tokens])
    at, last = 0, len(text)
    for index in range(len(tokens) + 1):
        end = tokens[index].start if index < len(tokens) else last
        gap = text[at:end]
        shown = len(gap) > 1 and _SHOWN.search(gap) is not None
        made.shown.append(shown)
        made.stops.append(index in (0, len(tokens)) or shown or _stops(text, tokens, index, gap))
        at = tokens[index].end if index < len(tokens) else last
    return made


def _named(text: str, tokens: list[Token]) -> list[Token]:
    """Without the particle of a transliterated name (al Qaeda), and with No. before a number read as the word."""
    if not any(token.key in ("al", "el", "no") for token in tokens[:-1]):
        return tokens
    kept: list[Token] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        if following is not None and token.key in ("al", "el") and following.key in transliterated():
            continue
        if following is not None and token.key == "no" and text[following.start].isdigit():
            capital = text[token.start].isupper() and text[token.end : following.start] == " "
            if capital or text[token.end] == ".":
                kept.append(replace(token, key="number"))
                continue
        kept.append(token)
    return kept


def _stops(text: str, tokens: list[Token], index: int, gap: str) -> bool:
    match = _STOP.search(gap) if len(gap) > 1 else None
    if match is None:
        # A full stop that belongs to an abbreviation can end the sentence too: "the U.S. It is".
        return False
    if match.group() != ".":
        return True
    before, after = tokens[index - 1], tokens[index]
    if text[after.start].islower():
        return False
    return not goes_on(text[before.start : before.end])
