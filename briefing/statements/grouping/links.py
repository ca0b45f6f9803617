"""Whether two passages are the same words by the same speaker on the same occasion.

The words decide, the speaker supports. One number says how much two passages have in common: the weight of the words
that both have, times their share of the shorter passage and of the stretch that both cover, less where both go on
with words of their own. The bars below are the only things that were set on labelled pairs of printed quotations
(tests/bench/statement_folds.py, in five folds of events); what cannot be linked is said apart from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefing.language.tables import common
from briefing.model import Nature
from briefing.statements.comparing.align import align, worth
from briefing.statements.comparing.compare import compare
from briefing.statements.comparing.gaps import edge_gaps
from briefing.statements.comparing.runs import Run
from briefing.statements.comparing.tokens import ELLIPSIS, Line
from briefing.statements.grouping.days import LONG_AFTER, NEWS, before, between
from briefing.statements.grouping.passages import Passage
from briefing.statements.grouping.people import Relation, relation
from briefing.statements.grouping.voices import addressed, for_oneself, speakers_fit, strangers

BARS = {Relation.SAME: 1.25, Relation.UNKNOWN: 2.5, Relation.OTHER: 3.5}  # the least common weight
WHOLE = 2.5  # and the least weight of a passage that stands whole in another
REPLACED = 2.0  # what an end takes away where both have other words
SHORT = 5  # words below which a passage is placed by `places`, not linked
PIECE = 4  # but so many are linked where they are left of a longer one
TERM = 6  # words that can be the name of a thing
LONG = 8  # words in a row that nobody says twice by chance
SAID_TWICE = 9  # words in a row that two people, both surely named, do not say by chance
TELLING = 5.0  # and their weight, common words for less
AGAIN = 0.4  # share of the shorter of two texts that both have when they begin, or end, alike
HALF = 0.5  # share of the shorter passage that such a run needs, by one speaker, when both ends differ (translations)
WEEK = 7  # days after which a weekday's name may tell either day
NEARLY = 0.8  # share of the shorter passage that a primary source must have some days later
LONGEST_NAME = 8  # words
APART, MOST = 0.6, 0.75  # least shares of the longer stretch and of the shorter passage, where few are in a row
CHANGED = 3  # words by which two texts differ that are no slip of one outlet


@dataclass(frozen=True, slots=True)
class PassageLink:
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
    """What two passages share: words, their weight, and how the stretch compares with the rest."""

    words: int
    weight: float
    share: float  # of the shorter passage
    density: float  # of the stretch, where it is shorter
    spread: float  # of the stretch, where it is longer
    longest: float  # weight of the longest run
    run: int  # its words
    replaced: int  # ends of the stretch where both have other words

    @property
    def whole(self) -> bool:
        """Whether the shorter passage stands whole, in one run, in the other."""
        return self.share == 1.0 and self.density == 1.0

    @property
    def run_on(self) -> bool:
        """Whether both have a run of words that nobody says twice by chance."""
        return self.run >= LONG and self.longest >= TELLING

    @property
    def scattered(self) -> bool:
        """Whether the words stand so far apart, and so few in a row, that they are of two texts on one thing."""
        return self.run < PIECE and self.spread < APART and self.share < MOST

    @property
    def common(self) -> float:
        """The number that the bars are for."""
        return self.weight * self.share * self.density - REPLACED * self.replaced


def link(one: Passage, two: Passage) -> PassageLink | None:
    """The link between two passages, or None where they are not the same words."""
    shorter = one if len(one.keys) <= len(two.keys) else two
    least = SHORT if shorter.parent is None else PIECE
    if len(shorter.keys) < least or is_name(one) or is_name(two):
        return None
    runs = _contained(one, two) or align(one.line, two.line)
    if not runs:
        return None
    shared = _shared(one.line, two.line, runs)
    kin = relation(one.who, two.who)
    if kin is Relation.SAME and one.who.several != two.who.several:
        kin = Relation.UNKNOWN  # one of two who spoke together may say much the same alone
        if for_oneself(one, two, runs):
            return None
    if not _days_fit(one, two, shared) or not speakers_fit(kin, one, two, runs):
        return None
    if shared.run < SAID_TWICE and strangers(one, two, runs):
        return None
    if one.article == two.article and not shared.whole:
        return None  # speakers come back to their words: only what is printed again is the same
    if shared.whole:
        if shared.weight < WHOLE or (kin is not Relation.SAME and len(shorter.keys) <= TERM and _is_term(shorter)):
            return None
        return PassageLink(runs[0].first, runs[-1].last, runs[0].other, runs[-1].end, True, shared.weight + 1)
    if shared.common < BARS[kin] and not (kin is Relation.SAME and shared.run_on and shared.share >= HALF):
        return None
    if kin is not Relation.SAME and addressed(one, two, runs):
        return None
    if shared.scattered:
        return None
    sure = not shared.replaced and shared.run_on
    score = shared.common + (kin is Relation.SAME)
    return PassageLink(runs[0].first, runs[-1].last, runs[0].other, runs[-1].end, sure, score)


def two_texts(one: Passage, two: Passage) -> bool:
    """Whether two passages share much and differ in CHANGED words or more where both have some.

    They are two texts, then, not one and an excerpt of it.
    """
    if one.flat in two.flat or two.flat in one.flat:
        return False
    runs = align(one.line, two.line)
    if not runs or sum(run.length for run in runs) < AGAIN * min(len(one.keys), len(two.keys)):
        return False
    first, last = runs[0], runs[-1]
    covered = sum(run.length for run in runs)
    inside = max(last.last - first.first, last.end - first.other) - covered
    begin = min(first.first, first.other)
    finish = min(len(one.keys) - last.last, len(two.keys) - last.end)
    return inside + begin + finish >= CHANGED


def strangeness(one: Passage, two: Passage) -> int:
    """How many words of `two` are not those of `one`, and how many of `one` are left out between them unshown."""
    runs = _contained(one, two) or align(one.line, two.line)
    if not runs:
        return len(two.keys)
    shared = sum(run.length for run in runs)
    left_out = runs[-1].last - runs[0].first - shared
    for run, following in pairwise(runs):
        if any(sign == ELLIPSIS for sign in two.line.shown[run.end : following.other + 1]):
            left_out -= following.first - run.last
    return len(two.keys) - shared + left_out


def unlike(one: Passage, two: Passage) -> bool:
    """Whether two texts that share much have other words where both have some; a contraction is no other word."""
    if one.flat in two.flat or two.flat in one.flat:
        return False
    outcome = compare(one.text, two.text)
    if outcome.treatment is None:
        return False
    return any(
        item.nature not in (Nature.CONTRACTION, Nature.STUTTER, Nature.EDGE) and not item.marked
        for item in outcome.differences
    )


def rivals(one: Passage, two: Passage) -> bool:
    """Whether two named speakers begin, or end, alike and then go on in their own words."""
    if relation(one.who, two.who) is not Relation.OTHER:
        return False
    runs = _contained(one, two) or align(one.line, two.line)
    if not runs:
        return False
    few = max(run.length for run in runs) < SAID_TWICE and strangers(one, two, runs)
    return few or not speakers_fit(Relation.OTHER, one, two, runs)


def _contained(one: Passage, two: Passage) -> list[Run]:
    """The quick case: all words of one stand in a row in the other."""
    if len(two.keys) <= len(one.keys):
        at = one.flat.find(two.flat)
        return [Run(one.flat.count(" ", 0, at + 1) - 1, 0, len(two.keys))] if at >= 0 else []
    at = two.flat.find(one.flat)
    return [Run(0, two.flat.count(" ", 0, at + 1) - 1, len(one.keys))] if at >= 0 else []


def _shared(one: Line, two: Line, runs: list[Run]) -> _Shared:
    words = sum(run.length for run in runs)
    stretch = max(1, min(runs[-1].last - runs[0].first, runs[-1].end - runs[0].other))
    longest = max(runs, key=lambda run: worth(one, [run]))
    return _Shared(
        words,
        worth(one, runs),
        words / max(1, min(len(one.keys), len(two.keys))),
        words / stretch,
        words / max(1, runs[-1].last - runs[0].first, runs[-1].end - runs[0].other),
        worth(one, [longest]),
        longest.length,
        sum(1 for gap in edge_gaps(one, two, runs) if gap.first < gap.last and gap.other < gap.end),
    )


def _days_fit(one: Passage, two: Passage, shared: _Shared) -> bool:
    """Whether the days allow it: what is said again on another day is another statement, whatever the words.

    A primary source's own words are printed later too, if they are many, and changed ones by who says that it looks
    back; nobody prints them before they are said.
    """
    if (one.primary and before(two.when, one.when)) or (two.primary and before(one.when, two.when)):
        return False
    days = between(one.when, two.when)
    if days <= NEWS:
        return True
    if days > LONG_AFTER or one.primary == two.primary or shared.run < LONG:
        return False
    source, later = (one, two) if one.primary else (two, one)
    if not later.looks_back and before(source.when, later.told) and between(source.when, later.told) != WEEK:
        return False  # questions on Wednesday: said again then
    return shared.whole or (later.looks_back and shared.share >= NEARLY)


def is_name(passage: Passage) -> bool:
    """Whether a short passage that nobody is known to have said is a name or a title.

    Every word that counts has a capital letter, but not throughout.
    """
    if passage.quotation.speaker is not None or len(passage.keys) > LONGEST_NAME:
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


def is_clause(passage: Passage) -> bool:
    """Whether a short passage reads like part of a sentence: it has a pronoun or an auxiliary."""
    return any(key in _CLAUSE for key in passage.keys)


def _is_term(passage: Passage) -> bool:
    """Whether a short passage reads like the name of a thing, with a name in it, which many may use."""
    inner = [passage.text[token.start : token.end] for token in passage.line.tokens[1:]]
    return not is_clause(passage) and any(_capital(word) for word in inner)
