"""Candidates for the source of a quoted string that the cues of its own sentence give, and how cues stand to it."""

from __future__ import annotations

from briefing.quotations.attributing.judged import QUESTIONING, wondered
from briefing.quotations.attributing.sources import CandidateSources, Source, Spot, signature
from briefing.quotations.cues.contents import credit, opening
from briefing.quotations.cues.frames import SAYING, Frame
from briefing.quotations.glossary import Nature, Tag
from briefing.quotations.reading.noun_phrases import head, possessive
from briefing.quotations.reading.tokens import Token

_FAR_LEFT, _FAR_RIGHT = 6, 4  # cues looked at on each side of a quoted string
_SOMEBODY: frozenset[Nature] = frozenset(("person", "unknown", "human", "he", "they", "body", "I"))
_PLAIN = 1.0  # how clear the subject of a cue must be for its speech to be plain
CLAIMS = frozenset(
    "claim claims assertion assertions allegation allegations suggestion statement statements comment comments remark "
    "remarks promise promises pledge warning warnings accusation accusations contention insistence argument prediction "
    "admission assurance assurances boast complaint comment finding findings observation words view verdict".split()
)
_TIMED = 5  # tokens at most between a claim and its that: her claim on Sunday that
_PARTING: frozenset[Tag] = frozenset((",", ";", "-", "SUB", "CC"))
_PLACING: frozenset[Tag] = frozenset(("IN", "TO", "DET", "POSS", "NN", "NP", "CD", "RB", "TIME"))
_LEADING: frozenset[Tag] = frozenset((",", ":", "RB", "TIME", "OBJ"))
_SPEAKING_OF = frozenset(("speak", "talk", "warn", "complain"))
_SENT = frozenset(
    "text email e-mail message write tell warn assure remind".split()
)  # to somebody: texted a friend: “…”
_TOLD = frozenset(("tell", "remind"))  # whom is told stands behind them, and is no content
_FREQUENT = frozenset("say tell add write ask call tweet continue explain describe argue note".split())


def cued(spot: Spot, gathered: CandidateSources) -> None:
    """The subjects of the cues of the sentence."""
    follower = next(
        (frame for frame in [frame for frame in spot.frames if frame.at > spot.at][:2] if _follows(spot, frame)), None
    )
    if follower is None:
        _before(spot, gathered)
    else:
        _despite(spot, follower, gathered)
    _after(spot, gathered)


def _before(spot: Spot, gathered: CandidateSources) -> None:
    """The cues to the left of a quoted string, where none stands right behind it."""
    tokens, at = spot.tokens, spot.at
    left = [frame for frame in spot.frames if frame.at < at]
    asked = questioned(spot)
    over = 0  # of these, the cues whose content takes the quoted string in
    for rank, frame in enumerate(reversed(left[-_FAR_LEFT:]), 1):
        verb, subject = frame.token.verb, frame.subject
        if subject is None or (asked and wondered(frame)):
            continue
        assert verb is not None
        group, order = verb.group, min(rank, 3)
        gap = signature(tokens[frame.at + 1 : at])
        side = "x" if subject.begin > at else ("v" if frame.right else "")
        kind, claim = _cover(spot, len(left) - rank)
        covers = kind != "no"
        over += covers
        between = "Q" if any(token.tag == "Q" for token in tokens[frame.at : at]) else ""
        features = [
            f"fl side+group+gap: {side} {group} {gap}",
            f"fl side+gap+form: {side} {gap} {spot.form}",
            f"fl side+group+rank+between: {side} {group} {order} {between}",
            f"fl side+group+use+rank: {side} {group} {frame.form} {order}",
            f"fl first+group: {rank == len(left)} {group}",
            f"fl place+group+between: {spot.place} {group} {between}",
            f"fl form+group+rank: {spot.form} {group} {order}",
            f"fl clear: {min(int(frame.clarity), 3)}",
            f"fl covers: {kind}",
            f"fl covers+group: {kind} {group}",
            f"fl covers+over+rank: {covers} {min(over, 3)} {order}",
            f"fl claim+covers: {claim} {covers}",
            f"fl claim+kind+over: {claim} {kind} {min(over, 3)}",
            f"fl head: {head(tokens, subject)}",
            f"fl kind+group: {subject.kind} {group}",
            f"fl side+nature+group: {side} {subject.nature} {group}",
            f"fl nature+rank: {subject.nature} {order}",
            f"fl nature+place: {subject.nature} {spot.place}",
        ]
        if verb.lemma in _FREQUENT:
            features.append(f"fl lemma+rank: {verb.lemma} {order}")
        features.extend(_nesting(tokens, left, len(left) - rank))
        if frame.form == "passive":
            features.append(f"fl passive side+group: {side} {group}")
        gathered.add(Source(spot.sentence, subject, frame, "before"), features)


def _despite(spot: Spot, follower: Frame, gathered: CandidateSources) -> None:
    """The cues to the left of a quoted string that has `she said`, or `he denied that …`, right behind it."""
    tokens = spot.tokens
    left = [frame for frame in spot.frames if frame.at < spot.at]
    rival, head_word = _manner(follower), _introduction(spot)
    assert follower.subject is not None
    for rank, frame in enumerate(reversed(left[-_FAR_LEFT:]), 1):
        verb, subject = frame.token.verb, frame.subject
        if subject is None:
            continue
        assert verb is not None
        gap = signature(tokens[frame.at + 1 : spot.at])
        kind, claim = _cover(spot, len(left) - rank)
        covers = kind != "no"
        same = tokens[follower.subject.begin].low == tokens[subject.begin].low
        features = [
            f"fl rival: {rival}",
            f"fl rival+rank+covers: {rival} {min(rank, 3)} {covers}",
            f"fl rival+group+gap: {rival} {verb.group} {gap}",
            f"fl rival+gap: {rival} {gap}",
            f"fl rival+head: {rival} {head_word}",
            f"fl rival+form: {rival} {spot.form}",
            f"fl rival claim+covers: {claim} {covers}",
            f"fl rival+same: {rival} {same}",
            f"fl rival kind: {subject.kind}",
        ]
        gathered.add(Source(spot.sentence, subject, frame, "before"), features)


def _after(spot: Spot, gathered: CandidateSources) -> None:
    """The cues to the right of a quoted string."""
    tokens, at = spot.tokens, spot.at
    head_word = _introduction(spot)
    inner: Frame | None = None
    asked = questioned(spot)
    for rank, frame in enumerate([frame for frame in spot.frames if frame.at > at][:_FAR_RIGHT], 1):
        verb, subject = frame.token.verb, frame.subject
        if subject is None or (subject.begin > at and asked):
            continue
        assert verb is not None
        group, order = verb.group, min(rank, 3)
        then = _manner(frame)
        side = "v" if frame.right else ("x" if subject.begin < at else "")
        edge = min(frame.at, subject.begin) if subject.begin > at else frame.at
        gap = signature(tokens[at + 1 : edge])
        features = [
            f"fr side+gap: {side} {gap}",
            f"fr side+group+gap: {side} {group} {gap}",
            f"fr side+gap+form: {side} {gap} {spot.form}",
            f"fr side+group+rank: {side} {group} {order}",
            f"fr place+group+rank: {spot.place} {group} {order}",
            f"fr form+group+rank: {spot.form} {group} {order}",
            f"fr side+use+rank: {side} {frame.form} {order}",
            f"fr clear: {min(int(frame.clarity), 3)}",
            f"fr head: {head(tokens, subject)}",
            f"fr kind+group: {subject.kind} {group}",
            f"fr side+nature+group: {side} {subject.nature} {group}",
            f"fr nature+rank: {subject.nature} {order}",
            f"fr side+gap+then: {side} {gap} {then}",
            f"fr side+gap+head: {side} {gap} {head_word}",
            f"fr side+then+head: {side} {then} {head_word}",
        ]
        if verb.lemma in _FREQUENT:
            features.append(f"fr lemma+rank: {verb.lemma} {order}")
        if inner is not None:
            features.extend(_behind(tokens, inner, frame))
        elif _follows(spot, frame):
            inner = frame
        gathered.add(Source(spot.sentence, subject, frame, "after"), features)


def _behind(tokens: list[Token], inner: Frame, frame: Frame) -> list[str]:
    """How a cue stands behind the one that follows the quoted string: `…, said Ada Marsh, the Gazette reported`."""
    verb, subject = frame.token.verb, frame.subject
    assert verb is not None
    assert subject is not None
    last = max(inner.at, inner.subject.end - 1 if inner.subject is not None else 0)
    between = signature(tokens[last + 1 : min(frame.at, subject.begin)])
    return [
        f"fr behind group+between: {verb.group} {between}",
        f"fr behind group+nature+then: {verb.group} {subject.nature} {_manner(frame)}",
        f"fr behind lemma: {verb.lemma}",
    ]


def _cover(spot: Spot, index: int) -> tuple[str, int]:
    """The kind of the content of a frame that takes the quoted string in, or `no`; how likely it is, in fifths."""
    content, claim = spot.context.claim(spot.number, index)
    covers = content is not None and any(begin <= spot.at < end for begin, end in content.ranges)
    return content.kind if covers and content is not None else "no", int(claim * 5)


def _introduction(spot: Spot) -> str:
    """How the sentence begins, where that tells whether its first clause only sets the scene: when, asked, a string."""
    first = spot.tokens[0]
    if first.tag in ("SUB", "WH", "IN") or first.low == "asked":
        return first.low
    return "Q" if first.tag == "Q" else "-"


def _manner(frame: Frame) -> str:
    """What a cue goes on with: nothing (`-`), or words of its own that it may attribute instead."""
    verb = frame.token.verb
    begins = opening(frame)
    kind = begins[1].split()[0] if begins is not None else "-"
    return f"{verb.group if verb is not None else ''} {kind}"


def _follows(spot: Spot, frame: Frame) -> bool:
    """Whether `she said` stands right after the quoted string."""
    if frame.subject is None or frame.subject.begin < spot.at or questioned(spot):
        return False
    begin = min(frame.at, frame.subject.begin)
    return all(token.tag == "," for token in spot.tokens[spot.at + 1 : begin])


def questioned(spot: Spot) -> bool:
    """Whether a quoted string is part of what was asked: Asked if the toll was “final”, she said no."""
    tokens, at = spot.tokens, spot.at
    if tokens[0].low not in QUESTIONING or at + 1 >= len(tokens) or at < 2:
        return False
    return tokens[at + 1].tag == "," and not any(token.tag in (",", ":", "Q") for token in tokens[:at])


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
        features.append(f"outermost group: {verb.group}")
    elif outer.subject == subject:
        features.append(f"shares outer+group: {outer.token.verb.group} {verb.group}")
    else:
        gap = signature(tokens[outer.at + 1 : begin])
        features.append(f"under outer+gap: {outer.token.verb.group} {gap}")
        features.append(f"under outer+group+kind: {outer.token.verb.group} {verb.group} {subject.kind}")
    if index + 1 < len(every):
        inner = every[index + 1]
        if inner.token.verb is not None and inner.subject is not None and inner.subject.begin > frame.at:
            gap = signature(tokens[frame.at + 1 : inner.subject.begin])
            features.append(f"over group+inner: {verb.group} {inner.token.verb.group}")
            features.append(f"over group+gap+kind: {verb.group} {gap} {inner.subject.kind}")
    return features


def credited(spot: Spot, gathered: CandidateSources) -> None:
    """Who `according to` or a colon names: `According to Marsh, …`, `Ada Marsh: “…”`."""
    tokens, at = spot.tokens, spot.at
    subjects = [frame for frame in spot.frames if frame.subject is not None]
    for phrase in spot.sentence.phrases:
        begin = phrase.begin
        cue = credit(spot.sentence, phrase)
        if cue is not None:
            between = tokens[phrase.end : at] if begin < at else tokens[at + 1 : cue]
            side = "l" if begin < at else "r"
            side += "Q" if any(token.tag == "Q" for token in between) else ""
            rival = any(_follows(spot, frame) for frame in subjects)
            features = [
                f"according side: {side}",
                f"credit word+side: {tokens[cue].low} {side}",
                f"according side+place: {side} {spot.place}",
                f"according side+rival: {side} {rival}",
                f"according side+first: {side} {begin <= 2}",
                f"according side+cues: {side} {len(subjects)}",
            ]
            gathered.add(Source(spot.sentence, phrase, None, "according"), features)
        elif phrase.end < at and tokens[phrase.end].tag == ":":
            gap = signature(tokens[phrase.end + 1 : at])
            features = [f"colon gap: {gap}", f"colon place+first: {spot.place} {begin == 0}"]
            gathered.add(Source(spot.sentence, phrase, None, "colon"), features)


def speaking(spot: Spot) -> Source | None:
    """The one whose speech the quoted string plainly is: `she said` right after it, or right before it."""
    tokens, at = spot.tokens, spot.at
    likeliest: Source | None = None
    for frame in spot.frames:
        verb, subject = frame.token.verb, frame.subject
        if subject is None or verb is None or verb.group not in SAYING or subject.nature not in _SOMEBODY:
            continue
        last = max(frame.at, subject.end - 1)
        if frame.form in ("ing", "inf"):  # it is often another's: `emailed voters saying: “…”`
            continue
        if frame.clarity < _PLAIN and not _announces(spot, frame, last + 1):
            continue
        if frame.at < at and (
            all(token.tag in _LEADING for token in tokens[last + 1 : at])
            or (verb.lemma in _SPEAKING_OF and [token.low for token in tokens[last + 1 : at]] == ["of"])
            or _by_colon(tokens, frame, last + 1, at)
        ):
            likeliest = Source(spot.sentence, subject, frame, "before")
        elif frame.at > at and _follows(spot, frame) and (_manner(frame).endswith("-") or verb.lemma in _TOLD):
            return Source(spot.sentence, subject, frame, "after")
    return likeliest


def _announces(spot: Spot, frame: Frame, first: int) -> bool:
    """Whether a cue within what another says opens a quoted string: `she said one man had told her: “…”`."""
    verb, subject, between = frame.token.verb, frame.subject, spot.tokens[first : spot.at]
    return (
        verb is not None
        and subject is not None
        and verb.group in ("speak", "write")
        and subject.nature in ("human", "person")
        and [token.tag for token in between[-1:]] == [":"]
        and all(token.tag in _LEADING for token in between)
    )


def _by_colon(tokens: list[Token], frame: Frame, first: int, at: int) -> bool:
    """Whether a cue leads to a string over words of place and a colon: `had boasted in a text message: “…”`."""
    assert frame.token.verb is not None
    return (
        tokens[at - 1].tag == ":"
        and first < at - 1
        and frame.token.verb.group != "ask"
        and (tokens[first].tag in ("IN", "TO", "RB", "TIME") or frame.token.verb.lemma in _SENT)
        and all(token.tag in _PLACING for token in tokens[first : at - 1])
    )


def owner(spot: Spot) -> Source | None:
    """Whose claim the quoted string is: hers, in `Ben Reed rejected her claim that the pier was “safe”`."""
    tokens, at = spot.tokens, spot.at
    for subject in reversed([one for one in spot.sentence.phrases if one.end < at]):
        noun = subject.end
        owns = subject.kind in ("owner", "his") or possessive(tokens[noun - 1].text)
        if not owns or tokens[noun].low not in CLAIMS or subject.nature == "I":
            continue
        that = next((index for index in range(noun + 1, min(noun + _TIMED, at)) if tokens[index].low == "that"), None)
        if that is None or any(token.tag not in ("IN", "TIME", "NN", "NP") for token in tokens[noun + 1 : that]):
            continue
        within = tokens[that + 1 : at]
        verbs = sum(token.tag in ("VB", "AUX", "MD", "PRPX") and token.low != "there" for token in within)
        if verbs > 1 or any(token.tag in _PARTING for token in within):
            return None
        frame = next((frame for frame in spot.frames if frame.at == noun and frame.subject == subject), None)
        return Source(spot.sentence, subject, frame, "before")
    return None
