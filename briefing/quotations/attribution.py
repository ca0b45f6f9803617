"""Whose words a quoted string holds: the noun phrases around it, weighed by how they stand to it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.quotations.context import Context
from briefing.quotations.frames import Frame
from briefing.quotations.learned import Weights, total, weights
from briefing.quotations.sentences import Sentence, head
from briefing.quotations.sources import Gathered, Source, shape, signature
from briefing.quotations.tokens import Token

_LEFT, _RIGHT = 8, 4  # noun phrases looked at on each side of a quoted string
_FREQUENT = frozenset("say tell add write ask call tweet continue explain describe argue note".split())


def gather(context: Context, number: int, at: int, before: Sequence[tuple[int, Source | None]]) -> Gathered:
    """The candidates for the quoted string `tokens[at]` of sentence `number`, with their features.

    `before` are the quoted strings already decided: the number of their sentence, and their source.
    """
    sentence = context.sentences[number]
    tokens = sentence.tokens
    alone = all(token.tag in ("Q", ".", ",", "-", "'", ")", "(") for token in tokens)
    form, place = shape(tokens[at], alone, at == 0, at >= len(tokens) - 2)
    found = Gathered()
    _inside(context, number, at, form, place, found)
    opening = number == 0 or context.sentences[number - 1].paragraph != sentence.paragraph
    _carried(context, number, before, form, place, found)
    if number:
        near = "above" if opening else "prev"
        _neighbour(context, number - 1, near, form, place, found)
    _signed(context, number, at, place, found)
    if number + 1 < len(context.sentences) and context.sentences[number + 1].paragraph == sentence.paragraph:
        _neighbour(context, number + 1, "next", form, place, found)
    return found


def _inside(context: Context, number: int, at: int, form: str, place: str, found: Gathered) -> None:
    sentence = context.sentences[number]
    tokens = sentence.tokens
    agents = [frame.at for frame in context.frames(number) if frame.right and frame.form == "passive" and frame.at < at]
    begin = agents[-1] if agents else 0  # of a passive, who does it may speak, not whom it is done to
    left = [phrase for phrase in sentence.phrases if begin <= phrase.begin and phrase.end <= at][-_LEFT:]
    right = [phrase for phrase in sentence.phrases if phrase.begin > at][:_RIGHT]
    for rank, phrase in enumerate(reversed(left), 1):
        gap = signature(tokens[phrase.end : at])
        prior = _prior(tokens, phrase.begin)
        found.add(
            Source(sentence, phrase, None, "near"),
            [
                f"l gap={gap}",
                f"l {phrase.kind} gap={gap}",
                f"l kind={phrase.kind} {prior}",
                f"l rank={min(rank, 4)}",
                f"l first={rank == len(left)} {phrase.kind}",
                f"l prior={prior} gap={gap}",
                f"l {place} {phrase.kind}",
                f"l head={head(tokens, phrase)}",
                f"l {phrase.nature} gap={gap}",
                f"l {phrase.nature} {place}",
                f"l {phrase.nature} rank={min(rank, 4)}",
            ],
        )
    for rank, phrase in enumerate(right, 1):
        gap = signature(tokens[at + 1 : phrase.begin])
        found.add(
            Source(sentence, phrase, None, "near"),
            [
                f"r gap={gap}",
                f"r {phrase.kind} gap={gap}",
                f"r {phrase.nature} gap={gap}",
                f"r {phrase.nature} rank={rank}",
                f"r rank={rank}",
                f"r {form} gap={gap}",
                f"r after={signature(tokens[phrase.end : phrase.end + 2])}",
            ],
        )
    _framed(context, number, at, form, place, found)
    _according(sentence, at, place, found)


def _framed(context: Context, number: int, at: int, form: str, place: str, found: Gathered) -> None:
    sentence = context.sentences[number]
    tokens = sentence.tokens
    every = context.frames(number)
    left = [frame for frame in every if frame.at < at]
    right = [frame for frame in every if frame.at > at]
    over = 0  # cues to the left whose content takes the quoted string in
    rival = any(_follows(tokens, frame, at) for frame in right[:2])  # what stands after it settles whose it is
    for rank, frame in enumerate(reversed(left), 1):
        if frame.subject is None or rank > 6 or rival:
            continue
        verb = frame.token.verb
        assert verb is not None
        gap = signature(tokens[frame.at + 1 : at])
        side = "x" if frame.subject.begin > at else ("v" if frame.right else "")
        content, claim = context.claim(number, len(left) - rank)
        covers = content is not None and any(begin <= at < end for begin, end in content.ranges)
        kind = content.kind if covers and content is not None else "no"
        over += covers
        between = "Q" if any(token.tag == "Q" for token in tokens[frame.at : at]) else ""
        features = [
            f"fl{side} {verb.group} gap={gap}",
            f"fl{side} gap={gap} {form}",
            f"fl{side} {verb.group} rank={min(rank, 3)}{between}",
            f"fl{side} {verb.group} {frame.form} rank={min(rank, 3)}",
            f"fl first={rank == len(left)} {verb.group}",
            f"fl {place} {verb.group}{between}",
            f"fl {form} {verb.group} rank={min(rank, 3)}",
            f"fl clear={min(int(frame.clarity), 3)}",
            f"fl covers={kind}",
            f"fl covers={kind} {verb.group}",
            f"fl covers={covers} {min(over, 3)} rank={min(rank, 3)}",
            f"fl claim={int(claim * 5)} {covers}",
            f"fl claim={int(claim * 5)} {kind} {min(over, 3)}",
            f"fl head={head(tokens, frame.subject)}",
            f"fl {frame.subject.kind} {verb.group}",
            f"fl{side} {frame.subject.nature} {verb.group}",
            f"fl {frame.subject.nature} rank={min(rank, 3)}",
            f"fl {frame.subject.nature} {place}",
        ]
        if verb.lemma in _FREQUENT:
            features.append(f"fl {verb.lemma} rank={min(rank, 3)}")
        features.extend(_nesting(tokens, left, len(left) - rank))
        if frame.form == "passive":
            features.append(f"fl passive{side} {verb.group}")
        found.add(Source(sentence, frame.subject, frame, "before"), features)
    for rank, frame in enumerate(right[:4], 1):
        if frame.subject is None:
            continue
        verb = frame.token.verb
        assert verb is not None
        side = "v" if frame.right else ("x" if frame.subject.begin < at else "")
        edge = min(frame.at, frame.subject.begin) if frame.subject.begin > at else frame.at
        gap = signature(tokens[at + 1 : edge])
        features = [
            f"fr{side} gap={gap}",
            f"fr{side} {verb.group} gap={gap}",
            f"fr{side} gap={gap} {form}",
            f"fr{side} {verb.group} rank={min(rank, 3)}",
            f"fr {place} {verb.group} rank={min(rank, 3)}",
            f"fr {form} {verb.group} rank={min(rank, 3)}",
            f"fr{side} {frame.form} rank={min(rank, 3)}",
            f"fr clear={min(int(frame.clarity), 3)}",
            f"fr head={head(tokens, frame.subject)}",
            f"fr {frame.subject.kind} {verb.group}",
            f"fr{side} {frame.subject.nature} {verb.group}",
            f"fr {frame.subject.nature} rank={min(rank, 3)}",
        ]
        if verb.lemma in _FREQUENT:
            features.append(f"fr {verb.lemma} rank={min(rank, 3)}")
        found.add(Source(sentence, frame.subject, frame, "after"), features)


def _follows(tokens: list[Token], frame: Frame, at: int) -> bool:
    """Whether `she said` stands right after a quoted string."""
    if frame.subject is None or frame.subject.begin < at:
        return False
    begin = min(frame.at, frame.subject.begin)
    return all(token.tag == "," for token in tokens[at + 1 : begin])


def _nesting(tokens: list[Token], every: list[Frame], index: int) -> list[str]:
    """How a frame stands to the frames before and after it: whose words it is part of."""
    frame = every[index]
    verb, subject = frame.token.verb, frame.subject
    assert verb is not None
    assert subject is not None
    features = []
    begin = min(subject.begin, frame.at)
    outer = next((other for other in reversed(every[:index]) if other.at < begin and other.subject is not None), None)
    if outer is None or outer.token.verb is None:
        features.append(f"outermost {verb.group}")
    elif outer.subject == subject:
        features.append(f"shares {outer.token.verb.group} {verb.group}")
    else:
        gap = signature(tokens[outer.at + 1 : begin])
        features.append(f"under {outer.token.verb.group} gap={gap}")
        features.append(f"under {outer.token.verb.group} {verb.group} {subject.kind}")
    if index + 1 < len(every):
        inner = every[index + 1]
        if inner.token.verb is not None and inner.subject is not None and inner.subject.begin > frame.at:
            gap = signature(tokens[frame.at + 1 : inner.subject.begin])
            features.append(f"over {verb.group} {inner.token.verb.group}")
            features.append(f"over {verb.group} gap={gap} {inner.subject.kind}")
    return features


def _according(sentence: Sentence, at: int, place: str, found: Gathered) -> None:
    tokens = sentence.tokens
    for phrase in sentence.phrases:
        begin = phrase.begin
        if begin >= 2 and tokens[begin - 1].tag == "TO" and tokens[begin - 2].low == "according":
            side = "l" if begin < at else "r"
            found.add(Source(sentence, phrase, None, "according"), [f"according {side}", f"according {side} {place}"])
        elif phrase.end < at and tokens[phrase.end].tag == ":":
            gap = signature(tokens[phrase.end + 1 : at])
            found.add(Source(sentence, phrase, None, "colon"), [f"colon gap={gap}", f"colon {place} {begin == 0}"])


def _carried(
    context: Context,
    number: int,
    before: Sequence[tuple[int, Source | None]],
    form: str,
    place: str,
    found: Gathered,
) -> None:
    if not before or before[-1][1] is None:
        return
    there, source = before[-1]
    assert source is not None
    sentence = context.sentences[number]
    apart = sentence.paragraph - context.sentences[there].paragraph
    if apart > 3:
        return
    near = "same" if there == number else (f"s{min(number - there, 3)}" if apart == 0 else f"p{apart}")
    here = [frame for frame in context.frames(number) if frame.subject is not None]
    busy = "busy" if here else ("some" if sentence.phrases else "none")
    position = source.how if source.sentence is context.sentences[there] else "again"
    features = [
        f"carry {near}",
        f"carry {near} {place}",
        f"carry {near} {busy}",
        f"carry {near} {form}",
        f"carry {near} {position}",
        f"carry {near} {busy} {place}",
        f"carry {near} {source.phrase.kind}",
        f"carry {near} {source.phrase.nature}",
    ]
    found.add(Source(source.sentence, source.phrase, source.frame, "carried"), features)


def _signed(context: Context, number: int, at: int, place: str, found: Gathered) -> None:
    """A line of its own below the quotation: — Ada Marsh, minister."""
    if number + 1 >= len(context.sentences) or at < len(context.sentences[number].tokens) - 2:
        return
    below = context.sentences[number + 1]
    tokens = below.tokens
    if len(tokens) > 14 or tokens[0].tag != "-" or not below.phrases or below.phrases[0].begin != 1:
        return
    found.add(Source(below, below.phrases[0], None, "signed"), ["signed", f"signed {place}"])


def _neighbour(context: Context, number: int, near: str, form: str, place: str, found: Gathered) -> None:
    sentence = context.sentences[number]
    tokens = sentence.tokens
    ending = tokens[-1].tag
    every = [frame for frame in context.frames(number) if frame.subject is not None]
    quoted = "Q" if any(token.tag == "Q" for token in tokens) else ""
    for rank, frame in enumerate(every[:4], 1):
        verb, subject = frame.token.verb, frame.subject
        assert verb is not None
        assert subject is not None
        last = "last" if rank == len(every) else ""
        short = "short" if len(tokens) <= 6 else ""
        features = [
            f"{near} {verb.group} {min(rank, 3)}{last} {quoted}",
            f"{near} {verb.group} {place}",
            f"{near} {min(rank, 3)}{last} {form} {quoted}",
            f"{near} ending={ending} {last}",
            f"{near} {short} {verb.group} {min(rank, 3)}",
            f"{near} {verb.group} {subject.kind}",
            f"{near} {verb.group} {subject.nature}",
            f"{near} {frame.form} {min(rank, 3)}",
        ]
        found.add(Source(sentence, subject, frame, near), features)
    if sentence.phrases:
        phrase = sentence.phrases[0]
        found.add(
            Source(sentence, phrase, None, near),
            [
                f"{near} opens {phrase.kind}",
                f"{near} opens {phrase.nature}",
                f"{near} opens {place}",
                f"{near} opens {ending} {quoted}",
            ],
        )
        phrase = sentence.phrases[-1]
        found.add(Source(sentence, phrase, None, near), [f"{near} closes {ending}", f"{near} closes {place}"])


def _prior(tokens: Sequence[Token], begin: int) -> str:
    if begin == 0:
        return "^"
    before = tokens[begin - 1]
    return f"IN {before.low}" if before.tag == "IN" else before.tag


def decide(gathered: Gathered, form_features: list[str], table: Weights | None = None) -> tuple[Source | None, float]:
    """The likeliest candidate, or None where nobody is likelier, and how likely it is (0 to 1)."""
    table = weights("sources") if table is None else table
    scores = [(total(table, form_features), -1)]
    scores += [(total(table, features), key) for key, features in gathered.features.items()]
    top, key = max(scores)
    probability = 1.0 / sum(math.exp(score - top) for score, _ in scores)
    if key < 0:
        return None, probability
    source = gathered.sources[key]
    source.probability = probability
    return source, probability


def nobody_features(context: Context, number: int, at: int) -> list[str]:
    """Features of there being no speaker at all."""
    tokens = context.sentences[number].tokens
    alone = all(token.tag in ("Q", ".", ",", "-", "'", ")", "(") for token in tokens)
    form, place = shape(tokens[at], alone, at == 0, at >= len(tokens) - 2)
    return ["nobody", f"nobody {form}", f"nobody {place}"]
