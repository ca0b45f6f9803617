"""A text as words in their normal form, with the marks of editing between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Final

from briefing.language.abbreviations import goes_on
from briefing.language.bodies import shorten
from briefing.language.marks import CLOSERS, OPENERS, elided, quoted, reopened
from briefing.language.numerals import NUMERAL
from briefing.language.quantities import merge_numbers
from briefing.language.spelling import normal
from briefing.language.tables import transliterated
from briefing.language.tokens import Token
from briefing.model import Span
from briefing.statements.comparing.style import PLAIN, HouseStyle

_TOKEN = re.compile(
    rf"""(?!\s)(?:                                                # no form begins so: most places that are no word
    [A-Za-z]+(?=[ ,;\n])                                          # most words: what follows fits no other form
  | \w*\[[^\W\d_]+\]\w+ | \w+\[[^\W\d_]+\]\w*                  # [W]e, go[es]
  | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?                       # U.S., e.g
  | (?:[01]?\d|2[0-4]):[0-5]\d(?::\d{{2}})?(?!\d)                  # 16:30
  | {NUMERAL}                                                    # 1,000.50, 13th, 10²
  | (?:US|AU|CA|NZ|HK|[ACS])\$ | [$£€¥₹₩₽₪₺]                     # A$
  | (?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n)-(?=[A-Z]\w)[^\W\d_]+     # al-Qaddafi
  | [^\W_]+(?:[*#@]+|_{{2,}})[^\W_]*(?:[*#@]+|_{{2,}})?[^\W_]*      # f***, f__k
  | [b-hj-zB-HJ-Z](?:-{{2,}}|[–—]+)[^\W\d_]*(?!\w) | [^\W\d_]+-{{3,}}[a-z]*   # f--k, bulls---
  | [^\W_]+(?:['’ʼ‘\u00ad\u200b\u2060][^\W\d_]+)*              # word, don't
  | (?<![^\s(\[“"'‘])(?<!\d\s)[-–‐‑](?=[$£€¥]?\d) | [<>~\#](?=[$£€¥]?\d)   # -5, >5, #5
  | [&%‰°+−×÷±≤≥≈]
    )""",
    re.VERBOSE,
)
_PARTICLES = frozenset(("al", "el", "no"))
_FEW = frozenset(("few", "little"))
_SIGNS = dict.fromkeys("-–‐‑−", "minus") | {"+": "plus", "#": "number"}
REOPENED, ELLIPSIS = 1, 2  # how it is shown that something is left out
_STOP = re.compile(r"[.!?]|\n\s*\n")
_BLOTTED = re.compile(r"(?<=[^\S\n])[*_#]{4,}(?=[\s,;:.!?])")  # a word masked whole
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
LONGEST_ROUND = 4  # words; a longer passage in round brackets is the speaker's own


@dataclass(slots=True)
class Line:
    """A text as words, kept and shared: nobody changes it.

    Between word i-1 and word i, `stops[i]`: a sentence ends; `shown[i]`: something left out there is shown by closing
    and reopening the marks (1) or by an ellipsis (2). Both have a place more than there are words.
    """

    text: Final[str]
    tokens: Final[Sequence[Token]]
    keys: Final[Sequence[str]]
    stops: Final[Sequence[bool]]
    shown: Final[Sequence[int]]

    def span(self, first: int, last: int) -> Span:
        """Where words first..last-1 stand; an empty stretch is the place before word `first`."""
        if first < last:
            return self.tokens[first].start, self.tokens[last - 1].end
        place = self.tokens[first].start if first < len(self.tokens) else len(self.text.rstrip())
        return place, place


def rebuilt(line: Line, changed: Mapping[int, tuple[int, Sequence[Token]]]) -> Line:
    """A line with other words at some places: there, so many words become these."""
    tokens: list[Token] = []
    stops, shown = [line.stops[0]], [line.shown[0]]
    at = 0
    while at < len(line.tokens):
        size, made = changed.get(at, (1, (line.tokens[at],)))
        tokens += made
        at += size
        stops += [False] * (len(made) - 1) + [line.stops[at]]
        shown += [0] * (len(made) - 1) + [line.shown[at]]
    return Line(line.text, tokens, [token.key for token in tokens], stops, shown)


def _scan(text: str) -> list[Token]:
    outside, editors = _outside(text), _editors(text)
    scanned: list[Token] = []
    at, inside = 0, False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if outside and any(lo <= start < hi for lo, hi in outside):
            continue
        if editors:
            while at < len(editors) and editors[at][1] <= start:
                at += 1
            inside = at < len(editors) and editors[at][0] < end
        surface = match.group()
        key = _SIGNS.get(surface) or normal(surface, text.startswith(".", end))
        if key:
            scanned.append(Token(key, start, end, inside))
    return scanned


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
    if bare[:1] not in OPENERS or bare[-1:] not in CLOSERS or len(bare) < 4:
        return []
    low = len(text) - len(text.lstrip())
    spans = quoted(text, 0, len(text))
    if len(spans) < 2 or spans[0].start != low or spans[-1].end != low + len(bare):
        return []
    between = [(one.end, two.start) for one, two in pairwise(spans) if one.closed]
    return [(lo, hi) for lo, hi in between if text[lo:hi].strip()]


def line(text: str, style: HouseStyle = PLAIN) -> Line:
    """Read a text as words."""
    return _line(text, style if style.more else PLAIN)  # one reading where the style adds no initials


@lru_cache(maxsize=12_000)  # of a window; where more are asked for in turn, each would be read every time
def _line(text: str, style: HouseStyle) -> Line:
    tokens = shorten(text, merge_numbers(text, _named(text, _counted(_scan(text)))), style.more)
    count = len(tokens)
    shown, stops = [0] * (count + 1), [False] * (count + 1)
    stops[0] = stops[count] = True
    at = 0
    for index in range(count + 1):
        end = tokens[index].start if index < count else len(text)
        if end - at > 1 or (end > at and text[at] != " "):
            gap = text[at:end]
            shown[index] = _shown(gap)
            stops[index] = stops[index] or shown[index] > 0 or _stops(text, tokens, index, gap)
        at = tokens[index].end if index < count else end
    return Line(text, tokens, [token.key for token in tokens], stops, shown)


def _shown(gap: str) -> int:
    if elided(gap) or _BLOTTED.search(gap):
        return ELLIPSIS
    return REOPENED if reopened(gap) else 0


def _named(text: str, tokens: list[Token]) -> list[Token]:
    """Without the particle of a transliterated name (al Qaeda), and with No. before a number read as the word."""
    if _PARTICLES.isdisjoint([token.key for token in tokens]):
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


def _counted(tokens: list[Token]) -> list[Token]:
    """With "a few" as one word, which says another thing than "few"."""
    if _FEW.isdisjoint([token.key for token in tokens]):
        return tokens
    kept: list[Token] = []
    for token in tokens:
        before = kept[-1] if kept else None
        if token.key in _FEW and before is not None and before.key == "a" and before.bracketed == token.bracketed:
            kept[-1] = Token(f"a{token.key}", before.start, token.end, token.bracketed)
        else:
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
