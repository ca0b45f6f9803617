"""Words, sentences, passages, and making foreign text safe to show."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.model import Selector, Span

UNRESOLVED = "unresolved"  # a speaker who could not be told for certain

CONTEXT = 32  # characters kept before and after a selected passage

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_RUN_ON = re.compile(r"[\w,;–—-]\n(?=[^\S\n]*[a-z])")  # a line that a lower-case line carries on
_BULLET = re.compile(r"\s*(?:[•▪◦‣·*]|[-–—](?=\s))")
_CLOSED = re.compile(r"[.!?:…][”\"'’»)\]]*\s*$")
_WIDEST = 160  # characters; longer lines are not wrapped by hand
_SHORT = 0.85  # a last line leaves more room than this share of the width
_SPACE = re.compile(r"\s+")

# Full stops that end no sentence: titles, initials, abbreviations of names and measures.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sir st rev hon gov sen rep gen col lt sgt capt cmdr adm maj pres supt insp det "
    "jr sr inc ltd co corp plc dept no vs v etc e.g i.e cf al fig vol pp approx "
    "jan feb mar apr jun jul aug sept sep oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev "
    "okla ore pa tenn tex va vt wash wis wyo".split()
)
_STOP = re.compile(r"""(?P<stop>[.!?…]+)(?P<close>["'”’»)\]]*)(?P<gap>\s+|$)""")

# C0 except tab and newline, DEL, C1, and the characters that turn the direction of text or mark up invisibly.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS[0x7F] = 0x2421
_REPLACED = (
    list(range(0x80, 0xA0))
    + [0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF]
    + list(range(0x202A, 0x202F))
    + list(range(0x2066, 0x206A))
    + list(range(0xFFF9, 0xFFFC))
    + list(range(0xE0000, 0xE0080))
)
_CONTROLS.update(dict.fromkeys(_REPLACED, 0xFFFD))
_SURROGATE = re.compile("[\ud800-\udfff]")


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order; an apostrophe, a full stop or a comma inside a word belongs to it."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


def fold(text: str) -> str:
    """Letter case and accents removed, for looking up. The length may change: never use it for offsets."""
    if text.isascii():
        return text.casefold()
    bare = unicodedata.normalize("NFKD", text)
    return "".join(char for char in bare if not unicodedata.combining(char)).casefold().replace("’", "'")


def paragraphs(body: str) -> list[Span]:
    """Where each paragraph stands, edges without spaces.

    A blank line ends a paragraph. A single line end does too, unless the text is wrapped at a fixed width: then only
    where a line stops short of the width after a full stop, a colon or a closing mark, or where the next line opens
    with a quotation mark or a bullet.
    """
    width = _wrapped_at(body)
    found: list[Span] = []
    for block in _PARAGRAPH.finditer(body):
        start = block.start()
        lines = list(_LINE.finditer(block.group()))
        if not lines:
            continue
        begin = start + lines[0].start()
        for line, following in pairwise(lines):
            if _ends_paragraph(line.group(), following.group(), width):
                _trimmed(body, begin, start + line.end(), found)
                begin = start + following.start()
        _trimmed(body, begin, block.end(), found)
    return found


def _trimmed(body: str, start: int, end: int, found: list[Span]) -> None:
    inner = body[start:end]
    first, last = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    if last > first:
        found.append((first, last))


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
    if not _CLOSED.search(line):
        return False
    if line.rstrip().endswith(":") or following.lstrip()[:1] in ("“", '"', "‘"):
        return True
    first = following.split(maxsplit=1)[0] if following.split() else ""
    return len(line.rstrip()) + 1 + len(first) <= width * _SHORT


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Where each sentence of `text[start:end]` stands, closing marks included. Never runs over a blank line."""
    end = len(text) if end is None else end
    found: list[Span] = []
    for first, last in paragraphs(text[start:end]):
        found.extend(_sentences(text, start + first, start + last))
    return found


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
    word = before.group().lower() if before else ""
    initial = len(word) == 1 and word.isalpha() and word != "i"
    return not (word in _ABBREVIATIONS or initial or re.fullmatch(r"(?:\w\.)+\w", word))


def one_line(text: str) -> str:
    """Runs of white space become one space; ends are trimmed."""
    return _SPACE.sub(" ", text).strip()


def safe(text: str) -> str:
    """Foreign text that is safe in a terminal, character for character, so that offsets stay true.

    Control characters become their pictures (U+2400 block); C1 controls, bidi overrides and isolates, line and
    paragraph separators, invisible tags and lone surrogates become U+FFFD. Tabs and newlines stay.
    The bidi set is that of Unicode Standard Annex 9 and "Trojan Source" (CVE-2021-42574).
    """
    return _SURROGATE.sub("\ufffd", text.translate(_CONTROLS))


def safe_line(text: str) -> str:
    """`safe`, on one line: for labels, titles and rows."""
    return safe(one_line(text))


def select(article: str, body: str, span: Span) -> Selector:
    """The selector of a passage of an article's body."""
    from briefing.model import Selector  # here: whoever only shows text does not wait for the model

    start, end = span
    return Selector(article, body[start:end], body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT])


def find_selector(body: str, selector: Selector) -> Span | None:
    """Where the selected passage stands now, or None where it is gone or cannot be told from another like it."""
    places: list[int] = []
    if selector.exact:
        at = body.find(selector.exact)
        while at >= 0:
            places.append(at)
            at = body.find(selector.exact, at + 1)
    if not places:
        return None
    ranked = sorted(((_context(body, at, selector), at) for at in places), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1], ranked[0][1] + len(selector.exact)


def _context(body: str, at: int, selector: Selector) -> int:
    before = body[max(0, at - CONTEXT) : at]
    after = body[at + len(selector.exact) :][:CONTEXT]
    return _alike(before[::-1], selector.before[::-1]) + _alike(after, selector.after)


def _alike(one: str, other: str) -> int:
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))


class Lines:
    """Turns an offset into a line number (from 1) of one text, in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def __call__(self, offset: int) -> int:
        return bisect_right(self._starts, offset)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports", "1,200 differences"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
