"""Lines to paragraphs: text that was wrapped at a width is joined again, text that was not is left as it stands."""

from __future__ import annotations

import re

from briefing.language.sentences import ending

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_BULLET = re.compile(r"\s*(?:[•◦▪‣●○*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_MAYBE = re.compile(r"\s*(?:[–—-]|\d{1,2}[.)])\s")
_ENDS = ending(".!?:;…")
_BEGINS = re.compile(r"""["'“‘«(\[]*[A-Z0-9£$€À-ÖØ-Þ]""")
_LABEL = re.compile(r"[\w /&'’-]{2,28}:\s|[+(]?\d[\d ()-]{7,}$|\S+@\S+$|https?://\S+$|By\s", re.IGNORECASE)
_SOFT = -1
NARROWEST_WRAP = 36  # shorter lines are a list of things: names, dates, an address
LONGEST_WRAP = 110  # a text whose lines run beyond this was not wrapped by a program or a person


def unwrap(text: str, *, soft: bool = False) -> list[str]:
    """The paragraphs of a text.

    Blank lines always part paragraphs. Within a run of lines, a line break is a wrap unless the next word would have
    fitted on the line and the line ends a sentence, or the lines are a list, an address or a heading. `soft`: line
    breaks mean nothing unless every line ends a sentence, as in Markdown.
    """
    blocks = [[line.rstrip() for line in block.split("\n")] for block in _BLANK.split(text.strip("\n"))]
    width = _SOFT if soft and not _ended(blocks) else _width(blocks)
    joined: list[str] = []
    for block in blocks:
        joined.extend(_join(block, width))
    return [paragraph for paragraph in joined if paragraph]


def _width(blocks: list[list[str]]) -> int:
    """The width that the text was wrapped at, or 0 for a text whose lines are paragraphs."""
    inner = sorted(len(line) for block in blocks for line in block[:-1] if not _BULLET.match(line))
    longest = max((len(line) for block in blocks for line in block if len(block) > 1), default=0)
    if not inner:
        return 0
    width = inner[min(len(inner) - 1, int(len(inner) * 0.9))]
    if width < NARROWEST_WRAP:
        return 0
    if width > LONGEST_WRAP or (longest > 2 * width and longest > LONGEST_WRAP and len(inner) < 12):
        return 0
    # Lines that end sentences every time are paragraphs of their own, however short.
    return 0 if width > 60 and _ended(blocks) else width


def _ended(blocks: list[list[str]]) -> bool:
    """Whether nearly every line break stands at the end of a sentence."""
    total = sum(len(block) - 1 for block in blocks)
    return total > 3 and sum(bool(_ENDS.search(line)) for block in blocks for line in block[:-1]) > 0.8 * total


def _join(block: list[str], width: int) -> list[str]:
    if width == 0:
        return [line.strip() for line in block]
    made: list[str] = []
    current = block[0]
    previous = block[0]
    margin = min(len(line) - len(line.lstrip()) for line in block)
    for line in block[1:]:
        if _breaks(previous, line, width, margin):
            made.append(current.strip())
            current = line
        else:
            current = _append(current, line.strip())
        previous = line
    return [*made, current.strip()]


def _append(current: str, line: str) -> str:
    if re.search(r"\w-$", current) and line[:1].islower():
        return current + line
    return f"{current.rstrip()} {line}"


def _breaks(line: str, following: str, width: int, margin: int) -> bool:
    """Whether a new paragraph begins at the following line."""
    if following.lstrip().startswith("|"):
        return True
    # A dash or a number may as well stand at a line's beginning within a sentence.
    if _BULLET.match(following) and (not _MAYBE.match(following) or _BULLET.match(line) or _ENDS.search(line)):
        return True
    if width == _SOFT:
        return False
    if len(following) > 1.5 * width:
        return True
    first = following.split(None, 1)[0] if following.strip() else ""
    fitted = len(line) + 1 + len(first) <= width
    begins = bool(_BEGINS.match(following.lstrip()))
    indented = len(following) - len(following.lstrip()) >= margin + 2
    if not begins:
        return False
    if _ENDS.search(line):
        return fitted or (indented and not _BULLET.match(line))
    if indented and fitted:
        return True
    # Short lines without an end are headings, labels and addresses.
    return fitted and len(line) < 0.6 * width and (len(following) < 0.6 * width or bool(_LABEL.match(following)))
