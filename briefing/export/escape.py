"""Foreign text as Markdown that shows exactly that text, in CommonMark, in GFM and in pandoc's Markdown alike.

Sources of the rules: CommonMark 0.31 (backslash escapes, entities, block starts), the GFM specification (tables,
autolinks), the pandoc manual, "Pandoc's Markdown" (smart punctuation, citations, lists, line blocks, divs, captions),
and pandoc's list of abbreviations, after which it would put a space that does not break.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NewType

from briefing.language.abbreviations import of_pandoc
from briefing.language.safety import safe_line
from briefing.model import Span

Md = NewType("Md", str)
"""Markdown: either the program's own or foreign text that went through `escape`."""

# Each match is one character, or a run of them, that gets a backslash.
_INSIDE = re.compile(
    r"""
    [\\`*_{}\[\]<>#^~$@"']          # markup, links, HTML, math, citations, smart quotes
    | &(?=[#0-9A-Za-z])             # entities
    | :(?=\S)                       # autolinks, emoji, divs
    | -(?=-) | (?<=-)-              # dashes
    | \.(?=\.) | (?<=\.)\.          # ellipses
    | (?<=\b[wW]{3})\.              # autolinks of GFM
    """,
    re.VERBOSE,
)
_START = re.compile(
    r"""
    ([-+=%:])                                   # lists, rules, underlines, title blocks, definitions
    | (\()?(?:\d+|[ivxlcdmIVXLCDM]+|[A-Za-z])([.)])(?=\s|$)   # ordered lists, pandoc's kinds too
    | [Tt]able(:)                               # captions of tables
    """,
    re.VERBOSE | re.ASCII,
)
# A bar could be taken for the edge of a cell even behind a backslash, and pandoc turns a single opening mark that it
# sees no closing one for into an apostrophe, and drops the space before a closing mark; entities are left alone.
_ENTITIES = str.maketrans({"|": "&#124;", "‘": "&lsquo;"})
_SPACES = re.compile(r"\s+")


def escape(text: str, bold: Sequence[Span] = ()) -> Md:
    """Foreign text on one line, made safe, white space collapsed, so that only the text itself shows.

    It may stand at the start of a paragraph, a quotation, a heading or a cell, or inside a line; never at the start of
    a list item, where pandoc makes a box to tick of "[x]" however it is escaped. `bold` are the
    stretches of `text` to set in bold; each is trimmed to its first and last letter or digit, since only there
    bold begins and ends the same way in every dialect.
    """
    line = safe_line(text)
    before = _bold_edges(line, _origin(text), bold) if bold else {}
    for at in _backslashes(line):
        before[at] = before.get(at, "") + "\\"
    pieces: list[str] = []
    done = 0
    for at in sorted(before):
        pieces += (line[done:at], before[at])
        done = at
    pieces.append(line[done:])
    return Md("".join(pieces).translate(_ENTITIES).replace(" ”", "&#32;”"))


@cache
def _abbreviated() -> re.Pattern[str]:
    """The full stops of abbreviations behind which pandoc would put another space."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, of_pandoc()))})(\.)(?=\s|$)")


def _origin(text: str) -> list[int]:
    """For each character of `text`, and for its end, where it stands once white space is collapsed and trimmed."""
    origin: list[int] = []
    length = done = 0
    for match in _SPACES.finditer(text):
        origin += range(length, length + match.start() - done)
        length += match.start() - done
        origin += [length] * len(match.group())
        if match.start() > 0 and match.end() < len(text):
            length += 1
        done = match.end()
    origin += range(length, length + len(text) - done + 1)
    return origin


def _bold_edges(line: str, origin: list[int], bold: Iterable[Span]) -> dict[int, str]:
    edges: dict[int, str] = {}
    free = 0
    for start, end in sorted((origin[start], origin[end]) for start, end in bold):
        first = max(start, free)
        last = end
        while first < last and not _wordlike(line[first]):
            first += 1
        while first < last and not _wordlike(line[last - 1]):
            last -= 1
        if first < last:
            edges[first] = "**"
            edges[last] = "**"
            free = last + 1  # two bold stretches never touch
    return edges


def _wordlike(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"


def _backslashes(line: str) -> Iterator[int]:
    """Where a backslash goes in; each place once."""
    places = {match.start() for match in _INSIDE.finditer(line)}
    places.update(match.start(1) for match in _abbreviated().finditer(line))
    start = _START.match(line)
    if start is not None:
        places.update(start.start(group) for group in range(1, 5) if start.group(group))
    return iter(sorted(places))
