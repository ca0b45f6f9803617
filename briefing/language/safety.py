"""Making foreign text safe to show."""

from __future__ import annotations

import re

from briefing.language.words import one_line

UNRESOLVED = "unresolved"  # a speaker who could not be told for certain


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


# The flags of England, Scotland and Wales, which Unicode spells as a black flag and tags (UTS 51, "emoji tag
# sequences"); any other tag may hide a text.
_FLAG = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
UNSAFE = "[" + "".join(map(re.escape, map(chr, _CONTROLS))) + "\ud800-\udfff]"  # what `safe` takes out, as a pattern


def safe(text: str) -> str:
    """Foreign text that is safe in a terminal, character for character, so that offsets stay true.

    Control characters become their pictures (U+2400 block); C1 controls, bidi overrides and isolates, line and
    paragraph separators, invisible tags and lone surrogates become U+FFFD. Tabs and newlines stay, and so do the tags
    of the flags that are spelt with them.
    The bidi set is that of Unicode Standard Annex 9 and "Trojan Source" (CVE-2021-42574).
    """
    shown = _SURROGATE.sub("\ufffd", text.translate(_CONTROLS))
    if "\U0001f3f4" not in text:
        return shown
    for flag in _FLAG.finditer(text):
        shown = shown[: flag.start()] + flag.group() + shown[flag.end() :]
    return shown


def safe_line(text: str) -> str:
    """`safe`, on one line: for labels, titles and rows."""
    return safe(one_line(text))
