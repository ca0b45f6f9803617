"""Whose words a quoted string holds: the noun phrases around it, weighed by how they stand to it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from briefing.quotations.attributing.cued import credited, cued
from briefing.quotations.attributing.sources import CandidateSources, Source, Spot, signature
from briefing.quotations.glossary import Way
from briefing.quotations.learned.weights import Weights, total, weights
from briefing.quotations.reading.noun_phrases import head
from briefing.quotations.reading.tokens import Token

_LEFT, _RIGHT = 8, 4  # noun phrases looked at on each side of a quoted string
_NOBODY = -1  # the candidate that there is no speaker
_NO_SPEAKERS = frozenset("something anything nothing everything".split())
_ALONE = 1.1  # below this sum, over the likeliest, others are too unlikely to add anything
_RIVAL = 7.0  # candidates further behind the likeliest (a logit) add nothing to anybody
Who = Callable[[Source], object]


def gather(spot: Spot, before: Sequence[tuple[int, Source | None]]) -> CandidateSources:
    """The candidates for the quoted string at a spot, with their features.

    `before` are the quoted strings already decided: the number of their sentence, and their source.
    """
    sentences, number = spot.context.sentences, spot.number
    paragraph = spot.sentence.paragraph
    gathered = CandidateSources()
    _beside(spot, gathered)
    cued(spot, gathered)
    credited(spot, gathered)
    _carried(spot, before, gathered)
    if number:
        _neighbour(spot, number - 1, "above" if sentences[number - 1].paragraph != paragraph else "prev", gathered)
    _signed(spot, gathered)
    if number + 1 < len(sentences) and sentences[number + 1].paragraph == paragraph:
        _neighbour(spot, number + 1, "next", gathered)
    gathered.drop(_things(gathered))
    return gathered


def _things(gathered: CandidateSources) -> list[int]:
    """The candidates that nobody can be: `something`, `nothing`."""
    return [
        key
        for key, source in gathered.sources.items()
        if source.phrase.end - source.phrase.begin == 1
        and source.sentence.tokens[source.phrase.begin].low in _NO_SPEAKERS
    ]


def _beside(spot: Spot, gathered: CandidateSources) -> None:
    """The noun phrases of the sentence itself."""
    sentence, tokens, at = spot.sentence, spot.tokens, spot.at
    agents = [frame.at for frame in spot.frames if frame.right and frame.form == "passive" and frame.at < at]
    begin = agents[-1] if agents else 0  # of a passive, who does it may speak, not whom it is done to
    left = [phrase for phrase in sentence.phrases if begin <= phrase.begin and phrase.end <= at][-_LEFT:]
    right = [phrase for phrase in sentence.phrases if phrase.begin > at][:_RIGHT]
    for rank, phrase in enumerate(reversed(left), 1):
        gap = signature(tokens[phrase.end : at])
        prior = _prior(tokens, phrase.begin)
        gathered.add(
            Source(sentence, phrase, None, "near"),
            [
                f"l gap: {gap}",
                f"l kind+gap: {phrase.kind} {gap}",
                f"l kind+prior: {phrase.kind} {prior}",
                f"l rank: {min(rank, 4)}",
                f"l first+kind: {rank == len(left)} {phrase.kind}",
                f"l prior+gap: {prior} {gap}",
                f"l place+kind: {spot.place} {phrase.kind}",
                f"l head: {head(tokens, phrase)}",
                f"l nature+gap: {phrase.nature} {gap}",
                f"l nature+place: {phrase.nature} {spot.place}",
                f"l nature+rank: {phrase.nature} {min(rank, 4)}",
            ],
        )
    for rank, phrase in enumerate(right, 1):
        gap = signature(tokens[at + 1 : phrase.begin])
        gathered.add(
            Source(sentence, phrase, None, "near"),
            [
                f"r gap: {gap}",
                f"r kind+gap: {phrase.kind} {gap}",
                f"r nature+gap: {phrase.nature} {gap}",
                f"r nature+rank: {phrase.nature} {rank}",
                f"r rank: {rank}",
                f"r form+gap: {spot.form} {gap}",
                f"r after: {signature(tokens[phrase.end : phrase.end + 2])}",
            ],
        )


def _carried(spot: Spot, before: Sequence[tuple[int, Source | None]], gathered: CandidateSources) -> None:
    """The source of the quoted string before."""
    if not before or before[-1][1] is None:
        return
    there, source = before[-1]
    assert source is not None
    former = spot.context.sentences[there]
    apart = spot.sentence.paragraph - former.paragraph
    if apart > 3:
        return
    near = "same" if there == spot.number else (f"s{min(spot.number - there, 3)}" if apart == 0 else f"p{apart}")
    here = any(frame.subject is not None for frame in spot.frames)
    busy = "busy" if here else ("some" if spot.sentence.phrases else "none")
    position = source.how if source.sentence is former else "again"
    features = [
        f"carry near: {near}",
        f"carry near+place: {near} {spot.place}",
        f"carry near+busy: {near} {busy}",
        f"carry near+form: {near} {spot.form}",
        f"carry near+position: {near} {position}",
        f"carry near+busy+place: {near} {busy} {spot.place}",
        f"carry near+kind: {near} {source.phrase.kind}",
        f"carry near+nature: {near} {source.phrase.nature}",
    ]
    gathered.add(Source(source.sentence, source.phrase, source.frame, "carried", plain=source.plain), features)


def _signed(spot: Spot, gathered: CandidateSources) -> None:
    """A line of its own below the quotation: — Ada Marsh, minister."""
    sentences = spot.context.sentences
    if spot.number + 1 >= len(sentences) or spot.at < len(spot.tokens) - 2:
        return
    below = sentences[spot.number + 1]
    tokens = below.tokens
    if len(tokens) > 14 or tokens[0].tag != "-" or not below.phrases or below.phrases[0].begin != 1:
        return
    gathered.add(Source(below, below.phrases[0], None, "signed"), ["signed", f"signed place: {spot.place}"])


def _neighbour(spot: Spot, number: int, near: Way, gathered: CandidateSources) -> None:
    """The subjects of the cues of a sentence before or after, and its first and last noun phrases."""
    sentence = spot.context.sentences[number]
    tokens = sentence.tokens
    ending = tokens[-1].tag
    every = [frame for frame in spot.context.frames(number) if frame.subject is not None]
    quoted = "Q" if any(token.tag == "Q" for token in tokens) else ""
    for rank, frame in enumerate(every[:4], 1):
        verb, subject = frame.token.verb, frame.subject
        assert verb is not None
        assert subject is not None
        last = "last" if rank == len(every) else ""
        short = "short" if len(tokens) <= 6 else ""
        features = [
            f"near+group+rank+last+quoted: {near} {verb.group} {min(rank, 3)} {last} {quoted}",
            f"near+group+place: {near} {verb.group} {spot.place}",
            f"near+rank+last+form+quoted: {near} {min(rank, 3)} {last} {spot.form} {quoted}",
            f"near+ending+last: {near} {ending} {last}",
            f"near+short+group+rank: {near} {short} {verb.group} {min(rank, 3)}",
            f"near+group+kind: {near} {verb.group} {subject.kind}",
            f"near+group+nature: {near} {verb.group} {subject.nature}",
            f"near+use+rank: {near} {frame.form} {min(rank, 3)}",
        ]
        gathered.add(Source(sentence, subject, frame, near), features)
    if sentence.phrases:
        phrase = sentence.phrases[0]
        gathered.add(
            Source(sentence, phrase, None, near),
            [
                f"opens near+kind: {near} {phrase.kind}",
                f"opens near+nature: {near} {phrase.nature}",
                f"opens near+place: {near} {spot.place}",
                f"opens near+ending+quoted: {near} {ending} {quoted}",
            ],
        )
        phrase = sentence.phrases[-1]
        gathered.add(
            Source(sentence, phrase, None, near),
            [f"closes near+ending: {near} {ending}", f"closes near+place: {near} {spot.place}"],
        )


def _prior(tokens: Sequence[Token], begin: int) -> str:
    if begin == 0:
        return "^"
    before = tokens[begin - 1]
    return f"IN {before.low}" if before.tag == "IN" else before.tag


def decide(
    gathered: CandidateSources, form_features: list[str], table: Weights | None = None, who: Who | None = None
) -> tuple[Source | None, float]:
    """The likeliest candidate, or None where nobody is likelier, and how likely its phrase is (0 to 1).

    `who` tells whom a candidate means, where that is known: the source's `probability` is that of the person, whom
    other phrases may mean too.
    """
    table = weights("sources") if table is None else table
    scores = [(total(table, form_features), _NOBODY)]
    scores += [(total(table, features), key) for key, features in gathered.features.items()]
    top, best = max(scores)
    every = sum(math.exp(score - top) for score, _ in scores)
    if best == _NOBODY:
        return None, 1.0 / every
    source = gathered.sources[best]
    near = {key for score, key in scores if key not in (best, _NOBODY) and top - score < _RIVAL}
    being = who(source) if who is not None and near and every > _ALONE else None
    person = 0.0
    others = []
    for score, key in scores:
        same = being is not None and key in near and who is not None and who(gathered.sources[key]) is being
        if key == best or same:
            person += math.exp(score - top)
        else:
            others.append(score)
    margin = top - max(others, default=top)
    chosen = Source(source.sentence, source.phrase, source.frame, source.how, person / every, margin, source.plain)
    return chosen, 1.0 / every


def nobody_features(spot: Spot) -> list[str]:
    """Features of there being no speaker at all."""
    return ["nobody", f"nobody form: {spot.form}", f"nobody place: {spot.place}"]
