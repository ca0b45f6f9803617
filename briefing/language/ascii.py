"""ASCII only, for terminals and locales that have nothing else: each character by one that says as much as one can.

A sign stands beside its word wherever it is shown, so that its stand-in needs no explaining; an ellipsis is a tilde.
What no ASCII character could stand for becomes a question mark, which claims nothing: pounds are no dollars.
"""

from __future__ import annotations

import locale
import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

ASKED = "BRIEFING_ASCII"  # set to 1 or 0: ASCII only or not, whatever the locale
_STROKES = {
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ß": "s",
    "æ": "a",
    "Æ": "A",
    "œ": "o",
    "Œ": "O",
}
_MARKS = {
    **dict.fromkeys("‘’‚‛′ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("•●∙▪‣◦", "*"),
    "·": ".",
    "…": "~",
    "×": "x",
}
_SIGNS = {"≠": "#", "✂": "-", "⊂": "(", "∅": "_", "↔": "^", "≈": "~", "✓": "v", "✗": "x"}
_ARROWS = {
    character: plain
    for plain, every in ((">", "→›▸▶▌"), ("<", "←‹◂◀"), ("^", "↑▲"), ("v", "↓▼"))
    for character in every
}
_BOXES = {
    **dict.fromkeys("│┃║▏▎▍▋▊▉▕", "|"),
    **dict.fromkeys("─━═▔", "-"),
    **dict.fromkeys("▐▆▇█", "#"),
    **dict.fromkeys("▁▂▃▄▅▀", " "),
    **dict.fromkeys("▖▗▘▙▚▛▜▝▞▟", "+"),
    **dict.fromkeys("░▒▓", ":"),
}
_KNOWN = {**_STROKES, **_MARKS, **_SIGNS, **_ARROWS, **_BOXES}
_UNKNOWN = "?"
_KEYS = {"⏎": "enter", "⌫": "backspace", "↑": "up", "↓": "down", "←": "left", "→": "right"}
_LONGER = {
    "…": "...",
    "£": "GBP ",
    "€": "EUR ",
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
}
_SPELT = re.compile("[" + "".join(_LONGER) + "]")
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")  # what Python makes of LC_CTYPE in the C locale (PEP 538)
_PLAIN = ("C", "POSIX")


def ascii_only(env: Mapping[str, str] | None = None) -> bool:
    """Whether only ASCII is to be shown: it was asked for, or the locale named in the environment has no UTF-8.

    Where the environment names no locale nothing is known, and what most terminals have is assumed.
    """
    env = os.environ if env is None else env
    if env.get(ASKED):
        return env[ASKED] != "0"
    if os.name == "nt":
        return False
    if env.get("LC_ALL"):
        return not _has_utf8(env["LC_ALL"])
    coerced = env.get("LC_CTYPE", "") in _COERCED and env.get("LANG", "") in _PLAIN
    named = env.get("LANG", "") if coerced else env.get("LC_CTYPE") or env.get("LANG", "")
    return bool(named) and not _has_utf8(named)


def _has_utf8(named: str) -> bool:
    """Whether a locale's name has UTF-8 in it; of one that names no character set, whether the system's has."""
    charset = named.partition(".")[2].partition("@")[0]
    if not charset and named not in _PLAIN:
        charset = locale.getencoding()
    return charset.lower().replace("-", "") == "utf8"


def spelt(text: str) -> str:
    """The text in ASCII where its width does not matter: what takes several characters to say gets them."""
    return text if text.isascii() else in_cells(_SPELT.sub(lambda match: _LONGER[match[0]], text))


def key_name(shown: str) -> str:
    """What a key is called in ASCII: its name where it is shown as a sign, for which another would name another key."""
    return "".join(_KEYS.get(character, character) for character in shown)


def in_cells(text: str) -> str:
    """The text in ASCII, as many cells wide as it was."""
    return text if text.isascii() else "".join(map(_cell, text))


@cache
def _cell(character: str) -> str:
    """One character in ASCII, as wide as it was: nothing for one that takes no room, two for a wide one."""
    if character.isascii():
        return character
    if character in _KNOWN:
        return _KNOWN[character]
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    if "\u2500" <= character <= "\u257f":
        return "+"  # a corner or a crossing of a box
    assigned = unicodedata.category(character) != "Cn"  # others are called wide by mistake
    wide = 2 if assigned and unicodedata.east_asian_width(character) in ("W", "F") else 1
    if unicodedata.category(character) == "Zs":
        return " " * wide
    bare = unicodedata.normalize("NFD", character)[0]  # not what it is like: a half must not become a one
    return bare if bare.isascii() else _UNKNOWN * wide
