"""The normal form of one word: what is left of it when house style is taken away."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.language.tables import capital_short, kept_apostrophe, spellings, table
from briefing.language.words import fold

HIDDEN = re.compile("[\u00ad\u200b\u2060]")  # marks inside a word that are not seen
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_PARTICLE = re.compile(r"(?:al|el|as|ash|an|ar|at)-(?=\w)")
_PREFIXES = ("mis", "un", "re", "dis", "pre")
_IZE = re.compile(r"(\w{3,})is(e[sdr]?|ers|ing|ingly|ations?|ational|ationally|able|ably)")
_YZE = re.compile(r"(\w{3,})ys(e|es|ed|ing|er|ers)")


@cache
def _stems(name: str, joined: str) -> re.Pattern[str]:
    return re.compile(rf"((?:{'|'.join(_PREFIXES)})?(?:{'|'.join(table('spelling')[name])})){joined}")


@lru_cache(maxsize=200_000)
def normal(word: str, dot: bool = False) -> str:
    """The normal form of a word as printed; `dot` tells that a full stop follows it.

    Letter case, accents, apostrophes, full stops in abbreviations, -ise/-ize, British and American spelling,
    abbreviated titles and months, and transliterations of names are taken away (see the tables beside this file).
    """
    bare = fold(word).replace("ʼ", "'").replace("‘", "'").strip("'")
    if not bare.isascii():
        bare = HIDDEN.sub("", bare)
    if "[" in bare or "(" in bare:
        bare = re.sub(r"[\[\]()]", "", bare)
    if "." in bare and _DOTTED.fullmatch(bare):
        bare = bare.replace(".", "")
    if "-" in bare:
        bare = _PARTICLE.sub("", bare)
    if bare.endswith("s's"):  # James's and James'
        bare = bare[:-2]
    if "'" in bare and bare not in kept_apostrophe():
        bare = bare.replace("'", "")
    if word[:1].isupper():
        bare = capital_short(False).get(bare, bare)
        bare = capital_short(True).get(bare, bare) if dot else bare
    bare = spellings().get(bare, bare)
    return _ending(bare) if len(bare) > 4 and bare.isalpha() else bare


def _ending(word: str) -> str:
    if ("is" in word or "ys" in word) and word not in table("spelling")["not_ize"]:
        word = _IZE.sub(r"\1iz\2", word) if _IZE.fullmatch(word) else word
        word = _YZE.sub(r"\1yz\2", word) if _YZE.fullmatch(word) else word
    if "our" in word and (match := _stems("our", r"our(\w*)").fullmatch(word)):
        return f"{match[1]}or{match[2]}"
    if "re" in word and (match := _stems("re", r"re(d|s|)").fullmatch(word)):
        return f"{match[1]}er{match[2].replace('d', 'ed')}"
    if "tring" in word and (match := re.fullmatch(r"(cent)ring", word)):
        return f"{match[1]}ering"
    if "ll" in word and (match := _stems("ll", r"l(ed|ing|ers?|ors?)").fullmatch(word)):
        return f"{match[1]}{match[2]}"
    return word
