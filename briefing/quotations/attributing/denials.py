"""Words that nobody has said: `she never said “…”`, `she denied saying “…”`, `if she says “…”`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.quotations.cues.frames import Frame
from briefing.quotations.glossary import Tag
from briefing.quotations.reading.tokens import Token

_NOT = frozenset(("not", "never", "n't", "nor"))
_ONLY = frozenset(("only", "just", "merely", "simply", "even"))
_NOBODY = frozenset(("nobody", "no-one", "none", "neither"))
_PEOPLE = frozenset("one minister ministers mp mps official officials person speaker member members side party".split())
_DENY = frozenset("deny denies denied denying".split())
_SHUN = frozenset("refuse refuses refused refusing decline declines declined declining fail fails failed".split())
_AVOID = frozenset("avoid avoids avoided avoiding resist resists resisted without".split())
_INSTEAD = frozenset(("instead", "rather"))
_IF = frozenset(("if", "unless", "suppose", "supposing", "imagine"))
_ANYBODY = frozenset("anyone anybody someone somebody".split())
_MIGHT = frozenset(("might", "could", "may"))
_PASSED: frozenset[Tag] = frozenset(("RB", "AUX", "MD", "TIME"))
_SAYING = frozenset(
    "say tell call describe utter write tweet post state claim mention promise shout yell whisper brand label dub "
    "refer liken compare deem add insist".split()
)
_USING = frozenset("use uses used using utter utters uttered uttering".split())  # the word, the term
_BREAKS = frozenset((",", ";", ":", "-", "Q", "WH", "SUB"))  # what parts a cue from words that it does not say
_NEAR = 10  # tokens at most between a cue and what it would say
_BEHIND = 6  # the same, of one behind them
_USED = 4  # the same, of a verb that uses a word
_FAR = 16  # tokens at most between what denies and what is denied


class Denial(NamedTuple):
    """Where the words begin that deny a quoted string, where they end, and why it is denied."""

    begin: int
    end: int
    why: str


def denial(tokens: Sequence[Token], at: int, frame: Frame | None) -> Denial | None:
    """Whether the quoted string `tokens[at]` is said not to have been said. `frame`: the cue that gives its speaker."""
    if frame is not None and at < frame.at < len(tokens) and tokens[frame.at] is frame.token:
        verb = frame.token.verb
        near = frame.at <= at + _BEHIND and verb is not None and verb.lemma in _SAYING
        return _negated(tokens, frame.at) if near else None
    cue = _cue(tokens, at)
    if cue is None:
        return None
    denied = _negated(tokens, cue) or _denied(tokens, cue)
    nobody = cue > 0 and tokens[cue - 1].low in _ANYBODY  # another cue in the sentence does not make it said
    if denied is None and (nobody or frame is None or frame.token is tokens[cue]):
        denied = _supposed(tokens, cue)
    return denied


def _cue(tokens: Sequence[Token], at: int) -> int | None:
    """The verb that would say the string: the nearest one before it with nothing between that parts them."""
    index = at - 1
    while index >= 0 and tokens[index].tag in (",", ":", "'") and index > at - 2:
        index -= 1
    while index >= max(0, at - _NEAR):
        token = tokens[index]
        if token.tag in _BREAKS:
            return None
        saying = token.verb is not None and token.verb.lemma in _SAYING and token.tag in ("VB", "NN")
        if saying or (token.low in _USING and index >= at - _USED):
            return index
        index -= 1
    return None


def _words(tokens: Sequence[Token], first: int, cue: int) -> str:
    return f"'{' '.join(token.text for token in tokens[first : cue + 1])}'"


def _negated(tokens: Sequence[Token], cue: int) -> Denial | None:
    """`did not say`, `has never said`, `nobody has said`, `refused to say`, `avoided saying`, `instead of saying`."""
    index = cue - 1
    while index >= 0 and tokens[index].tag in _PASSED:
        low = tokens[index].low
        if low in _NOT or low.endswith(("n't", "n’t")):
            return None if tokens[index + 1].low in _ONLY else Denial(index, cue + 1, _words(tokens, index, cue))
        index -= 1
    if index < 0:
        return None
    low, before = tokens[index].low, tokens[index - 1].low if index else ""
    if low in _AVOID and tokens[cue].low.endswith("ing"):
        return Denial(index, cue + 1, _words(tokens, index, cue))
    if (low in ("of", "than") and before in _INSTEAD) or (tokens[index].tag == "TO" and before in _SHUN):
        return Denial(index - 1, cue + 1, _words(tokens, index - 1, cue))
    return _nobody(tokens, index, cue)


def _nobody(tokens: Sequence[Token], index: int, cue: int) -> Denial | None:
    """`Nobody at the dinner has yet said`, `neither Marsh nor Reed said`, `no minister said`."""
    while index >= max(0, cue - _FAR) and tokens[index].tag not in (*_BREAKS, "VB", "THAT"):
        low = tokens[index].low
        if low in _NOBODY or (low == "no" and tokens[index + 1].low in _PEOPLE):
            return Denial(index, cue + 1, _words(tokens, index, cue))
        index -= 1
    return None


def _supposed(tokens: Sequence[Token], cue: int) -> Denial | None:
    """`if she says`, `he might say`: speech that has not been. What ministers will say is printed before they do."""
    verb = tokens[cue].verb
    if verb is None or verb.form == "ing" or not cue:
        return None
    would = cue - 2 if tokens[cue - 1].tag == "RB" else cue - 1
    mine = would > 0 and tokens[would].low == "would" and tokens[would - 1].low == "i"  # I would simply ask: “…”
    if (tokens[cue - 1].text in _MIGHT or mine) and verb.form == "base":
        return Denial(cue - 1, cue + 1, _words(tokens, cue - 1, cue))
    for index in range(cue - 1, max(-1, cue - _NEAR), -1):
        if tokens[index].low in _IF:
            before = tokens[index - 1] if index else None
            opens = before is None or before.tag in (",", ";", "-", "CC", "RB", "THAT")
            return Denial(index, cue + 1, _words(tokens, index, cue)) if opens else None
        if tokens[index].tag in _BREAKS or tokens[index].tag == "THAT":
            return None
    return None


def _denied(tokens: Sequence[Token], cue: int) -> Denial | None:
    """`denied saying “…”`, `denies that she called it “…”`; not `denied the claim, saying “…”`."""
    for index in range(cue - 1, max(-1, cue - _FAR), -1):
        if tokens[index].low in _DENY:
            return Denial(index, cue + 1, _words(tokens, index, index))
        if tokens[index].tag in _BREAKS:
            return None
    return None
