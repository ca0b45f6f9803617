"""Whose judgement a short quoted string is: `a move branded “weak” by Marsh`, `…, while the union called it “late”`.

Such words stand deep in sentences that tell of somebody else, and the verb right beside them says whose they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.quotations.attributing.sources import Source, Spot
from briefing.quotations.attributing.worded import LIKELY, NAMED_BY, longest, worded
from briefing.quotations.cues.beginnings import overheard
from briefing.quotations.cues.frames import SAYING, Frame
from briefing.quotations.reading.lexicon import QUESTIONED, nouns
from briefing.quotations.reading.tokens import Token

JUDGING = frozenset(
    "call describe accuse brand dub label denounce condemn dismiss hail term deride ridicule criticise criticize "
    "praise mock".split()
)
_WITHIN = frozenset("IN TO DET POSS NN NP CD RB OBJ SUB CC PRP".split())  # what stands between such a verb and a string
INSTRUCTING = frozenset("tell urge order instruct advise ask beg warn".split())
_URGING = frozenset("call urge ask want demand press beg challenge tell order invite advise appeal".split())
_SAID = frozenset(("AUX", "MD", "THAT"))  # besides, what stands between a verb of speech and a string
_SET_AGAINST = frozenset(("while", "whereas", "but", "when"))
_BESIDE = frozenset(("while", "whereas", "but", "and", "when"))
_PUT = 0.7  # how likely it is whose words they are
QUESTIONING = QUESTIONED | {"put"}  # Put to her that …
_NEAR = 8  # tokens at most between a verb and the string
_AGENT = 12  # the same, with who does it between


def judge(spot: Spot) -> Source | None:
    """Who is said to judge in the words of the string, by the verb right beside it."""
    return worded(spot) or _by_behind(spot) or _by_before(spot) or _heard(spot) or _active(spot) or _instructed(spot)


def accredited(spot: Spot, source: Source | None) -> Source | None:
    """Whom `According to the union, many firms found it “steep”` credits, where the nearest verb is none of speech."""
    tokens = spot.tokens
    aside = _aside(spot)
    if aside is not None:
        return aside
    if source is not None and source.frame is not None:
        verb = source.frame.token.verb
        if source.sentence is spot.sentence and verb is not None and verb.group in SAYING:
            return None
    if len(tokens) < _NEAR or tokens[0].low != "according" or any(token.tag == ";" for token in tokens[: spot.at]):
        return None
    if any(frame.at < spot.at and frame.token.verb and frame.token.verb.group in SAYING for frame in spot.frames):
        return None
    phrase = longest(spot.sentence, 2)
    if phrase is None or phrase.end >= spot.at or tokens[1].tag != "TO":
        return None
    return Source(spot.sentence, phrase, None, "according", LIKELY)


def _aside(spot: Spot) -> Source | None:
    """Whom an aside right before the string credits: a hum that, according to Ada Marsh, was “loud”."""
    tokens, at = spot.tokens, spot.at
    for begin in range(at - 2, max(1, at - _AGENT), -1):
        if tokens[begin - 1].tag != "TO" or tokens[begin - 2].low != "according":
            continue
        phrase = longest(spot.sentence, begin)
        comma = phrase.end if phrase is not None else at
        while comma < at and tokens[comma].tag in ("IN", "NP", "NN", "DET"):
            comma += 1
        if phrase is None or comma >= at or tokens[comma].tag != ",":
            return None
        plain = all(token.tag in ("AUX", "MD", "RB", "DET", "IN") for token in tokens[comma + 1 : at])
        return Source(spot.sentence, phrase, None, "according", LIKELY) if plain and begin > 3 else None
    return None


def outside(spot: Spot, source: Source) -> Source | None:
    """Who speaks in `it attacked Marsh, saying she “has failed”`: whoever attacked, not who was attacked."""
    frame, phrase = source.frame, source.phrase
    if frame is None or source.sentence is not spot.sentence or frame.form != "ing" or phrase.end != frame.at - 1:
        return None
    if spot.tokens[phrase.end].tag != ",":
        return None
    outer = next((one for one in reversed(spot.frames) if one.at < phrase.begin), None)
    if outer is None or outer.at != phrase.begin - 1 or outer.subject is None or outer.subject.end > outer.at:
        return None
    return Source(spot.sentence, outer.subject, frame, "before", source.probability, source.margin)


def urging(spot: Spot, source: Source) -> Source:
    """Who speaks in `the union called for the trust to admit it had “failed”`: the union."""
    frame = source.frame
    if frame is None or source.sentence is not spot.sentence or frame.at > spot.at:
        return source
    if any(urged(spot.frames, one) is frame for one in spot.frames if frame.at < one.at < spot.at):
        return replace(source, probability=max(source.probability, LIKELY))
    outer = urged(spot.frames, frame)
    if outer is None or outer.subject is None:
        return source
    return Source(spot.sentence, outer.subject, outer, "before", max(source.probability, LIKELY), source.margin)


def urged(every: Sequence[Frame], frame: Frame) -> Frame | None:
    """The cue by which somebody urges another to say what `frame` says, if it is urged: `called for them to admit`."""
    if frame.form != "inf" or frame.subject is None:
        return None
    outer = next((one for one in reversed(every) if one.at < frame.subject.begin), None)
    if outer is None or outer.token.verb is None or outer.token.verb.lemma not in _URGING:
        return None
    between = frame.sentence.tokens[outer.at : frame.at]
    return None if any(token.tag in (",", ";", "THAT") for token in between) else outer


def wondered(frame: Frame) -> bool:
    """Whether it is only asked if somebody says so: Asked whether *Marsh agreed* that the toll was “final”."""
    tokens, subject = frame.sentence.tokens, frame.subject
    if subject is None or not subject.begin or tokens[0].low not in QUESTIONING:
        return False
    return tokens[subject.begin - 1].low in ("whether", "if")


def put_to(spot: Spot) -> Source | None:
    """Who is told to somebody as having said so: Put to her that *the board* had found “…”, she said no."""
    tokens, at = spot.tokens, spot.at
    if tokens[0].low not in QUESTIONING or any(token.low in ("if", "whether") for token in tokens[1:4]):
        return None
    if not any(token.tag == "," for token in tokens[at + 1 :]):
        return None
    for frame in reversed([frame for frame in spot.frames if frame.at < at]):
        verb, subject = frame.token.verb, frame.subject
        if verb is None or subject is None or subject.end > frame.at or subject.begin < 2:
            continue
        finds = verb.group in ("judge", "show") or (verb.lemma == "find" and frame.form == "perfect")
        if finds and all(token.tag not in (",", ":", ";", "VB", "Q") for token in tokens[frame.at + 1 : at]):
            return Source(spot.sentence, subject, frame, "before", _PUT)
    return None


def clause(source: Source) -> int | None:
    """The token at which a clause begins that stands beside another one: `…, while the union called it “late”`."""
    frame = source.frame
    if frame is None or frame.sentence is not source.sentence or not _own(frame) or frame.subject is None:
        return None
    before = source.sentence.tokens[: frame.subject.begin]
    if _told_of(frame):
        return len(before) - 4
    beside = len(before) > 1 and before[-1].low in _BESIDE and before[-2].tag in (",", ";")
    return len(before) - 2 if beside else None


def _judging(token: Token) -> bool:
    return token.verb is not None and token.verb.lemma in JUDGING and token.tag == "VB"


def _participle(tokens: list[Token], at: int) -> bool:
    """Whether a verb stands behind what it judges, without a subject of its own: a move *branded*, a plan *hailed*."""
    return _judging(tokens[at]) and tokens[at].low.endswith(("ed", "en")) and at > 0


def _by_behind(spot: Spot) -> Source | None:
    """`branded “weak” by Ada Marsh`, `described as “weak” by her union`."""
    tokens, at = spot.tokens, spot.at
    if at + 2 >= len(tokens) or tokens[at + 1].low != "by":
        return None
    verb = at - 1 - (at > 1 and tokens[at - 1].tag == "DET")  # branded a “gimmick” by Ada Marsh
    verb -= verb > 1 and tokens[verb].low == "as"
    phrase = longest(spot.sentence, at + 2)
    if verb < 1 or phrase is None or not _participle(tokens, verb):
        return None
    return Source(spot.sentence, phrase, None, "near", LIKELY)


def _by_before(spot: Spot) -> Source | None:
    """`hailed by Ada Marsh as “the biggest change”`."""
    tokens, at = spot.tokens, spot.at
    article = at > 0 and tokens[at - 1].tag == "DET"  # described by one union as a “mess”
    if at < 4 + article or tokens[at - 1 - article].low != "as":
        return None
    for by in range(at - 2 - article, max(0, at - _AGENT), -1):
        if tokens[by].low == "by" and _participle(tokens, by - 1):
            phrase = longest(spot.sentence, by + 1)
            return Source(spot.sentence, phrase, None, "near", LIKELY) if phrase is not None else None
        if tokens[by].tag not in _WITHIN:
            return None
    return None


def _active(spot: Spot) -> Source | None:
    """`…, while the union called it “late”`: the nearest verb before the string, with a subject of its own."""
    frame = next((frame for frame in reversed(spot.frames) if frame.at < spot.at), None)
    if frame is None or not _own(frame) or spot.at - frame.at > _NEAR:
        return None
    assert frame.subject is not None
    within = _WITHIN if _judging(frame.token) else _WITHIN | _SAID
    if any(token.tag not in within for token in spot.tokens[frame.at + 1 : spot.at]):
        return None
    if _reported(spot.tokens[: frame.subject.begin]) and not _told_of(frame):
        return None
    return Source(spot.sentence, frame.subject, frame, "before", LIKELY)


def _instructed(spot: Spot) -> Source | None:
    """`a guard had told her to “sit down”`, `told by his bosses to “get close”`, whoever tells of it."""
    tokens, at = spot.tokens, spot.at
    frame = next((frame for frame in reversed(spot.frames) if frame.at < at), None)
    if frame is None or frame.subject is None or tokens[at - 1].tag != "TO":
        return None
    if (
        frame.subject.kind in ("pronoun", "relative", "object")
        or frame.token.verb is None
        or frame.token.verb.lemma not in INSTRUCTING
    ):
        return None
    subject = longest(spot.sentence, frame.subject.begin) or frame.subject
    if any(token.tag not in ("OBJ", "NP", "TO") for token in tokens[max(frame.at + 1, subject.end) : at]):
        return None
    return Source(spot.sentence, subject, frame, "before", LIKELY)


def _heard(spot: Spot) -> Source | None:
    """`she had heard Ben Reed say “that is all”`: whom she heard."""
    frame = next((frame for frame in reversed(spot.frames) if frame.at < spot.at), None)
    beside = spot.at - 1 - (spot.tokens[spot.at - 1].tag in (":", ","))
    if frame is None or frame.at != beside or overheard(spot.sentence, frame.at) is None:
        return None
    assert frame.subject is not None
    return Source(spot.sentence, frame.subject, frame, "before", LIKELY)


def _reported(before: list[Token]) -> bool:
    """Whether a clause is part of what another says, by the words before it: of those the models decide.

    `Marsh said that Reed called it “weak”`; not `…, while Reed called it “weak”`, nor `a plan that Reed called “weak”`.
    """
    if not before:
        return False
    if len(before) > 1 and before[-1].low in _BESIDE and before[-2].tag in (",", ";"):
        return False
    if before[-1].tag == "VB" and before[-1].verb is not None and before[-1].verb.group in SAYING:
        return True
    that = next((at for at in range(len(before) - 1, -1, -1) if before[at].tag == "THAT"), None)
    if that is not None and that == len(before) - 1 and that:
        return before[that - 1].tag != "NN" or before[that - 1].low in nouns()
    return that is not None or before[-1].low == "what"


def _told_of(frame: Frame) -> bool:
    """Whether a cue judges what the clause before told of: `…, a claim that Marsh described as “weak”`."""
    assert frame.subject is not None
    tokens, begin = frame.sentence.tokens, frame.subject.begin
    if [token.tag for token in tokens[max(0, begin - 4) : begin]] != [",", "DET", "NN", "THAT"]:
        return False
    at = frame.at + 1
    while at < len(tokens) and (tokens[at].low == "as" or tokens[at].tag == "DET"):
        at += 1
    return at < len(tokens) and tokens[at].tag == "Q"


def _against(frame: Frame) -> bool:
    """Whether a cue of speech stands in a clause that `while` or `but` parts from the one before."""
    verb, subject = frame.token.verb, frame.subject
    if (
        verb is None
        or verb.group not in ("speak", "write", "argue")
        or frame.token.tag != "VB"
        or subject is None
        or subject.begin < 2
    ):
        return False
    before = frame.sentence.tokens[: subject.begin]
    return before[-1].low in _SET_AGAINST and before[-2].tag in (",", ";")


def _own(frame: Frame) -> bool:
    """Whether a frame is that of a judging verb with a noun as its subject before it, or of one that speaks in a clause
    set against another: `…, but Ada Marsh said it was “late”`.
    """
    subject = frame.subject
    return (
        (_judging(frame.token) or _against(frame))
        and frame.form not in ("passive", "inf", "ing", "modal")
        and subject is not None
        and subject.kind in NAMED_BY
        and subject.end <= frame.at
    )
