"""Why nobody can be named for a quoted string: it is told to whom it was said, or of whom, and not by whom."""

from __future__ import annotations

from briefing.quotations.attributing.judged import INSTRUCTING, JUDGING, QUESTIONING
from briefing.quotations.attributing.sources import Source, Spot
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_TELLING = frozenset("told asked informed warned assured advised reminded".split())
_BLAMED = frozenset("accused condemned criticised criticized".split())
_PASSIVE = frozenset(("been", "was", "were", "being"))
_CONTACTED = frozenset(
    "rung rang called phoned telephoned contacted asked emailed e-mailed messaged texted approached written "
    "wrote".split()
)
_NEAR = 8  # tokens at most between a verb and the string


def untold(spot: Spot, source: Source) -> str:
    """Why nobody can be named, or nothing: `“…,” he was told`, `the trust has been accused of “…”`."""
    tokens, at = spot.tokens, spot.at
    if _told(spot, source):
        return "who told it is not said"
    stop = at + 1
    while stop < len(tokens) and tokens[stop].tag in (",", "PRP", "NP", "DET", "NN") and stop < at + _NEAR:
        stop += 1
    if at + 1 < stop < len(tokens) - 1 and tokens[stop].low in ("was", "were"):
        ends = stop + 2 == len(tokens) or tokens[stop + 2].low != "by"
        if tokens[stop + 1].low in _TELLING and ends:
            return "who told it is not said"
    if _unsaid(tokens, at):
        return "who says so is not said"
    asked = tokens[0].low in QUESTIONING and at > 2 and any(token.low in ("if", "whether") for token in tokens[1:4])
    if asked and at + 1 < len(tokens) and tokens[at + 1].tag == "," and not _asked_before(tokens, at):
        return "part of a question that was asked"
    if at > 2 and tokens[at - 1].low == "of" and tokens[at - 2].low in _BLAMED and tokens[at - 3].tag in ("AUX", "RB"):
        behind = tokens[at + 1 : at + _NEAR]
        if tokens[at - 3].low in ("been", "was", "were", "is", "are") and all(token.low != "by" for token in behind):
            return "who accuses is not said"
    return ""


def _told(spot: Spot, source: Source) -> bool:
    """Whether a source is only told what the string holds: *the court* was told that he was “a menace”."""
    tokens, end, frame = spot.tokens, source.phrase.end, source.frame
    if source.sentence is not spot.sentence:
        return False
    passive = frame is not None and frame.form == "passive" and frame.at < spot.at and not frame.right
    if passive and frame is not None and frame.token.low in _TELLING:
        return True  # she asked for help and was told that it was “late”
    heard = [at for at in range(end + 1, spot.at) if tokens[at].low in _TELLING and tokens[at - 1].low in _PASSIVE]
    if heard and any(token.low in _CONTACTED for token in tokens[end : heard[-1] - 1]):
        return all(token.low != "by" for token in tokens[heard[-1] : spot.at])
    if not end + 1 < spot.at or tokens[end].low not in ("was", "were"):
        return False
    return tokens[end + 1].low in _TELLING and all(token.low != "by" for token in tokens[end : spot.at])


def _asked_before(tokens: list[Token], at: int) -> bool:
    """Whether the question ends before the string at `at`: Asked if it was late, she said it was “very late”, …"""
    return any(token.tag in (",", ":") for token in tokens[1:at])


def _unsaid(tokens: list[Token], at: int) -> bool:
    """Whether a string is what somebody was called or told to do, by nobody that the sentence names."""
    verb = at - 1
    while verb > 1 and tokens[verb].tag in ("DET", "TO", "SUB") and verb > at - 3:
        verb -= 1
    past = tokens[verb].verb
    if past is None or past.form not in ("past", "part") or past.lemma not in INSTRUCTING | JUDGING:
        return False
    return tokens[verb - 1].low in _PASSIVE and all(token.low != "by" for token in tokens[at + 1 : at + _NEAR])


def passive_clause(sentence: Sentence, at: int) -> int:
    """Where the clause begins in which somebody was told the string at `at`: he had rung *and was told to* “…”."""
    tokens = sentence.tokens
    while at > 0 and tokens[at].tag not in ("CC", ",", ";"):
        at -= 1
    return at - (at > 0 and tokens[at - 1].tag == ",")


def rung(sentence: Sentence, at: int) -> bool:
    """Whether who was told the string at `at` had rung or asked others before, whose words it holds then."""
    tokens, clause = sentence.tokens, passive_clause(sentence, at)
    told = [token.low for token in tokens[clause:at]]
    if tokens[clause].low != "and" or not any(low in ("was", "were", "been") for low in told):
        return False
    return any(token.low in _CONTACTED for token in tokens[:clause])
