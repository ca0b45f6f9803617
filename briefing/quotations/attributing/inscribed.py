"""Whether a quoted string is what is written on a thing, or what somebody was made to say: nobody states it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.language.marks import bare
from briefing.quotations.glossary import Tag
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.tokens import Token

_CARRIERS = frozenset(
    "poster posters placard placards banner banners sticker stickers badge badges billboard billboards t-shirt "
    "t-shirts shirt jumper hoodie apron mug mugs hat hats sign signs signpost signboard plaque plaques notice notices "
    "noticeboard blackboard whiteboard hoarding graffiti tattoo inscription headstone gravestone tombstone doormat "
    "flag flags keyring pennant epitaph".split()
)
_HANDED = frozenset(("leaflet", "leaflets"))  # they bear words, but what they say is somebody's
_BEARING = frozenset("reading saying trumpeting proclaiming declaring bearing boasting announcing warning".split())
_SAYING = _BEARING | frozenset(
    "say said says read reads declare declared declares proclaim proclaimed proclaims announced announces warns "
    "warned boasts".split()
)
_WORDS = frozenset("word words slogan message legend inscription".split())
_PAINTED = frozenset(
    "painted spray-painted sprayed daubed carved etched scratched chalked engraved stitched embroidered emblazoned "
    "tattooed inscribed".split()
)
_WRITTEN = _PAINTED | frozenset("written wrote scrawled scribbled printed".split())
_UNKNOWN = frozenset("somebody someone vandals unknown".split())
_BORE = frozenset("bear bears bore bearing".split())
_MADE = frozenset("made forced obliged compelled required told ordered taught".split())
_CHANTED = frozenset("chant shout recite sing repeat say".split())
_PASSIVE = frozenset("be been were was being are is".split())
_SURFACES = frozenset("on across over above under along below".split())
_PARTING: frozenset[Tag] = frozenset(("PRP", "PRPX", "Q", ";", "SUB", "CC"))
_BEHIND: frozenset[Tag] = frozenset(("IN", "VB", "AUX", "RB", ",", "THAT", "WH", ":"))  # what goes on from a thing
_FAR = 14  # tokens at most between a thing and what it says
_NEAR = 8  # the same, between what is done to it and the words
_LONG = 14  # words at most of what stands on a thing


def inscribed(tokens: Sequence[Token], at: int) -> str:
    """Why the string `tokens[at]` is not what anybody states, or nothing: it stands on a thing, or was forced."""
    if at < 2:
        return _behind(tokens, at)
    if _made(tokens, at):
        return "what somebody was made to say"
    if len(bare(tokens[at].text).split()) > _LONG:
        return ""
    found = _borne(tokens, at) or _worded(tokens, at) or _painted(tokens, at)
    return "what is written on a thing" if found else _behind(tokens, at)


def _made(tokens: Sequence[Token], at: int) -> bool:
    """Whether people had to say so: had been made to chant “…”."""
    return (
        at > 3
        and tokens[at - 1].low in _CHANTED
        and tokens[at - 2].tag == "TO"
        and tokens[at - 3].low in _MADE
        and tokens[at - 4].low in _PASSIVE
        and (tokens[at - 1].low != "say" or tokens[at - 3].low in ("made", "forced"))
    )


def _borne(tokens: Sequence[Token], at: int) -> bool:
    """Whether a thing says so: a sign over the door reads “…”, a sign hangs there, saying “…”; it says “…”."""
    verb = at - 1 - (tokens[at - 1].tag in (":", ","))
    if tokens[verb].low in _CARRIERS:
        return tokens[at - 1].tag == ":" and verb > 1  # over the bar hangs a banner: “…”
    if verb < 1 or tokens[verb].low not in _SAYING:
        return False
    if tokens[verb - 1].low == "it":  # a sticker, which she has not seen: it says “…”
        return any(token.low in _CARRIERS for token in tokens[: verb - 1])
    if tokens[verb].low in _BEARING and tokens[verb - 1].low in _HANDED:
        return True
    for index in range(verb - 1, max(-1, verb - _FAR), -1):
        token = tokens[index]
        if token.low in _CARRIERS:
            return _goes_on(tokens, index, verb)
        if token.tag in _PARTING or token.low == "who" or token.low in word_classes()["human"]:
            return False
    return False


def _goes_on(tokens: Sequence[Token], thing: int, verb: int) -> bool:
    """Whether a thing is the subject of the verb that says what stands on it, with where it is between them."""
    between = [token for token in tokens[thing + 1 : verb] if token.tag != "RB"]
    bears = tokens[verb].low in _BEARING
    before = thing - 1
    while before >= 0 and tokens[before].tag in ("DET", "POSS", "NN", "CD"):
        before -= 1
    if not between and (bears or before < 0 or tokens[before].tag != "IN"):
        return True
    if not between or between[0].tag in ("THAT", "WH"):
        return len(between) == 1  # a plaque that reads; not a sign that she says; a man in a hat said
    if between[0].tag not in _BEHIND or (before > 0 and tokens[before].tag == "IN"):
        return False
    commas = [index for index, token in enumerate(between) if token.tag == ","]
    if commas and (commas != [len(between) - 1] or not bears):
        return False
    return not any(one.low in ("from", "by") and two.tag == "NP" for one, two in pairwise(between))


def _worded(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words are said to stand on a thing: a stone that bears the words “…”, painted with the words “…”."""
    if tokens[at - 1].low not in _WORDS:
        return False
    before = at - 2 - (tokens[at - 2].tag == "DET")
    if before < 0:
        return False
    low = tokens[before].low
    if low in _BORE:
        return True
    near = tokens[max(0, before - _NEAR) : before + 1]
    if low in ("with", "are", "were", "is"):
        return any(token.low in _CARRIERS | _HANDED | _WRITTEN for token in near)
    return low in _PAINTED or (low in _WRITTEN and _by_nobody(tokens, before))


def _painted(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody painted it, or nobody who is known wrote it: vandals sprayed “…”, on it somebody had written."""
    verb = at - 1 - (tokens[at - 1].tag == ":")
    low = tokens[verb].low
    return low in _PAINTED or (low in _WRITTEN and _by_nobody(tokens, verb))


def _by_nobody(tokens: Sequence[Token], verb: int) -> bool:
    return any(token.low in _UNKNOWN for token in tokens[max(0, verb - _NEAR) : verb])


def _behind(tokens: Sequence[Token], at: int) -> str:
    """The same, of what is told behind the string: “…” was scrawled across the door."""
    behind = [token.low for token in tokens[at + 1 : at + 4] if token.tag != "RB"]
    found = len(behind) > 2 and behind[0] in _PASSIVE and behind[1] in _WRITTEN and behind[2] in _SURFACES
    return "what is written on a thing" if found else ""
