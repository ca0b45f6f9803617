"""Whether two passages are the same words by the same speaker on the same occasion.

The words decide, the speaker supports. The bars below were set on labelled pairs of printed quotations
(tests/bench/statements.py measures them): of what speakers say twice, little survives six words in a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.language.tables import common
from briefing.statements.comparing.align import Run, align, worth
from briefing.statements.comparing.gaps import edge_gaps
from briefing.statements.comparing.tokens import Line
from briefing.statements.grouping.passages import Passage, found
from briefing.statements.grouping.people import Relation, relation

OCCASION = 45  # days between two articles that can still report one occasion, unless a long run says they do
LONGEST_NAME = 8  # words
FEW = 3  # words that are a statement only of a known speaker
TERM = 5  # words that can be the name of a thing
NEWS = 10  # days in which outlets still quote what is short
DAILY = 3  # and in which they quote what is very short, or has changed a lot
SHORT = 5  # words below which a passage is the same only by the same speaker within those days
LONG = 12  # words in a row that nobody says twice


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that print the same words: `first`..`last`-1 of the one are `other`..`end`-1 of the other.

    `sure`: the shared words alone settle it. `score` ranks links of one passage.
    """

    first: int
    last: int
    other: int
    end: int
    sure: bool
    score: float


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two passages share: words, their weight, the longest run, and how the stretch compares with the rest."""

    words: int
    weight: float
    longest: int
    heaviest: float
    share: float  # of the shorter passage
    density: float  # of the stretch
    shorter: int
    replaced: int  # ends of the stretch where both have other words


def link(one: Passage, two: Passage) -> Link | None:
    """The link between two passages, or None where they are not the same words."""
    days = apart(one, two)
    if _name(one) or _name(two):
        return None
    left, right = one.line, two.line
    runs = _contained(one, two) or align(left, right)
    if not runs:
        return None
    shared = _shared(left, right, runs)
    kin = relation(one.who, two.who)
    if days > OCCASION and shared.longest < LONG:
        return None
    shorter = one if len(one.keys) <= len(two.keys) else two
    if shared.shorter <= TERM and (kin is not Relation.SAME or shared.shorter < SHORT) and _term(shorter):
        return None
    sure = _sure(shared, kin, _clause(shorter), days)
    if one.article == two.article:  # speakers come back to their words: only what is printed again is the same
        if not sure or shared.share < 1 or shared.shorter < SHORT:
            return None
    elif not sure and not _likely(shared, kin, days):
        return None
    score = shared.weight * shared.density - 2 * shared.replaced + (1 if kin is Relation.SAME else 0)
    return Link(runs[0].first, runs[-1].last, runs[0].other, runs[-1].end, sure, score)


def _contained(one: Passage, two: Passage) -> list[Run]:
    """The quick case: all words of one stand in a row in the other."""
    if len(two.keys) <= len(one.keys):
        at = one.flat.find(two.flat)
        return [Run(one.flat.count(" ", 0, at + 1) - 1, 0, len(two.keys))] if at >= 0 else []
    at = two.flat.find(one.flat)
    return [Run(0, two.flat.count(" ", 0, at + 1) - 1, len(one.keys))] if at >= 0 else []


def _shared(one: Line, two: Line, runs: list[Run]) -> _Shared:
    words = sum(run.length for run in runs)
    shorter = min(len(one.keys), len(two.keys))
    stretch = min(runs[-1].last - runs[0].first, runs[-1].end - runs[0].other)
    return _Shared(
        words,
        worth(one, runs),
        max(run.length for run in runs),
        max(worth(one, [run]) for run in runs),
        words / shorter,
        words / stretch,
        shorter,
        sum(1 for gap in edge_gaps(one, two, runs) if gap.first < gap.last and gap.other < gap.end),
    )


def _sure(shared: _Shared, kin: Relation, clause: bool, days: int) -> bool:
    """All of the shorter passage, or a proper overlap: the end of one is the beginning of the other."""
    if shared.replaced:
        return False
    if shared.share == 1.0 and shared.density == 1.0:
        return _whole(shared, kin, clause, days)
    if shared.longest >= 8 and shared.heaviest >= 5:
        return True
    if kin is Relation.OTHER:
        return False
    if shared.share >= 0.85 and shared.density >= 0.85 and shared.shorter >= 6:
        return shared.weight >= 4
    if shared.longest >= SHORT and shared.heaviest >= 3.5 and shared.share >= (0.4 if kin is Relation.SAME else 0.5):
        return days <= NEWS
    return kin is Relation.SAME and shared.heaviest >= 3 and shared.share >= 0.5 and days <= DAILY


def _whole(shared: _Shared, kin: Relation, clause: bool, days: int) -> bool:
    """Whether a passage that stands whole in another is enough: a term, a name or a slogan can stand anywhere."""
    if shared.shorter < SHORT:
        return kin is Relation.SAME and shared.weight >= (3 if shared.shorter == 3 else 2.5) and days <= DAILY
    if shared.shorter >= 7:
        return shared.weight >= 2.5
    if days > NEWS and kin is not Relation.SAME:
        return False
    if kin is Relation.OTHER:
        return shared.weight >= (3.5 if shared.shorter == SHORT else 4) and (clause or days <= DAILY)
    return shared.weight >= 2.5


def _likely(shared: _Shared, kin: Relation, days: int) -> bool:
    """Most of the shorter passage, with words changed."""
    if shared.replaced > 1 and (shared.share < 0.75 or shared.weight < 6):
        return False
    if (shared.weight < 5 or shared.share < 0.75) and days > DAILY:
        return False
    if kin is Relation.SAME:
        least = 0.8 if shared.replaced and shared.shorter < 7 else 0.55
        return shared.share >= least and shared.weight >= 3 and shared.longest >= 3
    if kin is Relation.UNKNOWN and not shared.replaced:
        return shared.weight >= (3.5 if shared.share >= 0.75 else 4.5) and shared.share >= 0.6
    if kin is Relation.UNKNOWN:
        even = shared.density >= 0.85 or shared.longest >= 8
        if shared.share >= 0.85 and shared.shorter >= 7 and shared.weight >= 3.5 and days <= DAILY:
            return True
        return even and shared.share >= 0.75 and shared.weight >= 6 and shared.longest >= 4
    return shared.share >= 0.85 and shared.weight >= 7 and shared.longest >= 5


def apart(one: Passage, two: Passage) -> int:
    """The fewest days that can lie between two articles; a date that is not known can be any."""
    if one.when is None or two.when is None:
        return 0
    return max((two.when.first - one.when.last).days, (one.when.first - two.when.last).days, 0)


def _name(passage: Passage) -> bool:
    """Whether a short passage is a name or a title: every word that counts has a capital letter, but not throughout."""
    if len(passage.keys) > LONGEST_NAME:
        return False
    tokens = passage.line.tokens
    telling = [passage.text[token.start : token.end] for token in tokens if token.key not in common()]
    if not telling or (len(telling) == 1 and tokens[0].key not in common()):
        return False
    return all(_capital(word) for word in telling)


def _capital(word: str) -> bool:
    return word[0].isupper() and not (word.isupper() and len(word) > 1)


_CLAUSE = frozenset(
    "i we you he she they it is are was were am be been do does did have has had will would shall should can could may "
    "might must not dont cant wont isnt arent didnt doesnt im were ive ill id its thats there who".split()
)


def _clause(passage: Passage) -> bool:
    """Whether a short passage reads like part of a sentence: it has a pronoun or an auxiliary."""
    return any(key in _CLAUSE for key in passage.keys)


def _term(passage: Passage) -> bool:
    """Whether a short passage reads like the name of a thing, with a name in it, which many may use."""
    inner = [passage.text[token.start : token.end] for token in passage.line.tokens[1:]]
    return not _clause(passage) and any(_capital(word) for word in inner)


def telling(passages: Sequence[Passage]) -> bool:
    """Whether passages are a statement: no name, no title, no word or two that nobody is known to have said."""
    if all(_name(passage) for passage in passages) or not any(found(passage) for passage in passages):
        return False
    return len(passages) > 1 or len(passages[0].keys) > FEW or passages[0].quotation.speaker is not None
