"""Paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.language.abbreviations import goes_on
from briefing.language.marks import CLOSERS

if TYPE_CHECKING:
    from briefing.model import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
_LINE = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)
_RUN_ON = re.compile(r"[\w,;–—-]\n(?=[^\S\n]*[a-z])")  # a line that a lower-case line carries on
_BULLET = re.compile(r"\s*(?:[•▪◦‣·*]|[-–—](?=\s))")
_WIDEST = 160  # characters; longer lines are not wrapped by hand
_SHORT = 0.85  # a last line leaves more room than this share of the width
_HEADING = 0.5  # a heading leaves more room than this share, and ends without a stop
_CLOSERS = f"[{re.escape(CLOSERS)}]*"
_ENDS = ".!?:…"  # what a sentence ends in, or the words before what it announces
_STOP = re.compile(rf"(?P<stop>[.!?…]+)(?P<close>{_CLOSERS})(?P<gap>\s+|$)")
_TWO = re.compile(r"""\w{3,}[.!?]["'”’]*\s+["'“‘]*\s?[A-Z]""")

ENDED = re.compile(rf"[{_ENDS}]{_CLOSERS}\s*$")  # a line or a paragraph that ends as a sentence does


def ending(signs: str = _ENDS) -> re.Pattern[str]:
    """What finds that a text ends in one of these signs, with closing marks behind it or without, and no space."""
    return re.compile(rf"[{re.escape(signs)}]{_CLOSERS}$")


def two_sentences(line: str) -> bool:
    """Whether a sentence plainly ends within a line and another one begins: behind a longer word, with a capital."""
    return _TWO.search(line) is not None


def paragraphs(body: str) -> list[Span]:
    """Where each paragraph stands, edges without spaces.

    A blank line ends a paragraph. A single line end does too, unless the text is wrapped at a fixed width: then only
    where a line stops short of the width after a full stop, a colon or a closing mark, where a heading does, or where
    the next line opens with a quotation mark or a bullet.
    """
    width = _wrapped_at(body)
    spans: list[Span] = []
    for block in _PARAGRAPH.finditer(body):
        start = block.start()
        lines = list(_LINE.finditer(block.group()))
        if not lines:
            continue
        begin = start + lines[0].start()
        for line, following in pairwise(lines):
            if _ends_paragraph(line.group(), following.group(), width):
                _trimmed(body, begin, start + line.end(), spans)
                begin = start + following.start()
        _trimmed(body, begin, block.end(), spans)
    return spans


def _trimmed(body: str, start: int, end: int, spans: list[Span]) -> None:
    inner = body[start:end]
    first, last = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    if last > first:
        spans.append((first, last))


def _wrapped_at(body: str) -> int:
    """The width at which the lines of a text are wrapped, or 0 where each line is a paragraph of its own."""
    lengths = sorted(len(line.group()) for line in _LINE.finditer(body))
    if len(lengths) < 2:
        return 0
    widest = lengths[-1 - len(lengths) // 20]
    if widest > _WIDEST:
        return 0
    running = sum(1 for match in _RUN_ON.finditer(body))
    return widest if running * 4 >= len(lengths) - body.count("\n\n") - 1 else 0


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    if not width or _BULLET.match(following):
        return True
    first = following.split(maxsplit=1)[0] if following.split() else ""
    room = len(line.rstrip()) + 1 + len(first)
    if not ENDED.search(line):
        return room <= width * _HEADING and first[:1].isupper() and not line.lstrip()[:1].islower()
    if line.rstrip().endswith(":") or following.lstrip()[:1] in ("“", '"', "‘"):
        return True
    return room <= width * _SHORT


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Where each sentence of `text[start:end]` stands, closing marks included. Never runs over a blank line."""
    end = len(text) if end is None else end
    spans: list[Span] = []
    for first, last in paragraphs(text[start:end]):
        spans.extend(_sentences(text, start + first, start + last))
    return spans


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match["gap"] and not _ends_sentence(text, match, end):
            continue
        yield begin, match.end("close")
        begin = match.end()
    if begin < end:
        yield begin, end


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : match.end() + 2].lstrip("\"'“‘«([")
    if match.end() < end and following[:1].islower():
        return False
    if match["stop"] != "." or match["close"]:
        return True
    before = re.search(r"[\w.'’]+$", text[max(0, match.start() - 24) : match.start()])
    word = before.group() if before else ""
    return not goes_on(word)
