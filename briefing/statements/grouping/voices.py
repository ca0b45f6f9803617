"""What who speaks says against one statement, whatever the words: rivals, two who are surely two, one of several."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.marks import OPENERS
from briefing.statements.comparing.gaps import edge_gaps, inner_gaps
from briefing.statements.comparing.runs import Run
from briefing.statements.comparing.tokens import Line
from briefing.statements.grouping.passages import Passage
from briefing.statements.grouping.people import Relation, relation

FEW = 2  # words at the beginning that a slip can change ("We will" to "We may"), whoever is named
TURNED = 2  # places where one text says "your" and the other does not
_I, _WE = frozenset("i ive im ill id my me".split()), frozenset("we weve were well wed our us".split())
_SECOND = frozenset("you your yours yourself youre youve youll youd".split())


def speakers_fit(kin: Relation, one: Passage, two: Passage, runs: Sequence[Run]) -> bool:
    """Whether two speakers allow it: rivals may begin alike; where both go on in their own words, they differ."""
    if kin is not Relation.OTHER:
        return True
    first, last = runs[0], runs[-1]
    begin_apart = min(first.first, first.other) > FEW
    return not begin_apart and not (last.last < len(one.keys) and last.end < len(two.keys))


def strangers(one: Passage, two: Passage, runs: Sequence[Run]) -> bool:
    """Whether two passages are surely by two people, each named on the spot, neither of whom quotes the other: a few
    words are said by many.
    """
    if not (one.who.plain and two.who.plain) or relation(one.who, two.who) is not Relation.OTHER:
        return False
    return not (_quotes(one, runs[0].first) or _quotes(two, runs[0].other))


def for_oneself(one: Passage, two: Passage, runs: Sequence[Run]) -> bool:
    """Whether one says "I" where several who speak as one say "we"."""
    alone = 1 if one.who.several else 0
    gaps = [(one.keys[gap.first : gap.last], two.keys[gap.other : gap.end]) for gap in inner_gaps(runs)]
    first, last = runs[0], runs[-1]
    gaps.append((_before(one.line, first.first), _before(two.line, first.other)))
    gaps.append((_after(one.line, last.last), _after(two.line, last.end)))
    return any(not _I.isdisjoint(sides[alone]) and not _WE.isdisjoint(sides[1 - alone]) for sides in gaps)


def _before(line: Line, at: int) -> Sequence[str]:
    """The words of a sentence before a place in it."""
    start = at
    while start > 0 and not line.stops[start]:
        start -= 1
    return line.keys[start:at]


def _after(line: Line, at: int) -> Sequence[str]:
    """The words of a sentence from a place in it on."""
    end = at
    while end < len(line.keys) and not line.stops[end]:
        end += 1
    return line.keys[at:end]


def _quotes(passage: Passage, at: int) -> bool:
    """Whether a passage's speaker quotes somebody from a word on: “He told me ‘they are safe’.”"""
    return at > 0 and passage.text[: passage.line.tokens[at].start].rstrip()[-1:] in OPENERS


def addressed(one: Passage, two: Passage, runs: Sequence[Run]) -> bool:
    """Whether one passage speaks to somebody of whom the other speaks, in TURNED places or more: a letter to a minister
    and what is said about that minister are two texts, however alike.
    """
    turned = [0, 0]
    for gap in (*inner_gaps(runs), *edge_gaps(one.line, two.line, runs)):
        ours, theirs = one.line.tokens[gap.first : gap.last], two.line.tokens[gap.other : gap.end]
        here, there = (any(word.key in _SECOND for word in side) for side in (ours, theirs))
        if here != there and ours and theirs and not any(word.bracketed for word in (*ours, *theirs)):
            turned[there] += 1
    return max(turned) >= TURNED and not min(turned)
