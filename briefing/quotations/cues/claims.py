"""Whether a cue attributes what stands beside it: speech and thought reported without quotation marks."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

from briefing.quotations.cues.contents import Content
from briefing.quotations.cues.ends import tenses
from briefing.quotations.cues.frames import Frame
from briefing.quotations.learned.weights import Weights, total, weights
from briefing.quotations.reading.noun_phrases import head

_SPANS = (1, 2, 3, 5, 8, 13, 21, 999)  # tokens at most of contents of each length
_NOT = frozenset(("not", "never"))
_NOT_JOINED = ("n't", "n’t")


def features(every: Sequence[Frame], index: int, content: Content) -> list[str]:
    """What tells an attribution from other uses of its verb, for the frame at `index` of those of its sentence."""
    frame = every[index]
    tokens = frame.sentence.tokens
    verb = frame.token.verb
    assert verb is not None
    subject = frame.subject
    kind = subject.kind if subject is not None else "none"
    before = tokens[frame.at - 1] if frame.at else None
    length = sum(end - begin for begin, end in content.ranges)
    size = "s" if length <= 2 else ("m" if length <= 6 else "l")
    quoted = "Q" if any("Q" in [token.tag for token in tokens[begin:end]] for begin, end in content.ranges) else ""
    over = ""
    for other in reversed(every[:index]):
        if other.subject is not None:
            over = other.token.verb.group if other.token.verb is not None else ""
            break
    negated = ""
    for token in tokens[max(0, frame.at - 3) : frame.at]:
        if token.low in _NOT or token.low.endswith(_NOT_JOINED):
            negated = "not"
    main = content.kind.split()[0]
    first = tokens[content.ranges[0][0]]
    after = tokens[frame.at + 1].low if frame.at + 1 < len(tokens) and tokens[frame.at + 1].tag == "IN" else ""
    stop = content.ranges[-1][1]
    ends = tokens[stop].tag if stop < len(tokens) else "$"
    begin = content.ranges[0][0]
    second = tokens[begin + 1].tag if begin + 1 < len(tokens) else "$"
    later = tenses(frame.sentence)
    tensed = sum([later[begin] - later[end] for begin, end in content.ranges if begin < end])
    closes = tokens[-1].tag if tokens[-1].tag in ("?", "!") else ""
    inner = next((other for other in every[index + 1 :] if other.at < stop and other.subject is not None), None)
    within = inner.token.verb.group if inner is not None and inner.token.verb is not None else ""
    further = tokens[frame.at - 2].tag if frame.at > 1 else "^"
    span = _SPANS[bisect_left(_SPANS, length)]
    return [
        f"group+main+tensed: {verb.group} {main} {min(tensed, 2)}",
        f"verb+tensed: {verb.lemma} {min(tensed, 2)}",
        f"main+first+second: {main} {first.tag} {second}",
        f"group+first+second: {verb.group} {first.tag} {second}",
        f"closes+group: {closes} {verb.group}",
        f"within+group+main: {within} {verb.group} {main}",
        f"tags before+group: {further} {before.tag if before else '^'} {verb.group}",
        f"word before+group: {before.low if before else '^'} {verb.group}",
        f"span+main: {span} {main}",
        f"verb+ends: {verb.lemma} {ends}",
        "bias",
        f"group: {verb.group}",
        f"verb: {verb.lemma}",
        f"verb+main: {verb.lemma} {main}",
        f"comp: {content.kind}",
        f"content+use: {content.kind} {frame.form}",
        f"verb+use: {verb.lemma} {frame.form}",
        f"subject+use: {kind} {frame.form}",
        f"head: {head(tokens, subject) if subject is not None else ''}",
        f"size+main: {size} {main}",
        f"quoted+main: {quoted} {main}",
        f"clear: {min(int(frame.clarity), 3)}",
        f"over+group: {over} {verb.group}",
        f"negated+group: {negated} {verb.group}",
        f"tag before+group: {before.tag if before else '^'} {verb.group}",
        f"order: {min(index, 2)}",
        f"after+group: {after} {verb.group}",
        f"ends+main: {ends} {main}",
    ]


def likelihood(evidence: list[str], table: Weights | None = None) -> float:
    """How likely (0 to 1) the cue attributes its content."""
    table = weights("claims") if table is None else table
    score = max(-30.0, min(30.0, total(table, evidence)))
    return 1.0 / (1.0 + math.exp(-score))
